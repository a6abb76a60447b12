pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A day of the month: dim where it is of another, framed today, filled where the page shows it, with a dot where something airs.
Item {
    id: cell

    required property int at
    required property string number
    required property bool inside
    required property bool busy
    required property bool today
    required property bool shown
    required property string spoken
    property bool current: false
    signal picked

    Accessible.role: Accessible.Cell
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.focused: current
    Accessible.selected: shown
    Accessible.onPressAction: picked()

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.px(2)
        radius: Theme.px(7)
        color: cell.shown ? Theme.accentSoft : pointer.hovered ? Theme.hover : "transparent"
        border.width: cell.today ? Theme.hairline : 0
        border.color: Theme.accentLine

        FocusRing {
            shown: cell.current
            gap: -Theme.px(1)
            targetRadius: parent.radius
        }
    }

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height) / 2 - Theme.px(3)
        text: cell.number
        font: cell.today ? Theme.strong : Theme.bodyFigures
        color: cell.today ? Theme.accentBright : cell.inside ? Theme.text : Theme.textFaint
        opacity: cell.inside ? 1 : 0.6
        Accessible.ignored: true
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(6)
        visible: cell.busy
        width: Theme.px(4)
        height: width
        radius: width / 2
        color: Theme.accentBright
    }

    HoverHandler {
        id: pointer
    }

    TapHandler {
        onTapped: cell.picked()
    }
}
