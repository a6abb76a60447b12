pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Art that comes late fades in: for that moment an empty poster lies over it, under badges and corners, and then is gone.
Image {
    id: arrival

    required property Poster poster
    readonly property bool here: poster.posterUrl !== "" && poster.status !== Image.Loading
    readonly property bool gone: poster.pooled

    width: poster.width
    height: poster.height
    source: poster.grid.blank
    sourceSize: poster.grid.posterPixels
    onGoneChanged: destroy()
    onHereChanged: fade.start()
    Component.onCompleted: if (here)
        fade.start()

    NumberAnimation {
        id: fade
        target: arrival
        property: "opacity"
        to: 0
        duration: Theme.normal
        easing.type: Theme.easing
        onStopped: arrival.destroy()
    }
}
