pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One title of the report; a press opens its page where it has one.
T.Button {
    id: row

    required property string symbol
    required property string title
    required property string detail
    required property string address

    implicitHeight: Math.max(Theme.px(34), words.implicitHeight + Theme.gap8)
    text: title
    hoverEnabled: true
    focusPolicy: address === "" ? Qt.NoFocus : Qt.StrongFocus
    Accessible.role: address === "" ? Accessible.StaticText : Accessible.Link
    Accessible.name: detail === "" ? title : title + ", " + detail
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: if (address !== "")
        Actions.openAddress(address)

    contentItem: Item {
        Icon {
            id: glyph
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
            name: row.symbol
            size: Theme.iconSmall
            color: Theme.textFaint
        }

        Label {
            id: words
            anchors.left: glyph.right
            anchors.leftMargin: Theme.gap12
            width: Math.min(implicitWidth, parent.width * (row.detail === "" ? 0.9 : 0.5))
            anchors.verticalCenter: parent.verticalCenter
            text: row.title
            Accessible.ignored: true
        }

        Label {
            anchors.left: words.right
            anchors.leftMargin: Theme.gap12
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignLeft
            text: row.detail
            font: Theme.caption
            color: Theme.textMuted
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: Theme.px(7)
        color: row.address !== "" && (row.hovered || row.down) ? Theme.hover : "transparent"

        FocusRing {
            shown: row.visualFocus
            targetRadius: Theme.px(7)
            gap: 0
        }
    }
}
