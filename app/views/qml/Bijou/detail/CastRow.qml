pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The cast as a row of round portraits, initials where there is none, and who made it.
Column {
    id: row

    property var people: null
    property string crew: ""
    property real margin: 0

    spacing: Theme.gap12

    Item {
        x: row.margin
        width: row.width - 2 * x
        height: heading.implicitHeight

        SectionTitle {
            id: heading
            anchors.left: parent.left
            text: qsTr("Cast")
        }

        Label {
            anchors.left: heading.right
            anchors.leftMargin: Theme.gap12
            anchors.baseline: heading.baseline
            width: parent.width - heading.width - Theme.gap12
            text: row.crew
            color: Theme.textFaint
        }
    }

    ListView {
        id: list
        width: row.width
        height: Theme.headshot + Theme.px(58)
        leftMargin: row.margin - Theme.px(14)
        rightMargin: leftMargin
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        model: row.people
        activeFocusOnTab: true
        highlightMoveDuration: Theme.normal
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Cast")

        delegate: CastPortrait {
            width: Theme.headshot + Theme.px(40)
            framed: ListView.isCurrentItem && list.activeFocus
        }
    }
}
