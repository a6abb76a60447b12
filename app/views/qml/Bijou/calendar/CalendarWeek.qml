pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Seven columns of cards that scroll together. Arrows walk among the cards, and past the first and last column into the next week.
FocusScope {
    id: week

    property bool seen: true
    property string current: ""
    property string arriving: ""
    property int slot: 0
    property real phase: 0
    // The keyboard is in use: where it stands shows from the first key on, or when one has come by Tab
    property bool keyed: false
    property bool settled: false

    readonly property int gap: Theme.px(13)
    readonly property int cell: Math.floor((width - 2 * Theme.pageMargin - 6 * gap) / 7)
    readonly property int cardHeight: Math.round(Math.max(Theme.px(126), Math.min(Theme.px(190), cell * 0.83)))
    readonly property int pitch: cardHeight + gap
    readonly property int lead: Theme.gap12
    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property bool breathes: seen && Theme.awake && Calendar.state === "ready"
    readonly property int firstSlot: Math.max(0, Math.floor((scroller.contentY - lead) / pitch) - 1)
    readonly property int lastSlot: Math.ceil((scroller.contentY + scroller.height) / pitch) + 1
    onSeenChanged: if (!seen)
        keyed = settled = false
    onFirstSlotChanged: look()
    onLastSlotChanged: look()
    Component.onCompleted: {
        Calendar.drawCardsAt(Screen.devicePixelRatio);
        look();
    }
    onActiveFocusChanged: if (activeFocus && settled) {
        keyed = true;
        begin();
    }

    Accessible.role: Accessible.List
    Accessible.name: Calendar.title + ", " + Calendar.detail
    focus: true
    activeFocusOnTab: true
    Keys.onPressed: event => {
        const shown = keyed;
        event.accepted = walk(event) || acts.pressed(event, current, shown);
    }

    // Of the keys that follow and wish everywhere
    function want(follow: bool) {
        follow ? acts.follow(current) : acts.wish(current);
    }

    function look() {
        Calendar.look(false, firstSlot, lastSlot);
    }

    // What airs next, else the first of all
    function begin() {
        if (Calendar.row(current) >= 0)
            return;
        take(Calendar.nextKey !== "" ? Calendar.nextKey : Calendar.keyAt(edge(1), 0));
    }

    function edge(step: int): int {
        for (let at = step > 0 ? 0 : 6; at >= 0 && at < 7; at += step)
            if (Calendar.keyAt(at, 0) !== "")
                return at;
        return 0;
    }

    function take(key: string) {
        current = key;
        if (Calendar.row(key) < 0)
            return;
        slot = acts.field(key, "slot");
        if (activeFocus)
            reveal();
        soon.restart();
    }

    function reveal() {
        const top = slot * pitch, bottom = top + 2 * lead + cardHeight;
        scroller.contentY = Math.max(0, Math.min(top, Math.max(scroller.contentY, bottom + gap - scroller.height)));
    }

    function aside(step: int) {
        const wanted = slot;
        for (let at = acts.field(current, "column") + step; at >= 0 && at < 7; at += step) {
            const key = Calendar.keyAt(at, wanted);
            if (key !== "") {
                take(key);
                return;
            }
        }
        arriving = step > 0 ? "first" : "last";
        Calendar.turn(step);
    }

    function walk(event: var): bool {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return false;
        const known = Calendar.row(current) >= 0, shown = keyed;
        keyed = true;
        if (!known)
            begin();
        if (event.key === Qt.Key_Left || event.key === Qt.Key_Right) {
            const step = (event.key === Qt.Key_Right) !== mirrored ? 1 : -1;
            if (Calendar.row(current) < 0)
                Calendar.turn(step);
            else if (known && shown)
                aside(step);
        } else if (Calendar.row(current) < 0)
            return false;
        else if (event.key === Qt.Key_Down && !(known && shown))
            reveal();
        else if (event.key === Qt.Key_Down)
            take(Calendar.keyAt(acts.field(current, "column"), slot + 1));
        else if (event.key === Qt.Key_Up && slot > 0)
            take(Calendar.keyAt(acts.field(current, "column"), slot - 1));
        else if (event.key === Qt.Key_Home)
            take(Calendar.keyAt(edge(1), 0));
        else if (event.key === Qt.Key_End)
            take(Calendar.keyAt(edge(-1), 9999));
        else
            return false;
        return true;
    }

    CalendarActs {
        id: acts
        onFound: key => week.take(key)
    }

    // One clock for all of them: each card takes its own place in the breath
    Timer {
        interval: 33
        repeat: true
        running: week.breathes
        onTriggered: week.phase = (week.phase + interval / Theme.breath) % 1
    }

    // The focus that a page is given when it opens is nobody's
    Timer {
        interval: 2 * Theme.settle
        running: week.seen
        onTriggered: week.settled = true
    }

    Timer {
        id: soon
        interval: Theme.settle
        onTriggered: Calendar.remember(scroller.contentY, week.current)
    }

    Connections {
        target: Place
        function onLeaving() {
            Calendar.remember(scroller.contentY, week.current);
            soon.stop();
        }
    }

    Connections {
        target: Calendar
        function onPositioned(scroll: real, key: string) {
            const edge = week.arriving;
            week.arriving = "";
            week.current = key;
            scroller.contentY = Math.max(0, Math.min(scroll, scroller.contentHeight - scroller.height));
            if (edge !== "")
                week.take(Calendar.keyAt(week.edge(edge === "first" ? 1 : -1), 0));
            else if (Calendar.row(key) >= 0)
                week.slot = acts.field(key, "slot");
        }
    }

    Flickable {
        id: scroller
        anchors.fill: parent
        anchors.topMargin: heads.height
        contentWidth: width
        contentHeight: 2 * week.lead + Math.max(0, Calendar.longest * week.pitch - week.gap) + Theme.gap28
        flickableDirection: Flickable.VerticalFlick
        boundsBehavior: Flickable.StopAtBounds
        pixelAligned: true
        onContentYChanged: soon.restart()
        ScrollBar.vertical: ScrollBar {
            visible: scroller.contentHeight > scroller.height + 1
        }

        // The columns stand still in sight, and each shows what has come there: of a full week only what is seen is made
        Row {
            id: columns
            x: Theme.pageMargin
            y: scroller.contentY
            spacing: week.gap

            Repeater {
                model: Calendar.days

                CalendarColumn {
                    week: week
                    height: scroller.height
                    scrolled: scroller.contentY
                    onTaken: key => {
                        week.keyed = false;
                        week.forceActiveFocus(Qt.MouseFocusReason);
                        week.take(key);
                    }
                    onOpened: key => acts.open(key)
                }
            }
        }

        NowLine {
            visible: Calendar.nowColumn >= 0 && Calendar.state === "ready"
            readonly property int place: week.mirrored ? 6 - Calendar.nowColumn : Calendar.nowColumn
            x: Theme.pageMargin + place * (week.cell + week.gap)
            y: week.lead + Calendar.nowSlot * week.pitch - Math.round((week.gap + height) / 2)
            width: week.cell
        }
    }

    CalendarWheel {
        anchors.fill: scroller
    }

    Rectangle {
        id: heads
        width: parent.width
        height: Theme.px(44)
        color: Theme.background

        Row {
            x: Theme.pageMargin
            spacing: week.gap
            height: parent.height

            Repeater {
                model: Calendar.days

                DayHead {
                    width: week.cell
                    height: heads.height
                }
            }
        }
    }
}
