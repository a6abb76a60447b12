pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A grid of results: arrows walk, Enter opens, more comes before the end is reached, and the way back leads to where one was.
GridView {
    id: grid

    required property int columns
    property real wanted: 0
    // Nobody has scrolled yet: what comes in above must not push the page down
    property bool untouched: true
    readonly property real reached: contentY - originY

    topMargin: Theme.gap8
    bottomMargin: Theme.gap28
    focus: true
    reuseItems: true
    pixelAligned: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    currentIndex: -1
    highlightMoveDuration: 0
    activeFocusOnTab: currentIndex < 0
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
        currentIndex = 0
    onReachedChanged: {
        soon.restart();
        look();
    }
    onCountChanged: look()
    onContentHeightChanged: restore()
    onOriginYChanged: if (untouched && wanted <= 0)
        contentY = originY - topMargin
    onMovementStarted: untouched = false
    onCurrentIndexChanged: if (currentIndex > 0)
        untouched = false
    Component.onCompleted: begin()
    Accessible.role: Accessible.List
    Keys.onEscapePressed: Actions.back()

    function look() {
        if (count > 0 && reached + 2.5 * height > contentHeight)
            SearchResults.more();
    }

    function begin() {
        currentIndex = -1;
        untouched = true;
        wanted = Place.remembered("scroll", 0);
        contentY = originY - topMargin;
        restore();
    }

    function restore() {
        if (wanted <= 0 || contentHeight - height < wanted)
            return;
        contentY = originY + wanted;
        currentIndex = Math.min(Place.remembered("current", -1), count - 1);
        wanted = 0;
    }

    function keep() {
        Place.remember("scroll", Math.max(0, Math.round(reached)));
        Place.remember("current", currentIndex);
    }

    Timer {
        id: soon
        interval: Theme.settle
        onTriggered: if (grid.wanted <= 0 && Place.page === "search")
            grid.keep()
    }

    Connections {
        target: Place

        function onLeaving() {
            if (Place.page === "search")
                grid.keep();
            soon.stop();
        }
    }

    Connections {
        target: SearchResults

        function onRestarted() {
            grid.begin();
        }
    }
}
