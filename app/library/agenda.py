"""What one provider shall be asked about next: what is looked at, then as D20 orders it; never the same again and again."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Container, Sequence

import msgspec

from app.domain.enrichment import PLAIN, Due, TitleKind, given_in
from app.domain.provided import Known, Provider
from app.domain.worker_state import First
from app.library.underway import Underway
from app.store.database import Database
from app.store.due import due, next_due
from app.store.known_titles import known_titles

ON_VIEW = 8
AGAIN_AFTER = 300
"""Seconds for which a title is let be whose answer was stored and that is due all the same."""
REMEMBERED = 2_000
Key = tuple[TitleKind, int]
_KINDS: dict[First, tuple[TitleKind, TitleKind]] = {"automatic": ("movie", "show"), "movie": ("movie", "show"), "show": ("show", "movie")}


class Agenda:
    """Thread safe. `first` says what comes first within a degree of urgency; automatic takes turns. `now` is UTC seconds.

    `words` are the language and country that the provider is asked in. What a scan that is `underway` has yet to write waits, unless it is looked at (D18).
    """

    def __init__(self, database: Database, provider: Provider, first: Callable[[], First], now: Callable[[], int], underway: Underway) -> None:
        self.words = PLAIN
        self.provider = provider
        self.first = first
        self.now = now
        self._database = database
        self._underway = underway
        self._lock = threading.Lock()
        self._on_view: deque[Key] = deque(maxlen=ON_VIEW)
        self._asked: OrderedDict[Due, int] = OrderedDict()
        self._turn = 0

    def look_at(self, key: Key) -> None:
        """A title is looked at."""
        with self._lock:
            if key in self._on_view:
                self._on_view.remove(key)
            self._on_view.append(key)

    def looked_at(self) -> list[Due]:
        """What the titles lack that came into view since the last question, the latest first. Raises StoreProblem."""
        with self._lock:
            keys = list(reversed(self._on_view))
            self._on_view.clear()
        return [one for one in self._due(len(keys), keys) if (one.kind, one.id) in keys] if keys else []

    def next(self, count: int, away: Container[Key], number_away: int) -> list[Due]:
        """Up to so many titles, the most urgent first, without those that are `away` (being asked about, or waiting to be written). Raises StoreProblem."""
        limit = count + number_away
        while True:
            found = self._due(limit, ())
            with self._lock:
                asked = len(self._asked)
                fresh = [one for one in found if (one.kind, one.id) not in away and not self._asked_lately(one)]
            if fresh or len(found) < limit or limit > count + number_away + asked:
                return fresh[:count]
            limit = count + number_away + asked + 1  # all of them were asked a moment ago: look behind them, once

    def waits(self) -> bool:
        """Whether anything is due now. Raises StoreProblem."""
        with self._lock:
            on_view = list(self._on_view)
        return bool(on_view and self._due(len(on_view), on_view)) or bool(self.next(1, (), 0))

    def next_at(self) -> int | None:
        """When a title is due next by the clock (UTC seconds), one that waits for a scan or was asked a moment ago included; None: never."""
        with self._database.read() as reader:
            return next_due(reader, self.provider)

    def note_asked(self, one: Due) -> None:
        """Its answer is on its way into the library."""
        with self._lock:
            self._asked[_question(one)] = self.now()
            self._asked.move_to_end(_question(one))
            while len(self._asked) > REMEMBERED:
                self._asked.popitem(last=False)

    def _asked_lately(self, one: Due) -> bool:
        at = self._asked.get(_question(one))
        return at is not None and 0 <= self.now() - at < AGAIN_AFTER

    def forget_asked(self) -> None:
        """Something was decided that makes titles due which were asked a moment ago."""
        with self._lock:
            self._asked.clear()

    def known(self, one: Due) -> Known | None:
        """What the library knows of a title; None when it is gone, or no server has it. Raises StoreProblem."""
        with self._database.read() as reader:
            return known_titles(reader, one.kind, [one.id]).get(one.id)

    def _due(self, limit: int, on_view: Sequence[Key]) -> list[Due]:
        first = self.first()
        kinds = _KINDS[first]
        if first == "automatic":
            self._turn += 1
            kinds = kinds if self._turn % 2 else (kinds[1], kinds[0])
        words = self.words
        with self._database.read() as reader:
            found = due(reader, self.provider, kinds, limit, self.now(), on_view, given_in(self.provider, words), self._underway.titles)
        return found if words == PLAIN else [msgspec.structs.replace(one, words=words) for one in found]


def _question(one: Due) -> Due:
    """What makes it the same question: with another id, or for another facet, it is another."""
    return msgspec.structs.replace(one, tries=0)
