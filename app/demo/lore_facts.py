"""What the pretend providers know that is written by hand: namesakes, networks, other languages (resources/demo/lore.json)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from app.demo.places import resources
from app.demo.titles import Look
from app.domain.decoding import decoder


class Abroad(msgspec.Struct, frozen=True):
    """A title in another language; a blank overview is one that nobody has written."""

    title: str
    overview: str = ""


class Other(msgspec.Struct, frozen=True):
    """A film or show that no server has."""

    title: str
    year: int = 0
    kind: Literal["film", "show"] = "film"
    original_title: str | None = None
    language: str = "en"
    episodes: int = 0
    weeks: int = 0
    days: int = 0
    """A made-up film to come, or just out: so many weeks and days after the demo was set up (before, below 0), in place of its year."""
    home: int = 0
    """How many days after the demo was set up one can stream or buy it; a week later it is on disc. 0: as usual, months after it came to cinemas."""
    genres: tuple[str, ...] = ()
    overview: str = "Another one by this title."
    whole: bool = False
    """A made-up one that is told of as fully as what the servers have."""
    pictured: bool = True
    """False: nobody has a picture of it."""
    player: str = ""
    """Who plays the lead of one that is yet to come or told of fully, and as whom."""
    role: str = ""
    week: tuple[int, ...] = ()
    """A made-up show that is on now: on which days of the week that the demo was set up in it airs, 0 is the first; `weeks` since it began."""
    studio: str | None = None
    look: Look = Look()


class Told(msgspec.Struct, frozen=True):
    """What is told of somebody made up."""

    born: str
    place: str
    biography: str


class Network(msgspec.Struct, frozen=True):
    """Who airs shows: its country, its zone (IANA), its usual local time; `web` for what is put on the net at no hour of its own."""

    country: str
    zone: str
    time: str = ""
    web: bool = False


class LoreFacts(msgspec.Struct, frozen=True):
    """`unknown` titles no provider knows; of `doubled` ones each has two entries alike. `countries` names two codes, `languages` a long code and a name."""

    note: str
    unknown: frozenset[str]
    doubled: frozenset[str]
    taglines: dict[str, str]
    also: dict[str, tuple[str, ...]]
    abroad: dict[str, dict[str, Abroad]]
    collections: dict[str, tuple[str, ...]]
    others: tuple[Other, ...]
    people: dict[str, Told]
    networks: dict[str, Network]
    countries: dict[str, tuple[str, str]]
    languages: dict[str, tuple[str, str]]
    lines: tuple[str, ...]
    keywords: tuple[str, ...]


@lru_cache(1)
def facts() -> LoreFacts:
    """Read once."""
    return decoder(LoreFacts).decode((resources() / "demo" / "lore.json").read_bytes())


@lru_cache(1)
def unpictured() -> frozenset[str]:
    """Titles that nobody has a picture of."""
    return frozenset(other.title for other in facts().others if not other.pictured)


def country_codes(name: str | None) -> tuple[str, str]:
    """A country's codes of two letters (capitals) and of three; of the United States where the country is not known."""
    return facts().countries.get(name or "", ("US", "usa"))


def long_language(code: str) -> str:
    """A language's code of three letters."""
    return facts().languages.get(code, ("eng", ""))[0]


def short_language(code: str) -> str:
    """A language's code of two letters, from one of three or two."""
    return next((short for short, (long, _) in facts().languages.items() if code in {short, long}), code)
