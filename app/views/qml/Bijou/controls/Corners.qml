pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Round corners over a picture, drawn in the colour behind it: no renderer has to cut the picture.
Item {
    id: corners

    property int radius: Theme.gap4
    property color behind: Theme.background
    readonly property string ground: [Math.round(width * Screen.devicePixelRatio), Math.round(radius * Screen.devicePixelRatio), "ff" + String(behind).slice(-6)].join("/")

    anchors.fill: parent

    Image {
        width: parent.width
        height: corners.radius
        source: "image://wall/top/" + corners.ground
    }

    Image {
        anchors.bottom: parent.bottom
        width: parent.width
        height: corners.radius
        source: "image://wall/bottom/" + corners.ground + "/00000000/00000000/0/"
    }
}
