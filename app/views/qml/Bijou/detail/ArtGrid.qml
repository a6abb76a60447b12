pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The pictures of one kind; arrows go from one to the other, Enter uses it.
Grid {
    id: grid

    readonly property real cell: Math.floor((width - (columns - 1) * columnSpacing) / Math.max(1, columns))

    columnSpacing: Theme.gap16
    rowSpacing: Theme.gap16
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Pictures")

    Repeater {
        id: tiles
        model: ArtChooser.tiles

        ArtTile {
            width: grid.cell
            perLine: grid.columns
            onStepped: by => grid.step(index, by)
        }
    }

    function focusFirst() {
        step(0, 0);
    }

    function step(from: int, by: int) {
        const next = tiles.itemAt(Math.max(0, Math.min(tiles.count - 1, from + by))) as ArtTile;
        if (next !== null)
            next.forceActiveFocus(Qt.TabFocusReason);
    }
}
