pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Wish a film, or look at what of a show to wish; the same everywhere, and its state right everywhere at once.
IconButton {
    id: heart

    // "movie" or "show"; the library's row (0: none); TMDB's number; what its card knows of it, the poster as a reference
    required property string kind
    required property int number
    required property string tmdb
    required property string title
    property int year: 0
    property string poster: ""
    readonly property bool on: Wanting.turn >= 0 && Wanting.wishes(kind, number, tmdb)

    symbol: on ? "heart-filled" : "heart"
    filled: on
    text: kind === "show" ? qsTr("Wish episodes of %1").arg(title) : on ? qsTr("Do not wish %1").arg(title) : qsTr("Wish %1").arg(title)
    Accessible.checkable: true
    Accessible.checked: on
    onClicked: Wanting.toggleWish(kind, number, tmdb, title, year, poster)
}
