pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The ways to begin, side by side as far as there is room.
Grid {
    id: cards

    property bool demo: false
    readonly property int many: demo ? 4 : 3
    readonly property real cell: (width - (columns - 1) * spacing) / columns
    readonly property real tallest: Math.max(plex.implicitHeight, jellyfin.implicitHeight, folders.implicitHeight, demo ? first.implicitHeight : 0)

    columns: width >= many * Theme.px(190) ? many : width >= 2 * Theme.px(190) ? 2 : 1
    spacing: Theme.gap16

    KindCard {
        id: plex
        width: cards.cell
        height: cards.tallest
        focus: true
        tile: Theme.plex
        glyph: "chevron-right"
        text: qsTr("Plex")
        detail: qsTr("Sign in on plex.tv, or paste an address and token.")
        onClicked: AddServer.choose("plex")
    }

    KindCard {
        id: jellyfin
        width: cards.cell
        height: cards.tallest
        tile: Theme.jellyfin
        glyph: "triangle"
        text: qsTr("Jellyfin")
        detail: qsTr("Quick Connect code, or user name and password.")
        onClicked: AddServer.choose("jellyfin")
    }

    KindCard {
        id: folders
        width: cards.cell
        height: cards.tallest
        tile: Theme.folder
        glyph: "folder"
        text: qsTr("Folders")
        detail: qsTr("Point Bijou at folders on this computer or a share.")
        onClicked: AddServer.choose("folders")
    }

    KindCard {
        id: first
        width: cards.cell
        height: cards.tallest
        visible: cards.demo
        tile: Theme.accent
        glyph: "sparkles"
        lit: true
        text: qsTr("Look around first")
        detail: qsTr("Open the built-in demo library. Nothing to set up.")
        onClicked: Actions.startDemo()
    }
}
