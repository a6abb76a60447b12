pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Titles as an endless grid. On the tab of everything what the library has stands above it.
FocusScope {
    id: wall

    signal leftAbove

    ResultGrid {
        id: grid

        readonly property WallMeasure measure: WallMeasure {
            room: wall.width - 2 * Theme.pageMargin
        }

        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin
        width: columns * cellWidth
        height: parent.height
        columns: measure.columns
        cellWidth: measure.cellWidth
        cellHeight: measure.cellHeight
        model: SearchResults.titles
        Accessible.name: qsTr("Titles")
        header: SearchHead {
            width: wall.width - 2 * Theme.pageMargin
            cardWidth: grid.measure.posterWidth
            onLeftBelow: grid.toCards()
            onLeftAbove: wall.leftAbove()
        }

        delegate: TitleCard {
            width: grid.measure.posterWidth
            tellsAbsence: true
            focus: GridView.isCurrentItem
            focusPolicy: GridView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
            onPressed: grid.currentIndex = index
        }
    }

    ScrollBar {
        id: bar
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        orientation: Qt.Vertical
        size: grid.visibleArea.heightRatio
        position: grid.visibleArea.yPosition
        visible: size < 1
        onPositionChanged: if (pressed) {
            grid.untouched = false;
            grid.contentY = grid.originY + position * grid.contentHeight;
        }
    }
}
