"""What Home shows, read in one snapshot but for the counts, which take longer in a large library (D5, D51)."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta

from app.domain.calendar import Airing
from app.domain.changes import Changes, Subject
from app.domain.home import Home
from app.domain.home_counts import HomeCounts
from app.domain.provided import Provider
from app.library.browse import present
from app.store import activity, calendar_week, coverage, followed_works, home
from app.store.database import Database, Reader

AIRINGS, POSTERS, NEWS, LINES = 4, 24, 16, 12
_WEEK = 7
COVERED = (Provider.TMDB, Provider.TVDB, Provider.TVMAZE, Provider.OMDB)


def front(database: Database) -> Home:
    """All but the counts, as it is now. Raises StoreProblem."""
    now = present(database)
    with database.read() as reader:
        return Home(
            empty=not reader.value("SELECT EXISTS (SELECT 1 FROM copies WHERE owned = 1)"),
            airings=airs_next(reader, now),
            resumed=tuple(home.resumed(reader, POSTERS, now)),
            arrived=tuple(home.arrived(reader, POSTERS, now.tzinfo)),
            news=tuple(followed_works.news(reader, NEWS)),
            follows_people=bool(reader.value("SELECT EXISTS (SELECT 1 FROM watchlist WHERE kind = 'person' AND state = 'follow')")),
            coverage=tuple(coverage.coverage(reader, COVERED)),
            activity=tuple(activity.activity(reader, LINES, but="announced")),  # which stands above as news
        )


class Counting:
    """What Home counts, show by show: a show that nothing was heard of since is not counted again. From any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._of_shows: dict[int, tuple[int, int]] = {}
        self._day: date | None = None
        """On which all of them were counted; None: they must be."""
        self._heard: set[int] = set()
        self._episodes: set[int] = set()

    def hear(self, changes: Changes) -> None:
        """A commit (D61)."""
        with self._lock:
            if changes.touched(Subject.SERVER) or changes.touched(Subject.LIBRARY) or Subject.EPISODE in changes.removed:
                self._day = None
            self._heard |= changes.touched(Subject.SHOW)
            self._episodes |= changes.touched(Subject.EPISODE)

    def counts(self) -> HomeCounts:
        """As it is now. Raises StoreProblem."""
        now = present(self._database)
        with self._lock, self._database.read() as reader:
            shows, whole = self._heard | self._shows_of(reader), self._day != now.date()
            found = home.episodes_of_shows(reader, now, None if whole else shows)
            self._of_shows = found if whole else {**{show: of for show, of in self._of_shows.items() if show not in shows}, **found}
            self._day, self._heard, self._episodes = now.date(), set(), set()
            return home.counts(reader, self._of_shows)

    def _shows_of(self, reader: Reader) -> set[int]:
        return home.shows_of(reader, self._episodes) if self._episodes else set()


def airs_next(reader: Reader, now: datetime) -> tuple[Airing, ...]:
    """The next few episodes of my shows: of the week, and where it has not as many of the first days after it at which anything airs.

    `now` in the user's zone.
    """
    found = _upcoming(calendar_week.between(reader, now.date(), _WEEK, "mine", now))
    after = now.date() + timedelta(days=_WEEK)
    while len(found) < AIRINGS and (day := calendar_week.next_day(reader, after, "mine", now)) is not None:
        found += _upcoming(calendar_week.between(reader, day, 1, "mine", now))
        after = day + timedelta(days=1)
    return tuple(found[:AIRINGS])


def _upcoming(airings: list[Airing]) -> list[Airing]:
    return [one for one in airings if one.kind == "episode" and one.state == "upcoming"]
