pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A pill: a filter that is on or off (`checkable`), a link to more of a kind, a small action. `dropdown` adds the arrow of a menu.
T.Button {
    id: chip

    property string symbol: ""
    property bool dropdown: false
    property bool lit: checked
    property string hint: ""
    property bool overArt: false
    readonly property color ink: overArt ? (hovered ? Theme.overArtText : Theme.overArtMuted) : lit ? (Theme.dark ? Qt.tint(Theme.accentBright, Qt.alpha(Theme.overAccent, 0.45)) : Theme.accentBright) : hovered ? Theme.text : Theme.textMuted

    implicitHeight: Math.max(Theme.chipHeight, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    leftPadding: Theme.gap12
    rightPadding: Theme.gap12
    topPadding: Theme.gap4
    bottomPadding: Theme.gap4
    spacing: Theme.px(6)
    font: Theme.controlFont
    opacity: enabled ? 1 : 0.45
    hoverEnabled: true
    Accessible.name: text
    Accessible.role: dropdown ? Accessible.ButtonMenu : checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.description: hint
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Row {
        spacing: chip.spacing

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.symbol !== ""
            name: chip.symbol
            color: chip.ink
            size: Theme.px(14)
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: chip.text
            font: chip.font
            color: chip.ink
            Accessible.ignored: true
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.dropdown
            name: "chevron-down"
            color: chip.ink
            size: Theme.px(13)
        }
    }

    background: Rectangle {
        radius: height / 2
        color: chip.lit ? Theme.accentSoft : chip.overArt ? Theme.overArt : Theme.control
        border.width: Theme.hairline
        border.color: chip.lit ? Theme.accentLine : chip.overArt ? Theme.overArtLine : chip.hovered ? Theme.lineStrong : Theme.line

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: chip.down ? Theme.pressed : Theme.hover
            visible: chip.hovered || chip.down
        }

        FocusRing {
            shown: chip.visualFocus
            targetRadius: parent.radius
        }
    }

    Tip {
        text: chip.hint
        shown: chip.hint !== "" && chip.hovered
    }
}
