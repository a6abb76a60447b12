pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The next few episodes of what one has or follows.
HomeSection {
    id: airings

    readonly property int columns: width >= Theme.px(640) ? 4 : 2
    readonly property real tileWidth: Math.floor((width - (columns - 1) * Theme.gap16) / columns)

    implicitHeight: column.implicitHeight
    tiles: () => made(repeater)
    Accessible.role: Accessible.List
    Accessible.name: heading.text

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap12

        SectionTitle {
            id: heading
            text: qsTr("Tonight and next")
        }

        Grid {
            width: parent.width
            columns: airings.columns
            spacing: Theme.gap16

            Repeater {
                id: repeater
                model: Home.airings

                AiringTile {
                    width: airings.tileWidth
                }
            }
        }
    }
}
