pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands where cards would be: their shapes while they are read, or why there are none and what can be done.
Item {
    id: instead

    readonly property bool people: Watchlist.tab === "people"
    readonly property real measure: Math.min(Theme.px(440), width - 2 * Theme.pageMargin)

    visible: Watchlist.state !== "ready"

    WallSkeleton {
        anchors.fill: parent
        wide: true
        waiting: Watchlist.state === "loading" && !instead.people
        Accessible.name: qsTr("Reading the watchlist")
    }

    PeopleSkeleton {
        anchors.fill: parent
        waiting: Watchlist.state === "loading" && instead.people
    }

    Loader {
        anchors.centerIn: parent
        active: Watchlist.state === "empty"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "eye"
            sentence: instead.people ? qsTr("Nobody is followed yet.") : qsTr("Nothing is followed yet.")
            detail: instead.people ? qsTr("Press the eye beside somebody's name, and their new and announced work comes here.") : qsTr("Press the eye on a show, and what airs next comes here. Shows that you own and that still air are followed by themselves.")
            action: instead.people ? qsTr("Find people") : qsTr("Discover shows")
            onTriggered: Actions.openAddress(instead.people ? "bijou://search?tab=people" : "bijou://discover?kind=show")
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Watchlist.state === "nothing"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "search"
            sentence: qsTr("Nothing here fits.")
            action: qsTr("Show everything")
            actionSymbol: "x"
            onTriggered: Watchlist.clear()
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Watchlist.state === "error"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "circle-alert"
            sentence: qsTr("The watchlist cannot be read.")
            detail: Watchlist.problem
            action: qsTr("Try again")
            actionSymbol: "rotate-cw"
            onTriggered: Watchlist.retry()
        }
    }
}
