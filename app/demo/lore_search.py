"""Finds titles and people by words, and the titles of a person: indexes of numbers, made when first needed."""

from __future__ import annotations

import threading
from array import array
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from app.demo.invent import invented_names
from app.demo.lore import FIRST_OTHER, GUISE, MAKING_OF, Kind, Lore, made_like
from app.demo.lore_facts import facts
from app.demo.lore_words import popularity
from app.demo.titles import Film, Show
from app.domain.fold import fold

_MOST = 200  # of equally wordy titles, so many are looked at


def split_words(text: str) -> list[str]:
    """The folded words of a text, without what stands between them; writing without blanks stays one word."""
    return "".join(letter if letter.isalnum() else " " for letter in fold(text).replace("'", "")).split()


class LoreSearch:
    """Searches titles as TMDB does: every word must be in the title, the original title or another name. Any thread."""

    def __init__(self, lore: Lore) -> None:
        self._lore = lore
        self._lock = threading.Lock()
        self._made: dict[Kind, tuple[dict[str, array[Any]], dict[int, str]]] = {}
        self._credits: dict[str, list[tuple[Kind, int]]] | None = None

    def warm(self) -> None:
        """Make the index of titles ahead of the first question."""
        self._index("film")
        self._index("show")

    def find(self, kind: Kind, text: str, provider: str, years: Iterable[int] = ()) -> list[Film | Show]:
        """Titles that a provider has, best first; with `years`, only of those."""
        wanted = split_words(text)
        if not wanted:
            return []
        index, names = self._index(kind)
        rows = [index.get(word, array("I")) for word in wanted]
        rows.sort(key=len)
        numbers: set[int] = set(rows[0])
        for row in rows[1:]:
            numbers.intersection_update(row)
        asked = " ".join(wanted)
        ranked = sorted(numbers, key=lambda number: (names[number] != asked, not names[number].startswith(asked), number))[:_MOST]
        wholes = [guise * GUISE + number for number in ranked for guise in self._lore.guises(kind, number)]
        titles = [self._lore.title(kind, whole) for whole in wholes if self._lore.knows(provider, kind, whole)]
        allowed = set(years)
        titles = [title for title in titles if not allowed or title.year in allowed]
        return sorted(titles, key=lambda title: (" ".join(split_words(title.title)) != asked, -popularity(title)))

    def before(self, endings: Iterable[str]) -> set[str]:
        """What stands, folded, before one of these last words in the titles of films."""
        wanted = {fold(ending) for ending in endings}
        names = self._index("film")[1].values()
        return {first for first, _, last in (name.rpartition(" ") for name in names) if first and last in wanted}

    def credits(self, name: str) -> list[tuple[Kind, int]]:
        """The titles with which a person has to do, as kind and number. The first question takes seconds where there are very many titles."""
        with self._lock:
            if self._credits is None:
                self._credits = self._all_credits()
            return self._credits.get(name, [])

    def _index(self, kind: Kind) -> tuple[dict[str, array[Any]], dict[int, str]]:
        with self._lock:
            if kind not in self._made:
                self._made[kind] = self._index_of(kind)
            return self._made[kind]

    def _index_of(self, kind: Kind) -> tuple[dict[str, array[Any]], dict[int, str]]:
        """The numbers of titles by their words, and the folded titles."""
        index: defaultdict[str, array[Any]] = defaultdict(lambda: array("I"))
        names: dict[int, str] = {}
        for number in self._lore.numbers(kind):
            title, more = self._names(kind, number)
            there = split_words(title)
            names[number] = " ".join(there)
            for word in {*there, *(word for name in more for word in split_words(name))}:
                index[word].append(number)
        return dict(index), names

    def _names(self, kind: Kind, number: int) -> tuple[str, list[str]]:
        """A title and its other names, without making the title where that can be helped."""
        written = self._lore.catalogue.real_film(number) if kind == "film" else self._lore.catalogue.real_show(number)
        if written or number >= FIRST_OTHER:
            title = self._lore.title(kind, number)
            abroad = [one.title for one in facts().abroad.get(title.title, {}).values()]
            return title.title, [*([title.original_title] if title.original_title else []), *facts().also.get(title.title, ()), *abroad]
        name, original = invented_names(number, kind)
        making = ["The Making of"] if made_like(kind, number) == MAKING_OF else []
        return name, [*([original] if original else []), *making]

    def _all_credits(self) -> dict[str, list[tuple[Kind, int]]]:
        found: defaultdict[str, list[tuple[Kind, int]]] = defaultdict(list)
        kinds: tuple[Kind, ...] = ("film", "show")
        for kind in kinds:
            for number in self._lore.numbers(kind):
                for guise in self._lore.guises(kind, number):
                    title = self._lore.title(kind, guise * GUISE + number)
                    for name in {player.name for player in title.cast} | {*title.directors, *title.writers}:
                        found[name].append((kind, title.number))
        return dict(found)
