"""The rows of a title's page, each ready to be shown: texts in the user's language, nothing left to reckon."""

from __future__ import annotations

from typing import NamedTuple


class Fact(NamedTuple):
    """One word of the line under the title. `look` is plain, boxed, good, or stamp (not in the library)."""

    text: str
    look: str = "plain"


class Score(NamedTuple):
    """One rating. `look` names its colours: imdb, fresh, rotten, good, mixed, poor, tmdb, or plain; `symbol` is the shape beside it, where it has one."""

    name: str
    value: str
    look: str
    spoken: str
    symbol: str = ""


class GenreChip(NamedTuple):
    """A genre and the page of everything else of it."""

    name: str
    address: str


class Home(NamedTuple):
    """A server that has the title; `web` when it has a page for it that a browser can open."""

    server: int
    name: str
    web: bool


class Player(NamedTuple):
    """Somebody of the cast. `reference` is the portrait, `file` its address once it is there; `address` is the person's page."""

    key: str
    name: str
    part: str
    initials: str
    reference: str
    address: str = ""
    file: str = ""


class VersionLine(NamedTuple):
    """One version of a film on one server; `marks` are its technical facts."""

    key: str
    server: str
    marks: list[str]
    size: str
    best: bool
    spoken: str


class SeasonTab(NamedTuple):
    """A season with how much of it is owned: `Season 1 · 13/13`, `share` 0 to 1; `line` are its own title, year and length, `reference` its poster."""

    number: int
    text: str
    spoken: str
    name: str = ""
    line: str = ""
    overview: str = ""
    reference: str = ""
    share: float = 0.0
    missing: int = 0


class EpisodeLine(NamedTuple):
    """One episode.

    `standing` is owned, missing, upcoming or unknown; `badge` says it in words; `reference` is the still, `file` its address once it is there.
    """

    episode: int
    heading: str
    line: str
    rating: str
    overview: str
    reference: str
    standing: str
    badge: str
    progress: float
    watched: bool
    spoken: str
    finale: str = ""
    file: str = ""
    numbered: bool = True


class Happening(NamedTuple):
    """Something that happened to the title (D60); `undo` when it can be taken back (D62)."""

    number: int
    text: str
    day: str
    undo: bool
    spoken: str


class Origin(NamedTuple):
    """Who gave a field, and the day when that was last read there; `field` is empty where the line above is of the same field."""

    key: str
    field: str
    giver: str
    day: str
    spoken: str


class Named(NamedTuple):
    """A name and what belongs to it: a date, or an address."""

    name: str
    value: str


class Head(NamedTuple):
    """What is there once."""

    title: str = ""
    original_title: str = ""
    tagline: str = ""
    overview: str = ""
    trouble: str = ""
    backdrop: str = ""
    logo: str = ""
    poster: str = ""
    unmatched: bool = False
    trailer: str = ""
    """Where a browser plays it; empty where there is none."""
    missing: int = 0
    """Of a show, aired regular episodes that nobody owns."""
    bare: bool = False
    """No server has or had it: it is followed or wished."""
