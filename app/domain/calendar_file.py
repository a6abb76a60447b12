"""What a calendar app is told of one event, before it becomes iCalendar text."""

from __future__ import annotations

import msgspec


class CalendarEvent(msgspec.Struct, frozen=True, omit_defaults=True):
    """`start` is UTC seconds, None for a whole day (`day`, YYYY-MM-DD, at the network or in the world). `minutes`: how long it lasts, if known."""

    uid: str
    day: str
    summary: str
    start: int | None = None
    minutes: int | None = None
    description: str = ""
    address: str = ""
    category: str = ""


class ToldEvent(msgspec.Struct, frozen=True):
    """An event as it is told: `sequence` counts its changes, `modified_at` (UTC seconds) is the last."""

    event: CalendarEvent
    sequence: int
    modified_at: int
    cancelled: bool = False
