pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One way to begin: a tile in its colour, a name, a line that says how.
T.Button {
    id: card

    property color tile: Theme.accent
    property string glyph: ""
    property string detail: ""
    property bool lit: false

    implicitHeight: Math.max(Theme.px(168), words.implicitHeight + 2 * padding)
    padding: Theme.px(19)
    hoverEnabled: true
    scale: hovered && Theme.lively ? 1.015 : 1
    Accessible.name: text
    Accessible.description: detail
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onRightPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onLeftPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

    Behavior on scale {
        NumberAnimation {
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }

    contentItem: Item {
        Column {
            id: words
            width: parent.width
            spacing: Theme.px(5)

            IconTile {
                anchors.left: parent.left
                color: card.tile
                glyph: card.glyph
            }

            Label {
                width: parent.width
                topPadding: Theme.px(13)
                horizontalAlignment: Text.AlignLeft
                wrapMode: Text.Wrap
                text: card.text
                font: Theme.section
                Accessible.ignored: true
            }

            Paragraph {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: card.detail
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.panelRadius
        color: Theme.raised
        border.width: Theme.hairline
        border.color: card.lit ? Theme.accentLine : card.hovered ? Theme.lineStrong : Theme.line

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: card.down ? Theme.pressed : Theme.hover
            visible: card.hovered || card.down
        }

        FocusRing {
            shown: card.visualFocus
            targetRadius: Theme.panelRadius
        }
    }
}
