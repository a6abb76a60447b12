pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Of an open row: who guests in the episode, and where it lives.
Column {
    id: details

    required property int episode
    required property color behind
    required property bool owned
    required property bool aired
    readonly property bool asking: OpenEpisode.state === "loading"

    spacing: Theme.gap16
    bottomPadding: Theme.gap4

    Label {
        visible: guests.count > 0 || details.asking
        text: qsTr("Guest stars")
        font: Theme.label
        color: Theme.textFaint
        Accessible.role: Accessible.Heading
    }

    Skeleton {
        width: Theme.px(260)
        height: Theme.gap44
        visible: details.asking
        waiting: details.asking
    }

    Flow {
        width: parent.width
        visible: guests.count > 0
        spacing: Theme.gap20

        Repeater {
            id: guests
            model: OpenEpisode.guests

            GuestStar {
                width: Math.min(implicitWidth, details.width)
                behind: details.behind
            }
        }
    }

    Flow {
        width: parent.width
        visible: OpenEpisode.state === "error" || OpenEpisode.state === "keyless"
        spacing: Theme.gap12

        Paragraph {
            height: Math.max(implicitHeight, Theme.chipHeight)
            verticalAlignment: Text.AlignVCenter
            text: OpenEpisode.problem
        }

        Chip {
            text: OpenEpisode.state === "keyless" ? qsTr("Settings") : qsTr("Try again")
            onClicked: OpenEpisode.state === "keyless" ? Actions.openAddress("bijou://settings/metadata") : OpenEpisode.retry()
        }
    }

    Flow {
        width: parent.width
        visible: homes.count > 0 || OpenEpisode.folder !== "" || why.visible
        spacing: Theme.gap8

        Repeater {
            id: homes
            model: OpenEpisode.homes

            Chip {
                required property int server
                required property string name
                symbol: "external-link"
                text: qsTr("Open on %1").arg(name)
                onClicked: Actions.openOnServer("episode", details.episode, server)
            }
        }

        Chip {
            id: why
            visible: !details.owned && details.episode > 0
            symbol: "circle-question-mark"
            text: details.aired ? qsTr("Why is this missing?") : qsTr("Why is this not here yet?")
            onClicked: MissingTitle.ask(details.episode)
        }

        Chip {
            visible: OpenEpisode.folder !== ""
            symbol: "folder-open"
            text: qsTr("Show in folder")
            hint: OpenEpisode.folder
            onClicked: Actions.openFolder(OpenEpisode.folder)
        }
    }
}
