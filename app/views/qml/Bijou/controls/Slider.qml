pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A value on a line; `name` says of what. Arrow keys take one step.
T.Slider {
    id: control

    property string name: ""

    implicitWidth: Theme.px(220)
    implicitHeight: Theme.px(28)
    hoverEnabled: true
    snapMode: T.Slider.SnapAlways
    Accessible.name: name

    background: Rectangle {
        y: (control.height - height) / 2
        width: control.width
        height: Theme.px(4)
        radius: height / 2
        color: Theme.lineStrong

        Rectangle {
            x: control.mirrored ? parent.width - width : 0
            width: control.position * parent.width
            height: parent.height
            radius: height / 2
            color: Theme.accent
        }
    }

    handle: Rectangle {
        x: control.visualPosition * (control.width - width)
        y: (control.height - height) / 2
        width: Theme.px(18)
        height: width
        radius: width / 2
        color: Theme.overArtText
        border.width: Theme.hairline
        border.color: Theme.lineStrong

        FocusRing {
            shown: control.visualFocus
            targetRadius: parent.radius
        }
    }
}
