pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A title's page: billboard, cast, episodes or versions, and what is known of it; with all its states.
Page {
    id: page

    required property TitlePage title
    property string gone: ""
    property string unknown: ""
    property string home: ""
    property string homeName: ""
    readonly property bool ready: title.state === "ready"

    name: title.title
    overArt: ready
    scrolled: view.scrolled
    onShownChanged: shown ? title.enter() : title.leave()
    onWidthChanged: title.drawnAt(width, Screen.devicePixelRatio)
    Component.onCompleted: {
        title.drawnAt(width, Screen.devicePixelRatio);
        if (shown)
            title.enter();
    }

    TitleView {
        id: view
        anchors.fill: parent
        title: page.title
        visible: page.ready
        focus: page.ready
    }

    // Providers are being asked: a hair of movement along the page's edge, which takes no room
    ProgressBar {
        id: asking
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.px(2)
        visible: page.ready && page.title.filling
        indeterminate: true
        name: qsTr("Filling in what is missing")
    }

    TitleSkeleton {
        anchors.fill: parent
        waiting: page.title.state === "loading"
    }

    EmptyState {
        anchors.centerIn: parent
        visible: page.title.state === "gone"
        symbol: "film"
        sentence: page.title.inLibrary ? page.gone : page.unknown
        detail: page.title.inLibrary ? qsTr("Its servers let it go, or it was merged with another title that was removed.") : qsTr("The link may be old: TMDB removes what was entered twice.")
        action: page.homeName
        onTriggered: Actions.openAddress(page.home)
    }

    EmptyState {
        anchors.centerIn: parent
        visible: page.title.state === "keyless"
        symbol: "key-round"
        sentence: qsTr("What your library does not have, TMDB tells of.")
        detail: page.title.problem
        action: qsTr("Open Settings")
        onTriggered: Actions.openAddress("bijou://settings/metadata")
    }

    EmptyState {
        anchors.centerIn: parent
        visible: page.title.state === "error"
        symbol: page.title.inLibrary ? "circle-alert" : "wifi-off"
        sentence: page.title.inLibrary ? qsTr("The page could not be read.") : qsTr("TMDB could not be asked about this title.")
        detail: page.title.problem
        action: qsTr("Try again")
        onTriggered: page.title.retry()
    }
}
