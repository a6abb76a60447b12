pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The keyboard on a wall or a table: Enter opens, Space selects, Shift with a moving key selects all between, Esc lets go or goes back, letters jump,
// the menu key asks what can be done.
Item {
    id: keys

    required property ItemView view
    required property Library library
    required property int page
    required property int first
    required property int perLine
    readonly property int last: view.count - 1
    property string typed: ""
    signal menuWanted(row: int)

    opacity: typed === "" ? 0 : 1
    anchors.horizontalCenter: parent.horizontalCenter
    anchors.bottom: parent.bottom
    anchors.bottomMargin: Theme.gap44
    z: 4
    width: hint.implicitWidth + 2 * Theme.gap16
    height: Theme.controlHeight

    Keys.onPressed: event => event.accepted = handle(event)

    function handle(event: KeyEvent): bool {
        const row = view.currentIndex;
        const target = event.modifiers & Qt.AltModifier ? -1 : targetOf(event.key, row);
        if (target >= 0)
            return row < 0 && event.key !== Qt.Key_Home && event.key !== Qt.Key_End ? step(first) : event.modifiers & Qt.ShiftModifier ? reach(row, target) : step(target);
        switch (event.key) {
        case Qt.Key_Return:
        case Qt.Key_Enter:
            Actions.open(library.kind, library.wall.idAt(row));
            return true;
        case Qt.Key_Escape:
            letGo();
            return true;
        case Qt.Key_Space:
            return typed === "" ? select(row) : type(" ");
        case Qt.Key_Menu:
            menuWanted(row);
            return true;
        case Qt.Key_A:
            if (event.modifiers & Qt.ControlModifier) {
                library.wall.selectAll();
                return true;
            }
        }
        const plain = !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier));
        return plain && event.text.trim() !== "" && event.text.charCodeAt(0) > 32 && event.text !== "/" && event.text !== "?" ? type(event.text) : false;
    }

    // Where a moving key leads; -1 for a key that moves nothing here
    function targetOf(key: int, row: int): int {
        const along = LayoutMirroring.enabled ? -1 : 1;
        switch (key) {
        case Qt.Key_Home:
            return 0;
        case Qt.Key_End:
            return last;
        case Qt.Key_PageUp:
            return Math.max(0, row - page);
        case Qt.Key_PageDown:
            return Math.min(last, row + page);
        case Qt.Key_Up:
            return row - perLine < 0 ? row : row - perLine;
        case Qt.Key_Down:
            return row + perLine > last ? row : row + perLine;
        case Qt.Key_Left:
            return perLine > 1 ? Math.max(0, Math.min(last, row - along)) : -1;
        case Qt.Key_Right:
            return perLine > 1 ? Math.max(0, Math.min(last, row + along)) : -1;
        }
        return -1;
    }

    function step(row: int): bool {
        view.currentIndex = row;
        return true;
    }

    function reach(from: int, row: int): bool {
        library.wall.drawRange(Math.max(from, 0), row);
        return step(row);
    }

    function select(row: int): bool {
        library.wall.toggle(row);
        return true;
    }

    function letGo() {
        if (typed !== "")
            typed = "";
        else if (library.wall.selectedCount > 0)
            library.wall.clearSelection();
        else
            Actions.back();
    }

    function type(text: string): bool {
        typed += text;
        library.seek(typed);
        pause.restart();
        return true;
    }

    Timer {
        id: pause
        interval: Theme.typing
        onTriggered: keys.typed = ""
    }

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: Theme.surfaceHigh
        border.width: Theme.hairline
        border.color: Theme.lineStrong
    }

    Label {
        id: hint
        anchors.centerIn: parent
        text: keys.typed
        font: Theme.strong
    }
}
