pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The list of films or the tree of shows, in a panel as high as what it holds. Arrows walk and open, Enter opens the page, Space selects, Delete removes, Ctrl+I says why it is missing.
FocusScope {
    id: tree

    visible: Wishlist.state === "ready"
    Accessible.role: Accessible.Tree
    Accessible.name: Wishlist.tab === "movies" ? qsTr("Wished movies") : qsTr("Wished shows")

    function open(row: int) {
        const line = list.itemAtIndex(row) as WishRow;
        if (line !== null)
            line.openPage();
    }

    Rectangle {
        width: parent.width
        height: Math.min(list.contentHeight, list.height) + 2 * Theme.hairline
        radius: Theme.panelRadius
        color: Qt.alpha(Theme.surface, 0.35)
        border.width: Theme.hairline
        border.color: Theme.line
    }

    ListView {
        id: list

        anchors.fill: parent
        anchors.margins: Theme.hairline
        model: Wishlist.rows
        focus: true
        clip: true
        currentIndex: -1
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        keyNavigationEnabled: false
        cacheBuffer: Theme.px(240)
        ScrollBar.vertical: ScrollBar {}
        onContentYChanged: seen.restart()
        onHeightChanged: seen.restart()
        onCountChanged: seen.restart()
        onCurrentIndexChanged: stay.restart()
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
            currentIndex = Math.max(0, indexAt(0, contentY + 1))

        delegate: WishRow {
            width: ListView.view.width
            onPicked: range => list.pick(index, range)
            onMenuWanted: at => {
                list.currentIndex = index;
                (menu.made() as WishMenu).show(this, at);
            }
        }

        // What a line's keys do; false where there is no line, or nothing of the kind
        function ask(key: int): bool {
            const line = currentItem as WishRow;
            if (line === null)
                return false;
            if (key === Qt.Key_I)
                return line.why();
            line.menuWanted(Qt.point(line.mirrored ? Theme.gap44 : line.width - Theme.gap44, line.height / 2));
            return true;
        }

        function walk(to: int, select: bool) {
            if (count === 0)
                return;
            const row = Math.max(0, Math.min(count - 1, to));
            if (select)
                Wishlist.draw(Math.max(0, currentIndex), row);
            currentIndex = row;
            positionViewAtIndex(row, ListView.Contain);
        }

        // A press with Ctrl or Shift
        function pick(row: int, range: bool) {
            const from = currentIndex;
            forceActiveFocus(Qt.MouseFocusReason);
            currentIndex = row;
            if (range)
                Wishlist.draw(from < 0 ? row : from, row);
            else
                Wishlist.select(row);
        }

        function page(): int {
            return Math.max(1, indexAt(0, contentY + height - 1) - indexAt(0, contentY + 1) - 1);
        }

        function fold() {
            const over = Wishlist.rowAbove(currentIndex);
            const line = currentItem as WishRow;
            if (line !== null && line.branch && line.open)
                Wishlist.toggle(currentIndex);
            else if (over >= 0)
                walk(over, false);
        }

        function unfold() {
            const line = currentItem as WishRow;
            if (line !== null && line.branch)
                line.open ? walk(currentIndex + 1, false) : Wishlist.toggle(currentIndex);
        }

        Keys.onPressed: event => {
            const drawn = (event.modifiers & Qt.ShiftModifier) !== 0;
            const moves = {
                [Qt.Key_Up]: currentIndex - 1,
                [Qt.Key_Down]: currentIndex + 1,
                [Qt.Key_Home]: 0,
                [Qt.Key_End]: count - 1,
                [Qt.Key_PageUp]: currentIndex - page(),
                [Qt.Key_PageDown]: currentIndex + page()
            };
            event.accepted = true;
            if (moves[event.key] !== undefined && (event.modifiers & Qt.AltModifier) === 0)
                walk(moves[event.key], drawn);
            else if (event.key === (LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right) && event.modifiers === Qt.NoModifier)
                unfold();
            else if (event.key === (LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left) && event.modifiers === Qt.NoModifier)
                fold();
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                tree.open(currentIndex);
            else if (event.key === Qt.Key_Space)
                Wishlist.select(currentIndex);
            else if (event.key === Qt.Key_Delete || event.key === Qt.Key_Backspace)
                Wishlist.remove(currentIndex);
            else if (event.key === Qt.Key_A && event.modifiers === Qt.ControlModifier)
                Wishlist.selectAll();
            else if (event.key === Qt.Key_I && event.modifiers === Qt.ControlModifier)
                event.accepted = ask(event.key);
            else if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier))
                event.accepted = ask(Qt.Key_Menu);
            else if (event.key === Qt.Key_Escape && Wishlist.selected > 0)
                Wishlist.clearSelection();
            else if (event.text.length === 1 && event.text > " " && event.text !== "/" && event.text !== "?" && (event.modifiers & ~Qt.ShiftModifier) === 0) {
                letters.typed += event.text;
                letters.restart();
                Wishlist.seek(letters.typed);
            } else
                event.accepted = false;
        }
    }

    Later {
        id: menu
        sourceComponent: WishMenu {}
    }

    Timer {
        id: letters

        property string typed: ""

        interval: 900
        onTriggered: typed = ""
    }

    // Once a frame at most: which rows are in sight, and where the page stands
    Timer {
        id: seen
        interval: 0
        onTriggered: {
            const first = Math.max(0, list.indexAt(0, list.contentY + 1));
            const last = list.indexAt(0, list.contentY + list.height - 2);
            Wishlist.drawnAt(Theme.px(42) * Screen.devicePixelRatio);
            Wishlist.look(first, last < 0 ? list.count - 1 : last);
            stay.restart();
        }
    }

    Timer {
        id: stay
        interval: Theme.quick
        onTriggered: {
            const row = Math.max(0, list.indexAt(0, list.contentY + 1));
            Wishlist.remember(row, list.contentY - (list.itemAtIndex(row)?.y ?? list.contentY), list.currentIndex);
        }
    }

    Connections {
        target: Wishlist

        function onPositioned(row: int, offset: real, current: int) {
            list.forceLayout();
            list.positionViewAtIndex(row, ListView.Beginning);
            list.contentY += offset;
            list.returnToBounds();
            list.currentIndex = current;
            seen.restart();
        }

        function onJumped(row: int) {
            list.walk(row, false);
        }
    }
}
