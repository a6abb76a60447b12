pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Notices when nobody has touched pointer or keyboard for a while: what moves endlessly then stands still. It takes nothing from anyone.
Item {
    id: rest

    readonly property Item focused: Window.activeFocusItem

    onFocusedChanged: stir()

    function stir() {
        Theme.resting = false;
        still.restart();
    }

    // Around all of it and not over it: what is beneath one that lies over it would not hear of the pointer
    HoverHandler {
        parent: rest.parent
        onPointChanged: rest.stir()
    }

    // What lies over the page has the pointer to itself
    HoverHandler {
        parent: T.Overlay.overlay
        onPointChanged: rest.stir()
    }

    // Typing moves no focus
    Connections {
        target: rest.focused as TextInput
        function onCursorPositionChanged() {
            rest.stir();
        }
    }

    PointHandler {
        acceptedButtons: Qt.AllButtons
        onActiveChanged: rest.stir()
    }

    Connections {
        target: Place
        function onMoved() {
            rest.stir();
        }
    }

    Timer {
        id: still
        interval: Theme.restAfter
        running: true
        onTriggered: Theme.resting = true
    }
}
