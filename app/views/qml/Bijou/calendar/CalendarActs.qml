pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What the keys do with a card of the calendar, however it is laid out. Letters jump to the next card of a title that begins so (`found`).
QtObject {
    id: acts

    property string typed: ""
    readonly property Timer pause: Timer {
        interval: Theme.typing
        onTriggered: acts.typed = ""
    }
    signal found(key: string)

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

    // True where the key was one of these. `shown`: it is to be seen that the keyboard stands on this card
    function pressed(event: var, key: string, shown: bool): bool {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return false;
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            open(key);
        else if (event.key === Qt.Key_Space && typed === "")
            follow(key);
        else if (event.key === Qt.Key_Escape && typed !== "")
            typed = "";
        else
            return type(event.text, key, !shown && typed === "");
        return true;
    }

    // A letter by itself goes on to the next one, more of them stay where they already fit
    function type(text: string, key: string, stand: bool): bool {
        if (text === "" || text.charCodeAt(0) < 32 || text.charCodeAt(0) === 127 || text === "/" || text === "?" || typed === "" && text.trim() === "")
            return false;
        typed += text;
        pause.restart();
        const next = Calendar.seek(typed, key, stand);
        if (next !== "")
            found(next);
        return true;
    }
}
