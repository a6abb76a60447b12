pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The week as a list by day, where columns have no room.
ListView {
    id: agenda

    readonly property real reached: contentY - originY
    readonly property string current: currentIndex < 0 ? "" : Calendar.cards.value(currentIndex, "key") ?? ""
    // The focus that a page is given when it opens is nobody's
    property bool seen: true
    property bool keyed: false
    property bool settled: false
    readonly property int firstLine: Math.max(0, Math.floor(reached / Theme.px(74)) - 3)
    readonly property int lastLine: firstLine + Math.ceil(height / Theme.px(74)) + 6

    leftMargin: Theme.pageMargin
    rightMargin: Theme.pageMargin
    bottomMargin: Theme.gap28
    focus: true
    activeFocusOnTab: true
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: Calendar.cards
    spacing: Theme.gap8
    currentIndex: -1
    highlightFollowsCurrentItem: false
    keyNavigationEnabled: true
    onFirstLineChanged: look()
    onLastLineChanged: look()
    onContentYChanged: soon.restart()
    onSeenChanged: if (!seen)
        keyed = settled = false
    onActiveFocusChanged: if (activeFocus && settled) {
        keyed = true;
        begin();
    }
    onCurrentIndexChanged: {
        if (activeFocus && currentIndex >= 0)
            reveal();
        soon.restart();
    }
    Component.onCompleted: {
        Calendar.drawCardsAt(Screen.devicePixelRatio);
        look();
    }
    Accessible.role: Accessible.List
    Accessible.name: Calendar.title + ", " + Calendar.detail
    Keys.onPressed: event => event.accepted = walk(event) || acts.pressed(event, current, keyed)
    ScrollBar.vertical: ScrollBar {
        visible: agenda.contentHeight > agenda.height + 1
    }

    // Of the keys that follow and wish everywhere
    function want(follow: bool) {
        follow ? acts.follow(current) : acts.wish(current);
    }

    // What airs next, else the first of all
    function begin() {
        if (currentIndex < 0)
            currentIndex = Math.max(0, Calendar.row(Calendar.nextKey));
    }

    // With the ring around it
    function reveal() {
        positionViewAtIndex(currentIndex, ListView.Contain);
        const line = itemAtIndex(currentIndex);
        if (line !== null)
            contentY = Math.max(line.y + line.height + Theme.gap8 - height, Math.min(contentY, line.y - Theme.gap8));
    }

    function look() {
        Calendar.look(true, firstLine, lastLine);
    }

    function walk(event: var): bool {
        if (event.key === Qt.Key_Left || event.key === Qt.Key_Right) {
            if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
                return false;
            Calendar.turn((event.key === Qt.Key_Right) !== LayoutMirroring.enabled ? 1 : -1);
        } else if (!keyed && (event.key === Qt.Key_Down || event.key === Qt.Key_Up)) {
            keyed = true;
            begin();
            reveal();
        } else if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
            keyed = true;
            currentIndex = event.key === Qt.Key_End ? count - 1 : Math.min(0, count - 1);
        } else
            return false;
        return true;
    }

    section.property: "heading"
    section.labelPositioning: ViewSection.InlineLabels
    section.delegate: Label {
        required property string section

        width: agenda.width - 2 * Theme.pageMargin
        topPadding: Theme.gap16
        bottomPadding: Theme.gap8
        text: section
        font: Theme.section
        color: section === Calendar.todayHeading ? Theme.accentBright : Theme.text
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    delegate: AgendaRow {
        required property int index

        width: agenda.width - 2 * Theme.pageMargin
        ringed: agenda.activeFocus && agenda.keyed && agenda.currentIndex === index
        onOpened: {
            agenda.keyed = false;
            agenda.forceActiveFocus(Qt.MouseFocusReason);
            agenda.currentIndex = index;
            acts.open(key);
        }
    }

    CalendarActs {
        id: acts
        onFound: key => {
            agenda.keyed = true;
            agenda.currentIndex = Calendar.row(key);
        }
    }

    CalendarWheel {
        parent: agenda
        anchors.fill: parent
    }

    Timer {
        interval: 2 * Theme.settle
        running: agenda.seen
        onTriggered: agenda.settled = true
    }

    Timer {
        id: soon
        interval: Theme.settle
        onTriggered: Calendar.remember(agenda.reached, agenda.current)
    }

    Connections {
        target: Place
        function onLeaving() {
            Calendar.remember(agenda.reached, agenda.current);
            soon.stop();
        }
    }

    Connections {
        target: Calendar
        function onPositioned(scroll: real, key: string) {
            agenda.currentIndex = Calendar.row(key);
            agenda.forceLayout();
            agenda.contentY = agenda.originY + Math.max(0, Math.min(scroll, agenda.contentHeight - agenda.height));
        }
    }
}
