pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Somebody's face in a circle; their initials where there is none.
Rectangle {
    id: disc

    property string initials: ""
    property string file: ""
    property string symbol: ""
    property color behind: Theme.background
    property bool framed: false

    width: Theme.headshot
    height: width
    radius: width / 2
    color: Theme.surfaceHigh
    border.width: Theme.hairline
    border.color: Theme.line

    Label {
        anchors.centerIn: parent
        visible: picture.status !== Image.Ready && disc.symbol === ""
        text: disc.initials
        font: disc.width < Theme.px(60) ? Theme.strong : Theme.title
        color: Theme.textMuted
        Accessible.ignored: true
    }

    Icon {
        anchors.centerIn: parent
        visible: disc.symbol !== ""
        name: disc.symbol
        color: Theme.textMuted
        size: Theme.px(24)
    }

    // The picture is square: its corners are drawn over in the colour behind it
    Image {
        id: picture
        anchors.fill: parent
        source: disc.file
        sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
        fillMode: Image.PreserveAspectCrop
        // Portraits are taller than wide, and the face is in their upper part
        verticalAlignment: Image.AlignTop
        asynchronous: true
        opacity: status === Image.Ready ? 1 : 0

        Behavior on opacity {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.normal
            }
        }
    }

    Icon {
        visible: picture.status === Image.Ready
        anchors.centerIn: parent
        size: parent.width + 2
        name: "round-mask"
        color: disc.behind
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: disc.framed ? -Theme.px(4) : 0
        radius: width / 2
        color: "transparent"
        border.width: disc.framed ? Theme.px(2) : Theme.hairline
        border.color: disc.framed ? Theme.accent : Theme.line
    }
}
