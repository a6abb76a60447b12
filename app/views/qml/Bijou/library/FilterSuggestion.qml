pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One completion: the word, and what it means or how many titles have it.
Item {
    id: suggestion

    required property int index
    required property string word
    required property string detail
    required property string spoken
    property bool current: false
    signal picked

    implicitHeight: Math.max(Theme.px(34), label.implicitHeight + 2 * Theme.px(7))
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.selectable: true
    Accessible.selected: current
    Accessible.onPressAction: picked()

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(7)
        color: suggestion.current || mouse.containsMouse ? Theme.selected : "transparent"
        border.width: suggestion.current ? Theme.hairline : 0
        border.color: Theme.accentLine
    }

    Label {
        id: label
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(10)
        anchors.right: tail.left
        anchors.rightMargin: Theme.gap8
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        text: suggestion.word
        Accessible.ignored: true
    }

    Label {
        id: tail
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(12)
        anchors.verticalCenter: parent.verticalCenter
        text: suggestion.detail
        font: Theme.caption
        color: Theme.textFaint
        Accessible.ignored: true
    }

    MouseArea {
        id: mouse
        anchors.fill: parent
        hoverEnabled: true
        onClicked: suggestion.picked()
    }
}
