pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One place to go. With `collapsed` only its symbol is left, and its name becomes a tip.
T.Button {
    id: item

    property string symbol: ""
    property string detail: ""
    property string keys: ""
    property bool collapsed: false

    implicitWidth: Theme.px(188)
    implicitHeight: Math.max(Theme.px(37), label.implicitHeight + Theme.gap16)
    hoverEnabled: true
    checkable: false
    font: Theme.navigationFont
    Accessible.role: Accessible.PageTab
    Accessible.name: detail === "" ? text : text + ", " + detail
    Accessible.selected: checked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onUpPressed: event => step(event, false)
    Keys.onDownPressed: event => step(event, true)

    // With Alt the arrows mean something else, to items that move
    function step(event: KeyEvent, forward: bool) {
        event.accepted = !(event.modifiers & Qt.AltModifier);
        if (event.accepted)
            nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    contentItem: Item {
        Icon {
            id: glyph
            x: item.collapsed ? (parent.width - width) / 2 : item.mirrored ? parent.width - width - Theme.gap12 : Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            name: item.symbol
            size: Theme.px(17)
            color: item.checked ? Theme.accentBright : item.hovered ? Theme.text : Theme.textMuted
        }

        Label {
            id: label
            anchors.left: parent.left
            anchors.leftMargin: Theme.px(42)
            anchors.right: tail.left
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignLeft
            visible: !item.collapsed
            text: item.text
            font: item.font
            color: item.checked || item.hovered ? Theme.text : Theme.textMuted
            Accessible.ignored: true
        }

        Label {
            id: tail
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            visible: !item.collapsed
            text: item.detail
            font: Theme.number
            color: item.checked ? Theme.textMuted : Theme.textFaint
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: Theme.px(8)
        color: item.checked ? Theme.selected : item.down ? Theme.pressed : item.hovered ? Theme.hover : "transparent"

        FocusRing {
            shown: item.visualFocus
            targetRadius: Theme.px(8)
            gap: 0
        }
    }

    Tip {
        beside: true
        text: item.text
        keys: item.keys
        shown: item.hovered && (item.collapsed || label.truncated)
    }
}
