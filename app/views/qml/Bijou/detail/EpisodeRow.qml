pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One episode: still, number and title, date and length, synopsis, and one state.
Item {
    id: episode

    required property string heading
    required property string line
    required property string rating
    required property string overview
    required property string standing
    required property string badge
    required property real progress
    required property bool watched
    required property string spoken
    required property string file
    readonly property real pad: Theme.px(10)
    readonly property bool dim: standing !== "owned"

    height: Theme.episodeStill.height + 2 * pad + Theme.gap4
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.description: overview

    Rectangle {
        id: card
        x: Theme.gap44
        width: parent.width - 2 * x
        height: parent.height - Theme.gap4
        radius: Theme.cardRadius
        color: hover.hovered ? Theme.raised : Theme.background

        HoverHandler {
            id: hover
        }

        EpisodeStill {
            id: still
            anchors.left: parent.left
            anchors.leftMargin: episode.pad
            anchors.verticalCenter: parent.verticalCenter
            file: episode.file
            behind: card.color
            progress: episode.progress
            watched: episode.watched
            opacity: episode.dim ? 0.62 : 1
        }

        Column {
            anchors.left: still.right
            anchors.leftMargin: Theme.gap16
            anchors.right: badge.left
            anchors.rightMargin: Theme.gap20
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap4

            Row {
                width: parent.width
                spacing: Theme.gap12

                Label {
                    id: name
                    width: Math.min(implicitWidth, parent.width - (facts.visible ? facts.width + parent.spacing : 0))
                    text: episode.heading
                    font: Theme.strong
                    Accessible.ignored: true
                }

                Row {
                    id: facts
                    visible: parent.width > Theme.px(340)
                    spacing: Theme.px(6)

                    Label {
                        text: episode.line + (episode.rating !== "" && episode.line !== "" ? "  ·" : "")
                        font: Theme.bodyFigures
                        color: Theme.textFaint
                        Accessible.ignored: true
                    }

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: episode.rating !== ""
                        name: "star-filled"
                        size: Theme.px(11)
                        color: Theme.brass
                    }

                    Label {
                        text: episode.rating
                        font: Theme.bodyFigures
                        color: Theme.textFaint
                        Accessible.ignored: true
                    }
                }
            }

            Paragraph {
                width: Math.min(parent.width, Theme.px(760))
                visible: text !== ""
                text: episode.overview
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }

        Badge {
            id: badge
            anchors.right: parent.right
            anchors.rightMargin: episode.pad
            anchors.verticalCenter: parent.verticalCenter
            text: episode.badge
            ink: episode.standing === "owned" ? Theme.good : episode.standing === "missing" ? Theme.warn : episode.standing === "upcoming" ? Theme.info : Theme.textFaint
            Accessible.ignored: true
        }
    }
}
