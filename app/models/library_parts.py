"""What a library page is given: the readings of the store, and where the choice of table or grid is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.domain.cards import Card, Facets, TitleKind, TitleList
from app.domain.query import LibraryQuery
from app.domain.servers import ServerRow


class LibraryReads(NamedTuple):
    """What a library page reads; each is called on a pool thread. `from_prefix(kind, text)`: ids in title order, from the first that begins with `text` on."""

    titles: Callable[[LibraryQuery], TitleList]
    cards: Callable[[TitleKind, Sequence[int]], Iterable[Card]]
    facets: Callable[[TitleKind], Facets]
    servers: Callable[[], Sequence[ServerRow]]
    from_prefix: Callable[[TitleKind, str], Iterable[int]]


class TableChoice(NamedTuple):
    """Whether a page is a table, as the settings keep it."""

    get: Callable[[], bool]
    put: Callable[[bool], None]
