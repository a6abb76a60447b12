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
    highlightFollowsCurrentItem: false
    activeFocusOnTab: currentIndex < 0
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && !toHead(true))
        toCards()
    onReachedChanged: {
        soon.restart();
        look();
    }
    onCountChanged: look()
    onContentHeightChanged: restore()
    onOriginYChanged: if (untouched && wanted <= 0)
        contentY = originY - topMargin
    onMovementStarted: untouched = false
    onCurrentIndexChanged: {
        if (currentIndex > 0)
            untouched = false;
        if (activeFocus && currentIndex >= 0)
            positionViewAtIndex(currentIndex, GridView.Contain);
    }
    Component.onCompleted: begin()
    Accessible.role: Accessible.List
    Keys.onEscapePressed: Actions.back()
    Keys.onUpPressed: event => event.accepted = currentIndex < columns && toHead(false)

    function look() {
        if (count > 0 && reached + 2.5 * height > contentHeight)
            SearchResults.more();
    }

    // What stands above the cards, where something does
    function toHead(forward: bool): bool {
        const head = headerItem as SearchHead;
        if (head === null || !head.any)
            return false;
        currentIndex = Math.min(Math.max(0, currentIndex), count - 1); // the first card comes after it in the order of tabs
        head.step(forward ? -1 : head.blocks.length, forward ? 1 : -1);
        contentY = originY - topMargin;
        return true;
    }

    function toCards() {
        if (count === 0)
            return;
        currentIndex = Math.max(0, currentIndex);
        positionViewAtIndex(currentIndex, GridView.Contain);
        currentItem.forceActiveFocus(Qt.TabFocusReason);
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
