"""The filter language: a library page's filters as words that can be typed, and back (`genre:drama year:1920..1929 runtime:<90 -genre:horror`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeVar

import msgspec

from app.domain.fold import fold
from app.domain.query import FIRST_YEAR, LAST_YEAR, MEASURES, QUALITIES, STATES, LibraryQuery, Years, limit_from

T = TypeVar("T", int, str)
Why = Literal["value", "genre", "server", "not", "key"]
"""What is wrong with a word: its value; no such genre; no such server; only genres can be ruled out; no such filter."""
KEYS = ("genre", "server", "year", "rating", "missing", "runtime", "quality", "is")
_WORD = re.compile(r'(?P<minus>-)?(?:(?P<key>[A-Za-z]+):)?(?:"(?P<quoted>(?:[^"\\]|\\.)*)"(?=\s|$)|(?P<plain>\S*))')
_ESCAPED = re.compile(r"\\(.)")
_COMPARED = re.compile(r"(<=|>=|<|>|=)?(\d{1,4}(?:\.\d{1,2})?)")
_YEARS = re.compile(r"(?P<decade>\d{3}0)s|(?P<sign><=|>=|<|>|=)?(?P<one>\d{1,4})|(?P<first>\d{1,4})?\.\.(?P<last>\d{1,4})?")


class Names(NamedTuple):
    """What servers (by id) and genres (by folded name) are called. Empty while they are not known yet."""

    servers: Mapping[int, str]
    genres: Mapping[str, str]


class Misread(NamedTuple):
    """A word that was left out, and why; one of no filter (`key`) was taken as text."""

    word: str
    why: Why


def parse_words(text: str, names: Names, base: LibraryQuery) -> tuple[LibraryQuery, tuple[Misread, ...]]:
    """`base` (its kind and order) narrowed as the words say, and what was not understood."""
    reading = _Reading(names, base)
    for found in _WORD.finditer(text):
        if found[0]:
            reading.take(found)
    return reading.query(), tuple(reading.misread)


def says_filter(text: str) -> bool:
    """Whether a filter with its value is among these words: then they are meant as filters wherever they are typed."""
    return any((found["key"] or "").lower() in KEYS and bool(found["plain"] or found["quoted"]) for found in _WORD.finditer(text))


def format_words(query: LibraryQuery, names: Names) -> str:
    """The filters of a query as words that `parse_words` reads as the same query; its kind and order are not said."""
    words = [f"server:{server_word(server, names)}" for server in query.servers]
    words += [f"genre:{quoted(names.genres.get(genre, genre))}" for genre in query.genres]
    words += [f"year:{decade}..{decade + 9}" for decade in query.decades]
    words += [f"year:{_years_word(years)}" for years in query.years]
    words += [f"quality:{quality}" for quality in query.qualities]
    if query.rating_at_least is not None:
        words.append(f"rating:>={query.rating_at_least:g}")
    words += [f"{limit.measure}:{limit.sign}{limit.value:g}" for limit in query.limits]
    words += ["unmatched" if state == "unmatched" else f"is:{state.replace('_', '-')}" for state in query.states]
    words += [f"-genre:{quoted(names.genres.get(genre, genre))}" for genre in query.genres_not]
    words += [_plain(word) for word in query.text.split()]
    return " ".join(words)


class _Reading:
    """Gathers what the words ask for."""

    def __init__(self, names: Names, base: LibraryQuery) -> None:
        self._names, self._base = names, base
        self._some: dict[str, list[object]] = {}
        self._rating: float | None = None
        self._text: list[str] = []
        self.misread: list[Misread] = []

    def take(self, found: re.Match[str]) -> None:
        key = (found["key"] or "").lower()
        value = found["plain"] if found["quoted"] is None else _ESCAPED.sub(r"\1", found["quoted"])
        if key not in KEYS:
            self._take_text(found, value)
            return
        why = self._take_not(key, value) if found["minus"] else self._take_key(key, value)
        if why:
            self.misread.append(Misread(found[0], why))

    def query(self) -> LibraryQuery:
        wanted: dict[str, object] = {
            name: tuple(dict.fromkeys(self._some.get(name, ()))) for name in ("servers", "genres", "decades", "years", "limits", "genres_not")
        }
        wanted["qualities"] = tuple(one for one in QUALITIES if one in self._some.get("qualities", ()))
        wanted["states"] = tuple(one for one in STATES if one in self._some.get("states", ()))
        return msgspec.structs.replace(self._base, **wanted, rating_at_least=self._rating, text=" ".join(self._text))

    def _add(self, name: str, value: object) -> None:
        self._some.setdefault(name, []).append(value)

    def _take_text(self, found: re.Match[str], value: str) -> None:
        if found[0].lower() == "unmatched":
            self._add("states", "unmatched")
        elif found["quoted"] is not None and not found["key"] and not found["minus"]:
            self._text += value.split()
        else:
            self._text.append(found[0])
            if found["key"] and found["plain"] and not found["plain"].startswith("/"):  # neither `Mission:` nor an address
                self.misread.append(Misread(found[0], "key"))

    def _take_not(self, key: str, value: str) -> Why | None:
        if key != "genre":
            return "not"
        genre = self._genre(value)
        if genre is None:
            return "genre"
        self._add("genres_not", genre)
        return None

    def _take_key(self, key: str, value: str) -> Why | None:
        if key in MEASURES:
            return self._take_limit(key, value)
        if key == "year":
            return self._take_years(value)
        if key == "genre":
            return self._take_one("genres", self._genre(value), "genre")
        if key == "server":
            return self._take_one("servers", self._server(value), "server")
        if key == "quality":
            wanted = "4k" if value.lower() == "2160p" else value.lower()
            return self._take_one("qualities", next((one for one in QUALITIES if one.lower() == wanted), None), "value")
        state = value.lower().replace("-", "_")
        return self._take_one("states", state if state in STATES else None, "value")

    def _take_one(self, name: str, value: object, why: Why) -> Why | None:
        if value is None:
            return why
        self._add(name, value)
        return None

    def _take_limit(self, key: str, value: str) -> Why | None:
        """A rating alone is the least one: that is what its chip says."""
        found = _COMPARED.fullmatch(value)
        limit = limit_from(f"{key}{found[1] or ('>=' if key == 'rating' else '=')}{found[2]}") if found else None
        if limit is None:
            return "value"
        if limit.measure == "rating" and limit.sign == ">=" and self._rating is None:
            self._rating = limit.value
        else:
            self._add("limits", limit)
        return None

    def _take_years(self, value: str) -> Why | None:
        years = _years(value)
        if years is None:
            return "value"
        if years.first % 10 == 0 and years.last == years.first + 9:
            self._add("decades", years.first)
        else:
            self._add("years", years)
        return None

    def _genre(self, value: str) -> str | None:
        return _named(value, {key: key for key in self._names.genres}) if self._names.genres else fold(value) or None

    def _server(self, value: str) -> int | None:
        if value[:1] == "#" and value[1:].isdecimal() and len(value) < 10:
            return int(value[1:])
        return _named(value, {one: fold(name) for one, name in self._names.servers.items()})


def _named(value: str, folded: Mapping[T, str]) -> T | None:
    """Whose name it is, or whose alone begins with it."""
    wanted = fold(value)
    same = [one for one, name in folded.items() if name == wanted]
    begun = same or [one for one, name in folded.items() if wanted and name.startswith(wanted)]
    return begun[0] if len(begun) == 1 else None


def _years(value: str) -> Years | None:
    found = _YEARS.fullmatch(value)
    if found is None or value == "..":
        return None
    if found["decade"]:
        return Years(int(found["decade"]), int(found["decade"]) + 9)
    if not found["one"]:
        return Years(int(found["first"] or FIRST_YEAR), int(found["last"] or LAST_YEAR))
    one, sign = int(found["one"]), found["sign"] or "="
    first = {"<": FIRST_YEAR, "<=": FIRST_YEAR, ">": one + 1}.get(sign, one)
    last = {">": LAST_YEAR, ">=": LAST_YEAR, "<": one - 1}.get(sign, one)
    return Years(first, last)


def _years_word(years: Years) -> str:
    if years.first == years.last:
        return str(years.first)
    first = "" if years.first == FIRST_YEAR and years.last != LAST_YEAR else str(years.first)
    return f"{first}..{'' if years.last == LAST_YEAR else years.last}"


def server_word(server: int, names: Names) -> str:
    """A server's name as a value, where that is its alone; else its number."""
    name = names.servers.get(server, "")
    return quoted(name) if _named(name, {one: fold(other) for one, other in names.servers.items()}) == server else f"#{server}"


def quoted(value: str) -> str:
    """A value as it is written: between quotes where it needs them."""
    if value and not re.search(r'[\s"\\]', value):
        return value
    return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'


def _plain(word: str) -> str:
    """A word of the text, so that it is read as nothing else."""
    found = _WORD.fullmatch(word)
    other = found is None or bool(found["key"]) or '"' in word or word.lower() == "unmatched"
    return '"' + re.sub(r'(["\\])', r"\\\1", word) + '"' if other else word
