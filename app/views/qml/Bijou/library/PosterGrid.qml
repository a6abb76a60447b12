pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The wall: posters in columns that fill the width. It keeps the measures that all of them share, so that none works them out again.
GridView {
    id: grid

    required property Library library
    required property real room

    readonly property WallMeasure measure: WallMeasure {
        room: grid.room
    }
    readonly property int columns: measure.columns
    readonly property int posterWidth: measure.posterWidth
    readonly property int posterHeight: measure.posterHeight
    readonly property int titleTop: measure.titleTop
    readonly property int captionTop: measure.captionTop
    readonly property real ratio: Screen.devicePixelRatio
    readonly property size posterPixels: Qt.size(Math.round(posterWidth * ratio), Math.round(posterHeight * ratio))
    readonly property int badgesHeight: Theme.gap8 + Math.round(badge.height * 1.36)
    readonly property bool shaded: Theme.posterShadow.a > 0
    readonly property int aside: shaded ? Theme.gap18 / 2 : 0
    readonly property int bottomTop: posterHeight - (shaded ? Theme.gap28 : Theme.posterRadius)
    readonly property int bottomHeight: posterHeight - bottomTop + (shaded ? Theme.shadowReach + Theme.shadowDrop : 0)

    // Beginnings of the names of pictures that WallPieces draws
    readonly property string drawn: mirrored ? "image://wall/rtl/" : "image://wall/"
    readonly property string captions: [drawn + "caption", device(Theme.px(11)), device(Theme.gap8), device(Theme.caption.pixelSize), Theme.family, digits(Theme.textFaint), digits(Theme.brass), ""].join("/")
    readonly property string badges: [drawn + "badges", posterPixels.width, device(Theme.gap8), device(Theme.posterRadius), digits(Theme.background), device(Theme.badge.pixelSize), Theme.family, digits(Theme.overArt), digits(Theme.overArtText), digits(Theme.warmOverArt), ""].join("/")
    readonly property string ground: digits(Theme.background) + (shaded ? "," + [digits(Theme.posterShadow), device(Theme.shadowReach), device(Theme.shadowDrop), device(aside), device(Theme.gap28)].join(",") : "")
    readonly property string blank: ["image://wall/blank", posterPixels.width, posterPixels.height, device(Theme.posterRadius), digits(Theme.surface), digits(Theme.background)].join("/")
    readonly property string topEdge: ["image://wall/top", posterPixels.width, device(Theme.posterRadius), digits(Theme.background)].join("/")
    readonly property string bottomEdge: [drawn + "bottom", posterPixels.width, device(Theme.posterRadius), ground, digits(Theme.overArt), digits(Theme.accent), device(Theme.gap4), ""].join("/")
    readonly property Component extras: PosterExtras {}
    readonly property Component arrival: ArtArrival {}

    readonly property bool mirrored: effectiveLayoutDirection === Qt.RightToLeft
    readonly property int topLine: Math.floor((contentY - originY) / cellHeight)
    readonly property int firstRow: Math.max(0, topLine) * columns
    readonly property int firstWhole: Math.max(0, Math.ceil((contentY - originY) / cellHeight)) * columns
    readonly property int lastRow: firstRow + (Math.ceil(height / cellHeight) + 1) * columns - 1

    width: columns * cellWidth
    model: library.wall
    cellWidth: measure.cellWidth
    cellHeight: measure.cellHeight
    reuseItems: true
    pixelAligned: true
    boundsBehavior: Flickable.StopAtBounds
    onTopLineChanged: look()
    onColumnsChanged: look()
    onHeightChanged: look()
    currentIndex: -1
    highlightMoveDuration: 0
    keyNavigationEnabled: true
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: library.kind === "movie" ? qsTr("Movies") : qsTr("Shows")
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
        currentIndex = Math.min(firstWhole, count - 1)
    onPosterPixelsChanged: library.wall.drawPostersAt(posterPixels.width)
    Component.onCompleted: library.wall.drawPostersAt(posterPixels.width)
    delegate: Poster {}
    highlight: Item {
        z: 4

        Rectangle {
            x: -Theme.px(5)
            y: -Theme.px(5)
            width: grid.posterWidth + Theme.px(10)
            height: grid.posterHeight + Theme.px(10)
            radius: Theme.posterRadius + Theme.px(5)
            visible: grid.activeFocus
            color: "transparent"
            border.width: Theme.px(2)
            border.color: Theme.accent
        }
    }

    // Both rows from one reading of the place: bindings would tell of the first before the last, thousands of rows apart
    function look() {
        const first = Math.max(0, Math.floor((contentY - originY) / cellHeight)) * columns;
        library.look(first, first + (Math.ceil(height / cellHeight) + 1) * columns - 1);
    }

    function device(length: real): int {
        return Math.round(length * ratio);
    }

    function digits(shade: color): string {
        const text = String(shade).slice(1);
        return text.length === 8 ? text : "ff" + text;
    }

    function fadeIn(poster: Poster) {
        if (poster !== null)
            arrival.createObject(poster, {
                poster: poster
            });
    }

    // The eye of the title that the keyboard is on, else its heart
    function want(follow: bool): bool {
        const poster = currentItem as Poster;
        return poster !== null && Wanting.toggleRow(library.kind, poster.titleId, poster.title, follow, !poster.look.endsWith("faded"));
    }

    function openRow(row: int) {
        Actions.open(library.kind, library.wall.idAt(row));
    }

    Connections {
        target: grid.library.wall

        function onHung(rows: var) {
            if (Theme.lively && !grid.moving)
                rows.forEach(row => grid.fadeIn(grid.itemAtIndex(row) as Poster));
        }
    }

    FontMetrics {
        id: badge
        font: Theme.badge
    }
}
