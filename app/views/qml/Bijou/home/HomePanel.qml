pragma ComponentBehavior: Bound
import QtQuick
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

            HomeLink {
                id: link
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: panel.more
                address: panel.address
            }
        },
        Column {
            id: column
            y: head.height + Theme.gap8
            width: parent.width
        }
    ]
}
