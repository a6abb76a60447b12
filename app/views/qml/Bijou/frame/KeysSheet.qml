pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// The sheet behind `?`: what every key does.
Sheet {
    id: sheet

    title: qsTr("Keys")
    widest: Theme.px(680)

    readonly property var groups: [
        {
            name: qsTr("Everywhere"),
            keys: [
                {
                    keys: [Theme.command, "K"],
                    does: qsTr("Search everything")
                },
                {
                    keys: ["/"],
                    does: qsTr("Filter in words; elsewhere search")
                },
                {
                    keys: [Theme.option, "←"],
                    does: qsTr("Back")
                },
                {
                    keys: [Theme.option, "→"],
                    does: qsTr("Forward")
                },
                {
                    keys: [Theme.command, "E"],
                    does: qsTr("Follow, or follow no more")
                },
                {
                    keys: [Theme.command, "D"],
                    does: qsTr("Wish, or wish no more")
                },
                {
                    keys: [Theme.command, "Z"],
                    does: qsTr("Undo what was done last")
                },
                {
                    keys: [Theme.command, qsTr("Shift"), "Z"],
                    does: qsTr("Do it again")
                },
                {
                    keys: [Theme.command, "1"],
                    does: qsTr("Home")
                },
                {
                    keys: [Theme.command, "2"],
                    does: qsTr("Movies")
                },
                {
                    keys: [Theme.command, "3"],
                    does: qsTr("Shows")
                },
                {
                    keys: [Theme.command, "4"],
                    does: qsTr("Calendar")
                },
                {
                    keys: [Theme.command, "5"],
                    does: qsTr("Watchlist")
                },
                {
                    keys: [Theme.command, "6"],
                    does: qsTr("Wishlist")
                },
                {
                    keys: [Theme.command, "7"],
                    does: qsTr("Discover")
                },
                {
                    keys: [Theme.command, "8"],
                    does: qsTr("Activity")
                },
                {
                    keys: [Theme.command, ","],
                    does: qsTr("Settings")
                },
                {
                    keys: [Theme.command, "R"],
                    does: qsTr("Read this page again")
                },
                {
                    keys: ["F5"],
                    does: qsTr("Look for what is new")
                },
                {
                    keys: ["?"],
                    does: qsTr("These keys")
                }
            ]
        },
        {
            name: qsTr("In a wall of posters"),
            keys: [
                {
                    keys: ["←", "↑", "→", "↓"],
                    does: qsTr("Move")
                },
                {
                    keys: [qsTr("Enter")],
                    does: qsTr("Open")
                },
                {
                    keys: [qsTr("Space")],
                    does: qsTr("Select")
                },
                {
                    keys: [qsTr("Shift"), "←", "→"],
                    does: qsTr("Select a range")
                },
                {
                    keys: [Theme.command, "A"],
                    does: qsTr("Select all")
                },
                {
                    keys: ["A", "…", "Z"],
                    does: qsTr("Jump to a title")
                },
                {
                    keys: [qsTr("Home"), qsTr("End")],
                    does: qsTr("First, last")
                },
                {
                    keys: [qsTr("Menu")],
                    does: qsTr("What can be done with it")
                },
                {
                    keys: [qsTr("Esc")],
                    does: qsTr("Select nothing, go back")
                }
            ]
        },
        {
            name: qsTr("While filtering in words"),
            keys: [
                {
                    keys: ["↑", "↓"],
                    does: qsTr("Choose a completion")
                },
                {
                    keys: [qsTr("Tab")],
                    does: qsTr("Take it")
                },
                {
                    keys: [qsTr("Enter")],
                    does: qsTr("Take what is chosen, else filter")
                },
                {
                    keys: [qsTr("Esc")],
                    does: qsTr("Close the list, then the line")
                }
            ]
        },
        {
            name: qsTr("On a saved filter"),
            keys: [
                {
                    keys: ["F2"],
                    does: qsTr("Rename")
                },
                {
                    keys: [Theme.option, "↑", "↓"],
                    does: qsTr("Move it up, down")
                },
                {
                    keys: [qsTr("Del")],
                    does: qsTr("Remove")
                },
                {
                    keys: [qsTr("Menu")],
                    does: qsTr("What can be done with it")
                }
            ]
        }
    ]

    PageKeys {
        id: pages
    }

    GridLayout {
        width: parent.width
        columns: sheet.availableWidth > Theme.px(520) ? 2 : 1
        columnSpacing: Theme.gap44
        rowSpacing: Theme.gap20

        Repeater {
            // What goes everywhere and filters on the one side, what goes on single pages on the other
            model: [[sheet.groups[0], ...sheet.groups.slice(2)], [sheet.groups[1], ...pages.groups]]

            Column {
                id: side
                required property var modelData

                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                spacing: Theme.gap20

                Repeater {
                    model: side.modelData

                    Column {
                        id: group
                        required property var modelData

                        width: side.width
                        spacing: Theme.gap8

                        Label {
                            text: group.modelData.name
                            font: Theme.label
                            color: Theme.textFaint
                            bottomPadding: Theme.gap4
                            Accessible.role: Accessible.Heading
                        }

                        Repeater {
                            model: group.modelData.keys

                            KeyLine {
                                required property var modelData
                                width: group.width
                                keys: modelData.keys
                                does: modelData.does
                            }
                        }
                    }
                }
            }
        }
    }
}
