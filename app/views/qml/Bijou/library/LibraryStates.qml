pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands where the titles would be: their shapes while they are read, or why there are none and what can be done.
Item {
    id: states

    required property Library library

    WallSkeleton {
        anchors.fill: parent
        waiting: states.library.state === "loading"
    }

    EmptyState {
        anchors.centerIn: parent
        visible: states.library.state === "nothing"
        symbol: "search"
        sentence: qsTr("Nothing fits these filters.")
        action: qsTr("Clear filters")
        actionSymbol: "x"
        onTriggered: states.library.filters.clearAll()
    }

    EmptyState {
        anchors.centerIn: parent
        visible: states.library.state === "empty" && ScanProgress.running
        symbol: "hourglass"
        sentence: qsTr("The first titles are on their way.")
        detail: ScanProgress.words
    }

    EmptyState {
        anchors.centerIn: parent
        visible: states.library.state === "empty" && !ScanProgress.running
        symbol: states.library.kind === "movie" ? "film" : "tv"
        sentence: !states.library.hasServers ? qsTr("No server yet.") : states.library.kind === "movie" ? qsTr("No films here yet.") : qsTr("No shows here yet.")
        detail: states.library.hasServers ? qsTr("A scan reads what your servers have.") : qsTr("Add Plex, Jellyfin or folders, and what they have appears here.")
        action: states.library.hasServers ? qsTr("Scan now") : qsTr("Add a server")
        actionSymbol: states.library.hasServers ? "refresh-cw" : "plus"
        onTriggered: states.library.hasServers ? Actions.scan(0, "full") : Actions.openAddress("bijou://settings/libraries")
    }

    EmptyState {
        anchors.centerIn: parent
        visible: states.library.state === "error"
        symbol: "circle-alert"
        sentence: qsTr("The library cannot be read.")
        detail: states.library.problem
        action: qsTr("Try again")
        actionSymbol: "rotate-cw"
        onTriggered: states.library.retry()
    }
}
