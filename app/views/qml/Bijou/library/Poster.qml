// LEAD to V2 (14:17): the delegate is fast enough. NOW write MoviesPage/ShowsPage (one LibraryScreen.qml: header, filter chips, sort, grid/table toggle, A-Z rail, selection bar, states) and COMMIT within 10 minutes; the title page is done by the lead (detail/*). Then the table, then bench_frames. Remove this line.
pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One title on the wall, of as few items as it takes: there are sixty on the screen, and each item of each is drawn anew in every frame of scrolling.
// The picture is opaque and of the right size; the grid lays its rounded corners over whole rows. What only some titles have is loaded by them alone.
Item {
    id: poster

    required property int index
    required property int titleId
    required property string title
    required property string year
    required property string rating
    required property string posterUrl
    required property string marks
    required property string look
    required property string seen
    required property bool selected
    required property string spoken

    readonly property PosterGrid grid: GridView.view as PosterGrid
    property bool pooled: false

    width: grid.posterWidth
    height: grid.posterHeight + grid.captionHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.focused: GridView.isCurrentItem && grid.activeFocus
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: grid.openRow(index)
    GridView.onPooled: pooled = true
    GridView.onReused: pooled = false

    Image {
        width: poster.grid.posterWidth
        height: poster.grid.posterHeight
        source: poster.pooled || poster.posterUrl === "" ? poster.grid.blank : poster.posterUrl
        sourceSize: poster.grid.posterPixels
        asynchronous: true
        retainWhileLoading: true
    }

    Loader {
        active: poster.selected || poster.look !== ""
        sourceComponent: poster.grid.extras
        onLoaded: (item as PosterExtras).poster = poster
    }

    Image {
        width: poster.grid.posterWidth
        height: poster.marks === "" ? Theme.posterRadius : poster.grid.badgesHeight
        source: poster.marks === "" ? poster.grid.topEdge : poster.grid.badges + (poster.selected ? poster.marks.replace("@check", "") : poster.marks)
    }

    Image {
        y: poster.grid.posterHeight - Theme.posterRadius
        width: poster.grid.posterWidth
        height: Theme.posterRadius
        source: poster.grid.bottomEdge + poster.seen
    }

    Text {
        y: poster.grid.titleTop
        width: poster.grid.posterWidth
        text: poster.title
        textFormat: Text.PlainText
        font: Theme.strong
        color: Theme.text
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
    }

    Text {
        y: poster.grid.captionTop
        text: poster.year
        textFormat: Text.PlainText
        font: Theme.caption
        color: Theme.textFaint
    }

    Image {
        x: poster.year === "" ? 0 : poster.grid.ratingLeft
        y: poster.grid.captionTop
        width: implicitWidth / poster.grid.ratio
        height: implicitHeight / poster.grid.ratio
        source: poster.rating === "" ? "" : poster.grid.ratings + poster.rating
    }
}
