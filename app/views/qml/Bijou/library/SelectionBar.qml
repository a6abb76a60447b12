pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with all that is selected.
SelectionPanel {
    id: bar

    required property Library library

    selected: library.wall.selectedCount
    words: library.selectedText
    onCleared: library.wall.clearSelection()

    Button {
        kind: "ghost"
        symbol: "eye"
        text: qsTr("Follow")
        visible: bar.library.kind === "show"
        onClicked: Wanting.followRows("show", bar.library.selectedTitles(), true)
    }

    Button {
        kind: "ghost"
        symbol: "eye-off"
        text: qsTr("Do not follow")
        visible: bar.library.kind === "show"
        onClicked: Wanting.followRows("show", bar.library.selectedTitles(), false)
    }

    Button {
        kind: "ghost"
        symbol: "heart"
        text: bar.library.kind === "show" ? qsTr("Wish missing") : qsTr("Wish")
        onClicked: Wanting.wishRows(bar.library.kind, bar.library.selectedTitles())
    }

    IconButton {
        anchors.verticalCenter: parent.verticalCenter
        symbol: "copy"
        text: qsTr("Copy titles")
        onClicked: bar.library.copySelected()
    }

    IconButton {
        anchors.verticalCenter: parent.verticalCenter
        symbol: "refresh-cw"
        text: qsTr("Rescan")
        onClicked: bar.library.rescanSelected()
    }

    IconButton {
        anchors.verticalCenter: parent.verticalCenter
        symbol: "external-link"
        text: qsTr("Open on server")
        visible: bar.selected <= 8
        onClicked: bar.library.openSelected()
    }
}
