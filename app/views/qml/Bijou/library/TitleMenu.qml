pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with one title.
Menu {
    id: menu

    required property Library library
    property int row: -1
    readonly property int titleId: library.wall.idAt(row)
    readonly property string name: library.wall.titleAt(row)

    MenuItem {
        symbol: "corner-down-left"
        text: qsTr("Open")
        onTriggered: Actions.open(menu.library.kind, menu.titleId)
    }

    MenuItem {
        symbol: "external-link"
        text: qsTr("Open on the server")
        onTriggered: Actions.openOnServer(menu.library.kind, menu.titleId)
    }

    MenuItem {
        readonly property bool on: Wanting.turn >= 0 && menu.titleId > 0 && Wanting.follows("show", menu.titleId, "")

        visible: menu.library.kind === "show"
        height: visible ? implicitHeight : 0
        symbol: on ? "eye-off" : "eye"
        text: on ? qsTr("Do not follow") : qsTr("Follow")
        detail: Theme.command + " E"
        onTriggered: Wanting.toggleRow("show", menu.titleId, menu.name, true, true)
    }

    MenuItem {
        visible: menu.library.kind === "show"
        height: visible ? implicitHeight : 0
        symbol: "heart"
        text: qsTr("Wish episodes …")
        detail: Theme.command + " D"
        onTriggered: Wanting.toggleRow("show", menu.titleId, menu.name, false, true)
    }

    MenuSeparator {}

    MenuItem {
        symbol: "square-check"
        text: qsTr("Select")
        detail: qsTr("Space")
        onTriggered: menu.library.wall.toggle(menu.row)
    }

    MenuItem {
        symbol: "copy"
        text: qsTr("Copy title")
        onTriggered: Actions.copyTitles(menu.library.kind, [menu.titleId])
    }

    MenuItem {
        symbol: "search"
        text: qsTr("Find match …")
        onTriggered: Actions.findMatch(menu.library.kind, menu.titleId)
    }

    MenuItem {
        symbol: "image"
        text: qsTr("Choose the pictures …")
        onTriggered: Actions.choosePicture(menu.library.kind, menu.titleId)
    }

    MenuItem {
        symbol: "lock"
        text: qsTr("Edit and lock …")
        onTriggered: Actions.editFields(menu.library.kind, menu.titleId)
    }

    MenuItem {
        symbol: "refresh-cw"
        text: qsTr("Rescan")
        onTriggered: Actions.rescanTitles(menu.library.kind, [menu.titleId])
    }

    function show(row: int, at: point) {
        menu.row = row;
        popup(at.x, at.y);
    }
}
