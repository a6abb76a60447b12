pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The titles as a table. Columns that have no room are left out, the least asked for first; a press on a head orders by it.
FocusScope {
    id: table

    required property Library library
    readonly property real room: width - 2 * Theme.pageMargin
    readonly property var columns: fitting(room)
    readonly property var wishes: [
        {
            key: "year",
            text: qsTr("Year"),
            sort: "year",
            width: 70,
            wish: 1
        },
        {
            key: "rating",
            text: qsTr("Rating"),
            sort: "rating",
            width: 116,
            wish: 2
        },
        {
            key: "runtime",
            text: qsTr("Runtime"),
            sort: "runtime",
            width: 106,
            wish: 4
        },
        {
            key: "quality",
            text: qsTr("Quality"),
            sort: "",
            width: 84,
            wish: 3
        },
        {
            key: "size",
            text: qsTr("Size"),
            sort: "size",
            width: 90,
            wish: 5
        },
        {
            key: "added",
            text: qsTr("Added"),
            sort: "added",
            width: 104,
            wish: 6
        },
        {
            key: "servers",
            text: qsTr("Servers"),
            sort: "",
            width: 140,
            wish: 7
        },
        {
            key: "genres",
            text: qsTr("Genres"),
            sort: "",
            width: 180,
            wish: 8
        }
    ]

    // The columns that fit, each with where it begins
    function fitting(room: real): var {
        let left = room - Theme.px(260);
        const kept = wishes.slice().sort((a, b) => a.wish - b.wish).filter(one => (left -= Theme.px(one.width)) >= 0);
        let x = Theme.px(260) + Math.max(0, left);
        const others = wishes.filter(one => kept.includes(one)).map(one => Object.assign({}, one, {
                x: (x += Theme.px(one.width)) - Theme.px(one.width),
                width: Theme.px(one.width)
            }));
        const first = others.length ? others[0].x : room;
        return [
            {
                key: "title",
                text: qsTr("Title"),
                sort: "title",
                x: 0,
                width: first
            }
        ].concat(others);
    }

    TableHead {
        id: head
        x: Theme.pageMargin
        width: table.room
        library: table.library
        columns: table.columns
    }

    ListView {
        id: list
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        x: Theme.pageMargin - Theme.gap12
        width: table.room + 2 * Theme.gap12
        clip: true
        focus: true
        activeFocusOnTab: true
        model: table.library.wall
        currentIndex: -1
        highlightMoveDuration: 0
        highlightFollowsCurrentItem: true
        reuseItems: true
        pixelAligned: true
        boundsBehavior: Flickable.StopAtBounds
        bottomMargin: Theme.gap28
        Keys.forwardTo: [keys]
        Accessible.role: Accessible.Table
        Accessible.name: table.library.kind === "movie" ? qsTr("Movies") : qsTr("Shows")
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
            currentIndex = firstRow
        onFirstRowChanged: table.library.look(firstRow, firstRow + Math.ceil(height / Theme.rowHeight))
        onHeightChanged: table.library.look(firstRow, firstRow + Math.ceil(height / Theme.rowHeight))
        ScrollBar.vertical: ScrollBar {
            parent: table
            x: table.LayoutMirroring.enabled ? 0 : table.width - width
            y: head.height
            height: table.height - y
        }

        readonly property int firstRow: Math.max(0, Math.floor((contentY - originY) / Theme.rowHeight))

        delegate: TableRow {
            width: ListView.view.width
            columns: table.columns
            kind: table.library.kind
            onPressed: button => list.press(index, button)
        }

        // The eye of the title that the keyboard is on, else its heart
        function want(follow: bool): bool {
            const row = currentItem as TableRow;
            return row !== null && Wanting.toggleRow(table.library.kind, row.titleId, row.title, follow, !row.look.endsWith("faded"));
        }

        function press(row: int, mouse: MouseEvent) {
            const from = currentIndex;
            const place = contentY; // a row that is cut off by the edge is not brought into sight: the way back leads to where one was
            forceActiveFocus(Qt.MouseFocusReason);
            currentIndex = row;
            contentY = place;
            if (mouse.button === Qt.RightButton)
                table.menuAt(row, mapFromItem(currentItem, mouse.x, mouse.y));
            else if (mouse.modifiers & Qt.ShiftModifier)
                table.library.wall.drawRange(from < 0 ? row : from, row);
            else if (mouse.modifiers & Qt.ControlModifier || table.library.wall.selectedCount > 0)
                table.library.wall.toggle(row);
            else
                Actions.open(table.library.kind, table.library.wall.idAt(row));
        }
    }

    WallKeys {
        id: keys
        view: list
        library: table.library
        first: list.firstRow
        perLine: 1
        page: Math.max(1, Math.floor(list.height / Theme.rowHeight) - 1)
        onMenuWanted: row => table.menuAt(row, list.mapFromItem(list.currentItem, Theme.px(200), Theme.rowHeight))
    }

    ViewMemory {
        library: table.library
        view: list
        perLine: 1
        lineHeight: Theme.rowHeight
        current: list.currentIndex
        onLaidOut: list.forceLayout()
        onCurrentWanted: row => list.currentIndex = row
    }

    Later {
        id: menu
        sourceComponent: TitleMenu {
            parent: list
            library: table.library
        }
    }

    function menuAt(row: int, at: point) {
        (menu.made() as TitleMenu).show(row, at);
    }
}
