pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// An episode's still, its corners drawn over in the colour behind it, with what was seen of it.
Rectangle {
    id: still

    property string file: ""
    property color behind: Theme.background
    property real progress: 0
    property bool watched: false
    property string symbol: "tv"
    readonly property real ratio: Screen.devicePixelRatio

    width: Theme.episodeStill.width
    height: Theme.episodeStill.height
    color: Theme.surfaceHigh

    Icon {
        anchors.centerIn: parent
        visible: picture.status !== Image.Ready
        name: still.symbol
        size: Theme.px(26)
        color: Theme.textFaint
    }

    Image {
        id: picture
        anchors.fill: parent
        source: still.file
        sourceSize: Qt.size(Math.round(width * still.ratio), Math.round(height * still.ratio))
        fillMode: Image.PreserveAspectCrop
        asynchronous: true
    }

    Rectangle {
        visible: still.progress > 0
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: parent.width * still.progress
        height: Theme.px(3)
        color: Theme.accent
    }

    Corners {
        radius: Theme.px(7)
        behind: still.behind
    }

    Rectangle {
        visible: still.watched
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.px(6)
        width: Theme.gap20
        height: width
        radius: width / 2
        color: Theme.overArt

        Icon {
            anchors.centerIn: parent
            name: "check"
            size: Theme.gap12
            color: Theme.overArtText
        }
    }
}
