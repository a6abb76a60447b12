pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The library's episodes that were found.
ListView {
    id: list

    topMargin: Theme.gap8
    bottomMargin: Theme.gap28
    model: SearchResults.episodes
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Episodes")
    Keys.onEscapePressed: Actions.back()
    ScrollBar.vertical: ScrollBar {}

    delegate: EpisodeResult {
        x: Theme.pageMargin - Theme.px(20)
        width: list.width - 2 * x
        focus: ListView.isCurrentItem
    }
}
