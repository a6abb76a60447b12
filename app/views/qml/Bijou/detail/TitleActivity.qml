pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What happened to the title: joined with another, taken apart, added. What the user may take back has a button (D62).
Column {
    id: activity

    property var happenings: null

    spacing: Theme.gap4

    SectionTitle {
        text: qsTr("Activity")
        bottomPadding: Theme.gap4
    }

    Repeater {
        model: activity.happenings

        Item {
            id: line
            required property int number
            required property string text
            required property string day
            required property bool undo
            required property string spoken

            width: activity.width
            height: Math.max(Theme.px(32), what.implicitHeight)
            Accessible.role: Accessible.ListItem
            Accessible.name: spoken

            Label {
                id: what
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, line.width - when.implicitWidth - (back.visible ? back.width + Theme.gap12 : 0) - Theme.gap12)
                text: line.text
                color: Theme.textMuted
                Accessible.ignored: true
            }

            Label {
                id: when
                anchors.left: what.right
                anchors.leftMargin: Theme.gap12
                anchors.baseline: what.baseline
                text: line.day
                font: Theme.captionFigures
                color: Theme.textFaint
                Accessible.ignored: true
            }

            Button {
                id: back
                anchors.left: when.right
                anchors.leftMargin: Theme.gap12
                anchors.verticalCenter: parent.verticalCenter
                visible: line.undo
                kind: "ghost"
                text: qsTr("Undo")
                Accessible.name: qsTr("Undo: %1").arg(line.text)
                onClicked: Actions.undo(line.number)
            }
        }
    }
}
