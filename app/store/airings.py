"""Episodes of followed shows that aired are told once, whether Bijou ran or not (D60), and what was told long ago goes."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby

from app.domain.items import Kind
from app.domain.scanning import Named
from app.domain.wanting import Aired
from app.store.aired import moment
from app.store.database import Reader, Transaction
from app.store.following import followed_shows
from app.store.happenings import note_episodes
from app.store.numbers import as_json, numbers
from app.store.settings_values import put_setting, setting

TOLD_UNTIL = "airing.told_until"
"""The setting up to which instant (UTC seconds) airings were told."""
_DAY = 86_400
_AT_ONCE = 500
_SINCE = """SELECT e.id, e.show_id, e.season, e.number, e.title FROM episodes e INDEXED BY episodes_by_air_time
    WHERE e.air_at > :after AND e.air_at <= :now AND e.season > 0
    UNION ALL SELECT e.id, e.show_id, e.season, e.number, e.title FROM episodes e INDEXED BY episodes_by_air_date
    WHERE e.air_date >= :day AND e.air_date < :today AND e.air_at IS NULL AND e.season > 0 ORDER BY 2, 3, 4"""


def tell_aired(tx: Transaction, now: datetime) -> list[Aired]:
    """Write down which regular episodes of followed shows aired since this was asked last, a line a show; what it told. `now` in the user's zone.

    The first time nothing is: what aired before is no news. Nor is it when the clock was put back by more than a day.
    """
    until = int(now.timestamp())
    after = _told_until(tx)
    if after is not None and until < after <= until + _DAY:
        return []
    put_setting(tx, TOLD_UNTIL, str(until))
    if after is None or after > until:
        return []
    rows = tx.rows(_SINCE, {**moment(now), "after": after, "day": _day(after, now)})
    followed = {one.show_id for one in followed_shows(tx, {row[1] for row in rows})} if rows else set()
    names = dict(tx.rows("SELECT id, title FROM shows WHERE id IN (SELECT value FROM json_each(?))", (as_json(sorted(followed)),)))
    told = [Aired(row, show, names[show], season, number, title) for row, show, season, number, title in rows if show in followed]
    for show, some in groupby(told, key=lambda one: one.show_id):
        of_show = list(some)
        note_episodes(tx, "aired", Named(Kind.SHOW, show, names[show]), [(one.episode_id, one.season, one.number, one.title) for one in of_show])
    return told


def forget_old(tx: Transaction, before: int) -> int:
    """Drop some of the lines from before an instant (UTC seconds), the oldest first, with what would take them back; how many. Ask again until it is 0."""
    old = numbers(tx, "SELECT id FROM activity WHERE at < ? ORDER BY at LIMIT ?", (before, _AT_ONCE))
    tx.execute("DELETE FROM activity WHERE id IN (SELECT value FROM json_each(?))", (as_json(old),))
    return len(old)


def _told_until(reader: Reader) -> int | None:
    text = setting(reader, TOLD_UNTIL)
    return int(text) if text and text.isdecimal() else None


def _day(at: int, now: datetime) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(now.tzinfo).date().isoformat()
