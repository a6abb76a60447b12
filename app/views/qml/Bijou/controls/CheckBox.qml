pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A tick beside `text`, with `detail` in a quieter voice at the far end.
T.CheckBox {
    id: control

    property string detail: ""

    implicitWidth: label.implicitWidth + tail.implicitWidth + Theme.gap16
    implicitHeight: Math.max(Theme.px(32), label.implicitHeight + Theme.gap8)
    spacing: Theme.px(10)
    font: Theme.body
    opacity: enabled ? 1 : 0.45
    hoverEnabled: true
    Accessible.name: text
    Accessible.description: detail
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    indicator: Rectangle {
        id: box
        x: control.mirrored ? control.width - width : 0
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(18)
        height: width
        radius: Theme.badgeRadius
        color: control.checked ? Theme.accentFill : Theme.field
        border.width: Theme.hairline
        border.color: control.checked ? Theme.accentFill : control.hovered ? Theme.textMuted : Theme.textFaint

        Icon {
            anchors.centerIn: parent
            visible: control.checked
            name: "check"
            color: Theme.overAccent
            size: Theme.px(13)
        }

        FocusRing {
            shown: control.visualFocus
            targetRadius: box.radius
        }
    }

    contentItem: Item {
        Label {
            id: label
            anchors.left: parent.left
            anchors.right: tail.left
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignLeft
            leftPadding: control.mirrored ? 0 : box.width + control.spacing
            rightPadding: control.mirrored ? box.width + control.spacing : Theme.gap8
            text: control.text
            font: control.font
            Accessible.ignored: true
        }

        Label {
            id: tail
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: control.detail
            font: Theme.caption
            color: Theme.textFaint
        }
    }
}
