"""The user's zone: the system's, with its changes of the clocks."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo


class UsersZone(tzinfo):
    """What the system's clock says at any instant. `datetime.astimezone()` alone keeps the offset of one instant: past the next change of the clocks it is
    an hour wrong (D50). Where the system knows nothing of an instant (Windows before 1970), the zone's plain offset stands."""

    def utcoffset(self, when: datetime | None, /) -> timedelta:
        """East of UTC. Of a local time that comes twice, `fold` says which; one that is skipped has the offset from before."""
        try:
            return _whole(when.replace(tzinfo=None).astimezone().utcoffset()) if when else _plain()
        except (OSError, OverflowError, ValueError):
            return _plain()

    def dst(self, _when: datetime | None, /) -> timedelta | None:
        """Not told: the offset is whole."""
        return None

    def tzname(self, _when: datetime | None, /) -> str | None:
        """The system's name for it, of that time."""
        return time.tzname[0]

    def fromutc(self, when: datetime, /) -> datetime:
        """The local time of an instant."""
        try:
            there = when.replace(tzinfo=UTC).astimezone()
            local = there.replace(tzinfo=self)
            return local if self.utcoffset(local) == there.utcoffset() else local.replace(fold=1)
        except (OSError, OverflowError, ValueError):
            return when + _plain()


def _plain() -> timedelta:
    return timedelta(seconds=-time.timezone)


def _whole(offset: timedelta | None) -> timedelta:
    return _plain() if offset is None else offset


USERS_ZONE = UsersZone()
