pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The wall's layout before its titles are known.
Item {
    id: skeleton

    property bool waiting: true
    readonly property real room: width - Theme.pageMargin - Theme.gap44
    readonly property int columns: Math.max(1, Math.ceil((room + Theme.gap18) / (Theme.posterIdeal * Theme.roominess + Theme.gap18)))
    readonly property int posterWidth: Math.floor((room + Theme.gap18) / columns) - Theme.gap18
    readonly property int posterHeight: Math.round(posterWidth * 1.5)
    readonly property int cellHeight: posterHeight + Theme.gap8 + Theme.px(35) + Theme.gap20

    clip: true
    visible: waiting
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Reading the library")

    Repeater {
        model: skeleton.waiting ? skeleton.columns * Math.ceil(skeleton.height / skeleton.cellHeight) : 0

        Item {
            id: cell
            required property int index

            readonly property real along: Theme.pageMargin + (index % skeleton.columns) * (skeleton.posterWidth + Theme.gap18)

            x: skeleton.LayoutMirroring.enabled ? skeleton.width - along - skeleton.posterWidth : along
            y: Theme.gap8 + Math.floor(index / skeleton.columns) * skeleton.cellHeight

            Skeleton {
                width: skeleton.posterWidth
                height: skeleton.posterHeight
                radius: Theme.posterRadius
            }

            Skeleton {
                y: skeleton.posterHeight + Theme.px(11)
                width: skeleton.posterWidth * 0.8
                height: Theme.px(11)
                radius: Theme.gap4
            }

            Skeleton {
                y: skeleton.posterHeight + Theme.px(29)
                width: skeleton.posterWidth * 0.4
                height: Theme.gap8
                radius: Theme.gap4
            }
        }
    }
}
