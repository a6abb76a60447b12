pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The poster under the pointer, a hair larger, with what can be done over its art. It lies over the poster itself, which stays as lean as all others.
Item {
    id: lifted

    required property Poster poster
    readonly property PosterGrid grid: poster.grid
    signal menuWanted(at: point)

    width: grid.posterWidth
    height: grid.posterHeight

    Item {
        id: art
        anchors.fill: parent
        scale: 1.001
        Component.onCompleted: scale = 1.03

        Behavior on scale {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.quick
                easing.type: Theme.easing
            }
        }

        Image {
            anchors.fill: parent
            source: lifted.poster.source
            sourceSize: lifted.grid.posterPixels
        }

        PosterExtras {
            poster: lifted.poster
        }

        Image {
            width: lifted.grid.posterWidth
            height: lifted.poster.marks === "" ? Theme.posterRadius : lifted.grid.badgesHeight
            source: lifted.poster.marks === "" ? lifted.grid.topEdge : lifted.grid.badges + lifted.poster.marks.replace(/@[a-z-]+/g, "")
        }

        Image {
            x: -lifted.grid.aside
            y: lifted.grid.bottomTop
            width: lifted.grid.posterWidth + 2 * lifted.grid.aside
            height: lifted.grid.bottomHeight
            source: lifted.grid.bottomEdge + lifted.poster.seen
        }
    }

    Column {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gap8
        spacing: Theme.gap8
        visible: !lifted.poster.selected

        Loader {
            active: lifted.grid.library.kind === "show"
            visible: active
            sourceComponent: EyeButton {
                focusPolicy: Qt.NoFocus
                overArt: true
                round: true
                size: Theme.px(29)
                keys: Theme.command + " E"
                kind: "show"
                number: lifted.poster.titleId
                tmdb: ""
                title: lifted.poster.title
            }
        }

        Loader {
            active: lifted.grid.library.kind === "show" || lifted.poster.look.endsWith("faded")
            visible: active
            sourceComponent: HeartButton {
                focusPolicy: Qt.NoFocus
                overArt: true
                round: true
                size: Theme.px(29)
                keys: Theme.command + " D"
                kind: lifted.grid.library.kind
                number: lifted.poster.titleId
                tmdb: ""
                title: lifted.poster.title
            }
        }

        RoundButton {
            id: more
            focusPolicy: Qt.NoFocus
            symbol: "ellipsis"
            text: qsTr("More")
            onClicked: lifted.menuWanted(mapToItem(lifted.grid, 0, height))
        }
    }
}
