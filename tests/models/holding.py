"""Parts for tests of models: work that waits until it is let go, a library in memory, pictures that arrive when told to."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from app.domain.cancel import Cancel
from app.domain.cards import Card, TitleKind, TitleList
from app.domain.problems import Problem
from app.domain.query import LibraryQuery
from app.models.wall_window import WallReads


class HeldFetch:
    """A `Fetch` whose work is done when `run` is called, in order: tests need no waiting and no luck."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[Cancel], Any], Callable[[Any], None], Callable[[Problem], None] | None, Cancel]] = []
        self.done = 0

    def __call__(self, work: Callable[[Cancel], Any], done: Callable[[Any], None], failed: Callable[[Problem], None] | None = None) -> Cancel:
        token = Cancel()
        self.waiting.append((work, done, failed, token))
        return token

    def run(self, rounds: int = 20) -> None:
        """Do all that waits, and what that asks for."""
        for _ in range(rounds):
            if not self.waiting:
                return
            now, self.waiting = self.waiting, []
            for work, done, failed, token in now:
                if token.requested:
                    continue
                self.done += 1
                try:
                    result = work(token)
                except Problem as problem:
                    if failed is not None and not token.requested:
                        failed(problem)
                    continue
                if not token.requested:
                    done(result)


class Shelf:
    """Cards in an order, as the store would answer; `asked` lists the ids of each reading."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self.cards = {card.id: card for card in cards}
        self.order = [card.id for card in cards]
        self.asked: list[list[int]] = []
        self.trouble: Problem | None = None

    def titles(self, query: LibraryQuery) -> TitleList:
        if self.trouble is not None:
            raise self.trouble
        ids = [one for one in self.order if query.text.lower() in self.cards[one].title.lower()]
        return TitleList(array("q", reversed(ids) if query.descending else ids), len(self.order), self._letters(ids) if query.sort == "title" else ())

    def read(self, kind: TitleKind, ids: Sequence[int]) -> list[Card]:
        self.asked.append(list(ids))
        return [self.cards[one] for one in ids if one in self.cards]

    def _letters(self, ids: Sequence[int]) -> tuple[tuple[str, int], ...]:
        letters: dict[str, int] = {}
        for row, one in enumerate(ids):
            letters.setdefault(self.cards[one].title[:1].upper(), row)
        return tuple(letters.items())

    def reads(self) -> WallReads:
        return WallReads(self.titles, self.read, lambda: {1: "Attic", 2: "Cellar"})


class HeldPictures:
    """A `Pictures` that answers when told to."""

    def __init__(self) -> None:
        self.asks: list[tuple[list[str], int, Callable[[Mapping[str, str]], None], Cancel]] = []
        self.denials: dict[str, Callable[[str], None]] = {}

    def ask(
        self,
        references: Iterable[str],
        purpose: str,
        pixels: int,
        arrived: Callable[[Mapping[str, str]], None],
        denied: Callable[[str], None] | None = None,
    ) -> Cancel:
        token = Cancel()
        asked = list(references)
        self.asks.append((asked, pixels, arrived, token))
        if denied is not None:
            self.denials.update(dict.fromkeys(asked, denied))
        return token

    def deny(self, reference: str) -> None:
        """There is no such picture; it is still wanted."""
        self.denials[reference](reference)

    def asked(self) -> list[str]:
        """What is asked for and was not given up."""
        return [one for references, _, _, token in self.asks if not token.requested for one in references]

    def arrive(self) -> None:
        """Every picture asked for comes."""
        asks, self.asks = self.asks, []
        for references, _, arrived, token in asks:
            if not token.requested:
                arrived({one: f"file:///cache/{one.replace(' ', '-')}.jpg" for one in references})


def cards(count: int, kind: TitleKind = "movie") -> list[Card]:
    """Titles `Aaa 1`, `Baa 2` … in order."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    names = [f"{letters[at * 26 // count]}aa {at:05}" for at in range(count)]
    given: dict[str, Any] = {"kind": kind, "rating": 7.0, "rating_source": "imdb", "servers": (1,)}
    return [Card(id=10 + at, title=name, year=1900 + at % 100, poster=f"1 /poster/{at}", **given) for at, name in enumerate(names)]


def rows_of(owner: object, name: str) -> Sequence[Any]:
    """The rows of a short list that is a property of `owner`."""
    rows: Sequence[Any] = getattr(owner, name).rows
    return rows
