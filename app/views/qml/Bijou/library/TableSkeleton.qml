pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The table's layout before its titles are known.
Item {
    id: skeleton

    property bool waiting: true

    clip: true
    visible: waiting
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Reading the library")

    Repeater {
        model: skeleton.waiting ? Math.max(0, Math.ceil(skeleton.height / Theme.rowHeight)) : 0

        Item {
            id: line
            required property int index

            x: Theme.pageMargin
            y: Theme.px(34) + index * Theme.rowHeight
            width: skeleton.width - 2 * x
            height: Theme.rowHeight

            Skeleton {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Theme.px(130) + line.index * 47 % 5 * Theme.px(22), parent.width * 0.4)
                height: Theme.px(11)
                radius: Theme.gap4
            }

            Skeleton {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width * 0.45
                height: Theme.px(11)
                radius: Theme.gap4
            }
        }
    }
}
