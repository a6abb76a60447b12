pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What the keys do with a card of the calendar, however it is laid out.
QtObject {
    function field(key: string, name: string): var {
        return Calendar.cards.value(Calendar.row(key), name);
    }

    function open(key: string) {
        if (Calendar.row(key) < 0)
            return;
        if (field(key, "episode") > 0)
            EpisodeSheet.show(field(key, "episode"));
        else
            Actions.openAddress(field(key, "address"));
    }

    function follow(key: string) {
        if (Calendar.row(key) >= 0 && field(key, "kind") !== "movie")
            Wanting.toggleFollow("show", field(key, "number"), field(key, "tmdb"), field(key, "title"), 0, field(key, "poster"));
    }

    function wish(key: string) {
        if (Calendar.row(key) < 0 || field(key, "standing") === "owned")
            return;
        if (field(key, "kind") === "movie")
            Wanting.toggleWish("movie", field(key, "number"), field(key, "tmdb"), field(key, "title"), 0, field(key, "poster"));
        else
            Calendar.toggleWish(key);
    }

    // True where the key was one of these
    function pressed(event: var, key: string): bool {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return false;
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            open(key);
        else if (event.key === Qt.Key_Space || event.key === Qt.Key_F)
            follow(key);
        else if (event.key === Qt.Key_W)
            wish(key);
        else
            return false;
        return true;
    }
}
