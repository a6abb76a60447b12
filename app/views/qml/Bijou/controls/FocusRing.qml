pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What shows where the keyboard is. `target` is the control; the ring lies a hair outside of it.
Rectangle {
    id: ring

    property Item target: parent
    property bool shown: false
    property real gap: Theme.px(2)
    property real targetRadius: Theme.buttonRadius

    anchors.fill: parent
    anchors.margins: -gap - border.width
    radius: targetRadius + gap + border.width
    color: "transparent"
    border.width: Theme.px(2)
    border.color: Theme.accentBright
    visible: shown
    z: 10
}
