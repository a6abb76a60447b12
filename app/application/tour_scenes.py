"""What the tour shows: each page and state, how to get there, and how to leave it as it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem

from app.application.window import Window
from app.domain.cards import TitleKind
from app.domain.discover_query import DiscoverQuery
from app.domain.match_evidence import read_evidence
from app.domain.provided import Provider
from app.domain.query import LibraryQuery
from app.library import browse, locking
from app.store import discoveries
from app.store.coverage import unmatched

TYPED = "metropolsi"
_KEY, _LOST = "BIJOU_TMDB_KEY", "BIJOU_TMDB_KEY behind the scene"
SELECTED = (1, 2, 5)
CREDITED_IN = 60
PLAYER, FACELESS, OUTSIDER = 281991901, 623578554, 412894035
"""Of the pretend TMDB's people one with a portrait, one without, and one whose films are hardly in the library."""
OUTSIDE_FILM, OUTSIDE_SHOW, BARE_SHOW = 80900044, 88000014, 85900006
"""The pretend TMDB's numbers of titles that no pretend server has; of the last there is no picture."""

Step = Callable[[Window], None]


def nothing(_window: Window) -> None:
    """Nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its name in the file's name, its address, and what to do there before and after."""

    name: str
    address: str
    enter: Step = nothing
    leave: Step = nothing


EMPTY = Scene("library-empty", "bijou://movies")
"""Taken in a library without servers."""


def scenes(window: Window) -> list[Scene]:
    """Every scene of the demo library."""
    database = window.household.database
    genres = browse.facets(database, "movie").genres
    genre = max(genres, key=lambda one: one[2])[0] if genres else ""
    reports = browse.scan_reports(database, 1)
    return [
        Scene("welcome", "bijou://welcome"),
        Scene("welcome-plex", "bijou://welcome", _add("plex"), _stop_adding),
        Scene("welcome-jellyfin", "bijou://welcome", _add("jellyfin"), _stop_adding),
        Scene("welcome-folders", "bijou://welcome", _add("folders"), _stop_adding),
        Scene("movies", "bijou://movies"),
        Scene("movies-filtered", LibraryQuery(genres=(genre,), sort="rating", descending=True).address()),
        Scene("movies-table", "bijou://movies", _table(shown=True), _table(shown=False)),
        Scene("movies-selected", "bijou://movies", _select, _unselect),
        Scene("movies-nothing", LibraryQuery(text="xyzzy").address()),
        Scene("shows", "bijou://shows"),
        Scene("movie", f"bijou://movie/{_best(window, 'movie')}"),
        Scene("title-art", f"bijou://movie/{_best(window, 'movie')}", _choose_picture("movie"), _close_popups),
        Scene("title-art-backdrop", f"bijou://show/{_best(window, 'show')}", _choose_picture("show", "backdrop"), _close_popups),
        Scene("title-fields", f"bijou://movie/{_best(window, 'movie')}", _edit_fields, _close_popups),
        Scene("show", f"bijou://show/{_best(window, 'show')}"),
        Scene("show-airing", f"bijou://show/{_airing(window)}"),
        Scene("show-upcoming", f"bijou://show/{_airing(window)}", _to_the_foot, _to_the_top),
        Scene("movie-outside", f"bijou://movie/tmdb-{OUTSIDE_FILM}"),
        Scene("show-outside", f"bijou://show/tmdb-{OUTSIDE_SHOW}"),
        Scene("movie-outside-unknown", "bijou://movie/tmdb-999999999"),
        Scene("show-bare", f"bijou://show/tmdb-{BARE_SHOW}"),
        Scene("show-missing", f"bijou://show/{_lacking(window)}", _to_the_episodes, _to_the_top),
        Scene("show-only-missing", f"bijou://show/{_lacking(window)}", _only_missing, _to_the_top),
        Scene("show-next", f"bijou://show/{_told_on_discs(window)}", _open_an_episode, _shut_the_episode),
        Scene("show-order", f"bijou://show/{_told_on_discs(window)}", _preview_of_discs, _close_popups),
        Scene("movie-foot", f"bijou://movie/{_crowded(window)}", _below_the_billboard, _to_the_top),
        Scene("movie-outside-foot", f"bijou://movie/tmdb-{OUTSIDE_FILM}", _to_the_foot, _to_the_top),
        Scene("movie-collection", f"bijou://movie/{_collected(window)}", _to_the_collection, _to_the_top),
        Scene("cast-sheet", f"bijou://movie/{_crowded(window)}", _open_the_credits, _close_popups),
        Scene("movie-sources", f"bijou://movie/{_best(window, 'movie')}", _to_the_foot, _to_the_top),
        Scene("person", f"bijou://person/tmdb-{PLAYER}"),
        Scene("person-foot", f"bijou://person/tmdb-{FACELESS}", _down_the_person, _up_the_person),
        Scene("person-outside", f"bijou://person/tmdb-{OUTSIDER}"),
        Scene("person-life", f"bijou://person/{_playing(window)}"),
        Scene("person-gone", "bijou://person/999999999"),
        Scene("search", "bijou://movies", _search, _close_popups),
        Scene("search-page", "bijou://search?text=metropolis"),
        Scene("search-people", "bijou://search?text=harold&tab=people"),
        Scene("search-shows", "bijou://search?text=night&tab=shows"),
        Scene("search-nothing", "bijou://search?text=xyzzy"),
        Scene("keys", "bijou://movies", lambda window: _call(window, "openKeys"), _close_popups),
        Scene("discover", "bijou://discover"),
        Scene("discover-hide-owned", DiscoverQuery(listing="popular", hidden=True).address()),
        Scene("discover-browse", DiscoverQuery(listing="titles", kind="show", genre="18").address()),
        Scene("discover-no-key", "bijou://discover", _lose_key, _find_key),
        Scene("settings-libraries", "bijou://settings/libraries"),
        Scene("settings-metadata", "bijou://settings/metadata", _look_up_keys),
        Scene("settings-metadata-refused", "bijou://settings/metadata", _try_a_wrong_key, _look_up_keys),
        Scene("settings-way", "bijou://settings/metadata", _show_the_way),
        Scene("settings-appearance", "bijou://settings/appearance"),
        Scene("settings-about", "bijou://settings/about"),
        Scene("workers", "bijou://workers/tmdb"),
        Scene("workers-shows", "bijou://workers/tvmaze"),
        Scene("workers-paused", "bijou://workers/omdb", _pause, _resume),
        Scene("workers-library", "bijou://workers/library"),
        Scene("find-match", "bijou://workers/tmdb", _find_match(tied=True), _close_popups),
        Scene("find-match-nothing", "bijou://workers/tmdb", _find_match(tied=False), _close_popups),
        *(Scene("scan-report", f"bijou://scan/{report.id}") for report in reports),
    ]


def _best(window: Window, kind: TitleKind) -> int:
    """The title that many would choose: on several servers and well rated."""
    database = window.household.database
    ids = browse.titles(database, LibraryQuery(kind=kind, sort="rating", descending=True)).ids
    cards = browse.cards(database, kind, ids)
    return max(cards, key=lambda card: (len(card.servers), card.rating or 0)).id if cards else 0


def _playing(window: Window) -> int:
    """The first of the cast of a show that is on: one of the demo's own people, of whom more is told than of real ones."""
    page = browse.show_page(window.household.database, _airing(window))
    return page.cast[0].person_id if page is not None and page.cast else 0


def _down_the_person(window: Window) -> None:
    for item in _everything(window):
        if item.metaObject().className().startswith("PersonView_"):
            item.setProperty("contentY", item.property("originY") + 420)


def _up_the_person(window: Window) -> None:
    for item in _everything(window):
        if item.metaObject().className().startswith("PersonView_"):
            item.setProperty("contentY", item.property("originY"))


def _crowded(window: Window) -> int:
    """Of the best films that with the most people."""
    database = window.household.database
    films = browse.titles(database, LibraryQuery(kind="movie", sort="rating", descending=True)).ids[:CREDITED_IN]
    pages = [page for film in films if (page := browse.movie_page(database, film)) is not None]
    return max(pages, key=lambda page: len(page.cast) + len(page.crew)).id if pages else 0


def _collected(window: Window) -> int:
    """A film of the collection of which most is owned."""
    with window.household.database.read() as reader:
        found = discoveries.collections(reader, 1, 1)
    return found[0].films[0] if found else _best(window, "movie")


def _below_the_billboard(window: Window) -> None:
    for view in _title_views(window):
        foot = view.property("footerItem")
        view.setProperty("contentY", min(foot.y() - 240, view.property("originY") + view.property("contentHeight") - view.height()))


def _to_the_collection(window: Window) -> None:
    for view in _title_views(window):
        rows = [item for item in _inside(view) if item.metaObject().className().startswith("CollectionRow_")]
        for row in rows:
            y = view.property("footerItem").y() + row.y() - 240
            view.setProperty("contentY", min(y, view.property("originY") + view.property("contentHeight") - view.height()))


def _open_the_credits(window: Window) -> None:
    for item in _everything(window):
        if item.metaObject().className().startswith("CastEverybody_"):
            QMetaObject.invokeMethod(item, "click")


def _find_match(*, tied: bool) -> Step:
    """Of a title that two candidates fit, or of one that the provider does not have, where there is one."""

    def step(window: Window) -> None:
        with window.household.database.read() as reader:
            rows = unmatched(reader, Provider.TMDB, "movie", limit=50).rows
        told = ((row.id, read_evidence(row.evidence or "")) for row in rows)
        found = next((row for row, evidence in told if evidence is not None and bool(evidence.equals) is tied), 0)
        window.actions.findMatch("movie", found or _best(window, "movie"))

    return step


def _choose_picture(kind: TitleKind, field: str = "poster") -> Step:
    def step(window: Window) -> None:
        window.actions.choosePicture(kind, _best(window, kind), field)

    return step


def _edit_fields(window: Window) -> None:
    """With one that is locked."""
    number = _best(window, "movie")
    locking.lock(window.household.database, "movie", number, "overview")
    window.actions.editFields("movie", number)


def _pause(window: Window) -> None:
    window.actions.pauseWorker("omdb")


def _resume(window: Window) -> None:
    window.actions.resumeWorker("omdb")


def _try_a_wrong_key(window: Window) -> None:
    """What TMDB says to a key that is none."""
    window.backstage.settings.provider_keys.test("tmdb", "a key of nobody")


def _lose_key(window: Window) -> None:
    """As before TMDB's key was given, which behind a tour the environment does."""
    os.environ[_LOST] = os.environ.pop(_KEY, "")
    window.household.environ = {name: value for name, value in window.household.environ.items() if name != _KEY}
    _ask_anew(window)


def _find_key(window: Window) -> None:
    os.environ[_KEY] = os.environ.pop(_LOST, "")
    window.household.environ = {**window.household.environ, _KEY: os.environ[_KEY]}
    _ask_anew(window)


def _ask_anew(window: Window) -> None:
    window.backstage.providers.forget(Provider.TMDB)
    window.pages.discover.page.key_changed()


def _airing(window: Window) -> int:
    """A show that is still on and that a provider knows, of which there is little as yet; any where there is none."""
    database = window.household.database
    ids = browse.titles(database, LibraryQuery(kind="show")).ids
    cards = browse.cards(database, "show", ids)
    return max(cards, key=lambda card: (card.airing, not card.unmatched, -card.owned_count)).id if cards else 0


def _told_on_discs(window: Window) -> int:
    """A show that airs, with missing and coming episodes, and whose discs are in another order than it aired; any that airs where there is none."""
    database = window.household.database
    ids = browse.titles(database, LibraryQuery(kind="show", text="Small Hours")).ids
    return ids[0] if ids else _airing(window)


def _lacking(window: Window) -> str:
    """The season that lacks most, of the show that does."""
    database = window.household.database
    cards = browse.cards(database, "show", browse.titles(database, LibraryQuery(kind="show")).ids)
    page = browse.show_page(database, max(cards, key=lambda card: card.missing).id) if cards else None
    season = max(page.seasons, key=lambda season: season.missing).number if page is not None and page.seasons else 0
    return f"{page.id if page is not None else 0}?season={season}"


def _to_the_episodes(window: Window) -> None:
    for view in _title_views(window):
        head = next(item for item in _inside(view) if item.metaObject().className().startswith("ShowHead_"))
        view.setProperty("contentY", view.property("contentY") + head.mapToItem(view, 0, 0).y() - 40)


def _open_an_episode(window: Window) -> None:
    """The first of the season, with who guests in it."""
    rows = window.pages.titles.show.property("episodes").rows
    window.pages.titles.episodes.open.toggle(rows[0].episode if rows else 0)
    _to_the_episodes(window)


def _shut_the_episode(window: Window) -> None:
    window.pages.titles.episodes.open.shut()


def _only_missing(window: Window) -> None:
    window.pages.titles.show.setWhich("missing")
    _to_the_episodes(window)


def _preview_of_discs(window: Window) -> None:
    """What the order of the discs would change."""
    _to_the_episodes(window)
    for item in _everything(window):
        if item.metaObject().className().startswith("SeasonTabs_"):
            QMetaObject.invokeMethod(item, "openOrder")
    window.pages.titles.episodes.order.choose("dvd")


def _to_the_foot(window: Window) -> None:
    """What the providers have come to stands below everything else."""
    for view in _title_views(window):
        view.setProperty("contentY", view.property("originY") + view.property("contentHeight") - view.height())


def _to_the_top(window: Window) -> None:
    for view in _title_views(window):
        view.setProperty("contentY", view.property("originY"))


def _title_views(window: Window) -> list[QQuickItem]:
    return [item for item in _everything(window) if item.metaObject().className().startswith("TitleView_")]


def _add(kind: str) -> Step:
    return lambda window: window.backstage.settings.adding.choose(kind)


def _look_up_keys(window: Window) -> None:
    """With the answers of a test beside some of them."""
    for provider in ("tmdb", "tvdb"):
        window.backstage.settings.provider_keys.test(provider)


def _show_the_way(window: Window) -> None:
    """Proxy and addresses, which stand last."""
    for item in _everything(window):
        if item.metaObject().className().startswith("WayPanel_"):
            item.setProperty("open", 1)
    for item in _everything(window):
        if item.metaObject().className().startswith("MetadataSection_"):
            item.setProperty("contentY", item.property("contentHeight") - item.height())


def _stop_adding(window: Window) -> None:
    window.backstage.settings.adding.cancel()


def _table(*, shown: bool) -> Step:
    def step(window: Window) -> None:
        window.libraries.movies.setProperty("table", shown)

    return step


def _select(window: Window) -> None:
    wall = window.libraries.movies.property("wall")
    for row in SELECTED:
        wall.toggle(row)


def _unselect(window: Window) -> None:
    window.libraries.movies.property("wall").clearSelection()


def _search(window: Window) -> None:
    _call(window, "openSearch")
    for item in _everything(window):
        if item.metaObject().className().startswith("PaletteField"):
            item.setProperty("text", TYPED)
    window.pages.search.palette.look(TYPED)


def _call(window: Window, function: str) -> None:
    """Call a function of the frame."""
    for item in _everything(window):
        if item.metaObject().className().startswith("Frame_"):
            QMetaObject.invokeMethod(item, function)
            return


def _close_popups(window: Window) -> None:
    """Popups live in the window's overlay; each has a `close`."""
    for item in _everything(window):
        popup = item.parent()
        if item.metaObject().className().startswith("QQuickPopupItem") and popup is not None:
            QMetaObject.invokeMethod(popup, "close")


def _everything(window: Window) -> list[QQuickItem]:
    return list(_inside(window.view.contentItem())) if window.view is not None else []


def _inside(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _inside(child)
