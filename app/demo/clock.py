"""What time it is for the pretend servers: the machine's clock, or `BIJOU_NOW` and onwards."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

DAY = 86_400


class Clock:
    """UTC seconds. `BIJOU_NOW` (ISO 8601; without a zone it is UTC) sets the hour at the start, and time goes on from there."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        said = environ.get("BIJOU_NOW", "")
        start = time.time()
        if said:
            then = datetime.fromisoformat(said)
            start = (then if then.tzinfo else then.replace(tzinfo=UTC)).timestamp()
        self._ahead = start - time.monotonic()

    def now(self) -> int:
        """The present, UTC seconds."""
        return int(time.monotonic() + self._ahead)

    def today(self) -> date:
        """The present day, UTC."""
        return day_of(self.now())


def day_of(seconds: int) -> date:
    """The UTC day that holds this instant."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()


def iso(seconds: int) -> str:
    """An instant as Jellyfin writes it: seven fraction digits and a Z."""
    return f"{datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%S}.0000000Z"


def iso_day(day: str) -> str:
    """A date YYYY-MM-DD as Jellyfin writes it: midnight UTC."""
    return f"{day}T00:00:00.0000000Z"
