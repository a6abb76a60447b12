pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// On the tab of everything: the library's titles, people and episodes, above what TMDB has. Up and down walk from one to the next.
Column {
    id: head

    required property real cardWidth
    readonly property bool all: SearchResults.tab === "all"
    readonly property list<Item> blocks: [own, people, episodes]
    readonly property bool any: own.visible || people.visible || episodes.visible
    signal leftBelow
    signal leftAbove

    bottomPadding: all && SearchResults.titles.count > 0 ? Theme.gap12 : 0
    spacing: Theme.gap12
    Keys.onDownPressed: step(held(), 1)
    Keys.onUpPressed: step(held(), -1)

    TitleRow {
        id: own
        width: head.width
        visible: head.all && SearchResults.own.count > 0
        heading: qsTr("In your library")
        titles: SearchResults.own
        cardWidth: head.cardWidth
    }

    Column {
        id: people
        width: head.width
        visible: head.all && SearchResults.people.count > 0
        spacing: Theme.gap12

        SectionTitle {
            width: parent.width
            text: qsTr("People")
        }

        ListView {
            id: portraits
            width: parent.width
            height: Theme.headshot + Theme.px(64)
            topMargin: Theme.px(6)
            clip: true
            spacing: Theme.gap16
            orientation: ListView.Horizontal
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: true
            model: SearchResults.people
            Accessible.role: Accessible.List
            Accessible.name: qsTr("People")

            delegate: PersonCard {
                focus: ListView.isCurrentItem
                focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
                onActiveFocusChanged: if (activeFocus)
                    portraits.currentIndex = index
            }
        }
    }

    Column {
        id: episodes
        width: head.width
        visible: head.all && SearchResults.episodes.count > 0
        spacing: Theme.gap8

        SectionTitle {
            width: parent.width
            text: qsTr("Episodes")
        }

        Repeater {
            id: lines
            model: head.all ? SearchResults.episodes : null

            EpisodeResult {
                x: -Theme.px(20)
                width: head.width + 2 * Theme.px(20)
                visible: index < 4
                height: visible ? implicitHeight : 0
                Keys.onUpPressed: event => event.accepted = head.goToLine(index - 1)
                Keys.onDownPressed: event => event.accepted = head.goToLine(index + 1)
            }
        }
    }

    SectionTitle {
        width: head.width
        visible: head.all && SearchResults.titles.count > 0
        text: qsTr("From TMDB")
    }

    function goToLine(at: int): bool {
        const line = lines.itemAt(at);
        if (line === null || !line.visible)
            return false;
        line.forceActiveFocus(Qt.TabFocusReason);
        return true;
    }

    // The block that has the focus, -1 for none
    function held(): int {
        for (let item = head.Window.activeFocusItem; item !== null; item = item.parent)
            for (let at = 0; at < blocks.length; at++)
                if (blocks[at] === item)
                    return at;
        return -1;
    }

    // Into the next block from this one, or out of them
    function step(from: int, by: int) {
        for (let at = from + by; at >= 0 && at < blocks.length; at += by) {
            if (blocks[at].visible) {
                blocks[at].nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                return;
            }
        }
        if (by > 0)
            leftBelow();
        else
            leftAbove();
    }
}
