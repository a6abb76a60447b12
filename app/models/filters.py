"""What a library page can be narrowed by, as menus and chips, and what is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from app.domain.cards import Facets
from app.domain.query import QUALITIES, STATES, LibraryQuery, State
from app.models.short_list import ShortList
from app.models.wording import count, score, shown, tr

if TYPE_CHECKING:
    from app.domain.filter_words import Misread, Names

QML_IMPORT_NAME = "Bijou"
QML_IMPORT_MAJOR_VERSION = 1

V = TypeVar("V")
EXTRAS = ("years", "limits", "genres_not")
RATINGS = (9.0, 8.0, 7.0, 6.0, 5.0)
STATES_OF: dict[str, tuple[State, ...]] = {
    "movie": ("unmatched", "unwatched", "owned"),
    "show": ("missing", "airing", "unmatched", "unwatched", "owned"),
}


class Choice(NamedTuple):
    """One thing to choose in a filter's menu; `detail` says how many titles have it."""

    key: str
    text: str
    detail: str
    chosen: bool


class Suggestion(NamedTuple):
    """One completion: `text` is the whole line with it, `cursor` where one goes on, `whole` once nothing is missing from its word."""

    key: str
    word: str
    detail: str
    spoken: str
    text: str
    cursor: int
    whole: bool


class Group(NamedTuple):
    """One filter: its chip says `text`; several of its choices are alternatives, but `single` ones take one at a time."""

    key: str
    text: str
    chosen: bool
    single: bool
    choices: ShortList


@QmlElement
@QmlUncreatable("Made by the application")
class Filters(QObject):  # type: ignore[operator]  # the stub knows no decorator with an argument
    """The filters of one library page. Nothing is kept here: `asked` hands the new query to the page, and `show` says which one holds."""

    asked = Signal(object)
    changed = Signal()

    qml_types: ClassVar[dict[str, str]] = {"groups": "ShortList", "states": "ShortList", "extras": "ShortList", "suggestions": "ShortList"}

    def __init__(self, query: LibraryQuery, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = query
        self._facets = Facets()
        self._choices = {key: ShortList(Choice, self) for key in ("servers", "genres", "decades", "qualities", "rating")}
        self._groups = ShortList(Group, self)
        self._states = ShortList(Choice, self)
        self._extras = ShortList(Choice, self)
        self._suggestions = ShortList(Suggestion, self)
        self._typed = ""
        self._misread: tuple[Misread, ...] = ()
        self._fill()

    groups = Property(QObject, lambda self: self._groups, constant=True)
    states = Property(QObject, lambda self: self._states, constant=True)
    extras = Property(QObject, lambda self: self._extras, constant=True)
    """What no menu offers and words or an address asked for: a range of years, a comparison, a genre ruled out. Each can be let go of."""
    suggestions = Property(QObject, lambda self: self._suggestions, constant=True)
    """What may be typed next, as `suggest` was last asked."""
    words = Property(str, lambda self: self._words(), notify=changed)
    """The filters as text: as it was typed while that says what holds, else in the language's own form."""
    misread = Property(str, lambda self: " ".join(_told(one) for one in self._misread), notify=changed)
    """What was typed and not understood, in sentences; empty when all was."""
    active = Property(bool, lambda self: self._query.filtered, notify=changed)
    text = Property(str, lambda self: self._query.text, notify=changed)

    def show(self, query: LibraryQuery) -> None:
        """This query holds now."""
        if query != self._query:
            self._query = query
            if not self._says(self._typed):
                self._typed, self._misread = "", ()
            self._fill()

    def offer(self, facets: Facets) -> None:
        """What the library can be narrowed by now."""
        if facets != self._facets:
            self._facets = facets
            self._fill()

    @Slot(str, str)
    def toggle(self, group: str, key: str) -> None:
        """Choose a value of a group, or not any more."""
        query = self._query
        match group:
            case "servers":
                self._ask(servers=_toggled(query.servers, int(key)))
            case "genres":
                self._ask(genres=_toggled(query.genres, key))
            case "decades":
                self._ask(decades=_toggled(query.decades, int(key)))
            case "qualities":
                self._ask(qualities=tuple(q for q in QUALITIES if (q in query.qualities) != (q == key)))
            case "rating":
                self._ask(rating_at_least=None if query.rating_at_least == float(key) else float(key))
            case "states":
                self._ask(states=tuple(s for s in STATES if (s in query.states) != (s == key)))
            case "extras":
                self._ask(**{name: tuple(one for one in getattr(query, name) if self._word(name, one) != key) for name in EXTRAS})

    @Slot(str)
    def say(self, text: str) -> None:
        """Narrow the page as these words say; what is not understood is told by `misread`."""
        query, self._misread = _read(text, self._facets, self._query)
        self._typed = text.strip()
        self.changed.emit()
        if query != self._query:
            self.asked.emit(query)

    @Slot(str, int)
    def suggest(self, text: str, cursor: int) -> None:
        """List what may stand at the cursor in what is being typed."""
        from app.models.filter_wording import suggestions  # as for the language

        self._suggestions.replace(suggestions(text, cursor, self._facets, self._query.kind))

    @Slot(str, result=bool)
    def understood(self, text: str) -> bool:
        """Whether every word of it says something."""
        return not any(one.why != "key" for one in _read(text, self._facets, self._query)[1])

    @Slot(str)
    def clear(self, group: str) -> None:
        """Nothing of this group narrows the page any longer."""
        self._ask(**{"rating_at_least": None} if group == "rating" else {"text": ""} if group == "text" else {group: ()})

    @Slot()
    def clearAll(self) -> None:
        """Show everything; the order stays."""
        query = self._query
        self.asked.emit(LibraryQuery(kind=query.kind, sort=query.sort, descending=query.descending))

    def _ask(self, **changes: object) -> None:
        query = msgspec.structs.replace(self._query, **changes)
        if query != self._query:
            self.asked.emit(query)

    def _words(self) -> str:
        return self._typed if self._says(self._typed) else _written(self._query, self._facets)

    def _says(self, text: str) -> bool:
        return _read(text, self._facets, self._query)[0] == self._query if text else not self._query.filtered

    def _word(self, name: str, one: object) -> str:
        return _written(msgspec.structs.replace(LibraryQuery(), **{name: (one,)}), self._facets)

    def _list_extras(self) -> None:
        words = [self._word(name, one) for name in EXTRAS for one in getattr(self._query, name)]
        self._extras.replace([Choice(word, shown(word, 60), "", chosen=True) for word in words])

    def _fill(self) -> None:
        query, facets = self._query, self._facets
        self._offer("servers", ((str(one), shown(name, 60), titles, one in query.servers) for one, name, titles in facets.servers))
        self._offer("genres", ((folded, shown(name, 60), titles, folded in query.genres) for folded, name, titles in facets.genres))
        self._offer("decades", ((str(year), tr("%1s").replace("%1", str(year)), titles, year in query.decades) for year, titles in facets.decades))
        self._offer("qualities", ((quality, quality, titles, quality in query.qualities) for quality, titles in facets.qualities))
        self._offer("rating", ((f"{least:g}", tr("%1 and better").replace("%1", score(least)), 0, least == query.rating_at_least) for least in RATINGS))
        self._groups.replace([self._group(key) for key in self._choices])
        offered = STATES_OF[query.kind]
        if facets.matched:  # once providers were asked, what they do not know says more than what has no id
            offered = tuple("no_match" if state == "unmatched" else state for state in offered)
        offered += tuple(state for state in query.states if state not in offered)  # an address may ask for more; it can be let go of where it can be seen
        self._states.replace([Choice(state, _state_text(state), "", state in query.states) for state in offered])
        self._list_extras()
        self.changed.emit()

    def _offer(self, group: str, choices: Iterable[tuple[str, str, int, bool]]) -> None:
        self._choices[group].replace([Choice(key, text, count(titles) if titles else "", chosen) for key, text, titles, chosen in choices])

    def _group(self, key: str) -> Group:
        choices = self._choices[key]
        chosen = [choice for choice in choices.rows if choice.chosen]
        text = {
            "servers": tr("All servers"), "genres": tr("Genre"), "decades": tr("Decade"), "qualities": tr("Quality"), "rating": tr("Rating"),
        }[key]  # fmt: skip
        if len(chosen) == 1:
            text = chosen[0].text
        elif chosen:
            text = {
                "servers": tr("%Ln servers", len(chosen)), "genres": tr("%Ln genres", len(chosen)),
                "decades": tr("%Ln decades", len(chosen)), "qualities": tr("%Ln qualities", len(chosen)),
            }.get(key, text)  # fmt: skip
        return Group(key, text, bool(chosen), key == "rating", choices)


def _toggled(values: tuple[V, ...], one: V) -> tuple[V, ...]:
    return tuple(value for value in values if value != one) if one in values else (*values, one)


def _state_text(state: State) -> str:
    return {
        "owned": tr("Owned"),
        "missing": tr("Missing"),
        "unmatched": tr("Unmatched"),
        "no_match": tr("Not matched"),
        "airing": tr("Airing"),
        "unwatched": tr("Unwatched"),
    }[state]


def _names(facets: Facets) -> Names:
    from app.domain.filter_words import Names  # only now: the first frame of a page that nothing narrows needs no language

    return Names({one: name for one, name, _ in facets.servers}, {folded: name for folded, name, _ in facets.genres})


def _read(text: str, facets: Facets, base: LibraryQuery) -> tuple[LibraryQuery, tuple[Misread, ...]]:
    from app.domain.filter_words import parse_words  # as above

    return parse_words(text, _names(facets), base)


def _written(query: LibraryQuery, facets: Facets) -> str:
    from app.domain.filter_words import format_words  # as above

    return format_words(query, _names(facets))


def _told(misread: Misread) -> str:
    from app.models.filter_wording import misread_text  # as above

    return misread_text(misread)
