pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Looks like a search field and opens one.
T.Button {
    id: button

    property string keys: ""
    property bool overArt: false
    property bool compact: width < Theme.px(140)

    implicitWidth: Theme.searchWidth
    implicitHeight: Math.max(Theme.fieldHeight, label.implicitHeight + 2 * Theme.gap8)
    hoverEnabled: true
    Accessible.name: text
    Accessible.role: Accessible.Button
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Icon {
            id: glass
            x: button.compact ? (parent.width - width) / 2 : button.mirrored ? parent.width - width - Theme.gap12 : Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            size: Theme.iconSmall
            color: label.color
        }

        Label {
            id: label
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap12 + Theme.iconSmall + Theme.gap8
            anchors.right: hint.left
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignLeft
            visible: !button.compact
            text: button.text
            color: button.overArt ? Theme.overArtMuted : button.hovered ? Theme.textMuted : Theme.textFaint
            Accessible.ignored: true
        }

        KeyHint {
            id: hint
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            text: button.keys
            ink: label.color
            edge: button.overArt ? Theme.overArtLine : Theme.lineStrong
            visible: !button.compact
        }
    }

    background: Rectangle {
        radius: Theme.buttonRadius
        color: button.overArt ? Theme.overArt : Theme.control
        border.width: Theme.hairline
        border.color: button.overArt ? Theme.overArtLine : button.hovered ? Theme.lineStrong : Theme.line

        FocusRing {
            shown: button.visualFocus
        }
    }
}
