pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What airs on one day, in order. It does not scroll by itself: `scrolled` says how far the week is down.
ListView {
    id: column

    required property ShortList cards
    required property CalendarWeek week
    property real scrolled: 0
    signal taken(key: string)
    signal opened(key: string)

    width: week.cell
    model: cards
    spacing: week.gap
    topMargin: week.lead
    // As long as the longest: where it stands never lies past its end
    bottomMargin: (Calendar.longest - count) * week.pitch + week.lead + Theme.gap28
    contentY: scrolled - topMargin
    interactive: false
    reuseItems: false
    cacheBuffer: week.pitch
    onCountChanged: Qt.callLater(settle)
    onContentHeightChanged: Qt.callLater(settle)

    function settle() {
        contentY = Qt.binding(() => scrolled - topMargin);
    }

    delegate: CalendarCard {
        id: card

        readonly property real turn: (column.week.phase + (column_ * 3 + slot * 5) % 11 / 11) * 2 * Math.PI
        readonly property int column_: card.column

        width: column.week.cell
        height: column.week.cardHeight
        ringed: column.week.activeFocus && column.week.keyed && column.week.current === key
        breath: 0.72 + 0.28 * Math.sin(turn)
        onChosen: column.taken(key)
        onOpened: column.opened(key)
    }
}
