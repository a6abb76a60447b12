pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A count before and after another order.
Column {
    id: counted

    property string name: ""
    property string value: ""
    property color ink: Theme.text

    spacing: Theme.px(2)
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + value

    Label {
        text: counted.name
        font: Theme.caption
        color: Theme.textFaint
        Accessible.ignored: true
    }

    Label {
        text: counted.value
        font: Theme.number
        color: counted.ink
        Accessible.ignored: true
    }
}
