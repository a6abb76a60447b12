pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The small poster of a film or show on the wishlist, with round corners over the line's `ground`.
Rectangle {
    id: picture

    required property string art
    required property bool artless
    required property bool film
    required property color ground

    width: Theme.px(42)
    height: Theme.px(62)
    radius: Theme.px(5)
    color: Theme.surfaceHigh

    Icon {
        anchors.centerIn: parent
        visible: picture.artless
        name: picture.film ? "film" : "tv"
        size: Theme.iconSmall
        color: Theme.textFaint
    }

    Image {
        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
        source: picture.art
    }

    Corners {
        radius: picture.radius
        behind: picture.ground
    }
}
