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

    spacing: Theme.gap12

    SectionTitle {
        x: row.margin
        width: row.width - 2 * x
        text: row.heading
    }

    ListView {
        id: list

        property bool fresh: false

        width: row.width
        height: Math.round(row.cardWidth * 1.5) + Theme.px(52)
        leftMargin: row.margin
        rightMargin: row.margin
        clip: row.margin === 0
        spacing: Theme.gap16
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: Theme.normal
        keyNavigationEnabled: true
        model: row.titles
        cacheBuffer: 0 // a card made ahead, whose list is emptied meanwhile, makes Qt complain
        Accessible.role: Accessible.List
        Accessible.name: row.heading
        // Other titles begin at their beginning
        onCountChanged: if (count === 0)
            fresh = true
        else if (fresh) {
            fresh = false;
            Qt.callLater(rewind);
        }

        delegate: TitleCard {
            width: row.cardWidth
            tellsAbsence: row.tellsAbsence
        }

        function rewind() {
            contentX = effectiveLayoutDirection === Qt.RightToLeft ? originX + contentWidth + rightMargin - width : originX - leftMargin;
        }
    }
}
