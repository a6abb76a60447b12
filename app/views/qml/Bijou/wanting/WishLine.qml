pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A season's heading or an episode of the sheet of wishes: a tick, what it is, and how it stands.
Item {
    id: line

    required property int index
    required property string key
    required property bool heading
    required property string text
    required property string note
    required property string tone
    required property bool ticked
    required property bool partly
    required property string spoken
    required property bool ticks
    property bool current: false
    signal pressed

    implicitHeight: Math.max(heading ? Theme.px(44) : Theme.px(36), name.implicitHeight + Theme.gap8)
    Accessible.role: Accessible.CheckBox
    Accessible.name: spoken
    Accessible.checkable: ticks
    Accessible.checked: ticked
    Accessible.checkStateMixed: partly
    Accessible.focusable: true
    Accessible.focused: current
    Accessible.onPressAction: pressed()
    Accessible.onToggleAction: pressed()

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap4
        anchors.rightMargin: Theme.gap12 // the scroll bar's
        anchors.topMargin: Theme.px(3)
        anchors.bottomMargin: Theme.px(3)
        radius: Theme.buttonRadius
        color: pointer.hovered && line.ticks ? Theme.hover : "transparent"

        FocusRing {
            shown: line.current
            targetRadius: parent.radius
        }
    }

    HoverHandler {
        id: pointer
        cursorShape: line.ticks ? Qt.PointingHandCursor : Qt.ArrowCursor
    }

    TapHandler {
        onTapped: line.pressed()
    }

    Rectangle {
        id: box
        anchors.left: parent.left
        anchors.leftMargin: line.heading ? Theme.gap12 : Theme.px(34)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(18)
        height: width
        visible: line.ticks
        radius: Theme.badgeRadius
        color: line.ticked || line.partly ? Theme.accentFill : Theme.field
        border.width: Theme.hairline
        border.color: line.ticked || line.partly ? Theme.accentFill : Theme.textFaint

        Icon {
            anchors.centerIn: parent
            visible: line.ticked || line.partly
            name: line.ticked ? "check" : "minus"
            color: Theme.overAccent
            size: Theme.px(13)
        }
    }

    Icon {
        anchors.centerIn: box
        visible: !line.ticks && !line.heading
        name: line.tone === "good" ? "check" : "heart-filled"
        color: line.tone === "good" ? Theme.good : Theme.accentBright
        size: Theme.px(14)
    }

    Label {
        id: name
        anchors.left: box.right
        anchors.leftMargin: Theme.gap12
        anchors.right: note.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        text: line.text
        font: line.heading ? Theme.strong : Theme.body
        color: line.ticks || line.heading ? Theme.text : Theme.textMuted
        Accessible.ignored: true
    }

    Label {
        id: note
        anchors.right: parent.right
        anchors.rightMargin: 2 * Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, line.width * 0.5)
        text: line.note
        font: Theme.captionFigures
        color: line.heading ? Theme.textFaint : line.tone === "good" ? Theme.good : line.tone === "warn" ? Theme.warn : line.tone === "accent" ? Theme.accentBright : Theme.info
        Accessible.ignored: true
    }
}
