pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Where something will be: a quiet shape that appears only when the wait is longer than a blink.
Rectangle {
    id: skeleton

    property bool waiting: true
    property bool late: false

    radius: Theme.buttonRadius
    color: Theme.surface
    opacity: waiting && late ? 1 : 0
    Accessible.ignored: true

    Timer {
        interval: Theme.skeletonDelay
        running: skeleton.waiting
        onTriggered: skeleton.late = true
    }

    Behavior on opacity {
        enabled: Theme.lively
        NumberAnimation {
            duration: Theme.normal
            easing.type: Theme.easing
        }
    }
}
