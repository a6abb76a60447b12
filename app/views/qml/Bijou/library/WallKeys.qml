pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The keyboard on a wall or a table: Enter opens, Space selects, Esc lets go or goes back, letters jump, the menu key asks what can be done.
Item {
    id: keys

    required property ItemView view
    required property Library library
    required property int page
    required property int first
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
        if (row < 0 && [Qt.Key_Up, Qt.Key_Down, Qt.Key_Left, Qt.Key_Right, Qt.Key_PageUp, Qt.Key_PageDown].includes(event.key))
            return step(first);
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
        case Qt.Key_Home:
            return step(0);
        case Qt.Key_End:
            return step(view.count - 1);
        case Qt.Key_PageUp:
            return step(Math.max(0, row - page));
        case Qt.Key_PageDown:
            return step(Math.min(view.count - 1, row + page));
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

    function step(row: int): bool {
        view.currentIndex = row;
        return true;
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
