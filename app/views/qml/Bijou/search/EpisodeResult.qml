pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// An episode that was found; a press leads to its place on its show's page.
PaletteRow {
    id: line

    activeFocusOnTab: true
    current: activeFocus
    behind: Theme.background
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    onClicked: SearchResults.openEpisode(key)

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
