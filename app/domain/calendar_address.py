"""The calendar's address: `bijou://calendar?from=2026-11-22&scope=mine`; without a day it begins today, whatever day that is (D51)."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args
from urllib.parse import parse_qsl, urlencode

import msgspec

from app.domain.calendar import Scope

PAGE = "bijou://calendar"
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Further nobody turns the pages of a calendar."""


class CalendarAddress(msgspec.Struct, frozen=True):
    """`first`: the first of the seven days, None for today."""

    first: date | None = None
    scope: Scope = "mine"

    def address(self) -> str:
        """As Place keeps it; what is usual is left out."""
        said = {"from": self.first.isoformat() if self.first else "", "scope": "" if self.scope == "mine" else self.scope}
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{PAGE}?{query}" if query else PAGE


def calendar_from_address(address: str) -> CalendarAddress:
    """What an address says; what it says badly is as if it were not said."""
    said = dict(parse_qsl(address.partition("?")[2]))
    scope = said.get("scope", "")
    return CalendarAddress(_day(said.get("from", "")), cast("Scope", scope) if scope in get_args(Scope) else "mine")


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
