pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The posters, the letters beside them, and what one does with both: pointer, keys, menu, selection, the way back.
FocusScope {
    id: wall

    required property Library library

    PosterGrid {
        id: grid
        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin - (mirrored ? Theme.gap18 : 0)
        height: wall.height
        topMargin: Theme.gap8
        bottomMargin: Theme.gap28
        room: measure.roomIn(wall.width)
        library: wall.library
        focus: true
        Keys.forwardTo: [keys]
        ScrollBar.vertical: ScrollBar {
            parent: wall
            x: grid.mirrored ? 0 : wall.width - width
            height: wall.height
        }

        WallPointer {
            grid: grid
            onMenuWanted: (row, at) => wall.menuAt(row, at)
        }
    }

    WallKeys {
        id: keys
        view: grid
        library: wall.library
        first: grid.firstWhole
        perLine: grid.columns
        page: grid.columns * Math.max(1, Math.floor(grid.height / grid.cellHeight))
        onMenuWanted: row => wall.menuAt(row, grid.mapFromItem(grid.currentItem, grid.posterWidth / 2, grid.posterHeight / 2))
    }

    ViewMemory {
        library: wall.library
        view: grid
        perLine: grid.columns
        lineHeight: grid.cellHeight
        current: grid.currentIndex
        onLaidOut: grid.forceLayout()
        onCurrentWanted: row => grid.currentIndex = row
    }

    LetterRail {
        id: rail
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(6)
        height: parent.height - Theme.gap20
        library: wall.library
        onDone: grid.forceActiveFocus(Qt.TabFocusReason)
    }

    Later {
        id: menu
        sourceComponent: TitleMenu {
            parent: grid
            library: wall.library
        }
    }

    function menuAt(row: int, at: point) {
        (menu.made() as TitleMenu).show(row, at);
    }
}
