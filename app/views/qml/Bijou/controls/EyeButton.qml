pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Follow a show or a person, or follow it no more: the same everywhere, and its state right everywhere at once.
IconButton {
    id: eye

    // "show" or "person"; the library's row (0: none); TMDB's number; what its card knows of it, the poster as a reference
    required property string kind
    required property int number
    required property string tmdb
    required property string title
    property int year: 0
    property string poster: ""
    readonly property bool on: Wanting.turn >= 0 && Wanting.follows(kind, number, tmdb)

    symbol: on ? "eye-filled" : "eye"
    filled: on
    text: on ? qsTr("Do not follow %1").arg(title) : qsTr("Follow %1").arg(title)
    Accessible.checkable: true
    Accessible.checked: on
    onClicked: Wanting.toggleFollow(kind, number, tmdb, title, year, poster)
}
