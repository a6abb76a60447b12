pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A key and what it does, quietly.
Row {
    id: hint

    property var symbols: []
    property string text: ""

    spacing: Theme.px(6)
    Accessible.ignored: true

    Repeater {
        model: hint.symbols

        Icon {
            required property string modelData
            anchors.verticalCenter: parent?.verticalCenter
            name: modelData
            size: Theme.px(13)
            color: Theme.textFaint
        }
    }

    Label {
        text: hint.text
        font: Theme.caption
        color: Theme.textFaint
    }
}
