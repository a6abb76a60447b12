pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What it is about, in single words.
Column {
    id: list

    property var keywords: null

    spacing: Theme.gap12

    SectionTitle {
        text: qsTr("Keywords")
    }

    Flow {
        id: flow
        width: list.width
        spacing: Theme.gap8
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Keywords")

        Repeater {
            model: list.keywords

            Rectangle {
                id: word
                required property string text

                width: Math.min(label.implicitWidth + 2 * Theme.gap12, flow.width)
                height: label.implicitHeight + Theme.gap8
                radius: height / 2
                color: "transparent"
                border.width: Theme.hairline
                border.color: Theme.line
                Accessible.role: Accessible.ListItem
                Accessible.name: text

                Label {
                    id: label
                    anchors.centerIn: parent
                    width: Math.min(implicitWidth, parent.width - 2 * Theme.gap12)
                    text: word.text
                    font: Theme.caption
                    color: Theme.textMuted
                    Accessible.ignored: true
                }
            }
        }
    }
}
