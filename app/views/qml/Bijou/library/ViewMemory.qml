pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Remembers where the user is on a wall or a table, and goes there again when the page asks for it.
Item {
    id: memory

    required property Library library
    required property Flickable view
    required property int perLine
    required property real lineHeight
    required property int current
    readonly property real reached: view.contentY - view.originY
    signal currentWanted(row: int)
    signal laidOut

    visible: false
    onReachedChanged: soon.restart()
    onCurrentChanged: soon.restart()
    Component.onCompleted: library.enter()

    function keep() {
        const line = Math.max(0, Math.floor(reached / lineHeight));
        library.remember(line * perLine, Math.round(reached - line * lineHeight), current);
    }

    function go(row: int, offset: real) {
        laidOut();
        const end = view.originY + view.contentHeight + view.bottomMargin - view.height;
        const wanted = view.originY + Math.floor(row / perLine) * lineHeight + offset;
        view.contentY = Math.round(Math.max(view.originY - view.topMargin, Math.min(wanted, end)));
    }

    Timer {
        id: soon
        interval: Theme.settle
        onTriggered: memory.keep()
    }

    Connections {
        target: Place

        function onLeaving() {
            if (soon.running)
                memory.keep();
            soon.stop();
        }
    }

    Connections {
        target: memory.library

        function onPositioned(row: int, offset: real, current: int) {
            const from = row === 0 && offset === 0 ? -memory.view.topMargin : offset;
            memory.go(row, from);
            memory.currentWanted(current);
            memory.go(row, from); // a current title that was cut off by the edge is so again
            soon.stop();
        }

        function onJumped(row: int) {
            memory.go(row, -memory.view.topMargin);
            memory.currentWanted(row);
        }
    }
}
