pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// All that is found for some words: the library's first, then TMDB's, page after page. Words and tab are the page's address.
Page {
    id: page

    name: qsTr("Search")
    onShownChanged: shown ? SearchResults.enter() : SearchResults.leave()
    Component.onCompleted: {
        SearchResults.drawnAt(Screen.devicePixelRatio);
        if (shown)
            SearchResults.enter();
    }

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
        detail: SearchResults.summary
    }

    SearchBar {
        id: bar
        z: 1
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap12
        x: Theme.pageMargin
        width: parent.width - 2 * x
        onEntered: body.forceActiveFocus()
    }

    Loader {
        id: trouble
        z: 1
        anchors.top: bar.bottom
        anchors.topMargin: active ? Theme.gap12 : 0
        x: Theme.pageMargin
        width: parent.width - 2 * x
        height: active ? implicitHeight : 0
        active: SearchResults.problem !== "" && (SearchResults.state === "ready" || SearchResults.state === "nothing")
        sourceComponent: Notice {
            ink: SearchResults.keyless ? Theme.info : Theme.warn
            symbol: SearchResults.keyless ? "key-round" : "wifi-off"
            text: SearchResults.keyless ? qsTr("Only your library is searched: TMDB needs a key.") : SearchResults.problem

            Button {
                kind: "ghost"
                text: SearchResults.keyless ? qsTr("Add a key") : qsTr("Try again")
                onClicked: SearchResults.keyless ? Actions.openAddress("bijou://settings/metadata") : SearchResults.retry()
            }
        }
    }

    Loader {
        id: body
        anchors.top: trouble.bottom
        anchors.topMargin: Theme.gap12
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        visible: SearchResults.state === "ready"
        sourceComponent: SearchResults.tab === "episodes" ? episodes : SearchResults.tab === "people" ? people : titles
    }

    SearchStates {
        anchors.fill: body
    }

    Component {
        id: titles

        SearchGrid {
            onLeftAbove: bar.forceActiveFocus(Qt.BacktabFocusReason)
        }
    }

    Component {
        id: people

        SearchPeople {}
    }

    Component {
        id: episodes

        SearchEpisodes {}
    }
}
