pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The rows of the front page. Up and down walk from row to row, left and right through one.
FocusScope {
    id: front

    onActiveFocusChanged: if (activeFocus && rows.count > 0 && !page.holds(Window.activeFocusItem))
        step(0)
    Component.onCompleted: {
        Discover.drawCardsAt(Screen.devicePixelRatio);
        restore();
    }

    function step(to: int) {
        if (to >= 0 && to < rows.count)
            (rows.itemAt(to) as DiscoverRow).begin();
    }

    // The last place of this entry; rows keep their places while they are on their way
    function restore() {
        page.contentY = Math.max(0, Math.min(Place.remembered("y", 0), page.contentHeight - page.height));
    }

    ScrollPage {
        id: page
        anchors.fill: parent
        visible: Discover.state === "ready"
        bottomMargin: Theme.gap28
        spacing: Theme.gap20
        onContentYChanged: soon.restart()

        Repeater {
            id: rows
            model: Discover.sections
            onCountChanged: Qt.callLater(front.restore)

            DiscoverRow {
                width: page.width
                onStepped: by => front.step(index + by)
            }
        }
    }

    Timer {
        id: soon
        interval: Theme.settle
        onTriggered: Place.remember("y", page.contentY)
    }

    Connections {
        target: Place

        function onLeaving() {
            if (soon.running && Place.page === "discover")
                Place.remember("y", page.contentY);
            soon.stop();
        }

        function onMoved() {
            if (Place.page === "discover")
                front.restore();
        }
    }
}
