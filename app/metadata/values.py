"""Single values of providers', made sound: blanks are nothing, dates and numbers are such as a title can have, ids have an id's shape."""

from __future__ import annotations

import math
import re

from app.domain.air_time import day_of

MOST_PLACES = 10_000
"""Numbers above are nobody's seasons or episodes."""
_MOST_COUNTED = 10**12
_LONGEST_MINUTES = 10_000
_YEARS = range(1800, 2200)
_YEAR = re.compile(r"[0-9]{4}")
_IMDB = {kind: re.compile(rf"{kind}(?=0*[1-9])[0-9]{{1,12}}") for kind in ("tt", "nm")}
_NUMBER = re.compile(r"0*[1-9][0-9]{0,14}")


def text(value: str | None) -> str | None:
    """Words, None when there are none. Old answers end their lines in two ways."""
    found = (value or "").replace("\r\n", "\n").strip()
    return None if found.lower() in {"", "n/a"} else found


def day(value: str | None) -> str | None:
    """YYYY-MM-DD of a date or an instant; None for "", for a day that no calendar has, and for one before there were films."""
    found = day_of(value)
    return found if found is not None and int(found[:4]) in _YEARS else None


def year(value: str | int | None) -> int | None:
    """The year of a date, or of four digits."""
    written = str(value or "").strip()
    if _YEAR.fullmatch(written):
        return int(written) if int(written) in _YEARS else None
    found = day(written)
    return int(found[:4]) if found else None


def number(value: float | str | None) -> float | None:
    """A number, also one written as text; None for what is none."""
    try:
        found = float(value) if value is not None else None
    except (ValueError, OverflowError):
        return None
    return found if found is not None and math.isfinite(found) else None


def minutes(value: float | str | None) -> float | None:
    """A runtime; 0 stands for "unknown"."""
    found = number(value)
    return found if found is not None and 0 < found < _LONGEST_MINUTES else None


def count(value: int | None) -> int | None:
    """How many, where it is one at least and as many as there can be."""
    return value if value is not None and 0 < value < _MOST_COUNTED else None


def place(value: float | None) -> int | None:
    """A season's or an episode's number; 0 is one. TVDB's numbers on discs had parts ("4.1")."""
    return int(value) if value is not None and 0 <= value <= MOST_PLACES else None


def imdb_title(value: str | None) -> str | None:
    """An IMDb id of a title, None for anything else."""
    return _shaped(_IMDB["tt"], (value or "").lower())


def imdb_person(value: str | None) -> str | None:
    """An IMDb id of a person, None for anything else."""
    return _shaped(_IMDB["nm"], (value or "").lower())


def numeric(value: int | str | None) -> str | None:
    """A number that is an id; 0 is somebody's "none"."""
    return _shaped(_NUMBER, None if value is None else str(value))


def _shaped(shape: re.Pattern[str], value: str | None) -> str | None:
    found = (value or "").strip()
    return found if shape.fullmatch(found) else None
