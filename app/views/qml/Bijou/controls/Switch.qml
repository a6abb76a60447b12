pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// On or off. `text` names it and stands beside it; set `showText` false where a row already says it.
T.Switch {
    id: control

    property bool showText: true

    implicitWidth: showText ? label.implicitWidth : track.width
    implicitHeight: Math.max(Theme.px(24), label.implicitHeight)
    spacing: Theme.px(10)
    font: Theme.body
    opacity: enabled ? 1 : 0.45
    hoverEnabled: true
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    indicator: Rectangle {
        id: track
        x: control.mirrored ? control.width - width : 0
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(36)
        height: Theme.px(20)
        radius: height / 2
        color: control.checked ? Theme.accentFill : Theme.surfaceHigh
        border.width: Theme.hairline
        border.color: control.checked ? Theme.accentFill : Theme.textFaint

        Rectangle {
            x: control.visualPosition * (parent.width - width - Theme.px(6)) + Theme.px(3)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(14)
            height: width
            radius: width / 2
            color: control.checked ? Theme.overAccent : Theme.textMuted

            Behavior on x {
                enabled: Theme.lively
                NumberAnimation {
                    duration: Theme.quick
                    easing.type: Theme.easing
                }
            }
        }

        FocusRing {
            shown: control.visualFocus
            targetRadius: track.radius
        }
    }

    contentItem: Label {
        id: label
        leftPadding: control.mirrored ? 0 : track.width + control.spacing
        rightPadding: control.mirrored ? track.width + control.spacing : 0
        visible: control.showText
        text: control.text
        font: control.font
        Accessible.ignored: true
    }
}
