pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands where lines would be: their shapes while they are read, or why there are none and what can be done.
Item {
    id: instead

    readonly property bool films: Wishlist.tab === "movies"
    readonly property real measure: Math.min(Theme.px(440), width)

    visible: Wishlist.state !== "ready"

    Column {
        width: parent.width
        spacing: Theme.gap8
        visible: Wishlist.state === "loading"

        Repeater {
            model: 6

            Skeleton {
                width: instead.width
                height: Theme.px(73)
                waiting: Wishlist.state === "loading"
            }
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Wishlist.state === "empty"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "heart"
            sentence: instead.films ? qsTr("No movie is wished yet.") : qsTr("No episode is wished yet.")
            detail: instead.films ? qsTr("Press the heart on a movie that you lack, and it waits here until it is in your library.") : qsTr("Press the heart on a show to wish what you lack of it. What airs of the shows that you follow comes here by itself.")
            action: instead.films ? qsTr("Discover movies") : qsTr("Discover shows")
            onTriggered: Actions.openAddress(instead.films ? "bijou://discover" : "bijou://discover?kind=show")
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Wishlist.state === "nothing"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "search"
            sentence: qsTr("Nothing here fits.")
            action: qsTr("Show everything")
            actionSymbol: "x"
            onTriggered: Wishlist.clear()
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Wishlist.state === "error"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "circle-alert"
            sentence: qsTr("The wishlist cannot be read.")
            detail: Wishlist.problem
            action: qsTr("Try again")
            actionSymbol: "rotate-cw"
            onTriggered: Wishlist.retry()
        }
    }
}
