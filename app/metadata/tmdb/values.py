"""Single values of TMDB's, made sound: blanks are nothing, dates are of a calendar, numbers are numbers, ids have an id's shape."""

from __future__ import annotations

import math
import re
from datetime import date

from app.domain.items import ExternalIds
from app.metadata.tmdb.wire import OtherIds

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_IMDB_TITLE = re.compile("tt0*[1-9][0-9]*")
_IMDB_PERSON = re.compile("nm0*[1-9][0-9]*")
_NUMBER = re.compile("0*[1-9][0-9]*")
_NO_IDS = OtherIds()


def text(value: str | None) -> str | None:
    """Words, None when there are none."""
    return (value or "").strip() or None


def day(value: str | None) -> str | None:
    """YYYY-MM-DD of a date or an instant; None for "", and for a day that no calendar has."""
    found = _DAY.match((value or "").strip())
    if found is None:
        return None
    try:
        return date.fromisoformat(found.group()).isoformat()
    except ValueError:
        return None


def year(value: str | None) -> int | None:
    """The year of a date."""
    found = day(value)
    return int(found[:4]) if found else None


def number(value: float | str | None) -> float | None:
    """A number, also one written as text; None for what is none."""
    try:
        found = float(value) if value is not None else None
    except ValueError:
        return None
    return found if found is not None and math.isfinite(found) else None


def minutes(value: float | str | None) -> float | None:
    """A runtime; 0 is TMDB's "unknown"."""
    found = number(value)
    return found if found is not None and found > 0 else None


def imdb_title(value: str | None) -> str | None:
    """An IMDb id of a title, None for anything else."""
    return _shaped(_IMDB_TITLE, value)


def imdb_person(value: str | None) -> str | None:
    """An IMDb id of a person, None for anything else."""
    return _shaped(_IMDB_PERSON, value)


def numeric(value: int | str | None) -> str | None:
    """A number that is an id; 0 is somebody's "none"."""
    return _shaped(_NUMBER, None if value is None else str(value))


def ids(tmdb: int | None, others: OtherIds | None, imdb: str | None = None) -> ExternalIds:
    """A title's ids; `imdb` is what it says beside the list of others."""
    others = others or _NO_IDS
    return ExternalIds(tmdb=numeric(tmdb), imdb=imdb_title(others.imdb_id) or imdb_title(imdb), tvdb=numeric(others.tvdb_id))


def _shaped(shape: re.Pattern[str], value: str | None) -> str | None:
    found = (value or "").strip()
    return found if shape.fullmatch(found) else None
