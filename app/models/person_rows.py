"""The rows of a person's page, each ready to be shown: texts in the user's language, nothing left to reckon."""

from __future__ import annotations

from typing import NamedTuple

from app.models.title_card_rows import TitleCard


class PersonHead(NamedTuple):
    """What is there once. `roles` is what they do, `life` when and where they lived and how much of them is in the library."""

    name: str = ""
    roles: str = ""
    life: str = ""
    biography: str = ""
    portrait: str = ""
    initials: str = ""


class PartLine(NamedTuple):
    """One line of the filmography. `poster` is the reference, `file` its address once it is there."""

    key: str
    year: str
    title: str
    role: str
    stamp: str
    owned: bool
    address: str
    poster: str
    spoken: str
    artless: bool = False
    file: str = ""


class Listed(NamedTuple):
    """A line with what it is filtered and sorted by. `department` is empty for a title with all that somebody did for it; `released` is empty and `rating` 0
    where nobody knows."""

    line: PartLine
    department: str
    released: str
    sort_title: str
    rating: float


class RoleChip(NamedTuple):
    """A department with how many titles it has; the first one, without a name, is all of them."""

    key: str
    text: str
    spoken: str


class SortChoice(NamedTuple):
    """An order of the filmography."""

    key: str
    text: str


class PersonFace(NamedTuple):
    """A whole page, the filmography newest first."""

    head: PersonHead
    known: list[TitleCard]
    listed: list[Listed]
    chips: list[RoleChip]
