pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Under the mouse, a button on either side of a row that goes on there; each turns about as much as can be seen.
Item {
    id: arrows

    required property TitleRow row
    readonly property real room: row.most - row.least
    readonly property real turn: Math.max(row.cardWidth, row.width - 2 * row.margin - row.cardWidth)

    width: row.width
    height: Math.round(row.cardWidth * 1.5)
    visible: hover.hovered && room > 1

    HoverHandler {
        id: hover
        target: null
        parent: arrows.row
    }

    RoundButton {
        x: arrows.row.mirrored ? arrows.width - width - Theme.gap12 : Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        visible: arrows.row.reached > 1
        symbol: arrows.row.mirrored ? "chevron-right" : "chevron-left"
        text: qsTr("Scroll back")
        focusPolicy: Qt.NoFocus
        Accessible.ignored: true // the cards are reached without it
        onClicked: arrows.go(arrows.row.reached - arrows.turn)
    }

    RoundButton {
        x: arrows.row.mirrored ? Theme.gap12 : arrows.width - width - Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        visible: arrows.row.reached < arrows.room - 1
        symbol: arrows.row.mirrored ? "chevron-left" : "chevron-right"
        text: qsTr("Scroll on")
        focusPolicy: Qt.NoFocus
        Accessible.ignored: true // the cards are reached without it
        onClicked: arrows.go(arrows.row.reached + arrows.turn)
    }

    NumberAnimation {
        id: slide
        target: arrows.row.list
        property: "contentX"
        duration: Theme.normal
        easing.type: Theme.easing
    }

    function go(to: real) {
        slide.to = row.at(to);
        slide.restart();
    }
}
