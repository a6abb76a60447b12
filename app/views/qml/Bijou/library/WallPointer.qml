pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The pointer over the wall: one area for all posters, so that none carries its own. It knows which poster is under it, lifts that one, and opens or selects it.
MouseArea {
    id: pointer

    required property PosterGrid grid
    property int row: -1
    readonly property Item target: row >= 0 && !grid.moving ? grid.itemAtIndex(row) : null
    signal menuWanted(row: int, at: point)

    anchors.fill: parent
    hoverEnabled: true
    acceptedButtons: Qt.LeftButton | Qt.RightButton
    cursorShape: row >= 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
    Accessible.ignored: true
    onPositionChanged: mouse => find(mouse.x, mouse.y)
    onExited: row = -1
    onClicked: mouse => press(rowAt(mouse.x, mouse.y), mouse)

    function rowAt(x: real, y: real): int {
        return grid.indexAt(x, y + grid.contentY);
    }

    function find(x: real, y: real) {
        row = containsMouse ? rowAt(x, y) : -1;
    }

    // A poster that is cut off by the edge is not brought into sight: the wall stays where the pointer is, and where the way back leads
    function choose(row: int) {
        const place = grid.contentY;
        grid.forceActiveFocus(Qt.MouseFocusReason);
        if (row >= 0)
            grid.currentIndex = row;
        grid.contentY = place;
    }

    function press(row: int, mouse: MouseEvent) {
        const from = grid.currentIndex;
        choose(row);
        if (row < 0)
            return;
        if (mouse.button === Qt.RightButton)
            menuWanted(row, Qt.point(mouse.x, mouse.y));
        else if (mouse.modifiers & Qt.ShiftModifier)
            grid.library.wall.drawRange(from < 0 ? row : from, row);
        else if (mouse.modifiers & Qt.ControlModifier || grid.library.wall.selectedCount > 0)
            grid.library.wall.toggle(row);
        else
            grid.openRow(row);
    }

    Connections {
        target: pointer.grid

        function onMovingChanged() {
            pointer.find(pointer.mouseX, pointer.mouseY);
        }

        function onCountChanged() {
            pointer.row = -1;
        }
    }

    // In this area and not among the posters, which lie beneath it: its buttons are pressed first
    Loader {
        active: pointer.target !== null
        x: pointer.target?.x ?? 0
        y: (pointer.target?.y ?? 0) - pointer.grid.contentY
        sourceComponent: lifted
    }

    Component {
        id: lifted

        LiftedPoster {
            poster: pointer.target as Poster
            onMenuWanted: at => pointer.menuWanted(pointer.row, at)
        }
    }
}
