pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The next few episodes of what one has or follows.
HomeSection {
    id: airings

    readonly property int columns: width >= Theme.px(640) ? 4 : 2
    readonly property real tileWidth: Math.floor((width - (columns - 1) * Theme.gap16) / columns)

    readonly property bool quiet: Home.airings.count === 0
    readonly property string heading: qsTr("Tonight and next")

    implicitHeight: quiet ? nothing.height : column.implicitHeight
    tiles: () => quiet ? [(nothing.item as HomeQuiet).link] : made(repeater)
    Accessible.role: Accessible.List
    Accessible.name: heading

    Loader {
        id: nothing
        width: parent.width
        active: airings.quiet
        sourceComponent: HomeQuiet {
            heading: airings.heading
            sentence: airings.sentence
            action: airings.action
            address: airings.address
        }
    }

    Column {
        id: column
        width: parent.width
        visible: !airings.quiet
        spacing: Theme.gap12

        SectionTitle {
            text: airings.heading
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
