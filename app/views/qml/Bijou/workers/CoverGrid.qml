pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The counts, side by side; two lines of them where there is little room.
Flow {
    id: grid

    readonly property int count: Workers.cards.count
    readonly property int lines: Math.ceil(count / Math.max(2, Math.floor((width + spacing) / (Theme.px(112) + spacing))))
    readonly property int perLine: Math.ceil(count / Math.max(1, lines))

    readonly property real tallest: children.reduce((most, card) => Math.max(most, card instanceof CoverCard ? card.implicitHeight : 0), 0)

    spacing: Theme.gap12
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("How far it is")

    // The last line may have fewer: they share its room
    function cell(index: int): real {
        const beside = Math.min(perLine, count - perLine * Math.floor(index / perLine));
        return Math.floor((width - (beside - 1) * spacing) / Math.max(1, beside));
    }

    Repeater {
        model: Workers.cards

        CoverCard {
            required property int index

            width: grid.cell(index)
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
