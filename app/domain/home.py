"""What Home shows: values of what is on deck and of what came last."""

from __future__ import annotations

import msgspec

from app.domain.calendar import Airing
from app.domain.cards import TitleKind
from app.domain.enrichment import Coverage
from app.domain.pages import ActivityRow
from app.domain.works import PersonNews


class Resumed(msgspec.Struct, frozen=True):
    """A film that was begun, or the next episode of a show in progress; `episode` is its row, 0 for a film.

    `position_ms` is where somebody stopped, 0 for an episode that was not begun; `runtime_minutes` None where nobody knows. `at`: when that was, UTC seconds.
    `progress` is 0 to 1, as a poster of the library tells it: of a film its length, of a show its owned episodes.
    """

    kind: TitleKind
    id: int
    title: str
    at: int
    year: int | None = None
    poster: str | None = None
    tmdb: str | None = None
    position_ms: int = 0
    runtime_minutes: float | None = None
    episode: int = 0
    season: int | None = None
    number: int | None = None
    progress: float = 0.0


class Arrived(msgspec.Struct, frozen=True):
    """A film, or the episodes of a show that came on one of the user's days: how many, and the newest of them.

    `episode` is its row, 0 for a film, with its season and number; `day` is YYYY-MM-DD.
    """

    kind: TitleKind
    id: int
    title: str
    at: int
    day: str
    year: int | None = None
    poster: str | None = None
    tmdb: str | None = None
    episode: int = 0
    episodes: int = 0
    season: int | None = None
    number: int | None = None


class Home(msgspec.Struct, frozen=True):
    """All but the counts, which take longer in a large library."""

    empty: bool = True
    airings: tuple[Airing, ...] = ()
    resumed: tuple[Resumed, ...] = ()
    arrived: tuple[Arrived, ...] = ()
    news: tuple[PersonNews, ...] = ()
    follows_people: bool = False
    coverage: tuple[Coverage, ...] = ()
    activity: tuple[ActivityRow, ...] = ()
