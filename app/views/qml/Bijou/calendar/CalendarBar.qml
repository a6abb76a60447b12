pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Where in time, and whose: weeks back and forth, today, a day of a month, and the scope.
Row {
    id: bar

    readonly property bool mirrored: LayoutMirroring.enabled

    spacing: Theme.gap8

    function openMonth() {
        Calendar.openMonth();
        month.open();
    }

    IconButton {
        round: true
        size: Theme.chipHeight
        symbol: bar.mirrored ? "chevron-right" : "chevron-left"
        text: qsTr("Week before")
        keys: qsTr("Page up")
        onClicked: Calendar.turn(-1)
    }

    Chip {
        lit: Calendar.thisWeek
        text: qsTr("Today")
        onClicked: Calendar.goToday()
    }

    IconButton {
        round: true
        size: Theme.chipHeight
        symbol: bar.mirrored ? "chevron-left" : "chevron-right"
        text: qsTr("Week after")
        keys: qsTr("Page down")
        onClicked: Calendar.turn(1)
    }

    Chip {
        id: chooser
        symbol: "calendar-days"
        dropdown: true
        lit: month.visible
        text: qsTr("Go to")
        onClicked: month.visible ? month.close() : bar.openMonth()
        Keys.onDownPressed: bar.openMonth()

        MonthPopup {
            id: month
            y: chooser.height + Theme.gap4
            x: Math.min(0, chooser.width - width)
        }
    }

    IconButton {
        round: true
        size: Theme.chipHeight
        symbol: "calendar-plus"
        text: qsTr("Subscribe")
        onClicked: (subscribe.made() as SubscribeSheet).open()

        Later {
            id: subscribe
            sourceComponent: SubscribeSheet {}
        }
    }

    MenuChip {
        text: Calendar.scopeText

        MenuItem {
            text: qsTr("All my shows")
            detail: qsTr("owned or followed")
            checkable: true
            checked: Calendar.scope === "mine"
            onTriggered: Calendar.choose("mine")
        }

        MenuItem {
            text: qsTr("Followed")
            detail: qsTr("the watchlist")
            checkable: true
            checked: Calendar.scope === "followed"
            onTriggered: Calendar.choose("followed")
        }

        MenuItem {
            text: qsTr("Everything owned")
            detail: qsTr("muted too")
            checkable: true
            checked: Calendar.scope === "owned"
            onTriggered: Calendar.choose("owned")
        }
    }
}
