pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The shows: posters whose columns fill the width.
FocusScope {
    id: shows

    focus: true
    Component.onCompleted: Watchlist.wall.drawPostersAt(grid.posterPixels)

    WatchGrid {
        id: grid

        readonly property WallMeasure measure: WallMeasure {
            room: shows.width - 2 * Theme.pageMargin
        }
        readonly property int posterPixels: Math.round(measure.posterWidth * Screen.devicePixelRatio)

        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin - (LayoutMirroring.enabled ? Theme.gap18 : 0)
        width: columns * cellWidth
        height: parent.height
        columns: measure.columns
        cellWidth: measure.cellWidth
        cellHeight: measure.cellHeight + Math.ceil(measure.caption.height)
        model: Watchlist.wall
        Accessible.name: qsTr("Shows that you follow")
        onPosterPixelsChanged: Watchlist.wall.drawPostersAt(posterPixels)
        onLooked: (first, last) => Watchlist.wall.look(first, last)
        onOpened: row => Actions.open("show", Watchlist.wall.idAt(row))
        ScrollBar.vertical: ScrollBar {
            parent: shows
            x: grid.LayoutMirroring.enabled ? 0 : shows.width - width
            height: shows.height
        }

        delegate: WatchCard {
            width: grid.measure.posterWidth
            height: grid.cellHeight - Theme.gap12
            focus: GridView.isCurrentItem
            focusPolicy: GridView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
            onPicked: range => grid.pick(index, range)
            onPressed: grid.currentIndex = index
            Keys.onSpacePressed: grid.space()
            GridView.onReused: opacity = 1
        }
    }
}
