"""Which titles of the demo library the scenes show."""

from __future__ import annotations

from app.application.window import Window
from app.domain.cards import TitleKind
from app.domain.query import LibraryQuery
from app.library import browse, wanting
from app.store import discoveries

CREDITED_IN = 60
"""So many of the best films are looked at for the one with the most people."""


def best(window: Window, kind: TitleKind) -> int:
    """The title that many would choose: on several servers and well rated."""
    database = window.household.database
    ids = browse.titles(database, LibraryQuery(kind=kind, sort="rating", descending=True)).ids
    cards = browse.cards(database, kind, ids)
    return max(cards, key=lambda card: (len(card.servers), card.rating or 0)).id if cards else 0


def crowded(window: Window) -> int:
    """Of the best films that with the most people."""
    database = window.household.database
    films = browse.titles(database, LibraryQuery(kind="movie", sort="rating", descending=True)).ids[:CREDITED_IN]
    pages = [page for film in films if (page := browse.movie_page(database, film)) is not None]
    return max(pages, key=lambda page: len(page.cast) + len(page.crew)).id if pages else 0


def collected(window: Window) -> int:
    """A film of the collection of which most is owned."""
    with window.household.database.read() as reader:
        found = discoveries.collections(reader, 1, 1)
    return found[0].films[0] if found else best(window, "movie")


def airing(window: Window) -> int:
    """A show that is still on and that a provider knows, of which there is little as yet; any where there is none."""
    database = window.household.database
    ids = browse.titles(database, LibraryQuery(kind="show")).ids
    cards = browse.cards(database, "show", ids)
    return max(cards, key=lambda card: (card.airing, not card.unmatched, -card.owned_count)).id if cards else 0


def told_on_discs(window: Window) -> int:
    """A show that airs, with missing and coming episodes, and whose discs are in another order than it aired; any that airs where there is none."""
    database = window.household.database
    ids = browse.titles(database, LibraryQuery(kind="show", text="Small Hours")).ids
    return ids[0] if ids else airing(window)


def lacking(window: Window) -> str:
    """The season that lacks most, of the show that does."""
    database = window.household.database
    cards = browse.cards(database, "show", browse.titles(database, LibraryQuery(kind="show")).ids)
    page = browse.show_page(database, max(cards, key=lambda card: card.missing).id) if cards else None
    season = max(page.seasons, key=lambda season: season.missing).number if page is not None and page.seasons else 0
    return f"{page.id if page is not None else 0}?season={season}"


def wished(window: Window) -> str:
    """The season with the most that is missing, of an owned show with episodes on the wishlist; any that lacks something where there is none."""
    database = window.household.database
    pages = [page for show in sorted(wanting.wanted(database).wishing) if (page := browse.show_page(database, show)) is not None and page.missing]
    if not pages:
        return lacking(window)
    page = max(pages, key=lambda page: page.missing)
    return f"{page.id}?season={max(page.seasons, key=lambda season: (season.number > 0, season.missing, season.upcoming)).number}"


def wanted(window: Window) -> int:
    """A followed show that no server has, of which most is told; 0 where there is none."""
    database = window.household.database
    pages = [page for show in sorted(wanting.wanted(database).shows) if (page := browse.show_page(database, show)) is not None and not page.copies]
    return max(pages, key=lambda page: (bool(page.backdrop), page.upcoming, page.aired)).id if pages else 0
