"""What of a show can be wished: its episodes, owned, aired and to come, with what the wishlist has of them (D40)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish, Wishable
from app.store.aired import AIRED, DATED, day_there, moment
from app.store.database import Reader
from app.store.numbers import as_json
from app.store.roll_ups import OWNED

_ALL = f"""
(SELECT e.season, e.number, e.title, e.air_at, e.air_date, {AIRED} AS aired, {DATED} AS dated, {OWNED} AS owned, w.state
FROM episodes e LEFT JOIN wishlist w ON w.show_id = e.show_id AND w.kind = 'episode' AND w.season = e.season AND w.number = e.number
WHERE e.show_id = :show AND e.number IS NOT NULL ORDER BY e.season = 0, e.season, e.number)
"""
_MISSING = f"""
SELECT e.show_id, e.season, e.number FROM json_each(:shows) AS wanted CROSS JOIN episodes e INDEXED BY episodes_by_show ON e.show_id = wanted.value
WHERE e.season > 0 AND e.number IS NOT NULL AND {AIRED} AND NOT {OWNED} ORDER BY wanted.key, e.season, e.number
"""


def wishable(reader: Reader, show: int, now: datetime) -> list[Wishable]:
    """Every numbered episode of a show, specials last. `now` in the user's zone says what has aired (D50)."""
    columns = "season, number, title, air_at, air_date, aired, dated, owned, state"
    found = reader.gathered(columns, _ALL, {"show": show, **moment(now)})
    return [
        Wishable(
            season, number, title or "", "owned" if owned else "aired" if aired else "upcoming" if dated else "unknown", day_there(at, on, now), wish or ""
        )
        for season, number, title, at, on, aired, dated, owned, wish in found
    ]


def wishes_of(reader: Reader, show: int) -> dict[tuple[int, int], str]:
    """How the episodes of a show stand on the wishlist, by season and number."""
    rows = reader.rows("SELECT season, number, state FROM wishlist WHERE show_id = ? AND kind = 'episode'", (show,))
    return {(season, number): state for season, number, state in rows}


def missing_wishes(reader: Reader, shows: Iterable[int], now: datetime) -> list[Wish]:
    """All that has aired, is no special and nobody owns of these shows."""
    rows = reader.rows(_MISSING, {"shows": as_json(list(shows)), **moment(now)})
    return [Wish(Pointed("show", show, ExternalIds()), season, number) for show, season, number in rows]


def unowned_films(reader: Reader, films: Iterable[int]) -> list[Wish]:
    """Those of the films that no server owns."""
    owned = "EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_movie WHERE c.movie_id = m.id AND c.owned = 1)"
    sql = f"SELECT m.id, m.title FROM json_each(?) AS wanted CROSS JOIN movies m ON m.id = wanted.value WHERE NOT {owned} ORDER BY wanted.key"
    return [Wish(Pointed("movie", row, ExternalIds(), title)) for row, title in reader.rows(sql, (as_json(list(films)),))]
