pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A heading and a row of title cards that scrolls sideways: known for, a collection, more like this. Left and right walk through it.
Column {
    id: row

    property alias list: list
    property string heading: ""
    property var titles: null
    property real margin: 0
    property bool tellsAbsence: false
    property real cardWidth: Theme.px(132)
    // Room for what a card under the pointer or the keyboard grows by
    readonly property real bleed: Theme.px(6)

    spacing: Theme.gap12 - bleed

    SectionTitle {
        x: row.margin
        width: row.width - 2 * x
        text: row.heading
    }

    ListView {
        id: list
        width: row.width
        height: Math.round(row.cardWidth * 1.5) + Theme.px(46) + 2 * row.bleed
        topMargin: row.bleed
        leftMargin: row.margin
        rightMargin: row.margin
        clip: row.margin === 0
        spacing: Theme.gap16
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: Theme.normal
        keyNavigationEnabled: true
        model: row.titles
        Accessible.role: Accessible.List
        Accessible.name: row.heading

        delegate: TitleCard {
            width: row.cardWidth
            tellsAbsence: row.tellsAbsence
        }
    }
}
