pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Which list of which kind, and under it what narrows that list. What has no room goes on in the next line.
FocusScope {
    id: bar

    signal escaped

    implicitHeight: column.height
    Keys.onEscapePressed: escaped()

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap8

        Flow {
            anchors.left: parent.left
            width: parent.width - hide.width - Theme.gap8
            spacing: Theme.gap8

            Segments {
                id: kinds
                name: qsTr("Movies or shows")
                value: Discover.kind
                options: [
                    {
                        value: "movie",
                        text: qsTr("Movies")
                    },
                    {
                        value: "show",
                        text: qsTr("Shows")
                    }
                ]
                onChosen: value => Discover.choose("kind", value)
            }

            Row {
                spacing: Theme.gap8
                height: kinds.height
                Accessible.role: Accessible.PageTabList
                Accessible.name: qsTr("Lists")

                Repeater {
                    model: Discover.listings

                    Chip {
                        required text
                        required property string key
                        required property bool chosen

                        anchors.verticalCenter: parent.verticalCenter
                        lit: chosen
                        Accessible.role: Accessible.PageTab
                        Accessible.selected: chosen
                        Keys.onRightPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                        Keys.onLeftPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                        onClicked: Discover.choose("list", key)
                    }
                }
            }
        }

        Flow {
            width: parent.width
            visible: Discover.listing === "trending" || Discover.listing === "titles"
            spacing: Theme.gap8

            Chip {
                visible: Discover.listing === "trending"
                text: qsTr("This week")
                lit: Discover.window === "week"
                Accessible.role: Accessible.RadioButton
                Accessible.checked: lit
                onClicked: Discover.choose("window", "week")
            }

            Chip {
                visible: Discover.listing === "trending"
                text: qsTr("Today")
                lit: Discover.window === "day"
                Accessible.role: Accessible.RadioButton
                Accessible.checked: lit
                onClicked: Discover.choose("window", "day")
            }

            DiscoverPicker {
                field: "genre"
                name: qsTr("Genre")
                value: Discover.genreText
                choices: Discover.genres
            }

            DiscoverPicker {
                field: "decade"
                name: qsTr("Decade")
                value: Discover.decadeText
                choices: Discover.decades
            }

            DiscoverPicker {
                field: "network"
                name: qsTr("Network")
                value: Discover.networkText
                choices: Discover.networks
                offered: Discover.kind === "show"
            }

            DiscoverPicker {
                field: "order"
                name: qsTr("Order")
                value: Discover.orderText
                choices: Discover.orders
                plain: true
            }
        }
    }

    Chip {
        id: hide
        anchors.right: parent.right
        y: Math.round((kinds.height - height) / 2)
        symbol: Discover.hidden ? "eye-off" : "eye"
        text: qsTr("Hide owned")
        lit: Discover.hidden
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: Discover.hidden
        onClicked: Discover.choose("hidden", Discover.hidden ? "" : "1")
    }
}
