pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

T.ScrollBar {
    id: bar

    readonly property real thickness: hovered || pressed ? Theme.px(8) : Theme.px(5)

    implicitWidth: Theme.px(12)
    implicitHeight: Theme.px(12)
    padding: Theme.px(2)
    minimumSize: 0.06
    hoverEnabled: true
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1

    contentItem: Item {
        Rectangle {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: bar.horizontal ? parent.width : bar.thickness
            height: bar.horizontal ? bar.thickness : parent.height
            radius: Math.min(width, height) / 2
            color: Theme.textFaint
            opacity: bar.pressed ? 0.9 : bar.hovered ? 0.7 : bar.active ? 0.5 : 0.28
        }
    }
}
