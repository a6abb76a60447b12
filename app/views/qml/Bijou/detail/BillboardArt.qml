pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Bijou

// The backdrop, cut to its place. Where a graphics card draws, it drifts very slowly to and fro; whatever stops all motion stops it where it is.
Item {
    id: place

    property alias source: art.source
    // The software renderer would paint the whole stage anew at each step
    readonly property bool able: GraphicsInfo.api !== GraphicsInfo.Software && GraphicsInfo.api !== GraphicsInfo.Unknown
    readonly property bool drifts: able && Theme.awake && visible && art.status === Image.Ready && Window.visibility !== Window.Minimized && Window.visibility !== Window.Hidden
    readonly property alias drifted: drift.turn
    readonly property real reach: width * 0.03

    clip: able
    Accessible.ignored: true

    Image {
        id: art
        width: parent.width + (place.able ? 2 * place.reach : 0)
        height: parent.height * (place.able ? 1.06 : 1)
        x: place.able ? -place.reach * (1 + Math.sin(drift.turn)) : 0
        y: place.able ? -place.height * 0.03 * (1 + Math.sin(drift.turn * 0.7)) : 0
        sourceSize: Qt.size(Math.round(place.width * Screen.devicePixelRatio), 0)
        fillMode: Image.PreserveAspectCrop
        asynchronous: true
        retainWhileLoading: true
        opacity: status === Image.Ready ? 1 : 0
        Accessible.ignored: true

        Behavior on opacity {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.slow
                easing.type: Theme.easing
            }
        }
    }

    // Steps of a fraction of a pixel, fifteen a second: no eye sees more of so slow a motion
    Timer {
        id: drift
        property real turn: 0
        interval: 66
        repeat: true
        running: place.drifts
        onTriggered: {
            if (place.mapToItem(null, 0, place.height).y > 0)
                turn += 0.066 * 2 * Math.PI / 90;
        }
    }
}
