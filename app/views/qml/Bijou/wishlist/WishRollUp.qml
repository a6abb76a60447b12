pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// How much of what is wished is done.
Item {
    id: roll

    property string done: ""
    property string wanted: ""
    property real share: 0

    implicitHeight: Math.max(left.implicitHeight, right.implicitHeight) + Theme.gap8 + Theme.px(4)

    Label {
        id: left
        anchors.left: parent.left
        text: roll.done
        font: Theme.captionFigures
        color: Theme.textMuted
        Accessible.ignored: true
    }

    Label {
        id: right
        anchors.right: parent.right
        text: roll.wanted
        font: Theme.captionFigures
        color: Theme.textMuted
        Accessible.ignored: true
    }

    ProgressBar {
        anchors.bottom: parent.bottom
        width: parent.width
        value: roll.share
        color: Theme.good
        Accessible.ignored: true
    }
}
