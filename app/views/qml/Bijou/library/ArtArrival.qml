pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Art that comes late fades in: for that moment an empty poster lies over it, with the marks that lie over both, and then is gone.
Item {
    id: arrival

    required property Poster poster
    readonly property PosterGrid grid: poster.grid
    readonly property bool here: poster.posterUrl !== "" && poster.status !== Image.Loading
    readonly property bool gone: poster.pooled

    width: grid.posterWidth
    height: grid.posterHeight
    onGoneChanged: destroy()
    onHereChanged: fade.start()
    Component.onCompleted: if (here)
        fade.start()

    Image {
        id: empty
        width: arrival.width
        height: arrival.height
        source: arrival.grid.blank
        sourceSize: arrival.grid.posterPixels
    }

    Image {
        width: arrival.width
        height: arrival.poster.marks === "" ? Theme.posterRadius : arrival.grid.badgesHeight
        source: arrival.poster.marks === "" ? arrival.grid.topEdge : arrival.grid.badges + arrival.poster.marks
    }

    Image {
        y: arrival.height - Theme.posterRadius
        width: arrival.width
        height: Theme.posterRadius
        source: arrival.grid.bottomEdge + arrival.poster.seen
    }

    NumberAnimation {
        id: fade
        target: empty
        property: "opacity"
        to: 0
        duration: Theme.normal
        easing.type: Theme.easing
        onStopped: arrival.destroy()
    }
}
