pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// When a film came out in other countries than the user's, country by country. Only what is in sight is made.
Sheet {
    id: sheet

    property var releases: null

    title: qsTr("Release dates")
    widest: Theme.px(560)
    onOpened: {
        rows.positionViewAtBeginning();
        rows.forceActiveFocus(Qt.OtherFocusReason);
    }

    ListView {
        id: rows
        width: parent?.width ?? 0
        height: Math.min(contentHeight, Math.max(Theme.px(160), (sheet.parent?.height ?? 0) - 2 * Theme.gap28 - Theme.px(140)))
        model: sheet.releases
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: sheet.title
        ScrollBar.vertical: ScrollBar {}

        delegate: Item {
            id: line
            required property string country
            required property string kind
            required property string day
            required property string certificate
            required property string spoken

            width: rows.width
            height: Math.max(Theme.px(32), where.implicitHeight + Theme.gap8)
            Accessible.role: Accessible.ListItem
            Accessible.name: spoken

            Label {
                id: where
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width * 0.34
                text: line.country
                Accessible.ignored: true
            }

            Label {
                anchors.left: where.right
                anchors.leftMargin: Theme.gap12
                anchors.right: when.left
                anchors.rightMargin: Theme.gap12
                anchors.baseline: where.baseline
                text: line.certificate === "" ? line.kind : qsTr("%1 · %2").arg(line.kind).arg(line.certificate)
                color: Theme.textMuted
                Accessible.ignored: true
            }

            Label {
                id: when
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap16
                anchors.baseline: where.baseline
                text: line.day
                font: Theme.bodyFigures
                color: Theme.textMuted
                Accessible.ignored: true
            }

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Theme.hairline
                color: line.ListView.isCurrentItem && rows.activeFocus ? Theme.accent : Theme.line
            }
        }
    }
}
