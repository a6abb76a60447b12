pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands where results would be: their shapes while they are on their way, or why there are none.
Item {
    id: instead

    readonly property real measure: Math.min(Theme.px(460), width - 2 * Theme.pageMargin)

    visible: SearchResults.state !== "ready"

    WallSkeleton {
        anchors.fill: parent
        waiting: SearchResults.state === "loading"
        Accessible.name: qsTr("Searching")
    }

    Loader {
        anchors.centerIn: parent
        active: SearchResults.state === "blank"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "search"
            sentence: qsTr("What are you looking for?")
            detail: qsTr("A title, a person, an id such as tt0017136 or tmdb:19, or an address of TMDB, IMDb, TVDB, Plex or Jellyfin.")
        }
    }

    Loader {
        anchors.centerIn: parent
        active: SearchResults.state === "nothing"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "search"
            sentence: qsTr("Nothing found for “%1”").arg(SearchResults.text)
            detail: SearchResults.tab === "all" ? "" : qsTr("Perhaps under another heading.")
            action: SearchResults.tab === "all" ? "" : qsTr("Look everywhere")
            onTriggered: SearchResults.choose("all")
        }
    }

    Loader {
        anchors.centerIn: parent
        active: SearchResults.state === "failed"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "triangle-alert"
            sentence: qsTr("The search did not work.")
            detail: SearchResults.problem
            action: qsTr("Try again")
            actionSymbol: "rotate-cw"
            onTriggered: SearchResults.retry()
        }
    }
}
