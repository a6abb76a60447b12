pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A line that does one thing when it is pressed: a symbol, what it is about, and a faint word at its end.
T.Button {
    id: line

    property string symbol: ""
    property string aside: ""

    implicitHeight: Math.max(Theme.px(34), implicitContentHeight)
    leftPadding: Theme.gap8
    rightPadding: Theme.gap8
    hoverEnabled: true
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Item {
        implicitHeight: what.implicitHeight

        Icon {
            id: sign
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            name: line.symbol
            color: line.hovered ? Theme.text : Theme.textMuted
            size: Theme.iconSmall
        }

        Label {
            id: what
            anchors.left: sign.right
            anchors.leftMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - sign.width - faint.width - 2 * Theme.gap12)
            text: line.text
            color: line.hovered ? Theme.text : Theme.textMuted
            Accessible.ignored: true
        }

        Label {
            id: faint
            anchors.left: what.right
            anchors.leftMargin: Theme.gap12
            anchors.baseline: what.baseline
            width: Math.min(implicitWidth, parent.width * 0.4)
            text: line.aside
            font: Theme.caption
            color: Theme.textFaint
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: Theme.buttonRadius
        color: line.down ? Theme.pressed : line.hovered ? Theme.hover : "transparent"

        FocusRing {
            shown: line.visualFocus
            targetRadius: parent.radius
        }
    }
}
