pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The counts, side by side; two lines of them where there is little room.
Flow {
    id: grid

    readonly property int count: Workers.cards.count
    readonly property int perLine: Math.min(count, Math.max(2, Math.floor((width + spacing) / (Theme.px(112) + spacing))))
    readonly property real cell: Math.floor((width - (perLine - 1) * spacing) / Math.max(1, perLine))

    readonly property real tallest: children.reduce((most, card) => Math.max(most, card instanceof CoverCard ? card.implicitHeight : 0), 0)

    spacing: Theme.gap12
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("How far it is")

    Repeater {
        model: Workers.cards

        CoverCard {
            width: grid.cell
            height: grid.tallest
        }
    }

    Repeater {
        model: Workers.reading === "loading" ? 4 : 0

        Skeleton {
            width: (grid.width - 3 * grid.spacing) / 4
            height: Theme.px(78)
            radius: Theme.cardRadius
        }
    }
}
