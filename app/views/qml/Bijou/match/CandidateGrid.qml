pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The candidates, likeliest first; arrows choose among them, Enter uses the chosen one.
Grid {
    id: grid

    readonly property real cell: Math.floor((width - (columns - 1) * columnSpacing) / Math.max(1, columns))

    columnSpacing: Theme.gap16
    rowSpacing: Theme.gap16
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Candidates")

    Repeater {
        id: tiles
        model: FindMatch.candidates

        CandidateTile {
            width: grid.cell
            tallest: grid.tallest
            onStepped: by => grid.step(index, by)
            perLine: grid.columns
        }
    }

    property real tallest: 0
    readonly property int shown: tiles.count

    onShownChanged: Qt.callLater(measure)
    onCellChanged: Qt.callLater(measure)

    function measure() {
        let most = 0;
        for (let at = 0; at < tiles.count; at++)
            most = Math.max(most, (tiles.itemAt(at) as CandidateTile)?.needed ?? 0);
        tallest = most;
    }

    function step(from: int, by: int) {
        const next = tiles.itemAt(Math.max(0, Math.min(tiles.count - 1, from + by))) as CandidateTile;
        if (next === null)
            return;
        next.forceActiveFocus(Qt.TabFocusReason);
        next.click();
    }

    function focusFirst() {
        step(Math.max(0, FindMatch.chosen), 0);
    }
}
