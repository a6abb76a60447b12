pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The cast as a row of round portraits, initials where there is none, and who made it; everybody is behind its end. Left and right walk through it.
Column {
    id: row

    property var people: null
    property TitleMore more: null
    property string titleName: ""
    property real margin: 0
    readonly property real cell: Theme.headshot + Theme.px(32)

    spacing: Theme.gap12

    Item {
        x: row.margin
        width: row.width - 2 * x
        height: Math.max(heading.implicitHeight, crew.y + crew.height)

        SectionTitle {
            id: heading
            anchors.left: parent.left
            text: list.count > 0 ? qsTr("Cast") : qsTr("Crew")
        }

        // Beside the heading, on its line; where it needs several, they stand below each other
        CrewLine {
            id: crew
            anchors.left: heading.right
            anchors.leftMargin: Theme.gap12
            y: Math.max(0, heading.baselineOffset - baseline.ascent)
            width: parent.width - heading.width - Theme.gap12
            names: row.more?.crew ?? null

            FontMetrics {
                id: baseline
                font: Theme.body
            }
        }
    }

    ListView {
        id: list
        width: row.width
        height: Theme.headshot + Theme.px(60)
        // The names have room of their own on both sides of a portrait: with it they begin where the page does
        leftMargin: row.margin - Theme.gap8
        rightMargin: leftMargin
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: Theme.normal
        keyNavigationEnabled: true
        model: row.people
        cacheBuffer: 0 // a card made ahead, whose list is emptied meanwhile, makes Qt complain
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Cast")
        onCountChanged: if (count === 0)
            Qt.callLater(rewind)
        Keys.onRightPressed: event => event.accepted = !LayoutMirroring.enabled && atLast()
        Keys.onLeftPressed: event => event.accepted = LayoutMirroring.enabled && atLast()

        delegate: CastMember {
            width: row.cell
        }

        footer: CastEverybody {
            width: row.cell
            visible: (row.more?.people.total ?? 0) > 0
            number: row.more?.people.total ?? 0
            onClicked: (sheet.made() as CreditsSheet).show()
            Keys.onLeftPressed: event => event.accepted = !LayoutMirroring.enabled && row.toLast()
            Keys.onRightPressed: event => event.accepted = LayoutMirroring.enabled && row.toLast()
        }

        // Others begin at their beginning
        function rewind() {
            contentX = effectiveLayoutDirection === Qt.RightToLeft ? originX + contentWidth + rightMargin - width : originX - leftMargin;
        }

        function atLast(): bool {
            if (currentIndex < count - 1 || footerItem === null)
                return false;
            footerItem.forceActiveFocus(Qt.TabFocusReason);
            positionViewAtEnd();
            return true;
        }
    }

    Later {
        id: sheet

        sourceComponent: CreditsSheet {
            credits: row.more?.people ?? null
            subtitle: row.titleName
        }
    }

    function toLast(): bool {
        list.currentIndex = list.count - 1;
        list.currentItem?.forceActiveFocus(Qt.BacktabFocusReason);
        return list.count > 0;
    }
}
