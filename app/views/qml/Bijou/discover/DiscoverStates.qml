pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands where titles would be: their shapes while they are on their way, or why there are none and what can be done.
Item {
    id: instead

    readonly property real measure: Math.min(Theme.px(460), width - 2 * Theme.pageMargin)

    visible: Discover.state !== "ready"

    WallSkeleton {
        anchors.fill: parent
        waiting: Discover.state === "loading" && !Discover.front
        Accessible.name: qsTr("Asking TMDB")
    }

    DiscoverSkeleton {
        anchors.fill: parent
        waiting: Discover.state === "loading" && Discover.front
    }

    Loader {
        anchors.centerIn: parent
        active: Discover.state === "refused" || (Discover.state === "nothing" && Discover.refused !== "")
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "key-round"
            sentence: qsTr("This list comes from TMDB.")
            detail: Discover.refused
            action: qsTr("Add a key")
            onTriggered: Actions.openAddress("bijou://settings/metadata")
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Discover.state === "nothing" && Discover.refused === ""
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "compass"
            sentence: Discover.hidden ? qsTr("Nothing here that you do not own.") : qsTr("TMDB has nothing of this kind.")
            action: Discover.hidden ? qsTr("Show owned too") : Discover.front ? "" : qsTr("Back to everything")
            onTriggered: Discover.hidden ? Discover.choose("hidden", "") : Discover.choose("list", "all")
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Discover.state === "error"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "wifi-off"
            sentence: qsTr("This list cannot be had now.")
            detail: Discover.trouble
            action: qsTr("Try again")
            actionSymbol: "rotate-cw"
            onTriggered: Discover.retry()
        }
    }
}
