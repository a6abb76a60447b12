pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Why a film or an episode is missing: the chain of what is known, and what can be done: want it, do not want it, or put right what is wrong.
Sheet {
    id: sheet

    readonly property bool wished: MissingTitle.wish === "wanted" || MissingTitle.wish === "when_aired"
    readonly property bool film: MissingTitle.kind === "movie"

    title: MissingTitle.title
    subtitle: MissingTitle.heading
    widest: Theme.px(600)

    // What is wrong is put right elsewhere: this gives way to it
    function leave(then: var) {
        const kind = MissingTitle.kind;
        const number = MissingTitle.number;
        const episode = MissingTitle.episode;
        close();
        then(kind, number, episode);
    }

    // The toast that takes it back is not under the sheet
    function act(want: bool) {
        MissingTitle.want(want);
        close();
    }

    Column {
        width: parent?.width ?? 0
        spacing: Theme.gap12
        visible: MissingTitle.waiting

        Repeater {
            model: 4

            Skeleton {
                required property int index
                width: (parent?.width ?? 0) * (index % 2 === 0 ? 0.8 : 0.6)
                height: Theme.px(16)
                waiting: MissingTitle.waiting
            }
        }
    }

    Column {
        width: parent?.width ?? 0
        spacing: Theme.gap12
        Accessible.role: Accessible.List
        Accessible.name: sheet.title

        Repeater {
            model: MissingTitle.reasons

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
        visible: MissingTitle.known

        Button {
            visible: MissingTitle.numbered && !MissingTitle.owned && !sheet.wished
            kind: "primary"
            symbol: "heart"
            text: MissingTitle.aired ? qsTr("Want it") : qsTr("Want it when it has aired")
            onClicked: sheet.act(true)
        }

        Button {
            visible: MissingTitle.numbered && (sheet.film ? sheet.wished : !MissingTitle.owned && MissingTitle.wish !== "unwanted")
            symbol: "heart-off"
            text: sheet.film ? qsTr("I do not want it any more") : qsTr("I do not want it")
            onClicked: sheet.act(false)
        }
    }

    Column {
        width: parent?.width ?? 0
        spacing: Theme.gap8
        visible: MissingTitle.known

        Label {
            width: parent.width
            topPadding: Theme.gap8
            text: qsTr("Is it there, or is something of this wrong?")
            font: Theme.label
            color: Theme.textFaint
            Accessible.role: Accessible.Heading
        }

        Flow {
            width: parent.width
            spacing: Theme.gap8

            Chip {
                symbol: "search"
                text: sheet.film ? qsTr("Find its match …") : qsTr("Find the show's match …")
                hint: sheet.film ? qsTr("Where it is taken for another film") : qsTr("Where another show's episodes are listed")
                onClicked: sheet.leave((kind, number) => Actions.findMatch(kind, number))
            }

            Chip {
                visible: !sheet.film && MissingTitle.kept
                symbol: "list-ordered"
                text: qsTr("Order of episodes …")
                hint: qsTr("Where your files are numbered in another order, as on discs")
                onClicked: sheet.leave((kind, number) => Actions.orderEpisodes(number))
            }

            Chip {
                visible: MissingTitle.timed && MissingTitle.episode > 0
                symbol: "clock"
                text: qsTr("Air times are off by …")
                hint: qsTr("Correct when the show airs, by hours")
                onClicked: sheet.leave((kind, number, episode) => EpisodeSheet.correctFrom(episode))
            }

            Chip {
                visible: MissingTitle.kept
                symbol: "refresh-cw"
                text: qsTr("Look at the servers again")
                onClicked: sheet.leave((kind, number) => Actions.rescanTitles(kind, [number]))
            }

            Chip {
                symbol: "lock"
                text: qsTr("Edit and lock …")
                onClicked: sheet.leave((kind, number) => Actions.editFields(kind, number))
            }
        }
    }
}
