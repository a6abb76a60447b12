pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// People as an endless grid, the library's first.
FocusScope {
    id: wall

    ResultGrid {
        id: grid

        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin
        width: parent.width - 2 * Theme.pageMargin
        height: parent.height
        columns: Math.max(1, Math.floor(width / (Theme.headshot * 1.6)))
        cellWidth: Math.floor(width / columns)
        cellHeight: Theme.headshot + Theme.px(78)
        model: SearchResults.people
        Accessible.name: qsTr("People")
        ScrollBar.vertical: ScrollBar {}

        delegate: PersonCard {
            width: grid.cellWidth - Theme.gap8
            focus: GridView.isCurrentItem
            focusPolicy: GridView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
            onPressed: grid.currentIndex = index
        }
    }
}
