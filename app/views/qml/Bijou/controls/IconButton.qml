pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A symbol to press. `text` says what it does: to screen readers, and as a tip.
T.Button {
    id: button

    property string symbol: ""
    property color ink: checked ? Theme.accentBright : Theme.textMuted
    property string keys: ""
    property bool tip: true
    property bool round: false
    property bool overArt: false
    // On: in the accent's fill over art, in its ink on a plain ground
    property bool filled: false
    property real size: Theme.px(32)

    implicitWidth: size
    implicitHeight: size
    opacity: enabled ? 1 : 0.35
    hoverEnabled: true
    display: T.AbstractButton.IconOnly
    Accessible.name: text
    Accessible.checkable: checkable
    Accessible.checked: checked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: button.symbol
            color: button.filled ? (button.overArt ? Theme.overAccent : Theme.accentBright) : button.overArt ? Theme.overArtText : button.hovered && !button.checked ? Theme.text : button.ink
            size: Math.round(button.size * 0.54)
        }
    }

    background: Rectangle {
        radius: button.round || button.overArt ? height / 2 : Theme.buttonRadius
        color: button.filled && button.overArt ? Theme.accentFill : button.overArt ? Theme.overArt : button.down ? Theme.pressed : button.hovered ? Theme.hover : "transparent"
        border.width: button.overArt && !button.filled ? Theme.hairline : 0
        border.color: Theme.overArtLine

        FocusRing {
            shown: button.visualFocus
            targetRadius: parent.radius
        }
    }

    Tip {
        text: button.text
        keys: button.keys
        shown: button.tip && button.hovered && !button.down
    }
}
