pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A panel with a heading and a quiet link to the page that has all of it.
Card {
    id: panel

    default property alias column: column.data
    property alias all: link
    property string heading: ""
    property string more: ""
    property string address: ""

    implicitHeight: head.height + Theme.gap8 + column.implicitHeight + 2 * padding
    Accessible.role: Accessible.Grouping
    Accessible.name: heading

    content: [
        Item {
            id: head
            width: parent.width
            height: Math.max(title.implicitHeight, link.implicitHeight)

            Label {
                id: title
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - link.width - Theme.gap12
                horizontalAlignment: Text.AlignLeft
                text: panel.heading
                font: Theme.strong
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            T.Button {
                id: link
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                implicitWidth: words.implicitWidth + 2 * Theme.gap4
                implicitHeight: words.implicitHeight + Theme.gap8
                padding: Theme.gap4
                hoverEnabled: true
                text: panel.more
                Accessible.role: Accessible.Link
                Accessible.name: text
                Keys.onReturnPressed: click()
                Keys.onEnterPressed: click()
                onClicked: Actions.openAddress(panel.address)

                HoverHandler {
                    cursorShape: Qt.PointingHandCursor
                }

                contentItem: Row {
                    id: words
                    spacing: Theme.gap4

                    Label {
                        text: link.text
                        font: Theme.controlFont
                        color: link.hovered ? Theme.text : Theme.textMuted
                        Accessible.ignored: true
                    }

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: "chevron-right"
                        mirror: link.mirrored
                        color: link.hovered ? Theme.text : Theme.textMuted
                        size: Theme.px(14)
                    }
                }

                background: FocusRing {
                    shown: link.visualFocus
                    gap: 0
                }
            }
        },
        Column {
            id: column
            y: head.height + Theme.gap8
            width: parent.width
        }
    ]
}
