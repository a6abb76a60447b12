pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// From whom each fact came, and when it was last read there.
Sheet {
    id: sheet

    property var sources: null

    title: qsTr("Where each fact came from")
    widest: Theme.px(520)

    Repeater {
        model: sheet.sources

        Item {
            id: line
            required property string field
            required property string giver
            required property string day
            required property string spoken

            width: parent?.width ?? 0
            height: Math.max(Theme.px(24), who.implicitHeight)
            Accessible.role: Accessible.StaticText
            Accessible.name: spoken

            Label {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width * 0.4
                text: line.field
                color: Theme.textMuted
                Accessible.ignored: true
            }

            Label {
                id: who
                anchors.left: parent.left
                anchors.leftMargin: parent.width * 0.4
                anchors.right: when.left
                anchors.rightMargin: Theme.gap12
                anchors.verticalCenter: parent.verticalCenter
                text: line.giver
                Accessible.ignored: true
            }

            Label {
                id: when
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: line.day
                font: Theme.captionFigures
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }
    }
}
