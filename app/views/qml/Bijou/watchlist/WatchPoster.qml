pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The art of a followed show, with what is missing and the eye over it.
Item {
    id: art

    required property WatchCard card
    property bool lifted: false
    readonly property real ratio: Screen.devicePixelRatio
    readonly property string corners: [Math.round(width * ratio), Math.round(Theme.posterRadius * ratio), "ff" + String(Theme.background).slice(-6)].join("/")

    scale: lifted ? 1.03 : 1
    z: lifted ? 1 : 0

    Behavior on scale {
        enabled: Theme.lively
        NumberAnimation {
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: picture.opacity < 1
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.surfaceHigh
            }
            GradientStop {
                position: 1
                color: Theme.surface
            }
        }
    }

    Label {
        anchors.fill: parent
        anchors.margins: Theme.gap12
        visible: art.card.look.startsWith("artless")
        text: art.card.title
        font: Theme.wordmark
        color: Theme.textMuted
        wrapMode: Text.Wrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignBottom
        maximumLineCount: 5
        Accessible.ignored: true
    }

    Image {
        id: picture
        anchors.fill: parent
        source: art.card.posterUrl
        sourceSize: Qt.size(Math.round(width * art.ratio), Math.round(height * art.ratio))
        fillMode: Image.PreserveAspectCrop
        asynchronous: true
        opacity: status === Image.Ready ? (art.card.muted ? 0.55 : 1) : 0

        Behavior on opacity {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.normal
            }
        }
    }

    Image {
        width: parent.width
        height: Theme.posterRadius
        source: "image://wall/top/" + art.corners
    }

    Image {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.posterRadius
        source: "image://wall/bottom/" + art.corners + "/00000000/00000000/0/"
    }

    Badge {
        id: missing
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap8
        y: Theme.gap8
        overArt: true
        overInk: Theme.warmOverArt
        text: art.card.marks
        Accessible.ignored: true
    }

    Rectangle {
        anchors.fill: parent
        visible: art.card.selected
        color: Theme.accentSoft
        border.width: Theme.px(3)
        border.color: Theme.accent
        radius: Theme.posterRadius

        SelectedTick {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.gap8
        }
    }

    EyeButton {
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(7)
        y: Theme.px(7)
        visible: art.card.loaded
        size: Theme.px(30)
        round: true
        overArt: true
        focusPolicy: Qt.TabFocus
        kind: "show"
        number: art.card.titleId
        tmdb: ""
        title: art.card.title
    }

    FocusRing {
        shown: art.card.activeFocus && art.card.focusReason !== Qt.MouseFocusReason
        targetRadius: Theme.posterRadius
    }
}
