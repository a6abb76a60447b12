"""What the page of a person reads, and what one reading brings it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from app.domain.cancel import Cancel
from app.domain.filmography import PersonPage
from app.models.person_face import person_face
from app.models.person_rows import PersonFace


class PersonReads(NamedTuple):
    """What the page reads, each on a pool thread, for a row or TMDB's number: what is known at once, and what TMDB tells now (see app/library/people.py).

    `told` raises Refused without a good key. A page may be of another row than was asked for, whom that one turned out to be. `now` is in the user's zone.
    """

    kept: Callable[[int, str, Cancel], PersonPage | None]
    told: Callable[[int, str, Cancel], PersonPage | None]
    now: Callable[[], datetime]


class Opened(NamedTuple):
    """What one reading brings."""

    page: PersonPage
    face: PersonFace


def opened(page: PersonPage | None) -> Opened | None:
    """On a pool thread: everything the page shows, texts made."""
    return None if page is None else Opened(page, person_face(page))
