"""The wishlist in its states."""

from __future__ import annotations

from functools import partial

from app.application.scenes.scene import Scene
from app.application.window import Window
from app.domain.query import LibraryQuery
from app.domain.wanting import Pointed, Wish
from app.domain.wishlist import WishQuery, above
from app.library import browse, keeping, wishing, wishlist

_SHOWS, _FILMS, _OF_EACH = 7, 11, 20


def wished(_window: Window) -> list[Scene]:
    """Scenes of somebody who wishes for what is missing."""
    lines: list[int] = []
    return [
        Scene("wishlist", "bijou://wishlist", _unfold),
        Scene("wishlist-movies", "bijou://wishlist?tab=movies", _fill),
        Scene("wishlist-selection", "bijou://wishlist?state=wanted", _select, _select_nothing),
        Scene("wishlist-search", "bijou://wishlist?text=xyzzy", _fill),
        Scene("wishlist-empty", "bijou://wishlist?tab=movies", partial(_without, lines), partial(_back, lines)),
    ]


def _without(lines: list[int], window: Window) -> None:
    """`lines` take it back."""
    database = window.household.database
    trees = [(query, list(wishlist.tree(database, query, ()).keys)) for query in (WishQuery("movies"), WishQuery())]
    lines.extend(wishlist.remove(database, query, keys) for query, keys in trees if keys)
    window.pages.wishlist.page.retry()


def _back(lines: list[int], window: Window) -> None:
    while lines:
        keeping.undo(window.household.database, lines.pop())


def _fill(window: Window) -> None:
    """Of the shows that lack most what has aired, and the owned episodes before that: they were wished once, and are done. And films, of which one came."""
    database = window.household.database
    if len(wishlist.tree(database, WishQuery(), ()).keys) >= _SHOWS:
        return
    shows = browse.titles(database, LibraryQuery(kind="show", sort="missing", descending=True)).ids[:_SHOWS]
    with database.read() as reader:
        for_each = {show: reader.rows(_EPISODES, (show, _today(window), _OF_EACH)) for show in shows}
        films = [row[0] for row in reader.rows(_MOVIES, (_FILMS,))]
    wishing.wish(database, [Wish(Pointed("show", show), season, number) for show, rows in for_each.items() for season, number in rows])
    wishing.wish(database, [Wish(Pointed("movie", film)) for film in films])
    with database.read() as reader:
        coming = reader.rows(_COMING, (shows[0], _today(window))) if shows else []
    wishing.wish(database, [Wish(Pointed("show", shows[0]), season, number) for season, number in coming], when_aired=True)
    window.pages.wishlist.page.retry()


_EPISODES = """SELECT season, number FROM episodes WHERE show_id = ? AND season > 0 AND number IS NOT NULL AND air_date < ?
    ORDER BY season DESC, number DESC LIMIT ?"""
_COMING = "SELECT season, number FROM episodes WHERE show_id = ? AND season > 0 AND number IS NOT NULL AND air_date >= ? ORDER BY air_date LIMIT 2"
_MOVIES = (
    """SELECT m.id FROM movies m WHERE m.poster IS NOT NULL ORDER BY EXISTS (SELECT 1 FROM copies c WHERE c.movie_id = m.id AND c.owned = 1), m.id LIMIT ?"""
)


def _today(window: Window) -> str:
    """The user's day."""
    return window.household.clock.local().date().isoformat()


def _unfold(window: Window) -> None:
    _fill(window)
    page = window.pages.wishlist.page
    show = next(iter(wishlist.tree(window.household.database, WishQuery(), ()).keys), 0)
    season = next((key for key in wishlist.tree(window.household.database, WishQuery(), (show,)).keys if above(key) == show), 0)
    page.unfold([key for key in (show, season) if key])


def _select(window: Window) -> None:
    _fill(window)
    for row in (0, 2, 3):
        window.pages.wishlist.page.select(row)


def _select_nothing(window: Window) -> None:
    window.pages.wishlist.page.clearSelection()
