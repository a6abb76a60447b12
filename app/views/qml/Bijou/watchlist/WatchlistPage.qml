pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What is followed: shows with what airs next, people with what they do next. A card whose eye is pressed leaves, and comes back with Undo.
Page {
    id: page

    readonly property bool people: Watchlist.tab === "people"

    name: qsTr("Watchlist")
    filterable: Watchlist.state !== "empty"
    onFilterWanted: bar.startTyping()
    onShownChanged: shown ? Watchlist.enter() : Watchlist.leave()

    // Posters scroll away under this; clipping them would cost in every frame
    Rectangle {
        z: 1
        width: parent.width
        height: body.y
        color: Theme.background
    }

    PageHeader {
        id: header
        z: 1
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * x
        title: page.name
        detail: Watchlist.countText
    }

    WatchBar {
        id: bar
        z: 1
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap12
        x: Theme.pageMargin
        width: parent.width - 2 * x
        onEscaped: body.forceActiveFocus()
    }

    WatchNotice {
        id: notice
        z: 1
        anchors.top: bar.bottom
        anchors.topMargin: height > 0 ? Theme.gap12 : 0
        x: Theme.pageMargin
        width: parent.width - 2 * x
    }

    Loader {
        id: body
        anchors.top: notice.bottom
        anchors.topMargin: Theme.gap12
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        sourceComponent: page.people ? people : shows
    }

    WatchStates {
        anchors.fill: body
    }

    SelectionPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap20
        z: 2
        selected: Watchlist.selected
        words: Watchlist.selectedText
        onCleared: {
            Watchlist.clearSelection();
            body.forceActiveFocus();
        }

        Button {
            readonly property bool muted: Watchlist.narrowed === "muted"

            kind: "ghost"
            symbol: muted ? "eye" : "eye-off"
            text: muted ? qsTr("Follow") : qsTr("Do not follow")
            onClicked: {
                Wanting.followRows(page.people ? "person" : "show", Watchlist.selectedRows(), muted);
                Watchlist.clearSelection();
                body.forceActiveFocus();
            }
        }
    }

    Component {
        id: shows

        WatchShows {}
    }

    Component {
        id: people

        WatchPeople {}
    }
}
