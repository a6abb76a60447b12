pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with the lines that are selected.
Rectangle {
    id: bar

    width: row.width + 2 * Theme.gap12
    height: row.height + 2 * Theme.gap8
    radius: Theme.cardRadius
    color: Theme.surfaceHigh
    border.width: Theme.hairline
    border.color: Theme.lineStrong
    visible: Wishlist.selected > 0
    Accessible.role: Accessible.ToolBar
    Accessible.name: said.text

    Shadow {}

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap8

        Label {
            id: said
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: Theme.gap8
            rightPadding: Theme.gap8
            text: Wishlist.selectedText
            font: Theme.strong
        }

        Button {
            kind: "ghost"
            symbol: "copy"
            text: qsTr("Copy")
            onClicked: Wishlist.copy(true)
        }

        Button {
            kind: "ghost"
            symbol: "trash-2"
            text: qsTr("Remove")
            visible: Wishlist.narrowed !== "unwanted"
            onClicked: Wishlist.removeSelected()
        }

        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            symbol: "x"
            text: qsTr("Clear the selection")
            keys: qsTr("Esc")
            onClicked: Wishlist.clearSelection()
        }
    }
}
