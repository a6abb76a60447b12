pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A row of cards before it is known which.
Item {
    id: row

    property real cardWidth: Theme.px(150)

    height: Math.round(cardWidth * 1.5) + Theme.px(46)
    clip: true

    Repeater {
        model: Math.ceil(row.width / (row.cardWidth + Theme.gap16))

        Item {
            required property int index
            readonly property real along: index * (row.cardWidth + Theme.gap16)

            x: row.LayoutMirroring.enabled ? row.width - along - row.cardWidth : along

            Skeleton {
                width: row.cardWidth
                height: Math.round(row.cardWidth * 1.5)
                radius: Theme.posterRadius
            }

            Skeleton {
                y: Math.round(row.cardWidth * 1.5) + Theme.gap12
                width: row.cardWidth * 0.8
                height: Theme.px(11)
                radius: Theme.gap4
            }
        }
    }
}
