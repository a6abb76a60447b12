pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The people: faces in circles, what they do next, which of their roles count.
FocusScope {
    id: wall

    focus: true
    Component.onCompleted: Watchlist.drawnAt(Screen.devicePixelRatio)

    // The menu key on somebody asks what their chip asks
    function askRoles(row: int) {
        const number = Number(Watchlist.people.value(row, "number"));
        Watchlist.askRoles(number);
        if (Watchlist.roles.count > 0)
            (later.made() as RolesSheet).ask(number, Watchlist.people.value(row, "name"));
    }

    WatchGrid {
        id: grid

        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin
        width: parent.width - 2 * Theme.pageMargin
        height: parent.height
        columns: Math.max(1, Math.floor(width / Theme.px(172)))
        cellWidth: Math.floor(width / columns)
        cellHeight: Theme.px(104) + Theme.gap44 + metrics.lines
        model: Watchlist.people
        Accessible.name: qsTr("People that you follow")
        onOpened: row => Actions.open("person", Watchlist.people.value(row, "number"))
        ScrollBar.vertical: ScrollBar {
            parent: wall
            x: grid.LayoutMirroring.enabled ? 0 : wall.width - width
            height: wall.height
        }

        delegate: WatchPerson {
            width: grid.cellWidth - Theme.gap8
            height: grid.cellHeight - Theme.gap8
            focus: GridView.isCurrentItem
            focusPolicy: GridView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
            onPicked: range => grid.pick(index, range)
            Keys.onMenuPressed: wall.askRoles(index)
            onPressed: grid.currentIndex = index
            onRolesWanted: wall.askRoles(index)
            Keys.onSpacePressed: grid.space()
            GridView.onReused: opacity = 1
        }
    }

    QtObject {
        id: metrics

        // Name, part, two lines of work, and the chip
        readonly property real lines: Math.ceil(strong.height + 3 * caption.height) + Theme.chipHeight + Theme.gap16
        readonly property FontMetrics strong: FontMetrics {
            font: Theme.strong
        }
        readonly property FontMetrics caption: FontMetrics {
            font: Theme.caption
        }
    }

    Later {
        id: later
        sourceComponent: RolesSheet {}
    }
}
