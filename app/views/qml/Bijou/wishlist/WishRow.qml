pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One line: a film, a show, a season or an episode, how it stands, and the way to take it off the list.
T.ItemDelegate {
    id: row

    required property int index
    required property string level
    required property string title
    required property string detail
    required property string done
    required property string wanted
    required property real share
    required property string chip
    required property string tone
    required property string hint
    required property string origin
    required property string address
    required property int episode
    required property string spoken
    required property bool open
    required property bool selected
    required property bool partly
    required property string art
    required property bool artless
    required property bool read
    readonly property bool branch: level === "show" || level === "season"
    readonly property bool titled: level === "show" || level === "movie"
    readonly property bool lacking: !branch && read && tone !== "good"
    readonly property bool slim: width < Theme.px(640)
    readonly property bool current: ListView.isCurrentItem && (ListView.view?.activeFocus ?? false)
    readonly property real depth: level === "season" ? Theme.px(slim ? 26 : 42) : level === "episode" ? Theme.px(slim ? 52 : 84) : 0
    readonly property color tint: tone === "accent" ? Theme.accentBright : tone === "warn" ? Theme.warn : tone === "good" ? Theme.good : Theme.textMuted

    readonly property color base: titled ? Qt.tint(Theme.background, Qt.alpha(Theme.surface, 0.35)) : Qt.tint(Theme.background, Qt.alpha(Theme.surface, 0.7))
    readonly property color ground: selected ? Qt.tint(base, Theme.accentSoft) : down ? Qt.tint(base, Theme.pressed) : hovered ? Qt.tint(base, Theme.hover) : base

    function openPage() {
        if (episode > 0)
            EpisodeSheet.show(episode);
        else if (address !== "")
            Actions.openAddress(address);
    }

    signal menuWanted(point at)
    signal picked(range: bool)

    function why(): bool {
        if (lacking)
            Wishlist.why(index);
        return lacking;
    }

    implicitHeight: titled ? Theme.px(81) : Math.max(Theme.px(level === "season" ? 47 : 35), words.implicitHeight + Theme.gap12)
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: title
    Accessible.role: Accessible.TreeItem
    Accessible.name: spoken
    Accessible.description: partly ? qsTr("Partly selected") : branch ? (open ? qsTr("Open") : qsTr("Folded")) : hint
    Accessible.selected: selected
    Accessible.focusable: true
    Accessible.focused: current
    Accessible.onPressAction: branch ? Wishlist.toggle(index) : openPage()
    onClicked: {
        ListView.view.forceActiveFocus(Qt.MouseFocusReason);
        ListView.view.currentIndex = index;
        branch ? Wishlist.toggle(index) : openPage();
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: eventPoint => row.menuWanted(eventPoint.position)
    }

    contentItem: Item {
        SelectArea {
            onPicked: range => row.picked(range)
        }

        Icon {
            x: row.mirrored ? row.width - row.depth - width - Theme.px(13) : row.depth + Theme.px(13)
            anchors.verticalCenter: parent.verticalCenter
            visible: row.branch
            name: row.open ? "chevron-down" : row.mirrored ? "chevron-left" : "chevron-right"
            size: Theme.iconSmall
            color: row.hovered ? Theme.text : Theme.textMuted
        }

        WishPicture {
            id: frame
            anchors.left: parent.left
            anchors.leftMargin: row.level === "movie" ? Theme.gap16 : Theme.px(56)
            anchors.verticalCenter: parent.verticalCenter
            visible: row.titled
            art: row.art
            artless: row.artless
            film: row.level === "movie"
            ground: row.ground
        }

        Row {
            id: words
            anchors.left: row.titled ? frame.right : parent.left
            anchors.leftMargin: row.titled ? Theme.gap18 : row.slim ? row.depth + Theme.px(row.level === "season" ? 40 : 12) : Theme.px(row.level === "season" ? 158 : 200)
            anchors.right: bar.visible ? bar.left : badge.left
            anchors.rightMargin: Theme.gap16
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap12

            Label {
                width: Math.min(implicitWidth, words.width)
                text: row.title
                font: row.titled || row.level === "season" ? Theme.strong : Theme.body
                Accessible.ignored: true
            }

            Label {
                visible: text !== "" && words.width - x > Theme.px(30)
                width: Math.max(0, Math.min(implicitWidth, words.width - x))
                text: row.detail
                font: Theme.bodyFigures
                color: Theme.textFaint
                Accessible.ignored: true
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: row.origin !== "" && !row.branch
                name: "clock"
                size: Theme.px(13)
                color: Theme.textFaint

                Tip {
                    text: row.origin
                    shown: row.hovered && row.origin !== ""
                }
            }
        }

        WishRollUp {
            id: bar
            anchors.right: badge.left
            anchors.rightMargin: Theme.gap16
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(row.width > Theme.px(860) ? 210 : 150)
            visible: row.done !== "" && row.width > Theme.px(600)
            done: row.done
            wanted: row.wanted
            share: row.share
        }

        Item {
            id: badge
            anchors.right: asked.left
            anchors.rightMargin: Theme.gap8
            width: Math.max(Theme.px(row.slim ? 84 : 118), said.implicitWidth)
            height: parent.height

            Badge {
                id: said
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: row.chip
                ink: row.tint
                symbol: row.tone === "good" ? "check" : ""
                Accessible.ignored: true

                Tip {
                    text: row.hint
                    shown: over.hovered && row.hint !== ""
                }

                HoverHandler {
                    id: over
                }
            }
        }

        IconButton {
            id: asked
            anchors.right: cross.left
            anchors.verticalCenter: parent.verticalCenter
            enabled: row.lacking
            opacity: row.lacking ? 1 : 0
            focusPolicy: Qt.NoFocus
            size: Theme.px(28)
            ink: row.hovered ? Theme.textMuted : Theme.textFaint
            symbol: "circle-question-mark"
            text: qsTr("Why is this missing?")
            keys: Theme.command + " I"
            Accessible.name: qsTr("Why is %1 missing?").arg(row.title)
            Accessible.ignored: !row.lacking
            onClicked: row.why()
        }

        IconButton {
            id: cross
            anchors.right: parent.right
            anchors.rightMargin: Theme.px(row.slim ? 6 : 26)
            anchors.verticalCenter: parent.verticalCenter
            focusPolicy: Qt.NoFocus
            size: Theme.px(28)
            ink: row.hovered ? Theme.textMuted : Theme.textFaint
            symbol: Wishlist.narrowed === "unwanted" ? "heart" : "x"
            text: Wishlist.narrowed === "unwanted" ? qsTr("Wish %1 after all").arg(row.title) : qsTr("Remove %1").arg(row.title)
            keys: Wishlist.narrowed === "unwanted" ? "" : qsTr("Del")
            onClicked: Wishlist.narrowed === "unwanted" ? Wishlist.want(row.index) : Wishlist.remove(row.index)
        }
    }

    background: Rectangle {
        // All of it, or some
        Rectangle {
            visible: row.selected || row.partly
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(3)
            height: parent.height * (row.selected ? 1 : 0.4)
            color: Theme.accent
        }

        // Where it is as the panel is, the panel shows: its corners are round
        color: row.titled && !row.selected && !row.hovered && !row.down ? "transparent" : row.ground

        Separator {
            anchors.bottom: parent.bottom
            width: parent.width
        }

        FocusRing {
            shown: row.current
            targetRadius: Theme.px(7)
            gap: -Theme.px(3)
        }
    }
}
