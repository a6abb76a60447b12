pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Why an episode is missing: the chain of what is known, and what can be done: want it, do not want it, or mend what is wrong.
Sheet {
    id: sheet

    readonly property bool wished: MissingEpisode.wish === "wanted" || MissingEpisode.wish === "when_aired"

    title: MissingEpisode.aired || MissingEpisode.show === 0 ? qsTr("Why is this missing?") : qsTr("Why is this not here yet?")
    subtitle: MissingEpisode.heading
    widest: Theme.px(560)

    function show(episode: int) {
        MissingEpisode.ask(episode);
        open();
    }

    function leave(then: var) {
        const number = MissingEpisode.show;
        close();
        then(number);
    }

    Column {
        width: parent?.width ?? 0
        spacing: Theme.gap12
        Accessible.role: Accessible.List
        Accessible.name: sheet.title

        Repeater {
            model: MissingEpisode.reasons

            Item {
                id: reason
                required property string symbol
                required property string tone
                required property string text

                width: parent.width
                height: Math.max(glyph.height, words.implicitHeight)
                Accessible.role: Accessible.ListItem
                Accessible.name: text

                Icon {
                    id: glyph
                    anchors.left: parent.left
                    y: Theme.px(2)
                    name: reason.symbol
                    size: Theme.px(16)
                    color: reason.tone === "good" ? Theme.good : reason.tone === "warn" ? Theme.warn : reason.tone === "info" ? Theme.info : reason.tone === "accent" ? Theme.accentBright : Theme.textFaint
                }

                Label {
                    id: words
                    anchors.left: glyph.right
                    anchors.leftMargin: Theme.gap12
                    anchors.right: parent.right
                    horizontalAlignment: Text.AlignLeft
                    wrapMode: Text.Wrap
                    text: reason.text
                    Accessible.ignored: true
                }
            }
        }
    }

    Flow {
        width: parent?.width ?? 0
        topPadding: Theme.gap8
        spacing: Theme.gap8
        visible: MissingEpisode.show > 0

        Button {
            visible: MissingEpisode.numbered && !MissingEpisode.owned && !sheet.wished
            kind: "primary"
            symbol: "heart"
            text: MissingEpisode.aired ? qsTr("Want it") : qsTr("Want it when it has aired")
            onClicked: MissingEpisode.want(true)
        }

        Button {
            visible: MissingEpisode.numbered && !MissingEpisode.owned && MissingEpisode.wish !== "unwanted"
            symbol: "heart-off"
            text: qsTr("I do not want it")
            onClicked: MissingEpisode.want(false)
        }
    }

    Column {
        width: parent?.width ?? 0
        spacing: Theme.gap8
        visible: MissingEpisode.show > 0

        Label {
            width: parent.width
            topPadding: Theme.gap8
            text: qsTr("Is it there, or is this wrong?")
            font: Theme.label
            color: Theme.textFaint
            Accessible.role: Accessible.Heading
        }

        Flow {
            width: parent.width
            spacing: Theme.gap8

            Chip {
                symbol: "search"
                text: qsTr("Find the show's match")
                hint: qsTr("Where another show's episodes are listed")
                onClicked: sheet.leave(show => Actions.findMatch("show", show))
            }

            Chip {
                symbol: "list-ordered"
                text: qsTr("Order of episodes")
                hint: qsTr("Where numbers are of another order, as on discs: in the menu of the show's page")
                onClicked: sheet.leave(show => Actions.open("show", show))
            }

            Chip {
                symbol: "refresh-cw"
                text: qsTr("Look at the servers again")
                onClicked: sheet.leave(show => Actions.rescanTitles("show", [show]))
            }

            Chip {
                visible: MissingEpisode.timed
                symbol: "clock"
                text: qsTr("Air times are off")
                hint: qsTr("Correct when the show airs, by hours, on the episode's sheet")
                onClicked: {
                    const episode = MissingEpisode.episode;
                    sheet.close();
                    EpisodeSheet.show(episode);
                }
            }

            Chip {
                symbol: "lock"
                text: qsTr("Edit fields")
                onClicked: sheet.leave(show => Actions.editFields("show", show))
            }
        }
    }
}
