"""What airs and comes out, day by day, in the user's zone (D50, D51)."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.calendar import Airing, Scope, Week
from app.library.browse import present
from app.store import calendar_week
from app.store.database import Database

DAYS = 7


def week(database: Database, first: date, scope: Scope) -> Week:
    """Seven days from the user's day `first` on. Raises StoreProblem."""
    return Week(first.isoformat(), tuple(between(database, first, DAYS, scope)))


def between(database: Database, first: date, days: int, scope: Scope) -> list[Airing]:
    """So many days from `first` on, in the order in which they are shown. Raises StoreProblem."""
    with database.read() as reader:
        return calendar_week.between(reader, first, days, scope, present(database))


def next_first(database: Database, after: date, scope: Scope) -> date | None:
    """The first day after the week that begins with `after` at which anything airs or comes out; None where nothing does. Raises StoreProblem."""
    with database.read() as reader:
        return calendar_week.next_day(reader, after + timedelta(days=DAYS), scope, present(database))
