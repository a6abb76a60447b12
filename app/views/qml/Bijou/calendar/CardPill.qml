pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A word on a card's art: when it airs, or how it stands, always with a symbol of its own or in words.
Rectangle {
    id: pill

    property string text: ""
    property string symbol: ""
    property color ink: Theme.overArtText

    implicitWidth: Math.ceil(row.implicitWidth) + Theme.px(12)
    implicitHeight: row.implicitHeight + Theme.px(5)
    radius: Theme.badgeRadius
    color: Theme.overArt
    visible: text !== ""
    Accessible.ignored: true

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap4

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: pill.symbol !== ""
            name: pill.symbol
            color: pill.ink
            size: Theme.px(11)
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: pill.text
            font: Theme.badge
            color: pill.ink
            Accessible.ignored: true
        }
    }
}
