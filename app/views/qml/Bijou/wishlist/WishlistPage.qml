pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What is wished: films, and shows as a tree of seasons and episodes. What leaves comes back with Undo.
Page {
    id: page

    name: qsTr("Wishlist")
    filterable: Wishlist.state !== "empty"
    onFilterWanted: bar.startTyping()
    onShownChanged: shown ? Wishlist.enter() : Wishlist.leave()
    Component.onCompleted: if (shown)
        Wishlist.enter()

    PageHeader {
        id: header
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * x
        title: page.name
        detail: Wishlist.countText
    }

    WishBar {
        id: bar
        z: 1
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap12
        x: Theme.pageMargin
        width: parent.width - 2 * x
        onEscaped: tree.forceActiveFocus()
    }

    WishTree {
        id: tree
        anchors.top: bar.bottom
        anchors.topMargin: Theme.gap12
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap20
        x: Theme.pageMargin
        width: parent.width - 2 * x
        focus: true
    }

    WishStates {
        anchors.fill: tree
    }

    SelectionPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap28
        z: 2
        selected: Wishlist.selected
        words: Wishlist.selectedText
        onCleared: {
            Wishlist.clearSelection();
            tree.forceActiveFocus();
        }

        Button {
            kind: "ghost"
            symbol: "copy"
            text: qsTr("Copy")
            onClicked: Wishlist.copy(true)
        }

        Button {
            kind: "ghost"
            symbol: Wishlist.narrowed === "unwanted" ? "heart" : "trash-2"
            text: Wishlist.narrowed === "unwanted" ? qsTr("Wish after all") : qsTr("Remove")
            onClicked: {
                Wishlist.narrowed === "unwanted" ? Wishlist.wantSelected() : Wishlist.removeSelected();
                tree.forceActiveFocus();
            }
        }
    }
}
