"""The rows under a title's billboard, each ready to be shown: who made it, in which collection it is, its clips, dates and files."""

from __future__ import annotations

from typing import NamedTuple


class CrewName(NamedTuple):
    """One name of the crew's line, with the words around it; `address` is the person's page, empty where there is none."""

    key: str
    before: str
    name: str
    after: str
    address: str
    spoken: str


class CreditLine(NamedTuple):
    """One person and all that they did. `reference` is the portrait, `file` its address once it is there; `departments` and `folded` are searched in."""

    key: str
    name: str
    part: str
    initials: str
    reference: str
    address: str
    spoken: str
    departments: tuple[str, ...]
    folded: str
    file: str = ""


class Department(NamedTuple):
    """Some of the people, with how many: `Directing · 2`; the key is TMDB's word, empty for everybody."""

    key: str
    text: str
    spoken: str


class Clip(NamedTuple):
    """A trailer or other video, and where a browser plays it."""

    address: str
    name: str
    kind: str
    spoken: str


class Keyword(NamedTuple):
    """What the film is about, in a word."""

    text: str


class ReleaseLine(NamedTuple):
    """When a film came out in one country, and how. `country` is empty in the user's own."""

    key: str
    kind: str
    day: str
    country: str
    certificate: str
    spoken: str


class FileLine(NamedTuple):
    """Files of the title on one server; `folder` is where they are on this computer, empty where it does not see them."""

    key: str
    server: str
    text: str
    path: str
    folder: str
    spoken: str
