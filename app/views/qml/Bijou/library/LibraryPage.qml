pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Films or shows: title and count, filters, then posters or a table, with letters beside them. Its query is the page's address.
Page {
    id: page

    required property Library library
    readonly property bool waiting: library.state === "loading"
    readonly property bool filled: library.state === "ready"

    filterable: filters.visible
    onFilterWanted: filters.startTyping(false)
    onShownChanged: shown ? library.enter() : library.leave()

    // Posters scroll away under this; clipping them would cost in every frame
    Rectangle {
        z: 1
        width: parent.width
        height: body.y
        color: Theme.background
    }

    PageHeader {
        id: header
        z: 1
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * Theme.pageMargin
        title: page.name
        detail: page.library.countText
    }

    FilterBar {
        id: filters
        z: 1
        visible: page.library.state !== "empty"
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap12
        anchors.left: parent.left
        anchors.right: parent.right
        library: page.library
        onEscaped: body.forceActiveFocus()
    }

    LibraryNotices {
        id: notices
        z: 1
        anchors.top: filters.bottom
        anchors.topMargin: Theme.gap8
        x: Theme.pageMargin
        width: parent.width - 2 * Theme.pageMargin
        library: page.library
    }

    Loader {
        id: body
        anchors.top: notices.height > 0 ? notices.bottom : filters.bottom
        anchors.topMargin: Theme.gap12
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        active: page.filled
        sourceComponent: page.library.table ? table : wall
    }

    LibraryStates {
        anchors.fill: body
        visible: !page.filled
        library: page.library
    }

    Later {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap20
        z: 1
        wanted: page.library.wall.selectedCount > 0
        sourceComponent: SelectionBar {
            library: page.library
        }
    }

    Component {
        id: wall

        PosterWall {
            focus: true
            library: page.library
        }
    }

    Component {
        id: table

        TitleTable {
            focus: true
            library: page.library
        }
    }
}
