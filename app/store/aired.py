"""What has aired: by the instant where one is known, else when the date is over where the user is (D50)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.domain.changes import Changes, Subject
from app.store.database import Reader

AIRED = "coalesce(iif(e.air_at IS NULL, e.air_date < :today, e.air_at <= :now), 0)"
"""Of an episode `e` at a `moment`; the index episodes_by_show holds all that it needs."""
DATED = "coalesce(e.air_at, e.air_date) IS NOT NULL"


def moment(now: datetime) -> dict[str, object]:
    """The parameters of AIRED; `now` in the user's zone."""
    return {"now": int(now.timestamp()), "today": now.date().isoformat()}


def day_there(air_at: int | None, air_date: str | None, now: datetime) -> date | None:
    """The day on which it airs where the user is; None where no date that a calendar has is known."""
    if air_at is not None:
        return datetime.fromtimestamp(air_at, UTC).astimezone(now.tzinfo).date()
    try:
        return date.fromisoformat(air_date) if air_date else None
    except ValueError:
        return None


def next_air_day(reader: Reader, show: int, now: datetime) -> date | None:
    """The user's day on which the next regular episode airs: today's included, until it has aired."""
    still = f"FROM episodes e WHERE e.show_id = :show AND e.season > 0 AND NOT {AIRED}"
    at, on = reader.rows(f"SELECT min(e.air_at), min(e.air_date) FILTER (WHERE e.air_at IS NULL) {still}", {"show": show, **moment(now)})[0]
    return min((day for day in (day_there(at, None, now), day_there(None, on, now)) if day), default=None)


def aired_between(reader: Reader, after: int, until: int) -> Changes | None:
    """The episodes whose instant came after the one, up to the other (UTC seconds), with their shows; None where none did. One step in an index."""
    rows = reader.rows("SELECT id, show_id FROM episodes INDEXED BY episodes_by_air_time WHERE air_at > ? AND air_at <= ?", (after, until))
    if not rows:
        return None
    return Changes(updated={Subject.EPISODE: frozenset(row[0] for row in rows), Subject.SHOW: frozenset(row[1] for row in rows)})
