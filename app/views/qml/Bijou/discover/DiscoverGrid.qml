pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One list as an endless grid. Empty places stand where the next page will come, so that nothing jumps; arrows walk, Enter opens.
FocusScope {
    id: wall

    Component.onCompleted: Discover.titles.drawPostersAt(grid.posterPixels)

    GridView {
        id: grid

        readonly property WallMeasure measure: WallMeasure {
            room: wall.width - 2 * Theme.pageMargin
        }
        readonly property int columns: measure.columns
        readonly property int posterPixels: Math.round(measure.posterWidth * Screen.devicePixelRatio)
        readonly property real reached: contentY - originY
        readonly property int line: Math.max(0, Math.floor(reached / cellHeight))
        // The row at the top, which stays there with other columns: until these are laid out, it is `kept`
        property int topmost: 0
        property int kept: -1

        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin - (LayoutMirroring.enabled ? Theme.gap18 : 0)
        width: columns * cellWidth
        height: parent.height
        topMargin: Theme.gap8
        bottomMargin: Theme.gap28
        visible: Discover.state === "ready"
        focus: true
        model: Discover.titles
        cellWidth: measure.cellWidth
        cellHeight: measure.cellHeight
        reuseItems: true
        pixelAligned: true
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        currentIndex: -1
        highlightMoveDuration: 0
        activeFocusOnTab: currentIndex < 0
        onPosterPixelsChanged: Discover.titles.drawPostersAt(posterPixels)
        onLineChanged: look()
        onColumnsChanged: {
            kept = Math.max(kept, topmost);
            Qt.callLater(settle);
        }
        onHeightChanged: look()
        onReachedChanged: soon.restart()
        onCurrentIndexChanged: soon.restart()
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
            currentIndex = Math.min(Math.ceil(Math.max(0, reached) / cellHeight) * columns, count - 1)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Titles")
        Keys.onEscapePressed: Actions.back()
        Keys.onPressed: event => event.accepted = leap(event.key)
        ScrollBar.vertical: ScrollBar {
            parent: wall
            x: grid.LayoutMirroring.enabled ? 0 : wall.width - width
            height: wall.height
        }

        footer: DiscoverFoot {
            width: grid.width - Theme.gap18
        }

        delegate: TitleCard {
            width: grid.measure.posterWidth
            enabled: address !== ""
            focus: GridView.isCurrentItem
            focusPolicy: GridView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
            onPressed: grid.currentIndex = index
            GridView.onPooled: visible = false
            GridView.onReused: visible = true
        }

        // Home, End and the page keys; arrows are the view's own
        function leap(key: int): bool {
            const page = columns * Math.max(1, Math.floor(height / cellHeight));
            const wanted = key === Qt.Key_Home ? 0 : key === Qt.Key_End ? count - 1 : key === Qt.Key_PageUp ? currentIndex - page : key === Qt.Key_PageDown ? currentIndex + page : -count;
            if (wanted > -count)
                currentIndex = Math.max(0, Math.min(wanted, count - 1));
            return wanted > -count;
        }

        function look() {
            if (kept >= 0)
                return;
            topmost = line * columns;
            Discover.titles.look(topmost, topmost + (Math.ceil(height / cellHeight) + 1) * columns - 1);
        }

        function settle() {
            const row = kept;
            kept = -1;
            go(row, 0, currentIndex);
        }

        function go(row: int, offset: real, current: int) {
            forceLayout();
            const end = originY + contentHeight + bottomMargin - height;
            const wanted = originY + Math.floor(row / columns) * cellHeight + (row === 0 && offset === 0 ? -topMargin : offset);
            contentY = Math.round(Math.max(originY - topMargin, Math.min(wanted, end)));
            currentIndex = Math.min(current, count - 1);
            look();
        }

        function keep() {
            Discover.remember(line * columns, Math.round(reached - line * cellHeight), currentIndex);
        }
    }

    Timer {
        id: soon
        interval: Theme.settle
        onTriggered: grid.keep()
    }

    Connections {
        target: Place

        function onLeaving() {
            if (soon.running)
                grid.keep();
            soon.stop();
        }
    }

    Connections {
        target: Discover

        function onPositioned(row: int, offset: real, current: int) {
            grid.kept = -1;
            grid.go(row, offset, current);
            soon.stop();
        }
    }
}
