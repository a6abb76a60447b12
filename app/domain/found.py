"""What a search finds: in the library at once, and at TMDB a moment later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from app.domain.cards import Hit, OwnedTitle, PersonHit, TitleKind
from app.domain.discovered import Offered, Somebody

Unknown = Literal["", "title", "person", "server", "item", "video", "episode"]
"""What a pasted address leads to and the library does not have; empty for words, and where something was found."""


class Filtered(msgspec.Struct, frozen=True):
    """A library page that typed filters lead to, and how many titles it shows."""

    kind: TitleKind
    address: str
    titles: int


class FoundHere(msgspec.Struct, frozen=True):
    """What the library has, best first. `corrected` as in SearchAnswer; `address`: a page of Bijou's was pasted.

    `filtered`: filters were typed, and these pages show what passes, that with titles first; empty for anything else.
    """

    hits: tuple[Hit, ...] = ()
    people: tuple[PersonHit, ...] = ()
    corrected: str | None = None
    milliseconds: float = 0.0
    unknown: Unknown = ""
    address: str = ""
    filtered: tuple[Filtered, ...] = ()


class FoundOutside(msgspec.Struct, frozen=True):
    """A page of what TMDB has, in its order, with what the library owns of it and whom of it the library knows (by TMDB's number). Pages count from 1.

    `rows` are the library's rows of the titles, owned or not.
    """

    entries: tuple[Offered | Somebody, ...] = ()
    owned: Mapping[tuple[TitleKind, str], OwnedTitle] = {}
    people: Mapping[str, int] = {}
    page: int = 1
    pages: int = 1
    total: int = 0
    rows: Mapping[tuple[TitleKind, str], int] = {}
