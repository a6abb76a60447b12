pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The wall's layout before its titles are known.
Item {
    id: skeleton

    property bool waiting: true
    // Where posters fill the whole width, without a rail of letters, and have a second line under their title
    property bool wide: false
    readonly property WallMeasure measure: WallMeasure {
        room: skeleton.wide ? skeleton.width - 2 * Theme.pageMargin : roomIn(skeleton.width)
    }
    readonly property int cellHeight: measure.cellHeight + (wide ? Math.ceil(measure.caption.height) : 0)

    clip: true
    visible: waiting
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Reading the library")

    Repeater {
        model: skeleton.waiting ? skeleton.measure.columns * Math.max(0, Math.ceil(skeleton.height / skeleton.cellHeight)) : 0

        Item {
            id: cell
            required property int index

            readonly property real along: Theme.pageMargin + (index % skeleton.measure.columns) * skeleton.measure.cellWidth

            x: skeleton.LayoutMirroring.enabled ? skeleton.width - along - skeleton.measure.posterWidth : along
            y: Theme.gap8 + Math.floor(index / skeleton.measure.columns) * skeleton.cellHeight

            Skeleton {
                width: skeleton.measure.posterWidth
                height: skeleton.measure.posterHeight
                radius: Theme.posterRadius
            }

            Skeleton {
                y: skeleton.measure.titleTop + Theme.px(3)
                width: skeleton.measure.posterWidth * 0.8
                height: Theme.px(11)
                radius: Theme.gap4
            }

            Skeleton {
                y: skeleton.measure.captionTop + Theme.px(4)
                width: skeleton.measure.posterWidth * 0.4
                height: Theme.gap8
                radius: Theme.gap4
            }
        }
    }
}
