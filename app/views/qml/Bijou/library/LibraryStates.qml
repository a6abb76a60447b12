pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands where the titles would be: their shapes while they are read, or why there are none and what can be done.
Item {
    id: instead

    required property Library library
    readonly property real measure: Math.min(Theme.px(420), width - 2 * Theme.pageMargin)

    WallSkeleton {
        anchors.fill: parent
        waiting: instead.library.state === "loading" && !instead.library.table
    }

    TableSkeleton {
        anchors.fill: parent
        waiting: instead.library.state === "loading" && instead.library.table
    }

    Loader {
        anchors.centerIn: parent
        active: instead.library.state === "nothing"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "search"
            sentence: qsTr("Nothing fits these filters.")
            action: qsTr("Clear filters")
            actionSymbol: "x"
            onTriggered: instead.library.filters.clearAll()
        }
    }

    Loader {
        anchors.centerIn: parent
        active: instead.library.state === "empty" && ScanProgress.running
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "hourglass"
            sentence: qsTr("The first titles are on their way.")
            detail: ScanProgress.words
        }
    }

    Loader {
        anchors.centerIn: parent
        active: instead.library.state === "empty" && !ScanProgress.running
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: instead.library.kind === "movie" ? "film" : "tv"
            sentence: !instead.library.hasServers ? qsTr("No server yet.") : instead.library.kind === "movie" ? qsTr("No films here yet.") : qsTr("No shows here yet.")
            detail: instead.library.hasServers ? qsTr("A scan reads what your servers have.") : qsTr("Add Plex, Jellyfin or folders, and what they have appears here.")
            action: instead.library.hasServers ? qsTr("Scan now") : qsTr("Add a server")
            actionSymbol: instead.library.hasServers ? "refresh-cw" : "plus"
            onTriggered: instead.library.hasServers ? Actions.scan(0, "full") : Actions.openAddress("bijou://settings/libraries")
        }
    }

    Loader {
        anchors.centerIn: parent
        active: instead.library.state === "error"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "circle-alert"
            sentence: qsTr("The library cannot be read.")
            detail: instead.library.problem
            action: qsTr("Try again")
            actionSymbol: "rotate-cw"
            onTriggered: instead.library.retry()
        }
    }
}
