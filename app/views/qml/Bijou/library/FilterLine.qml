pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A library page's filters as words to type. What may follow comes up below: the arrows choose, Tab and Enter take, Escape shuts it and then the line.
TextField {
    id: line

    required property Filters filters
    readonly property string words: filters.words
    readonly property FilterSuggestions list: suggested.item as FilterSuggestions
    readonly property bool listed: list?.opened ?? false
    signal dismissed

    topPadding: 0
    bottomPadding: 0
    maximumLength: 1000
    symbol: "search"
    label: qsTr("Filter in words")
    placeholderText: qsTr("genre:drama year:1920..1929 runtime:<90 unmatched")
    trouble: filters.misread
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
    Accessible.searchEdit: true
    onWordsChanged: text = words
    onTextEdited: suggest()
    onActiveFocusChanged: if (!activeFocus)
        hush()
    onVisibleChanged: if (!visible)
        hush()
    onAccepted: {
        hush();
        filters.say(text);
    }
    Keys.onEscapePressed: listed ? hush() : dismissed()
    Keys.onUpPressed: event => step(event, -1)
    Keys.onDownPressed: event => listed ? step(event, 1) : suggest()
    Keys.onTabPressed: event => take(event, Math.max(0, list?.currentIndex ?? 0))
    Keys.onReturnPressed: event => take(event, list?.currentIndex ?? -1)
    Keys.onEnterPressed: event => take(event, list?.currentIndex ?? -1)

    function begin() {
        text = words;
        forceActiveFocus(Qt.TabFocusReason);
        suggest();
    }

    // What is understood as it stands is not completed by Enter unless one chooses to
    function suggest() {
        filters.suggest(text, cursorPosition);
        const few = filters.suggestions.count > 0;
        if (few)
            (suggested.made() as FilterSuggestions).offer(filters.understood(text) ? -1 : 0);
        else
            hush();
    }

    function hush() {
        list?.close();
    }

    function step(event: KeyEvent, by: int) {
        event.accepted = listed;
        if (listed)
            list.step(by);
    }

    function take(event: KeyEvent, row: int) {
        event.accepted = listed && row >= 0;
        if (event.accepted)
            complete(row);
    }

    function complete(row: int) {
        const suggestions = filters.suggestions, cursor = suggestions.value(row, "cursor"), whole = suggestions.value(row, "whole");
        text = suggestions.value(row, "text");
        cursorPosition = cursor;
        if (whole)
            hush();
        else
            suggest();
    }

    Later {
        id: suggested
        sourceComponent: FilterSuggestions {
            parent: line
            suggestions: line.filters.suggestions
            onChosen: row => line.complete(row)
            onTold: words => line.Accessible.announce(words)
        }
    }
}
