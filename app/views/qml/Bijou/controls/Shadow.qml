pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A soft shadow around its parent, a picture and no effect: the software renderer draws it too.
BorderImage {
    readonly property int reach: 40
    readonly property int corner: 60

    anchors.fill: parent
    anchors.margins: -reach
    anchors.topMargin: -reach + Theme.gap12
    anchors.bottomMargin: -reach - Theme.gap12
    source: "image://icon/shadow"
    border {
        left: corner
        top: corner
        right: corner
        bottom: corner
    }
    opacity: Theme.dark ? 1 : 0.25
    z: -1
    Accessible.ignored: true
}
