"""The quiet line of a page whose provider does not answer: what stands against it, and since when what the page shows is as it is."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.instants import in_calendar
from app.domain.problems import Problem, Unreachable
from app.models.wording import day_and_month, instant_time, shown, tr


def offline_line(name: str, at: float | None, now: datetime | None = None, problem: Problem | None = None) -> str:
    """`TMDB cannot be reached; as of Jun 12.` `at`: when its word was last good (UTC seconds), None where it is not known; `now` in the user's zone.

    Without both it says only that.
    """
    away = problem is None or isinstance(problem, Unreachable)
    what = tr("%1 cannot be reached").replace("%1", name) if away else shown(str(problem)).rstrip(".")
    when = _when(at, now) if now is not None else ""
    return tr("%1; as of %2.").replace("%1", what).replace("%2", when) if when else f"{what}."


def _when(at: float | None, now: datetime) -> str:
    known = in_calendar(round(at)) if at is not None else None
    if known is None:
        return ""
    then = datetime.fromtimestamp(known, UTC).astimezone(now.tzinfo)
    if then.date() == now.date():
        return instant_time(known, int(now.timestamp()))
    return day_and_month(then.date().isoformat(), now.year)
