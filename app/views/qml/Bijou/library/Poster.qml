pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One title on the wall, of as few items as it takes: there are sixty on the screen, and each item of each costs in every frame of scrolling.
// The picture itself is the item; it is opaque and of the right size, and strips of background lie over its corners. What only some titles have is made for
// them alone.
Image {
    id: poster

    required property int index
    required property int titleId
    required property string title
    required property string caption
    required property string posterUrl
    required property string marks
    required property string look
    required property string seen
    required property bool selected
    required property string spoken

    readonly property PosterGrid grid: GridView.view as PosterGrid
    readonly property string file: pooled ? "" : posterUrl
    readonly property string blank: grid.blank
    property PosterExtras extras: null
    property bool pooled: false
    property int hung: 0

    width: grid.posterWidth
    height: grid.posterHeight
    sourceSize: grid.posterPixels
    retainWhileLoading: true
    onFileChanged: hang()
    onBlankChanged: hang()
    onSelectedChanged: mark()
    onLookChanged: mark()
    GridView.onPooled: pooled = true
    GridView.onReused: pooled = false
    Component.onCompleted: {
        hang();
        mark();
    }
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.focused: GridView.isCurrentItem && grid.activeFocus
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: grid.openRow(index)

    // Only files are read on Qt's thread for pictures. It asks what Python draws with a lock held that the GUI thread may be waiting for with Python's own:
    // both would wait for ever.
    // Another title's art is waited for behind an empty place, not behind the art of the one that stood here.
    function hang() {
        if (hung !== titleId) {
            hung = titleId;
            asynchronous = false;
            source = blank;
        }
        asynchronous = file !== "";
        source = file === "" ? blank : file;
    }

    // A Loader would be an item of its own in every poster
    function mark() {
        if (extras === null && grid !== null && (selected || look !== ""))
            extras = grid.extras.createObject(poster, {
                poster: poster
            }) as PosterExtras;
    }

    Image {
        z: 1
        width: poster.width
        height: poster.marks === "" ? Theme.posterRadius : poster.grid.badgesHeight
        source: poster.marks === "" ? poster.grid.topEdge : poster.grid.badges + (poster.selected ? poster.marks.replace(/@[a-z-]+/g, "") : poster.marks)
    }

    Image {
        x: -poster.grid.aside
        y: poster.grid.bottomTop
        z: 1
        width: poster.width + 2 * poster.grid.aside
        height: poster.grid.bottomHeight
        source: poster.grid.bottomEdge + poster.seen
    }

    Text {
        y: poster.grid.titleTop
        width: poster.width
        text: poster.title
        textFormat: Text.PlainText
        font: Theme.strong
        color: Theme.text
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
    }

    Image {
        x: poster.grid.mirrored ? poster.width - width : 0
        y: poster.grid.captionTop
        width: implicitWidth / poster.grid.ratio
        height: implicitHeight / poster.grid.ratio
        source: poster.grid.captions + poster.caption
    }
}
