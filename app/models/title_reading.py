"""What the page of a title reads, and one reading of it on a pool thread, of the library or of what is outside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from app.domain.cards import TitleKind
from app.domain.enrichment import GIVEN
from app.domain.pages import EpisodeRow, MoviePage, SeasonRow, ShowPage
from app.domain.provided import Provider
from app.library.outside import Outsider
from app.models.episode_lines import Coming, coming, episode_line, season_to_open
from app.models.last_good import offline_line
from app.models.outside_title import OutsideReads
from app.models.title_below import NOTHING, Below, below
from app.models.title_face import Face, movie_face, show_face
from app.models.title_matches import NAMES
from app.models.title_more import MoreReads
from app.models.title_rows import EpisodeLine


class TitleReads(NamedTuple):
    """What the page reads, each on a pool thread; `scrim` reckons how strong a veil a backdrop's file needs, 0 to 1; `now` is in the user's zone;
    `expected` tells which providers will be asked, `away` which of them do not answer; `asked_about`, from the GUI thread, whether any is asked about a title
    just now; `outside` is for titles that the library does not have, `more` for what stands under the billboard; `region` is the user's country;
    `season_of` tells an episode's row (another one after a merge) and its season."""

    movie: Callable[[int], MoviePage | None]
    show: Callable[[int], ShowPage | None]
    episodes: Callable[[int, int], Sequence[EpisodeRow]]
    scrim: Callable[[Path], float]
    now: Callable[[], datetime]
    expected: Callable[[], Collection[Provider]] = tuple
    away: Callable[[], Collection[Provider]] = tuple
    asked_about: Callable[[TitleKind, int], bool] = lambda _kind, _row: False
    outside: OutsideReads | None = None
    more: MoreReads | None = None
    region: Callable[[], str] = str
    season_of: Callable[[int], tuple[int, int] | None] = lambda _episode: None


class Opened(NamedTuple):
    """What one reading brings; `title_id` is 0 for a title outside the library. `offline` says since when a provider that fills it in does not answer;
    `coming` is a show's next episode, where one is announced; `sought` the episode at which the page shall stand, 0 for none."""

    title_id: int
    face: Face
    season: int
    episodes: list[EpisodeLine]
    offline: str = ""
    below: Below = NOTHING
    coming: Coming | None = None
    sought: int = 0


def opened(kind: TitleKind, reads: TitleReads, number: int, asked: int | None, sought: int = 0) -> Opened | None:
    """The library's title of this number, a show with the season of the episode that is `sought`, else with the one that is asked for, if it has that;
    None when it is gone."""
    stands = reads.season_of(sought) if sought else None
    sought, asked = stands or (0, asked)
    page = reads.movie(number) if kind == "movie" else reads.show(number)
    if page is None:
        return None
    made = _made(page, reads, asked, lambda season: reads.episodes(page.id, season))
    return made._replace(offline=_offline(page, reads), sought=sought)


def opened_outside(kind: TitleKind, reads: TitleReads, outside: OutsideReads, tmdb: str, known: Outsider | None, asked: int | None) -> Opened | None:
    """The title of this number at TMDB: the library's own where it has it, else what is known of it; None while that is nothing."""
    number = outside.in_library(kind, tmdb)
    if number is not None and (own := opened(kind, reads, number, asked)) is not None:
        return own
    if known is None or known.tmdb != tmdb:
        return None
    now = reads.now()
    return _made(outside.page(known, now), reads, asked, lambda season: outside.episodes(known, season, now))


def _made(page: MoviePage | ShowPage, reads: TitleReads, asked: int | None, episodes: Callable[[int], Sequence[EpisodeRow]]) -> Opened:
    under = _below(page, reads)
    if isinstance(page, MoviePage):
        return Opened(page.id, movie_face(page, reads.expected()), 0, [], below=under)
    now = reads.now()
    season = _there(page.seasons, asked)
    rows = episodes(season) if page.seasons else ()
    lines = [episode_line(_nowhere(row) if not page.copies else row, now) for row in rows]
    return Opened(page.id, show_face(page, now, reads.expected()), season, lines, below=under, coming=coming(page.coming, now) if page.coming else None)


def _nowhere(row: EpisodeRow) -> EpisodeRow:
    """An episode of a show that no server has: it is not owned, but of nothing that it could be missing from."""
    return msgspec.structs.replace(row, state="not_owned") if row.state == "missing" else row


def _below(page: MoviePage | ShowPage, reads: TitleReads) -> Below:
    """What is like it, is stamped in one query."""
    if reads.more is None:
        return below(page, reads.region(), {})
    kind: TitleKind = "movie" if isinstance(page, MoviePage) else "show"
    similar = [one.tmdb for one in page.extras.similar]
    owned = reads.more.owned(kind, similar) if similar else {}
    return below(page, reads.region(), owned, reads.more.files(kind, page.id) if page.id else ())


def _there(seasons: Sequence[SeasonRow], asked: int | None) -> int:
    return asked if asked is not None and any(season.number == asked for season in seasons) else season_to_open(seasons)


def _offline(page: MoviePage | ShowPage, reads: TitleReads) -> str:
    """Of the first provider that is away and would tell of this title."""
    away = [provider for provider in reads.away() if GIVEN[provider]["movie" if isinstance(page, MoviePage) else "show"]]
    if not away:
        return ""
    said = next((state.facets for state in page.enrichment if state.provider is away[0]), ())
    good = max((facet.tried_at for facet in said if facet.state == "matched" and facet.tried_at), default=None)
    return offline_line(NAMES[away[0].value], good, reads.now())
