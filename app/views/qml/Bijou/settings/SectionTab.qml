pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One section of Settings.
T.Button {
    id: tab

    implicitWidth: label.implicitWidth + 2 * Theme.gap12
    implicitHeight: Math.max(Theme.px(34), label.implicitHeight + Theme.gap12)
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: checked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)

    contentItem: Label {
        id: label
        leftPadding: Theme.gap12
        rightPadding: Theme.gap12
        horizontalAlignment: Text.AlignLeft
        text: tab.text
        font: tab.checked ? Theme.strong : Theme.body
        color: tab.checked || tab.hovered ? Theme.text : Theme.textMuted
        Accessible.ignored: true
    }

    background: Rectangle {
        radius: Theme.px(8)
        color: tab.checked ? Theme.selected : tab.hovered ? Theme.hover : "transparent"

        FocusRing {
            shown: tab.visualFocus
            targetRadius: Theme.px(8)
            gap: 0
        }
    }
}
