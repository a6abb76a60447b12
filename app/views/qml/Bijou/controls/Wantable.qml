pragma ComponentBehavior: Bound
import QtQml
import Bijou

// What a card shows, as the eye and the heart know it: who is followed, what is wished. `address` says what it is (bijou://show/12, bijou://person/tmdb-5).
QtObject {
    id: wantable

    required property string address
    required property string title
    property string year: ""
    // A reference
    property string poster: ""
    property bool owned: false
    readonly property var parts: /^bijou:\/\/(movie|show|person)\/(tmdb-)?(\d+)(?:\?season=\d+)?$/.exec(address)
    readonly property string kind: parts === null ? "" : parts[1]
    readonly property int number: parts === null || parts[2] !== undefined ? 0 : Number(parts[3])
    readonly property string tmdb: parts === null || parts[2] === undefined ? "" : parts[3]
    readonly property bool canFollow: kind === "show" || kind === "person"
    // A film that is owned is no wish any more
    readonly property bool canWish: kind === "show" || kind === "movie" && (!owned || wished)
    readonly property bool followed: canFollow && Wanting.turn >= 0 && Wanting.follows(kind, number, tmdb)
    readonly property bool wished: (kind === "show" || kind === "movie") && Wanting.turn >= 0 && Wanting.wishes(kind, number, tmdb)
    // What a screen reader adds to the card's own words
    readonly property string spoken: (followed ? ", " + qsTr("followed") : "") + (wished ? ", " + qsTr("wished") : "")

    // By the key: the eye with `follow`, else the heart. False where there is none
    function want(follow: bool): bool {
        if (follow ? !canFollow : !canWish)
            return false;
        if (follow)
            Wanting.toggleFollow(kind, number, tmdb, title, Number(year) || 0, poster);
        else
            Wanting.toggleWish(kind, number, tmdb, title, Number(year) || 0, poster);
        return true;
    }
}
