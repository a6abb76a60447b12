pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One rating: whose it is, in that one's colour, and the score.
Rectangle {
    id: pill

    required property string name
    required property string value
    required property string look
    required property string spoken
    required property string symbol

    implicitWidth: row.implicitWidth + Theme.gap20
    implicitHeight: Theme.px(28)
    radius: Theme.px(8)
    color: Theme.overArt
    border.width: Theme.hairline
    border.color: Theme.overArtLine
    Accessible.role: Accessible.StaticText
    Accessible.name: spoken

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap8

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: whose.implicitWidth + Theme.px(9)
            height: whose.implicitHeight + Theme.px(2)
            radius: Theme.px(4)
            color: Theme.ratings[pill.look] ?? Theme.ratings.plain

            Label {
                id: whose
                anchors.centerIn: parent
                text: pill.name
                font.family: Theme.badge.family
                font.pixelSize: Theme.badge.pixelSize
                font.weight: Font.Bold
                color: Theme.overRating
                Accessible.ignored: true
            }
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: pill.symbol !== ""
            name: pill.symbol
            color: Theme.ratings[pill.look] ?? Theme.ratings.plain
            size: Theme.px(14)
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: pill.value
            font: Theme.strong
            color: Theme.overArtText
            Accessible.ignored: true
        }
    }
}
