"""What calendar apps are told of what airs, and what they were told before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec

from app.domain.calendar import Airing
from app.domain.calendar_file import CalendarEvent, ToldEvent
from app.store.calendar_week import between
from app.store.database import Reader, Transaction
from app.store.numbers import as_json
from app.store.settings_values import put_setting, setting

BACK, AHEAD = 30, 366
"""Days."""
LONGEST = 2_000
"""Characters of a synopsis."""
_LIBRARY = "calendar.library"
_CATEGORIES = {"episode": "Episode", "movie": "Film", "show": "Show"}
"""By which an app may colour or hide them."""
_RELEASES = {"digital": "to stream or buy", "physical": "on disc"}
_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(CalendarEvent).decode
_ASIDE = "e.id, e.runtime_minutes, s.runtime_minutes, substr(coalesce(e.overview, ''), 1, :longest)"


def events_of(reader: Reader, now: datetime, library: str) -> list[CalendarEvent]:
    """All that airs and comes out of "my shows" from a month ago to a year ahead; `now` in the user's zone, `library` tells this one from others."""
    first = now.date() - timedelta(days=BACK)
    airings = between(reader, first, BACK + AHEAD, "mine", now)
    asides = _asides(reader, [one.id for one in airings if one.kind == "episode"])
    return [_event(one, library, *asides.get(one.id, (None, ""))) for one in airings]


def library_id(tx: Transaction) -> str:
    """What tells the events of this library from those of others; made once."""
    known = setting(tx, _LIBRARY)
    if known is None:
        known = as_json(uuid4().hex)
        put_setting(tx, _LIBRARY, known)
    return str(msgspec.json.decode(known))


def tell(tx: Transaction, events: Iterable[CalendarEvent], now: datetime) -> list[ToldEvent]:
    """What the events are told as, by what they were told before; what was told and is no more is cancelled. What is older than a month is forgotten."""
    floor = (now.astimezone(UTC).date() - timedelta(days=BACK + 1)).isoformat()
    tx.execute("DELETE FROM calendar_events WHERE day < ?", (floor,))
    before = {uid: ToldEvent(_DECODE(said), sequence, at, bool(gone)) for uid, said, sequence, at, gone in _kept(tx)}
    wanted = {event.uid: event for event in events}
    told = {uid: _again(event, before.get(uid), tx.now) for uid, event in wanted.items()}
    gone = {
        uid: one if one.cancelled else msgspec.structs.replace(one, sequence=one.sequence + 1, modified_at=tx.now, cancelled=True)
        for uid, one in before.items()
        if uid not in wanted
    }
    everything = told | gone
    changed = [one for uid, one in everything.items() if one != before.get(uid)]
    tx.insert_many(
        "INSERT INTO calendar_events (uid, day, said, sequence, modified_at, cancelled)",
        [(one.event.uid, one.event.day, _ENCODE(one.event), one.sequence, one.modified_at, int(one.cancelled)) for one in changed],
        """ON CONFLICT (uid) DO UPDATE SET day = excluded.day, said = excluded.said, sequence = excluded.sequence, modified_at = excluded.modified_at,
        cancelled = excluded.cancelled, text = NULL""",
    )
    return sorted(everything.values(), key=lambda one: (one.event.day, one.event.start or 0, one.event.uid))


def texts_of(reader: Reader) -> dict[str, bytes]:
    """The events' texts, as far as they are worked out, by uid."""
    return dict(reader.rows("SELECT uid, text FROM calendar_events WHERE text IS NOT NULL"))


def keep_texts(tx: Transaction, texts: Mapping[ToldEvent, bytes]) -> None:
    """Keep what was worked out; not of an event that was told otherwise meanwhile."""
    tx.executemany(
        "UPDATE calendar_events SET text = ? WHERE uid = ? AND sequence = ? AND cancelled = ?",
        [(text, one.event.uid, one.sequence, int(one.cancelled)) for one, text in texts.items()],
    )


def _kept(reader: Reader) -> Sequence[Sequence[Any]]:
    return reader.gathered("uid, CAST(said AS TEXT), sequence, modified_at, cancelled", "calendar_events")


def _again(event: CalendarEvent, before: ToldEvent | None, at: int) -> ToldEvent:
    if before is None:
        return ToldEvent(event, 0, at)
    if before.event == event and not before.cancelled:
        return before
    return ToldEvent(event, before.sequence + 1, at)


def _asides(reader: Reader, episodes: Sequence[int]) -> dict[int, tuple[int | None, str]]:
    """Episode → how many minutes it lasts, and its synopsis."""
    source = "json_each(:ids) AS wanted CROSS JOIN episodes e ON e.id = wanted.value JOIN shows s ON s.id = e.show_id"
    rows = reader.gathered(_ASIDE, source, {"ids": as_json(list(episodes)), "longest": LONGEST})
    return {row: (_minutes(own, shows), overview) for row, own, shows, overview in rows}


def _minutes(own: float | None, shows: float | None) -> int | None:
    length = round(own or shows or 0)
    return length if 0 < length <= 24 * 60 else None


def _event(one: Airing, library: str, minutes: int | None, overview: str) -> CalendarEvent:
    kind = f"{one.kind}-{one.id}" if one.id else f"{one.kind}-tmdb-{one.tmdb}"
    if one.again:
        kind = f"{kind}-{one.release}"
    start = one.air_at if one.precision != "date" else None
    day = one.day if start is None else datetime.fromtimestamp(start, UTC).date().isoformat()
    lasts = minutes if start is not None else None
    return CalendarEvent(f"bijou-{kind}@{library}", day, _summary(one), start, lasts, _about(one, overview), _address(one), _CATEGORIES[one.kind])


def _summary(one: Airing) -> str:
    if one.kind != "episode":
        aside = one.person or _RELEASES.get(one.release or "")
        return f"{one.title} ({aside})" if aside else one.title
    code = f"S{one.season or 0:02}E{one.number:02}" if one.number is not None else f"S{one.season or 0:02}"
    return " ".join(part for part in (one.show, code, one.title) if part)


def _about(one: Airing, overview: str) -> str:
    about = "The time is reckoned from the network's clock." if one.precision == "local" else ""
    return "\n\n".join(part for part in (overview.strip(), about, _address(one)) if part)


def _address(one: Airing) -> str:
    if one.kind == "episode":
        return f"bijou://show/{one.show_id}?season={one.season}&episode={one.id}"
    return f"bijou://{one.kind}/{one.id or f'tmdb-{one.tmdb}'}"
