pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A title's page: billboard, cast, episodes or versions, and what is known of it; with all its states.
Page {
    id: page

    required property TitlePage title
    property string gone: ""
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

    TitleSkeleton {
        anchors.fill: parent
        waiting: page.title.state === "loading"
    }

    EmptyState {
        anchors.centerIn: parent
        visible: page.title.state === "gone"
        symbol: "film"
        sentence: page.gone
        detail: qsTr("Its servers let it go, or it was merged with another title that was removed.")
        action: page.homeName
        onTriggered: Actions.openAddress(page.home)
    }

    EmptyState {
        anchors.centerIn: parent
        visible: page.title.state === "error"
        symbol: "circle-alert"
        sentence: qsTr("The page could not be read.")
        detail: page.title.problem
        action: qsTr("Try again")
        onTriggered: page.title.retry()
    }
}
