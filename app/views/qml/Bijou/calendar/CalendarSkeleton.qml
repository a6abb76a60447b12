pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The shapes of a week that is being read, where its cards will be.
Item {
    id: skeleton

    required property bool agenda
    readonly property int columns: agenda ? 1 : 7
    readonly property int gap: agenda ? Theme.gap8 : Theme.px(13)
    readonly property real cell: Math.floor((width - 2 * Theme.pageMargin - (columns - 1) * gap) / columns)

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Reading the week")

    Repeater {
        model: skeleton.agenda ? 6 : 14

        Skeleton {
            required property int index

            x: Theme.pageMargin + index % skeleton.columns * (skeleton.cell + skeleton.gap)
            y: Theme.px(56) + Math.floor(index / skeleton.columns) * (height + skeleton.gap)
            width: skeleton.cell
            height: skeleton.agenda ? Theme.px(66) : Math.round(Math.max(Theme.px(126), Math.min(Theme.px(190), skeleton.cell * 0.83)))
            radius: Theme.cardRadius
        }
    }
}
