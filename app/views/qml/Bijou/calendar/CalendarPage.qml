pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What airs, in seven real days that begin with the one in the address: columns of cards, or where they have no room a list by day.
Page {
    id: page

    readonly property bool agenda: width < Theme.px(1120)
    readonly property bool seen: shown && Window.window !== null && Window.window.visible && Window.visibility !== Window.Minimized
    // The banner earns its room where at least two rows of cards are left below it
    readonly property bool tall: height >= Theme.px(720)

    name: qsTr("Calendar")
    onShownChanged: shown ? Calendar.enter() : Calendar.leave()
    onSeenChanged: Calendar.watch(seen)
    Keys.onPressed: event => turned(event)

    // Without Ctrl, letters jump to cards
    function turned(event: var) {
        const ctrl = event.modifiers & Qt.ControlModifier;
        if (event.modifiers & (Qt.AltModifier | Qt.MetaModifier))
            return;
        event.accepted = true;
        if (event.key === Qt.Key_PageDown && !ctrl)
            Calendar.turn(1);
        else if (event.key === Qt.Key_PageUp && !ctrl)
            Calendar.turn(-1);
        else if (event.key === Qt.Key_Home && ctrl)
            Calendar.goToday();
        else if (event.key === Qt.Key_G && ctrl)
            bar.openMonth();
        else if (event.key === Qt.Key_PageDown && ctrl)
            Calendar.goAhead();
        else
            event.accepted = false;
    }

    // Cards scroll away under this; clipping them would cost in every frame
    Rectangle {
        z: 1
        width: parent.width
        height: body.y
        color: Theme.background
    }

    PageHeader {
        id: header
        z: 1
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * x
        reserved: page.agenda ? Theme.searchWidth + Theme.gap16 : Theme.searchWidth + bar.width + 2 * Theme.gap16
        title: Calendar.title
        detail: Calendar.detail
    }

    CalendarBar {
        id: bar
        z: 1
        x: LayoutMirroring.enabled !== page.agenda ? (page.agenda ? page.width - width - Theme.pageMargin : Theme.pageMargin + Theme.searchWidth + Theme.gap16) : page.agenda ? Theme.pageMargin : page.width - Theme.pageMargin - Theme.searchWidth - Theme.gap16 - width
        y: page.agenda ? header.y + header.height + Theme.gap8 : header.y + (header.height - height) / 2
    }

    Loader {
        id: banner
        z: 1
        x: Theme.pageMargin
        y: (page.agenda ? bar.y + bar.height : header.y + header.height) + Theme.gap12
        width: parent.width - 2 * x
        height: active ? Theme.px(56) : 0
        active: page.tall && Calendar.state === "ready" && Calendar.nextKey !== ""
        sourceComponent: NextUp {}
    }

    Loader {
        id: body
        y: banner.y + banner.height + (banner.active ? Theme.gap12 : 0)
        width: parent.width
        height: parent.height - y
        focus: true
        sourceComponent: page.agenda ? lines : columns
    }

    CalendarStates {
        anchors.fill: body
        agenda: page.agenda
    }

    Component {
        id: columns

        CalendarWeek {
            seen: page.seen
        }
    }

    Component {
        id: lines

        CalendarAgenda {
            seen: page.seen
        }
    }
}
