"""What happened to a title, in a line each, on its own page."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.pages import ActivityRow
from app.models.activity_words import words_there
from app.models.title_rows import Happening
from app.models.wording import instant_day

LINES_SHOWN = 6


def happenings(rows: Iterable[ActivityRow]) -> list[Happening]:
    """The newest few that there are words for."""
    found = [_happening(row, text) for row in rows if (text := words_there(row))]
    return found[:LINES_SHOWN]


def _happening(row: ActivityRow, text: str) -> Happening:
    day = instant_day(row.at)
    return Happening(row.id, text, day, row.can_undo, f"{text}, {day}")
