pragma ComponentBehavior: Bound
import QtQml
import Bijou

// What keys do on single pages: for the sheet behind `?`.
QtObject {
    readonly property var groups: [
        {
            name: qsTr("In the calendar"),
            keys: [
                {
                    keys: [qsTr("Space")],
                    does: qsTr("Follow its show")
                },
                {
                    keys: [qsTr("Page up"), qsTr("Page down")],
                    does: qsTr("Week before, week after")
                },
                {
                    keys: [Theme.command, qsTr("Home")],
                    does: qsTr("Today")
                },
                {
                    keys: [Theme.command, "G"],
                    does: qsTr("Go to a day")
                },
                {
                    keys: [Theme.command, qsTr("Page down")],
                    does: qsTr("The next week with anything")
                }
            ]
        },
        {
            name: qsTr("On an episode"),
            keys: [
                {
                    keys: [qsTr("Enter")],
                    does: qsTr("Open it, close it")
                },
                {
                    keys: ["W"],
                    does: qsTr("Wish it, or wish it no more")
                },
                {
                    keys: [Theme.command, "I"],
                    does: qsTr("Why it is missing")
                }
            ]
        },
        {
            name: qsTr("In the wishlist"),
            keys: [
                {
                    keys: ["←", "→"],
                    does: qsTr("Fold, unfold")
                },
                {
                    keys: [qsTr("Enter")],
                    does: qsTr("Open its page")
                },
                {
                    keys: [Theme.command, "I"],
                    does: qsTr("Why it is missing")
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
        },
        {
            name: qsTr("In the activity"),
            keys: [
                {
                    keys: [qsTr("Enter")],
                    does: qsTr("Open its title, or its list")
                },
                {
                    keys: ["Z"],
                    does: qsTr("Take it back")
                }
            ]
        }
    ]
}
