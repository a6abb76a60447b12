"""Small poster cards: titles of the library and titles that only a provider knows, in one row type, and what says whether they are owned."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.cards import OwnedTitle, TitleKind
from app.models.wording import shown, tr

CARD_WIDTH = 150
"""Logical pixels that a card's poster covers at most."""


class TitleCard(NamedTuple):
    """One title, ready to be shown. `address` is its page: the library's own where it is owned, else the provider's (`bijou://movie/tmdb-603`).

    `key` tells it apart from others and stays when it becomes owned: the keyboard may be on it. `poster` is the reference and `file` its address once it is
    there; `artless` when there is none and none will come. `stamp` says whether it is owned. `seen` is how far it was watched, in twentieths; empty: not.
    """

    key: str
    address: str
    kind: TitleKind
    number: int
    tmdb: str
    title: str
    year: str
    poster: str
    stamp: str
    owned: bool
    spoken: str
    artless: bool = False
    file: str = ""
    seen: str = ""


def title_card(kind: TitleKind, tmdb: str, title: str, year: int | None, poster: str | None, owned: OwnedTitle | None, number: int = 0) -> TitleCard:
    """The card of a title: `tmdb` is TMDB's number, `owned` what the library has of it.

    `number` is the row of one that the library knows, owned or not; without `owned` and without it `tmdb` must be there.
    """
    row = owned.id if owned else number
    name = shown(title) or tr("Untitled")
    said = str(year) if year else ""
    return TitleCard(
        key=title_address(kind, tmdb, number if number or tmdb else row),
        address=title_address(kind, tmdb, row),
        kind=kind,
        number=row,
        tmdb=tmdb,
        title=name,
        year=said,
        poster=poster or "",
        stamp=short_stamp(owned),
        owned=owned is not None,
        spoken=", ".join(part for part in (name, said, spoken_stamp(owned)) if part),
        artless=not poster,
    )


def title_address(kind: TitleKind, tmdb: str, number: int) -> str:
    """Where a title's page is: by its row where it has one (`number`), else by TMDB's number."""
    return f"bijou://{kind}/{number}" if number else f"bijou://{kind}/tmdb-{tmdb}"


def stamp(owned: OwnedTitle | None) -> str:
    """In a line: `Owned · 1080p · Attic`, with how many servers more; `Not owned`."""
    if owned is None:
        return tr("Not owned")
    where = shown(owned.servers[0], 40) if owned.servers else ""
    more = f" +{len(owned.servers) - 1}" if len(owned.servers) > 1 else ""
    return " · ".join(part for part in (tr("Owned"), owned.quality or "", where + more) if part)


def short_stamp(owned: OwnedTitle | None) -> str:
    """On a card: `Owned · 1080p`, `Not owned`."""
    return tr("Not owned") if owned is None else " · ".join(part for part in (tr("Owned"), owned.quality or "") if part)


def spoken_stamp(owned: OwnedTitle | None) -> str:
    """For a screen reader: owned in 1080p."""
    if owned is None:
        return tr("not owned")
    return tr("owned in %1").replace("%1", owned.quality) if owned.quality else tr("owned")
