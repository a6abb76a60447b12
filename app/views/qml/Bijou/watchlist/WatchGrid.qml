pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The grid of either tab: where one is in it is remembered, arrows walk, with Shift they select, Enter opens, Space selects, letters jump, Esc lets go or goes
// back; what leaves fades while the rest closes up.
GridView {
    id: grid

    required property int columns
    property string typed: ""
    readonly property real reached: contentY - originY
    readonly property int line: Math.max(0, Math.floor(reached / cellHeight))
    // The row at the top stays there when there are more columns or fewer
    property int topmost: 0
    property int kept: -1
    signal looked(first: int, last: int)
    signal opened(row: int)

    topMargin: Theme.gap8
    bottomMargin: Theme.gap44
    visible: Watchlist.state === "ready"
    focus: true
    reuseItems: true
    pixelAligned: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    currentIndex: -1
    highlightMoveDuration: 0
    activeFocusOnTab: currentIndex < 0
    onLineChanged: look()
    onHeightChanged: look()
    onCountChanged: look()
    onColumnsChanged: {
        kept = Math.max(kept, topmost);
        settled.restart();
    }
    onReachedChanged: soon.restart()
    onCurrentIndexChanged: soon.restart()
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
        currentIndex = Math.min(Math.ceil(Math.max(0, reached) / cellHeight) * columns, count - 1)
    Accessible.role: Accessible.List
    Keys.onEscapePressed: typed !== "" ? typed = "" : Watchlist.selected > 0 ? Watchlist.clearSelection() : Actions.back()
    Keys.onPressed: event => event.accepted = handle(event)

    remove: Transition {
        enabled: Theme.lively

        NumberAnimation {
            property: "opacity"
            to: 0
            duration: Theme.quick
        }
    }

    displaced: Transition {
        enabled: Theme.lively

        NumberAnimation {
            properties: "x,y"
            duration: Theme.normal
            easing.type: Theme.easing
        }
        // What was reused while it faded out or in
        NumberAnimation {
            property: "opacity"
            to: 1
            duration: Theme.quick
        }
    }

    add: Transition {
        enabled: Theme.lively

        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.quick
        }
    }

    function handle(event: KeyEvent): bool {
        if (event.modifiers & Qt.AltModifier)
            return false;
        if (event.key === Qt.Key_A && event.modifiers & Qt.ControlModifier) {
            Watchlist.selectAll();
            return true;
        }
        const drawn = (event.modifiers & Qt.ShiftModifier) !== 0;
        const target = targetOf(event.key, drawn);
        if (target >= 0 && count > 0)
            return walk(target, drawn);
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            opened(currentIndex);
            return true;
        }
        const plain = !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier));
        if (!plain || event.text.trim() === "" && typed === "" || event.text === "" || event.text.charCodeAt(0) < 32 || event.text === "/" || event.text === "?")
            return false;
        return type(event.text);
    }

    // A card is a button, and would take it for a press
    function space() {
        if (typed !== "")
            type(" ");
        else
            Watchlist.select(currentIndex);
    }

    function type(text: string): bool {
        typed += text;
        Watchlist.seek(typed);
        pause.restart();
        return true;
    }

    // Where Home, End and the page keys lead, and with Shift the arrows, which are the view's own without it; -1: nowhere
    function targetOf(key: int, drawn: bool): int {
        const page = columns * Math.max(1, Math.floor(height / cellHeight));
        const along = LayoutMirroring.enabled ? -1 : 1;
        const leaps = {
            [Qt.Key_Home]: 0,
            [Qt.Key_End]: count - 1,
            [Qt.Key_PageUp]: currentIndex - page,
            [Qt.Key_PageDown]: currentIndex + page
        };
        const steps = {
            [Qt.Key_Left]: currentIndex - along,
            [Qt.Key_Right]: currentIndex + along,
            [Qt.Key_Up]: currentIndex - columns,
            [Qt.Key_Down]: currentIndex + columns
        };
        const wanted = leaps[key] ?? (drawn ? steps[key] : undefined);
        return wanted === undefined ? -1 : Math.max(0, Math.min(wanted, count - 1));
    }

    function walk(row: int, drawn: bool): bool {
        if (drawn)
            Watchlist.draw(Math.max(0, currentIndex), row);
        currentIndex = row;
        return true;
    }

    // A press with Ctrl or Shift
    function pick(row: int, range: bool) {
        const from = currentIndex;
        currentIndex = row;
        forceActiveFocus(Qt.MouseFocusReason);
        if (range)
            Watchlist.draw(from < 0 ? row : from, row);
        else
            Watchlist.select(row);
    }

    function look() {
        if (kept >= 0)
            return;
        topmost = line * columns;
        looked(topmost, topmost + (Math.ceil(height / cellHeight) + 1) * columns - 1);
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
        Watchlist.remember(line * columns, Math.round(reached - line * cellHeight), currentIndex);
    }

    // Once the columns are laid out
    Timer {
        id: settled
        interval: 0
        onTriggered: grid.settle()
    }

    Timer {
        id: pause
        interval: Theme.typing
        onTriggered: grid.typed = ""
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
        target: Watchlist

        function onPositioned(row: int, offset: real, current: int) {
            grid.kept = -1;
            grid.go(row, offset, current);
            soon.stop();
        }

        function onJumped(row: int) {
            grid.currentIndex = row;
            grid.positionViewAtIndex(row, GridView.Contain);
        }
    }
}
