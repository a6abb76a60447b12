pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One episode over the page: when it airs and how exactly that is known, what it is about, and what can be done. It never leads anywhere by itself.
Sheet {
    id: sheet

    readonly property bool following: Wanting.turn >= 0 && Wanting.follows("show", EpisodeSheet.showNumber, EpisodeSheet.showTmdb)
    readonly property bool ready: EpisodeSheet.state === "ready"
    property Item from: null

    title: EpisodeSheet.title
    widest: Theme.px(720)
    crown: AiringHero {}
    onAboutToShow: {
        from = sheet.parent?.Window.activeFocusItem ?? null;
        off.shown = EpisodeSheet.correcting;
        off.wanted = off.shown || off.wanted;
    }
    onOpened: page.forceActiveFocus(Qt.OtherFocusReason)
    onClosed: {
        EpisodeSheet.close();
        from?.forceActiveFocus(Qt.OtherFocusReason);
    }

    Column {
        id: body
        width: parent?.width ?? 0
        spacing: Theme.gap16
        Accessible.name: EpisodeSheet.spoken
        Keys.onLeftPressed: EpisodeSheet.step(body.LayoutMirroring.enabled ? 1 : -1)
        Keys.onRightPressed: EpisodeSheet.step(body.LayoutMirroring.enabled ? -1 : 1)

        Skeleton {
            width: parent.width
            height: Theme.px(150)
            visible: EpisodeSheet.state === "loading"
            waiting: visible
        }

        Notice {
            width: parent.width
            visible: EpisodeSheet.state === "gone" || EpisodeSheet.problem !== ""
            symbol: EpisodeSheet.state === "gone" ? "info" : "circle-alert"
            text: EpisodeSheet.state === "gone" ? qsTr("This episode has left the library.") : EpisodeSheet.problem
        }

        AiringFacts {
            width: parent.width
            visible: sheet.ready
        }

        Row {
            width: parent.width
            visible: sheet.ready && (EpisodeSheet.overview !== "" || EpisodeSheet.hasStill)
            spacing: Theme.gap16

            EpisodeStill {
                id: still
                visible: EpisodeSheet.hasStill
                file: EpisodeSheet.still
                behind: Theme.surface
            }

            Paragraph {
                width: parent.width - (still.visible ? still.width + parent.spacing : 0)
                text: EpisodeSheet.overview
                color: Theme.text
            }
        }

        Flow {
            width: parent.width
            visible: genres.count > 0
            spacing: Theme.gap8

            Repeater {
                id: genres
                model: EpisodeSheet.genres

                Chip {
                    required property string name
                    required property string address
                    text: name
                    hint: qsTr("Everything of this genre")
                    onClicked: {
                        sheet.close();
                        Actions.openAddress(address);
                    }
                }
            }
        }

        Separator {
            width: parent.width
            visible: about.visible
        }

        Column {
            id: about
            width: parent.width
            visible: sheet.ready && EpisodeSheet.about !== ""
            spacing: Theme.gap4

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: qsTr("About the show")
                font: Theme.strong
                Accessible.role: Accessible.Heading
            }

            Paragraph {
                width: parent.width
                text: EpisodeSheet.about
                maximumLineCount: 6
                elide: Text.ElideRight
            }
        }

        Flow {
            width: parent.width
            visible: sheet.ready
            spacing: Theme.gap8

            Button {
                id: page
                kind: "primary"
                text: qsTr("Open full show page")
                onClicked: {
                    const to = EpisodeSheet.address;
                    sheet.from = null;
                    sheet.close();
                    Actions.openAddress(to);
                }
            }

            Button {
                symbol: sheet.following ? "eye-filled" : "eye"
                text: sheet.following ? qsTr("Following") : qsTr("Follow")
                hint: sheet.following ? qsTr("Do not follow %1").arg(EpisodeSheet.showTitle) : qsTr("Follow %1").arg(EpisodeSheet.showTitle)
                Accessible.checkable: true
                Accessible.checked: sheet.following
                onClicked: Wanting.toggleFollow("show", EpisodeSheet.showNumber, EpisodeSheet.showTmdb, EpisodeSheet.showTitle, EpisodeSheet.showYear, EpisodeSheet.showPoster)
            }

            Button {
                readonly property bool wished: EpisodeSheet.wish === "wanted" || EpisodeSheet.wish === "when_aired"
                visible: EpisodeSheet.canWish
                symbol: wished ? "heart-filled" : "heart"
                text: EpisodeSheet.wish === "wanted" ? qsTr("Wished") : EpisodeSheet.wish === "when_aired" ? qsTr("Wished when aired") : EpisodeSheet.standing === "upcoming" || EpisodeSheet.standing === "unknown" ? qsTr("Wish when aired") : qsTr("Wish")
                Accessible.checkable: true
                Accessible.checked: wished
                onClicked: EpisodeSheet.toggleWish()
            }

            Button {
                visible: EpisodeSheet.standing === "missing" || EpisodeSheet.standing === "wished"
                kind: "ghost"
                symbol: "circle-question-mark"
                text: qsTr("Why is this missing?")
                onClicked: {
                    const episode = EpisodeSheet.episode;
                    sheet.close();
                    MissingTitle.ask(episode);
                }
            }

            Button {
                visible: EpisodeSheet.timed
                kind: "ghost"
                symbol: "clock"
                text: EpisodeSheet.shift === 0 ? qsTr("Air times are off by …") : EpisodeSheet.shiftWords
                Accessible.checkable: true
                Accessible.checked: off.visible
                onClicked: off.toggle()
            }
        }

        Later {
            id: off
            width: parent.width
            visible: active && shown
            property bool shown: false

            function toggle() {
                shown = !shown;
                wanted = true;
            }

            sourceComponent: AirShift {
                width: off.width
                onDone: off.shown = false
            }
        }
    }
}
