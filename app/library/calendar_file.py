"""The iCalendar file that calendar apps read (RFC 5545): everything of "my shows" from a month ago to a year ahead."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from app import __version__
from app.domain.calendar_file import ToldEvent
from app.domain.cancel import Cancel
from app.library.browse import present
from app.library.whole_file import free_place, written_whole
from app.store import calendar_file
from app.store.database import Database

NAME = "Bijou"
_CALENDAR = "The calendar"
AGAIN = "PT1H"
"""How often apps may look at the file."""
PORTION = 500
"""So many events are worked out before what came of it is kept, a part of a second."""
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class CalendarWritten(NamedTuple):
    """How many events the file holds, the cancelled ones among them, and whether it is another than before."""

    events: int
    cancelled: int
    changed: bool


def write_calendar(database: Database, path: Path, cancel: Cancel) -> CalendarWritten:
    """Write the file beside the target and rename it; one that would be the same is left as it is. The first time takes seconds for many thousands of
    events, later only what changed is worked out; stopped in between, it goes on from there. Raises Problem, and Cancelled."""
    now = present(database)
    with database.write() as tx:
        library = calendar_file.library_id(tx)
    with database.read() as reader:  # outside the transaction: others may write meanwhile
        events = calendar_file.events_of(reader, now, library)
    with database.write() as tx:
        told = calendar_file.tell(tx, events, now)
        known = calendar_file.texts_of(tx)
    new = [one for one in told if one.event.uid not in known]
    for at in range(0, len(new), PORTION):
        cancel.check()
        texts = {one: event_text(one) for one in new[at : at + PORTION]}
        known |= {one.event.uid: text for one, text in texts.items()}
        with database.write() as tx:
            calendar_file.keep_texts(tx, texts)
    cancel.check()
    changed = _put(database, path, as_ics(known[one.event.uid] for one in told))
    return CalendarWritten(len(told), sum(one.cancelled for one in told), changed)


def as_ics(events: Iterable[bytes]) -> bytes:
    """One iCalendar object of the texts of events."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//Bijou//Bijou {__version__}//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", NAME)
    made.add("x-published-ttl", AGAIN)
    made.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    head, end, tail = bytes(made.to_ical()).partition(b"END:VCALENDAR")
    return b"".join((head, *events, end, tail))


def event_text(one: ToldEvent) -> bytes:
    """An event in iCalendar's words: CRLF, folded lines, escaped text. Takes a part of a millisecond."""
    from icalendar import Event

    said, made = one.event, Event()
    modified = datetime.fromtimestamp(one.modified_at, UTC)
    made.add("uid", said.uid)
    made.add("dtstamp", modified)
    made.add("last-modified", modified)
    made.add("sequence", one.sequence)
    made.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    if said.category:
        made.add("categories", [said.category])
    made.add("summary", _plain(said.summary).replace("\n", " "))
    if said.start is None:
        day = date.fromisoformat(said.day)
        made.add("dtstart", day)
        made.add("dtend", day + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    else:
        start = datetime.fromtimestamp(said.start, UTC)
        made.add("dtstart", start)
        if said.minutes:
            made.add("dtend", start + timedelta(minutes=said.minutes))
    if said.description:
        made.add("description", _plain(said.description))
    if said.address:
        made.add("url", said.address)
    return bytes(made.to_ical())


def _plain(text: str) -> str:
    """Without what no calendar may hold: control characters, overrides of direction, lone surrogates."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _put(database: Database, path: Path, text: bytes) -> bool:
    target = free_place(database, path, _CALENDAR)
    with contextlib.suppress(OSError):
        if target.stat().st_size == len(text) and target.read_bytes() == text:
            return False
    with written_whole(database, path, _CALENDAR) as file:
        file.write(text)
    return True
