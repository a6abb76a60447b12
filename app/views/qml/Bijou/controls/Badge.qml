pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A word about a state, in its colour; never by colour alone. `overArt` for one that lies on a picture.
Rectangle {
    id: badge

    property string text: ""
    property color ink: Theme.textMuted
    property string symbol: ""
    property bool overArt: false
    property color overInk: Theme.overArtText

    implicitWidth: Math.ceil(row.implicitWidth) + Theme.px(14)
    implicitHeight: row.implicitHeight + Theme.px(5)
    radius: Theme.badgeRadius
    color: overArt ? Theme.overArt : Theme.tinted(ink)
    visible: text !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap4

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: badge.symbol !== ""
            name: badge.symbol
            color: label.color
            size: Theme.px(12)
        }

        Label {
            id: label
            text: badge.text
            font: Theme.badge
            color: badge.overArt ? badge.overInk : badge.ink
            Accessible.ignored: true
        }
    }
}
