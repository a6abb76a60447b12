pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Of a show, above its episodes: the next one, the seasons, and the season that is open.
Column {
    id: head

    required property TitlePage title

    spacing: Theme.gap20
    Component.onCompleted: ShowEpisodes.drawnAt(Screen.devicePixelRatio)

    NextEpisode {
        width: head.width
        visible: ShowEpisodes.announced
    }

    SeasonTabs {
        width: head.width
        visible: count > 0
        title: head.title
    }

    SeasonCard {
        width: head.width
        visible: ShowEpisodes.hasPoster || ShowEpisodes.seasonOverview !== ""
    }
}
