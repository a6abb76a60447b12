pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A fact under its name.
Column {
    id: fact

    required property string name
    property string text: ""
    property real widest: 0

    spacing: Theme.px(2)
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + text

    Label {
        anchors.left: parent.left
        width: Math.min(implicitWidth, fact.widest)
        text: fact.name
        font: Theme.caption
        color: Theme.textFaint
        Accessible.ignored: true
    }

    Label {
        anchors.left: parent.left
        width: Math.min(implicitWidth, fact.widest)
        text: fact.text
        Accessible.ignored: true
    }
}
