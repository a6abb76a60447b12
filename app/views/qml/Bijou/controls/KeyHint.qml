pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A key, drawn as a key.
Rectangle {
    id: hint

    property string text: ""
    property color ink: Theme.textFaint
    property color edge: Theme.lineStrong

    implicitWidth: Math.max(implicitHeight, Math.ceil(label.implicitWidth) + Theme.px(12))
    implicitHeight: label.implicitHeight + Theme.px(3)
    radius: Theme.badgeRadius
    color: "transparent"
    border.width: Theme.hairline
    border.color: edge
    visible: text !== ""

    Label {
        id: label
        anchors.centerIn: parent
        text: hint.text
        font: Theme.badge
        color: hint.ink
        Accessible.ignored: true
    }
}
