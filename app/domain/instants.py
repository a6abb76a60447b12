"""Instants as the library keeps them: whole UTC seconds, of a day that a calendar knows."""

from __future__ import annotations

FIRST, LAST = -30_000_000_000, 253_000_000_000
"""In the years 1019 and 9987: in every zone within what Python's and Qt's dates reach."""


def in_calendar(seconds: float | None) -> int | None:
    """UTC seconds, None where there are none or where they are of no day that can be shown: servers and file systems hold nonsense."""
    return int(seconds) if seconds is not None and FIRST <= seconds <= LAST else None
