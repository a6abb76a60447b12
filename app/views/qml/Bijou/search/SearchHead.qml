pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// On the tab of everything: the library's titles, people and episodes, above what TMDB has.
Column {
    id: head

    required property real cardWidth
    readonly property bool all: SearchResults.tab === "all"

    bottomPadding: all && SearchResults.titles.count > 0 ? Theme.gap12 : 0
    spacing: Theme.gap12

    TitleRow {
        width: head.width
        visible: head.all && SearchResults.own.count > 0
        heading: qsTr("In your library")
        titles: SearchResults.own
        cardWidth: head.cardWidth
    }

    Column {
        width: head.width
        visible: head.all && SearchResults.people.count > 0
        spacing: Theme.gap12

        SectionTitle {
            width: parent.width
            text: qsTr("People")
        }

        ListView {
            id: people
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
                    people.currentIndex = index
            }
        }
    }

    Column {
        width: head.width
        visible: head.all && SearchResults.episodes.count > 0
        spacing: Theme.gap8

        SectionTitle {
            width: parent.width
            text: qsTr("Episodes")
        }

        Repeater {
            model: head.all ? SearchResults.episodes : null

            EpisodeResult {
                x: -Theme.px(20)
                width: head.width + 2 * Theme.px(20)
                visible: index < 4
                height: visible ? implicitHeight : 0
            }
        }
    }

    SectionTitle {
        width: head.width
        visible: head.all && SearchResults.titles.count > 0
        text: qsTr("From TMDB")
    }
}
