"""What a person pastes to say which title is meant: an id or an address of TMDB, TVDB, IMDb or TVmaze (D21)."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

IdName = Literal["tmdb", "imdb", "tvdb", "tvmaze"]
TitleKind = Literal["movie", "show"]


class Pasted(NamedTuple):
    """An id by the name of who gave it; `kind` where the address says whether it is a film or a show.

    `worded`: it is the words of one of TVDB's addresses, no number.
    """

    name: IdName
    id: str
    kind: TitleKind | None = None
    worded: bool = False


_KINDS: dict[str, TitleKind] = {"movie": "movie", "movies": "movie", "film": "movie", "tv": "show", "series": "show", "show": "show", "shows": "show"}
_IMDB = re.compile(r"(?<![a-z0-9])tt\d{5,10}(?!\d)", re.IGNORECASE)
_ADDRESSES: tuple[tuple[IdName, re.Pattern[str]], ...] = (
    ("tmdb", re.compile(r"(?:themoviedb|tmdb)\.org/(?:3/|[a-z]{2,3}(?:-[a-z]+)?/)?(?P<kind>movie|tv)/(?P<id>\d+)", re.IGNORECASE)),
    ("tvdb", re.compile(r"thetvdb\.com/(?:v4/|dereferrer/)?(?P<kind>series|movies?)/(?P<id>\d+)(?![\w-])", re.IGNORECASE)),
    ("tvdb", re.compile(r"thetvdb\.com/.*[?&](?:series)?id=(?P<id>\d+)", re.IGNORECASE)),
    ("tvmaze", re.compile(r"tvmaze\.com/(?P<kind>shows)/(?P<id>\d+)", re.IGNORECASE)),
)
_NAMED = re.compile(r"^(?P<name>tmdb|tvdb|tvmaze)(?:id)?\s*[:= -]\s*(?:(?P<kind>movie|tv|series|show)\s*[/: ]\s*)?(?P<id>\d+)$", re.IGNORECASE)
_WORDS = re.compile(r"thetvdb\.com/(?P<kind>series|movies)/(?P<words>[a-z0-9-]*[a-z][a-z0-9-]*)", re.IGNORECASE)


def pasted(text: str) -> Pasted | None:
    """The id in `text`; None when it is a name to search for. A bare number is a name: "1917" is a film."""
    text = text.strip().strip("{}[]")
    for name, pattern in _ADDRESSES:
        if found := pattern.search(text):
            return Pasted(name, str(int(found["id"])), _KINDS.get((found.groupdict().get("kind") or "").lower()))
    if found := _IMDB.search(text):
        return Pasted("imdb", found[0].lower()) if found[0] == text or "imdb" in text.lower() else None
    if found := _NAMED.match(text):
        by_name: dict[str, IdName] = {"tmdb": "tmdb", "tvdb": "tvdb", "tvmaze": "tvmaze"}
        return Pasted(by_name[found["name"].lower()], str(int(found["id"])), _KINDS.get((found["kind"] or "").lower()))
    if found := _WORDS.search(text):
        return Pasted("tvdb", found["words"].lower(), _KINDS[found["kind"].lower()], worded=True)
    return None


def searched_for(text: str) -> str:
    """The name in `text`: TVDB's addresses hold one instead of an id, other text is the name itself."""
    found = _WORDS.search(text)
    return found["words"].replace("-", " ") if found else " ".join(text.split())
