pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The people's layout before it is known who they are: circles, a name and a part under each.
Item {
    id: skeleton

    property bool waiting: true
    readonly property real room: width - 2 * Theme.pageMargin
    readonly property int columns: Math.max(1, Math.floor(room / Theme.px(172)))
    readonly property int cellWidth: Math.floor(room / columns)
    readonly property int cellHeight: Theme.px(104) + Theme.px(136)

    clip: true
    visible: waiting
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Reading the watchlist")

    Repeater {
        model: skeleton.waiting ? skeleton.columns * Math.max(0, Math.ceil(skeleton.height / skeleton.cellHeight)) : 0

        Item {
            id: cell
            required property int index

            readonly property real along: Theme.pageMargin + (index % skeleton.columns) * skeleton.cellWidth

            x: skeleton.LayoutMirroring.enabled ? skeleton.width - along - width : along
            y: Math.floor(index / skeleton.columns) * skeleton.cellHeight
            width: skeleton.cellWidth - Theme.gap8

            Skeleton {
                id: disc
                anchors.horizontalCenter: parent.horizontalCenter
                width: Theme.px(104)
                height: width
                radius: width / 2
            }

            Skeleton {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.top: disc.bottom
                anchors.topMargin: Theme.gap12
                width: parent.width * 0.6
                height: Theme.px(11)
                radius: Theme.gap4
            }

            Skeleton {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.top: disc.bottom
                anchors.topMargin: Theme.gap12 + Theme.px(22)
                width: parent.width * 0.4
                height: Theme.gap8
                radius: Theme.gap4
            }
        }
    }
}
