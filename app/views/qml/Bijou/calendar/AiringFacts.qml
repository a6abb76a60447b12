pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One line of what is known of an episode: when, with the network's own clock where one points at it, how long, its one state, its rating.
Flow {
    id: facts

    readonly property color ink: EpisodeSheet.standing === "owned" ? Theme.good : EpisodeSheet.standing === "missing" ? Theme.warn : EpisodeSheet.standing === "upcoming" ? Theme.info : EpisodeSheet.standing === "wished" ? Theme.accentBright : Theme.textMuted

    spacing: Theme.gap12

    Label {
        id: when
        height: Theme.chipHeight
        visible: text !== ""
        text: EpisodeSheet.when
        font: Theme.bodyFigures
        activeFocusOnTab: EpisodeSheet.origin !== ""
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        Accessible.description: EpisodeSheet.origin
        Accessible.focusable: activeFocusOnTab

        HoverHandler {
            id: pointer
        }

        FocusRing {
            shown: when.activeFocus
        }

        Tip {
            text: EpisodeSheet.origin
            shown: EpisodeSheet.origin !== "" && (pointer.hovered || when.activeFocus)
        }
    }

    Label {
        height: Theme.chipHeight
        visible: text !== ""
        text: EpisodeSheet.length
        font: Theme.bodyFigures
        color: Theme.textMuted
    }

    Item {
        width: badge.width
        height: Theme.chipHeight
        visible: badge.text !== ""

        Badge {
            id: badge
            anchors.verticalCenter: parent.verticalCenter
            text: EpisodeSheet.badge
            ink: facts.ink
            symbol: EpisodeSheet.standing === "owned" ? "check" : EpisodeSheet.standing === "wished" ? "heart-filled" : EpisodeSheet.standing === "missing" ? "circle-alert" : ""
        }
    }

    Item {
        width: mark.width
        height: Theme.chipHeight
        visible: mark.text !== ""

        Badge {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            text: EpisodeSheet.finale
        }
    }

    Row {
        height: Theme.chipHeight
        visible: EpisodeSheet.rating !== ""
        spacing: Theme.gap4
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Rated %1").arg(EpisodeSheet.rating)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "star-filled"
            size: Theme.px(14)
            color: Theme.brass
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: EpisodeSheet.rating
            font: Theme.bodyFigures
            Accessible.ignored: true
        }
    }
}
