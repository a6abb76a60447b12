pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with all that is selected.
Rectangle {
    id: bar

    required property Library library
    readonly property int selected: library.wall.selectedCount
    property bool begun: false

    width: row.width + 2 * Theme.gap12
    height: row.height + 2 * Theme.gap8
    radius: Theme.cardRadius
    color: Theme.surfaceHigh
    border.width: Theme.hairline
    border.color: Theme.lineStrong
    visible: opacity > 0
    opacity: begun && selected > 0 ? 1 : 0
    Component.onCompleted: begun = true // built when something is selected first, and fades in then too
    Accessible.role: Accessible.ToolBar
    Accessible.name: said.text

    Behavior on opacity {
        enabled: Theme.lively
        NumberAnimation {
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }

    Shadow {}

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap4

        Label {
            id: said
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: Theme.gap8
            rightPadding: Theme.gap8
            text: bar.library.selectedText
            font: Theme.strong
        }

        Button {
            kind: "ghost"
            symbol: "eye"
            text: qsTr("Follow")
            visible: bar.library.kind === "show"
            onClicked: Wanting.followRows(bar.library.selectedTitles(), true)
        }

        Button {
            kind: "ghost"
            symbol: "eye-off"
            text: qsTr("Do not follow")
            visible: bar.library.kind === "show"
            onClicked: Wanting.followRows(bar.library.selectedTitles(), false)
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

        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            symbol: "x"
            text: qsTr("Clear the selection")
            keys: qsTr("Esc")
            onClicked: bar.library.wall.clearSelection()
        }
    }
}
