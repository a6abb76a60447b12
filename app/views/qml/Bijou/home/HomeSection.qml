pragma ComponentBehavior: Bound
import QtQuick

// A part of Home that the keyboard walks through: `tiles` makes what it stops at. Left and right, in a column up and down, go from one to the next.
FocusScope {
    id: section

    property var tiles: () => []
    property bool column: false
    // What it says where it has nothing, and the way on from there
    property string sentence: ""
    property string action: ""
    property string address: ""
    signal stepped(by: int)

    Keys.onPressed: event => event.accepted = event.modifiers === Qt.NoModifier && goes(event.key)

    function begin() {
        const all = tiles();
        const last = all.find(one => one.focus);
        const to = last ?? all[0];
        if (to)
            to.forceActiveFocus(Qt.TabFocusReason);
    }

    function goes(key: int): bool {
        const on = LayoutMirroring.enabled ? -1 : 1;
        if (key === Qt.Key_Up || key === Qt.Key_Down) {
            const by = key === Qt.Key_Down ? 1 : -1;
            if (!column || !move(by))
                stepped(by);
            return true;
        }
        if (key === Qt.Key_Right)
            return move(on);
        if (key === Qt.Key_Left)
            return move(-on);
        if (key === Qt.Key_Home)
            return go(0);
        return key === Qt.Key_End && go(tiles().length - 1);
    }

    function move(by: int): bool {
        const at = tiles().findIndex(one => one.activeFocus);
        return at >= 0 && go(at + by);
    }

    function go(to: int): bool {
        const all = tiles();
        if (to < 0 || to >= all.length)
            return false;
        all[to].forceActiveFocus(Qt.TabFocusReason);
        return true;
    }

    // What a repeater made, in its order
    function made(repeater: Repeater): list<Item> {
        const all = [];
        for (let at = 0; at < repeater.count; at++)
            all.push(repeater.itemAt(at));
        return all;
    }
}
