"""What Home shows, read in one snapshot but for the counts, which take longer in a large library (D5, D51)."""

from __future__ import annotations

from datetime import timedelta

from app.domain.calendar import Airing
from app.domain.home import Home, HomeCounts
from app.domain.provided import Provider
from app.library.browse import present
from app.store import activity, calendar_week, coverage, followed_works, home
from app.store.database import Database, Reader

AIRINGS, POSTERS, NEWS, LINES = 4, 24, 16, 12
_WEEK = 7
_COVERED = (Provider.TMDB, Provider.TVDB, Provider.TVMAZE, Provider.OMDB)


def front(database: Database) -> Home:
    """All but the counts, as it is now. Raises StoreProblem."""
    now = present(database)
    with database.read() as reader:
        return Home(
            empty=not reader.value("SELECT EXISTS (SELECT 1 FROM copies WHERE owned = 1)"),
            airings=_next(reader, database),
            resumed=tuple(home.resumed(reader, POSTERS, now)),
            arrived=tuple(home.arrived(reader, POSTERS, now.tzinfo)),
            news=tuple(followed_works.news(reader, NEWS)),
            follows_people=bool(reader.value("SELECT EXISTS (SELECT 1 FROM watchlist WHERE kind = 'person' AND state = 'follow')")),
            coverage=tuple(coverage.coverage(reader, _COVERED)),
            activity=tuple(activity.activity(reader, LINES, but="announced")),  # which stands above as news
        )


def counts(database: Database) -> HomeCounts:
    """What the cards count. Raises StoreProblem."""
    with database.read() as reader:
        return home.counts(reader, present(database))


def _next(reader: Reader, database: Database) -> tuple[Airing, ...]:
    """The next few episodes of my shows: of the week, and where it has not as many of the first days after it at which anything airs."""
    now = present(database)
    found = _upcoming(calendar_week.between(reader, now.date(), _WEEK, "mine", now))
    after = now.date() + timedelta(days=_WEEK)
    while len(found) < AIRINGS and (day := calendar_week.next_day(reader, after, "mine", now)) is not None:
        found += _upcoming(calendar_week.between(reader, day, 1, "mine", now))
        after = day + timedelta(days=1)
    return tuple(found[:AIRINGS])


def _upcoming(airings: list[Airing]) -> list[Airing]:
    return [one for one in airings if one.kind == "episode" and one.state == "upcoming"]
