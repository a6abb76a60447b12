pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One line of a menu: `symbol` before, `detail` (a count, a shortcut) behind; a tick where it is checked.
T.MenuItem {
    id: item

    property string symbol: ""
    property string detail: ""
    property bool danger: false
    readonly property color ink: danger ? Theme.bad : Theme.text

    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.px(34), label.implicitHeight + 2 * Theme.px(7))
    leftPadding: Theme.px(10)
    rightPadding: Theme.px(10)
    spacing: Theme.px(10)
    font: Theme.body
    opacity: enabled ? 1 : 0.45
    hoverEnabled: true
    // The arrows step over what is not shown
    activeFocusOnTab: visible
    Accessible.name: text
    Accessible.checkable: checkable
    Accessible.checked: checked

    contentItem: Item {
        Row {
            id: row
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            spacing: item.spacing
            rightPadding: tail.implicitWidth + (tail.visible ? Theme.gap20 : 0)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: item.checkable || item.symbol !== ""
                name: item.checkable ? (item.checked ? "check" : "") : item.symbol
                color: item.checkable ? Theme.accentBright : item.danger ? Theme.bad : Theme.textMuted
                size: Theme.iconSmall
            }

            Label {
                id: label
                anchors.verticalCenter: parent.verticalCenter
                text: item.text
                font: item.font
                color: item.ink
                Accessible.ignored: true
            }
        }

        Label {
            id: tail
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: item.detail
            font: Theme.caption
            color: Theme.textFaint
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: Theme.px(7)
        color: item.highlighted || item.down ? Theme.selected : "transparent"
        border.width: item.visualFocus ? Theme.hairline : 0
        border.color: Theme.accentLine
    }
}
