pragma ComponentBehavior: Bound
import QtQuick

// Lies under what a card holds: a press with Ctrl selects it, one with Shift all up to it; any other goes on to the card.
MouseArea {
    signal picked(range: bool)

    anchors.fill: parent
    Accessible.ignored: true
    cursorShape: Qt.PointingHandCursor
    onPressed: mouse => mouse.accepted = (mouse.modifiers & (Qt.ControlModifier | Qt.ShiftModifier)) !== 0
    onClicked: mouse => picked((mouse.modifiers & Qt.ShiftModifier) !== 0)
}
