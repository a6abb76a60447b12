pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One episode: still, number and title, date and length, synopsis, and one state. Pressed, it opens: the whole synopsis, who guests, where it lives.
T.AbstractButton {
    id: row

    required property int episode
    required property int index
    required property string heading
    required property string line
    required property string rating
    required property string overview
    required property string standing
    required property string badge
    required property real progress
    required property bool watched
    required property string finale
    required property string spoken
    required property bool numbered
    required property string file
    readonly property real pad: Theme.px(10)
    readonly property bool dim: standing !== "owned"
    // A negative number is of a show that the library does not have
    readonly property bool wishable: dim && episode > 0 && numbered
    readonly property bool aired: standing === "missing" || standing === "not_owned"
    readonly property bool asked: dim && episode > 0
    readonly property string wish: wishable && EpisodeWishes.turn >= 0 ? EpisodeWishes.of(episode) : ""
    readonly property string wished: wish === "" ? "" : wish === "wanted" ? qsTr("Wished") : qsTr("Wished when aired")
    readonly property bool open: OpenEpisode.episode !== 0 && OpenEpisode.episode === episode

    readonly property bool narrow: width < Theme.px(700)
    readonly property bool slim: width < Theme.px(480)
    readonly property real below: open ? details.height + Theme.gap12 : 0

    readonly property real tools: (heart.visible ? heart.width + Theme.gap8 : 0) + (why.visible ? why.width + Theme.gap4 : 0)

    height: Theme.gap4 + 2 * pad + (narrow ? Math.max(Theme.episodeStill.height, words.height) + below : Math.max(Theme.episodeStill.height, words.height + below))
    hoverEnabled: true
    activeFocusOnTab: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: wished === "" ? spoken : spoken + ", " + wished
    Accessible.description: overview
    Accessible.checkable: true
    Accessible.checked: open
    onClicked: OpenEpisode.toggle(episode)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_W && event.modifiers === Qt.NoModifier)
            event.accepted = want(false);
        else if (event.key === Qt.Key_I && event.modifiers === Qt.ControlModifier && asked) {
            event.accepted = true;
            MissingTitle.ask(episode);
        }
    }
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    ListView.onPooled: focus = false
    onActiveFocusChanged: if (activeFocus && visualFocus)
        ListView.view.positionViewAtIndex(index, ListView.Contain)

    // By the key: the heart; the eye is the show's
    function want(follow: bool): bool {
        const show = row.ListView.view as TitleView;
        if (follow)
            return show?.want(true) ?? false;
        if (wishable)
            EpisodeWishes.toggle(episode, aired);
        return wishable;
    }

    background: Item {
        Rectangle {
            id: card
            x: Theme.gap44
            width: parent.width - 2 * x
            height: parent.height - Theme.gap4
            radius: Theme.cardRadius
            color: row.hovered || row.open ? Theme.raised : Theme.background

            FocusRing {
                shown: row.visualFocus
                targetRadius: parent.radius
            }
        }
    }

    contentItem: Item {
        EpisodeStill {
            id: still
            x: row.mirrored ? parent.width - width - Theme.gap44 - row.pad : Theme.gap44 + row.pad
            y: row.pad
            visible: !row.slim
            width: row.slim ? 0 : Theme.episodeStill.width
            file: row.file
            behind: card.color
            progress: row.progress
            watched: row.watched
            opacity: row.dim ? 0.62 : 1
        }

        EpisodeWords {
            id: words
            x: row.mirrored ? badge.x + badge.width + row.tools + Theme.gap20 : still.x + still.width + Theme.gap16
            y: row.pad + (row.open ? 0 : Math.max(0, (still.height - height) / 2))
            width: parent.width - still.width - badge.width - row.tools - 2 * (Theme.gap44 + row.pad) - Theme.gap16 - Theme.gap20
            heading: row.heading
            line: row.line
            rating: row.rating
            overview: row.overview
            finale: row.finale
            open: row.open
        }

        Badge {
            id: badge
            x: row.mirrored ? Theme.gap44 + row.pad : parent.width - width - Theme.gap44 - row.pad
            y: row.pad + (still.height - height) / 2
            text: row.wish === "wanted" ? row.wished : row.badge
            ink: row.wish === "wanted" ? Theme.accentBright : row.standing === "owned" ? Theme.good : row.standing === "missing" ? Theme.warn : row.standing === "upcoming" ? Theme.info : Theme.textFaint
            Accessible.ignored: true
        }

        IconButton {
            id: heart
            x: row.mirrored ? badge.x + badge.width + Theme.gap8 : badge.x - width - Theme.gap8
            anchors.verticalCenter: badge.verticalCenter
            visible: row.wishable
            size: Theme.px(30)
            symbol: row.wish === "" ? "heart" : "heart-filled"
            filled: row.wish !== ""
            text: row.wish === "" ? (!row.aired ? qsTr("Wish when aired: %1").arg(row.heading) : qsTr("Wish %1").arg(row.heading)) : qsTr("Do not wish %1").arg(row.heading)
            Accessible.checkable: true
            Accessible.checked: row.wish !== ""
            onClicked: row.want(false)
        }

        IconButton {
            id: why
            x: row.mirrored ? (heart.visible ? heart : badge).x + (heart.visible ? heart : badge).width + Theme.gap4 : (heart.visible ? heart : badge).x - width - Theme.gap4
            anchors.verticalCenter: badge.verticalCenter
            visible: row.asked && row.aired && !row.slim
            size: Theme.px(30)
            ink: row.hovered || row.visualFocus ? Theme.textMuted : Theme.textFaint
            symbol: "circle-question-mark"
            text: qsTr("Why is this missing?")
            keys: Theme.command + " I"
            Accessible.name: qsTr("Why is %1 missing?").arg(row.heading)
            onClicked: MissingTitle.ask(row.episode)
        }

        Loader {
            id: details
            x: row.narrow ? still.x : words.x
            y: (row.narrow ? Math.max(still.y + still.height, words.y + words.height) : words.y + words.height) + Theme.gap12
            width: parent.width - x - Theme.gap44 - row.pad
            active: row.open
            visible: active

            sourceComponent: EpisodeDetails {
                episode: row.episode
                behind: card.color
                owned: !row.dim
                aired: row.aired
            }
        }
    }
}
