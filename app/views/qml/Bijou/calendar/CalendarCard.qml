pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One thing that airs, on its own art: when, what, how it stands. The text lies on a scrim that is as dark as this picture needs.
Item {
    id: card

    required property string key
    required property int episode
    required property string kind
    required property int number
    required property string tmdb
    required property string address
    required property int column
    required property int slot
    required property string time
    required property string title
    required property string detail
    required property string standing
    required property string mark
    required property bool wished
    required property string poster
    required property string spoken
    required property string file
    required property real veil
    required property string glow
    required property bool artless

    property bool current: false
    property bool ringed: false
    property real breath: 1
    readonly property bool release: kind !== "episode"
    readonly property real scrim: Math.max(0.66, veil)
    readonly property bool hovered: pointer.hovered
    signal opened
    signal chosen

    scale: hovered && Theme.lively ? 1.03 : 1
    z: hovered || ringed ? 1 : 0
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.focused: ringed
    Accessible.onPressAction: opened()

    Behavior on scale {
        enabled: Theme.lively
        NumberAnimation {
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Qt.tint(Theme.stage, Qt.alpha(Theme.overArtText, 0.09))

        Icon {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: -Theme.gap12
            visible: card.artless
            name: card.kind === "movie" ? "film" : "tv"
            size: Theme.px(26)
            color: Qt.alpha(Theme.overArtMuted, 0.6)
        }
    }

    // A file arrives once it was looked at: it fades in under its scrim
    Image {
        id: picture
        anchors.fill: parent
        source: card.file
        sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
        fillMode: Image.PreserveAspectCrop
        // Of a poster the middle would be the top of its lettering
        verticalAlignment: implicitHeight > implicitWidth ? Image.AlignTop : Image.AlignVCenter
        asynchronous: true
        opacity: status === Image.Ready ? 1 : 0

        Behavior on opacity {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.normal
                easing.type: Theme.easing
            }
        }
    }

    Rectangle {
        y: Math.round(parent.height * 0.3)
        width: parent.width
        height: parent.height - y
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(Theme.stage, 0)
            }
            GradientStop {
                position: words.height > 0 ? Math.max(0.1, 1 - (words.height + Theme.gap16) / (card.height * 0.7)) : 0.4
                color: Qt.alpha(Theme.stage, card.scrim)
            }
            GradientStop {
                position: 1
                color: Qt.alpha(Theme.stage, Math.max(0.86, card.scrim))
            }
        }
    }

    Corners {
        radius: Theme.cardRadius
    }

    CardGlow {
        colour: card.glow
        strength: (card.hovered ? 1 : card.breath) * (Theme.dark ? 1 : 0.85)
    }

    // A film or a new show is no episode: its card has a frame of its own
    Rectangle {
        anchors.fill: parent
        visible: card.release || card.artless
        radius: Theme.cardRadius
        color: "transparent"
        border.width: card.release ? Theme.px(2) : Theme.hairline
        border.color: card.release ? Qt.alpha(Theme.warmOverArt, 0.75) : Theme.overArtLine
    }

    Flow {
        x: Theme.px(8)
        y: Theme.px(8)
        width: parent.width - 2 * x
        spacing: Theme.gap4

        CardPill {
            text: card.time
            symbol: card.kind === "movie" ? "film" : card.kind === "show" ? "tv" : ""
            ink: card.release ? Theme.warmOverArt : Theme.overArtText
        }

        StandingPill {
            standing: card.standing
        }
    }

    Column {
        id: words
        x: Theme.px(10)
        width: parent.width - 2 * x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(9)
        spacing: Theme.px(2)

        Row {
            anchors.left: parent.left
            visible: card.mark !== ""
            spacing: Theme.gap4

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "sparkles"
                size: Theme.px(11)
                color: Theme.warmOverArt
            }

            Label {
                width: Math.min(implicitWidth, words.width - Theme.gap16)
                text: card.mark
                font: Theme.badge
                color: Theme.warmOverArt
                Accessible.ignored: true
            }
        }

        Label {
            width: parent.width
            text: card.title
            font: Theme.strong
            color: Theme.overArtText
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            text: card.detail
            font: Theme.caption
            color: Theme.overArtMuted
            Accessible.ignored: true
        }
    }

    FocusRing {
        shown: card.ringed
        targetRadius: Theme.cardRadius
    }

    HoverHandler {
        id: pointer
    }

    TapHandler {
        onTapped: {
            card.chosen();
            card.opened();
        }
    }

    Loader {
        active: card.hovered
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(8)
        y: Math.round(Theme.px(36))
        sourceComponent: CardWishes {
            card: card
        }
    }
}
