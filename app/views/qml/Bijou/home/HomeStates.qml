pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands where Home's rows would be: their shapes while they are read, or why there are none and what can be done.
Item {
    id: instead

    readonly property bool coming: ScanProgress.running || Navigation.demo
    readonly property real measure: Math.min(Theme.px(420), width - 2 * Theme.pageMargin)

    // Mostly the rows are read before the first frame: no shapes are made then
    Timer {
        id: slow

        property bool due: false

        interval: 20
        running: Home.state === "loading"
        onTriggered: due = true
    }

    Loader {
        x: Theme.pageMargin
        width: parent.width - x
        active: slow.due && Home.state === "loading"
        sourceComponent: Column {
            spacing: Theme.gap12
            Accessible.role: Accessible.Animation
            Accessible.name: qsTr("Reading the library")

            Skeleton {
                width: Theme.px(150)
                height: heading.height
            }

            Row {
                spacing: Theme.gap16

                Repeater {
                    model: 4

                    Skeleton {
                        width: Math.floor((instead.width - 2 * Theme.pageMargin - 3 * Theme.gap16) / 4)
                        height: Math.round(width * 0.47)
                        radius: Theme.cardRadius
                    }
                }
            }

            Item {
                width: 1
                height: 1
            }

            Skeleton {
                width: Theme.px(150)
                height: heading.height
            }

            RowSkeleton {
                width: parent.width
                cardWidth: Theme.px(132)
            }
        }
    }

    FontMetrics {
        id: heading
        font: Theme.section
    }

    Loader {
        anchors.centerIn: parent
        active: Home.state === "empty"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: instead.coming ? "hourglass" : "library"
            sentence: instead.coming ? qsTr("The first titles are on their way.") : qsTr("Your library is empty.")
            detail: instead.coming ? ScanProgress.words : qsTr("Add Plex, Jellyfin or folders, and what they have appears here.")
            action: instead.coming ? "" : qsTr("Add a server")
            actionSymbol: "plus"
            onTriggered: Actions.openAddress("bijou://welcome")
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Home.state === "error"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "circle-alert"
            sentence: qsTr("The library cannot be read.")
            detail: Home.problem
            action: qsTr("Try again")
            actionSymbol: "rotate-cw"
            onTriggered: Home.read()
        }
    }
}
