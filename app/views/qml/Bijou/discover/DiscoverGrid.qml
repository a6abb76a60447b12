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

        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin
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
        onColumnsChanged: look()
        onHeightChanged: look()
        onReachedChanged: soon.restart()
        onCurrentIndexChanged: soon.restart()
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
            currentIndex = Math.min(Math.ceil(Math.max(0, reached) / cellHeight) * columns, count - 1)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Titles")
        Keys.onEscapePressed: Actions.back()
        ScrollBar.vertical: ScrollBar {
            parent: wall
            x: grid.LayoutMirroring.enabled ? 0 : wall.width - width
            height: wall.height
        }

        delegate: TitleCard {
            width: grid.measure.posterWidth
            enabled: address !== ""
            focus: GridView.isCurrentItem
            focusPolicy: GridView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
            onPressed: grid.currentIndex = index
        }

        function look() {
            const first = line * columns;
            Discover.titles.look(first, first + (Math.ceil(height / cellHeight) + 1) * columns - 1);
        }

        function go(row: int, offset: real, current: int) {
            forceLayout();
            const end = originY + contentHeight + bottomMargin - height;
            const wanted = originY + Math.floor(row / columns) * cellHeight + (row === 0 && offset === 0 ? -topMargin : offset);
            currentIndex = Math.min(current, count - 1);
            contentY = Math.round(Math.max(originY - topMargin, Math.min(wanted, end)));
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
            grid.go(row, offset, current);
            soon.stop();
        }
    }
}
