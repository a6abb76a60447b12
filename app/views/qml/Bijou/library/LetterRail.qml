pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The letters that titles begin with. Press, drag or use the arrow keys to get to one; dim ones have no title.
FocusScope {
    id: rail

    required property Library library
    property int aim: -1
    readonly property real step: Math.min(Theme.px(17), (height - Theme.gap8) / Math.max(1, letters.count))
    signal done

    implicitWidth: Theme.px(28)
    // Not `visible`, which is also false while another page is in front: the wall must not lay itself out anew for that
    readonly property bool wanted: letters.count > 0
    visible: wanted
    activeFocusOnTab: true
    Accessible.role: Accessible.ScrollBar
    Accessible.name: qsTr("Letters: %1").arg(library.letter)
    Keys.onUpPressed: take(Math.max(0, current() - 1))
    Keys.onDownPressed: take(Math.min(letters.count - 1, current() + 1))
    Keys.onReturnPressed: done()
    Keys.onEscapePressed: done()
    onActiveFocusChanged: aim = -1

    function current(): int {
        return aim >= 0 ? aim : Math.max(0, library.letterRow);
    }

    function take(at: int) {
        aim = at;
        library.jumpToLetter((letters.itemAt(at) as RailLetter).letter);
    }

    FocusRing {
        anchors.fill: column
        shown: rail.activeFocus
    }

    Column {
        id: column
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.gap12

        Repeater {
            id: letters
            model: rail.library.letters

            RailLetter {
                width: rail.width
                height: rail.step
                current: rail.library.letter === letter
            }
        }
    }

    MouseArea {
        x: 0
        y: column.y
        width: rail.width
        height: column.height
        preventStealing: true
        onPressed: mouse => rail.take(rail.at(mouse.y))
        onPositionChanged: mouse => rail.at(mouse.y) !== rail.aim ? rail.take(rail.at(mouse.y)) : undefined
        onReleased: rail.done()
    }

    function at(y: real): int {
        return Math.max(0, Math.min(letters.count - 1, Math.floor(y / step)));
    }
}
