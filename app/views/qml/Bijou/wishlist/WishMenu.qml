pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with one line of the wishlist.
Menu {
    id: menu

    property WishRow line: null
    readonly property bool unwanted: Wishlist.narrowed === "unwanted"

    function show(line: WishRow, at: point) {
        menu.line = line;
        popup(line, at.x, at.y);
    }

    MenuItem {
        symbol: "corner-down-left"
        text: qsTr("Open")
        onTriggered: menu.line?.openPage()
    }

    MenuItem {
        visible: menu.line?.lacking ?? false
        height: visible ? implicitHeight : 0
        symbol: "circle-question-mark"
        text: qsTr("Why is this missing?")
        detail: Theme.command + " I"
        onTriggered: menu.line?.why()
    }

    MenuSeparator {}

    MenuItem {
        symbol: "square-check"
        text: qsTr("Select")
        detail: qsTr("Space")
        onTriggered: Wishlist.select(menu.line?.index ?? -1)
    }

    MenuItem {
        symbol: menu.unwanted ? "heart" : "x"
        text: menu.unwanted ? qsTr("Wish it after all") : qsTr("Remove")
        detail: menu.unwanted ? "" : qsTr("Del")
        onTriggered: menu.unwanted ? Wishlist.want(menu.line?.index ?? -1) : Wishlist.remove(menu.line?.index ?? -1)
    }
}
