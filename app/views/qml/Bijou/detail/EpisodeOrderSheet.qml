pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The order of a show's episodes: choose one, see what it would change, then apply it or not.
Sheet {
    id: sheet

    readonly property string state: EpisodeOrder.state
    readonly property bool seen: state === "ready" || state === "same" || state === "applying"
    readonly property var words: ({
            "current": qsTr("This is the order in which the episodes stand now."),
            "same": qsTr("This order changes nothing here."),
            "none": qsTr("TVDB has no such order of this show."),
            "keyless": qsTr("Other orders come from TVDB, which needs a key."),
            "unknown": EpisodeOrder.problem,
            "error": EpisodeOrder.problem
        })

    title: qsTr("Order of episodes")
    subtitle: qsTr("Choose the one by which your files are numbered.")
    widest: Theme.px(620)
    onClosed: EpisodeOrder.cancel()

    function choose(show: int) {
        EpisodeOrder.open(show);
        open();
    }

    Connections {
        target: EpisodeOrder
        function onApplied() {
            sheet.close();
        }
    }

    Segments {
        anchors.left: parent?.left
        name: sheet.title
        value: EpisodeOrder.chosen
        options: [
            {
                value: "aired",
                text: qsTr("Aired")
            },
            {
                value: "dvd",
                text: qsTr("DVD")
            },
            {
                value: "absolute",
                text: qsTr("Absolute")
            }
        ]
        onChosen: order => EpisodeOrder.choose(order)
    }

    Flow {
        width: parent?.width ?? 0
        visible: said.text !== ""
        spacing: Theme.gap12

        Paragraph {
            id: said
            height: Math.max(implicitHeight, Theme.chipHeight)
            verticalAlignment: Text.AlignVCenter
            text: sheet.words[sheet.state] ?? ""
        }

        Chip {
            visible: sheet.state === "keyless" || sheet.state === "error"
            text: sheet.state === "keyless" ? qsTr("Settings") : qsTr("Try again")
            onClicked: sheet.state === "keyless" ? sheet.leave() : EpisodeOrder.choose(EpisodeOrder.chosen)
        }
    }

    Column {
        width: parent?.width ?? 0
        spacing: Theme.gap8
        visible: sheet.state === "loading"

        Repeater {
            model: 4

            Skeleton {
                width: parent?.width ?? 0
                height: Theme.gap44
                waiting: sheet.state === "loading"
            }
        }
    }

    Item {
        width: parent?.width ?? 0
        height: Math.max(counts.height, buttons.height)

        Row {
            id: counts
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            visible: sheet.seen
            spacing: Theme.gap28

            OrderCount {
                name: qsTr("Owned")
                value: EpisodeOrder.owned
                ink: Theme.good
            }

            OrderCount {
                name: qsTr("Missing")
                value: EpisodeOrder.missing
                ink: Theme.warn
            }

            OrderCount {
                name: qsTr("Seasons")
                value: EpisodeOrder.seasons
            }
        }

        Row {
            id: buttons
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap8

            Button {
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }

            Button {
                kind: "primary"
                enabled: sheet.state === "ready" || sheet.state === "same"
                text: qsTr("Apply")
                onClicked: EpisodeOrder.apply()
            }
        }
    }

    Column {
        width: parent?.width ?? 0
        visible: sheet.seen && changes.count > 0

        Repeater {
            id: changes
            model: EpisodeOrder.changes

            OrderChange {
                width: (parent?.width ?? 0) - Theme.gap12
            }
        }

        Label {
            topPadding: Theme.gap8
            visible: EpisodeOrder.more > 0
            text: qsTr("and %n more", "", EpisodeOrder.more)
            color: Theme.textFaint
        }
    }

    function leave() {
        close();
        Actions.openAddress("bijou://settings/metadata");
    }
}
