pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The soft shadows of the posters where the theme has them: one opaque picture for each line of posters, under all of them, so that no poster carries one.
Item {
    id: shadows

    required property PosterGrid grid
    readonly property bool shown: Theme.posterShadow.a > 0
    readonly property int first: Math.max(0, grid.topLine)
    readonly property int full: Math.floor(grid.count / grid.columns)
    readonly property int rest: grid.count % grid.columns
    readonly property int lines: shown ? Math.max(0, Math.min(Math.ceil(grid.height / grid.cellHeight) + 1, full + (rest > 0 ? 1 : 0) - first)) : 0
    readonly property int above: Theme.shadowReach - Theme.shadowDrop

    Repeater {
        model: shadows.lines

        Image {
            required property int index
            readonly property int line: shadows.first + index
            readonly property int columns: line < shadows.full ? shadows.grid.columns : shadows.rest
            readonly property int wide: columns * shadows.grid.cellWidth - Theme.gap18

            x: (shadows.grid.mirrored ? shadows.grid.width - Theme.gap18 - wide : 0) - Theme.shadowReach
            y: shadows.grid.originY + line * shadows.grid.cellHeight - shadows.above
            width: wide + 2 * Theme.shadowReach
            height: shadows.grid.posterHeight + 2 * Theme.shadowReach
            source: shadows.grid.shadowed + columns
        }
    }
}
