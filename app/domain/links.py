"""What a person pastes into the search: an id or address of a title or person, a page of a media server's web app, a video, a page of Bijou's own."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from app.domain.pasted import IdName, Pasted, pasted


class LinkedPerson(NamedTuple):
    """Somebody by the number of TMDB or of IMDb (nm…)."""

    name: Literal["tmdb", "imdb"]
    id: str


class LinkedPart(NamedTuple):
    """A show, season or episode whose address says more than one number: of the show an id or its name in `words`, of the episode its own `id` or place."""

    show: Pasted | None = None
    words: str = ""
    season: int | None = None
    number: int | None = None
    id: tuple[IdName, str] | None = None


class LinkedItem(NamedTuple):
    """An item of a media server: its own key, and which machine it is where the address says so."""

    kind: Literal["plex", "jellyfin"]
    key: str
    machine: str | None


class LinkedVideo(NamedTuple):
    """A video or channel at YouTube, by its id or @name."""

    youtube: str


class LinkedPage(NamedTuple):
    """A page of Bijou's."""

    address: str


Link = Pasted | LinkedPart | LinkedPerson | LinkedItem | LinkedVideo | LinkedPage

_IMDB_PERSON = re.compile(r"(?<![a-z0-9])nm\d{5,10}(?!\d)", re.IGNORECASE)
_TMDB_PERSON = re.compile(r"(?:themoviedb|tmdb)\.org/(?:3/|[a-z]{2,3}(?:-[a-z]+)?/)?person/(?P<id>\d+)", re.IGNORECASE)
_TMDB_PART = re.compile(
    r"(?:themoviedb|tmdb)\.org/(?:3/|[a-z]{2,3}(?:-[a-z]+)?/)?tv/(?P<id>\d+)[^/?#\s]*/season/(?P<season>\d{1,5})(?:/episode/(?P<number>\d{1,5}))?",
    re.IGNORECASE,
)
_IMDB_SEASON = re.compile(r"imdb\.com/(?:[a-z]{2}(?:-[a-z]+)?/)?title/(?P<id>tt\d{5,10})/episodes/?\?(?:[^#\s]*&)?season=(?P<season>\d{1,5})", re.IGNORECASE)
_TVDB_EPISODE = re.compile(r"thetvdb\.com/(?:v4/|dereferrer/)?(?:series/(?P<words>[a-z0-9-]+)/)?episodes?/(?P<id>\d+)", re.IGNORECASE)
_TVDB_OLD = re.compile(r"thetvdb\.com/[^#\s]*\?(?=[^#\s]*\btab=episode\b)(?=[^#\s]*\bseriesid=(?P<show>\d+))[^#\s]*[?&]id=(?P<id>\d+)", re.IGNORECASE)
_TVDB_SEASON = re.compile(r"thetvdb\.com/series/(?P<words>[a-z0-9-]*[a-z][a-z0-9-]*)/seasons/[a-z-]+/(?P<season>\d{1,5})", re.IGNORECASE)
_TVMAZE_SHOW = re.compile(r"(?<!api\.)tvmaze\.com/shows/(?P<id>\d+)/(?P<words>[a-z0-9-]+)", re.IGNORECASE)
_TVMAZE_EPISODE = re.compile(r"tvmaze\.com/episodes/\d+(?:/(?P<words>[a-z0-9-]+?)-(?P<season>\d{1,4})x(?P<number>\d{1,4})(?![a-z0-9]))?", re.IGNORECASE)
_YOUTUBE = re.compile(
    r"(?:youtu\.be/|youtube(?:-nocookie)?\.com/(?:(?:watch|attribution_link)\?(?:[^#\s]*&)?v=|(?:embed|shorts|live|v|channel|c|user)/|(?=@)))(?P<id>@?[\w.-]{2,64})",
    re.IGNORECASE,
)
_PLEX_KEY = re.compile(r"^/library/metadata/(\d+)")
_JELLYFIN_ID = re.compile(r"^[0-9a-f]{32}$")
_JELLYFIN_PAGES = ("details", "itemdetails.html", "details.html", "video", "tv.html", "movies.html")
_OWN = "bijou://"
LONGEST = 2_000
"""Characters of an address; more is none."""


def link_in(text: str) -> Link | None:
    """What `text` leads to; None when it is words to search for."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    if text.lower().startswith(_OWN):
        return LinkedPage(_OWN + text[len(_OWN) :])
    if found := _TMDB_PERSON.search(text):
        return LinkedPerson("tmdb", str(int(found["id"])))
    if (found := _IMDB_PERSON.search(text)) and (found[0] == text or "imdb" in text.lower()):
        return LinkedPerson("imdb", found[0].lower())
    if found := _YOUTUBE.search(text):
        return LinkedVideo(found["id"])
    return _on_server(text) or _part(text) or pasted(text)


def _part(text: str) -> LinkedPart | None:
    if found := _TMDB_PART.search(text):
        return LinkedPart(Pasted("tmdb", str(int(found["id"])), "show"), season=int(found["season"]), number=_int(found["number"]))
    if found := _IMDB_SEASON.search(text):
        return LinkedPart(Pasted("imdb", found["id"].lower(), "show"), season=int(found["season"]))
    if found := _TVDB_OLD.search(text):
        return LinkedPart(Pasted("tvdb", found["show"], "show"), id=("tvdb", found["id"]))
    if found := _TVDB_EPISODE.search(text):
        return LinkedPart(words=_words(found["words"]), id=("tvdb", found["id"]))
    if found := _TVDB_SEASON.search(text):
        return LinkedPart(words=_words(found["words"]), season=int(found["season"]))
    if found := _TVMAZE_SHOW.search(text):
        return LinkedPart(Pasted("tvmaze", str(int(found["id"])), "show"), _words(found["words"]))
    if found := _TVMAZE_EPISODE.search(text):
        return LinkedPart(words=_words(found["words"]), season=_int(found["season"]), number=_int(found["number"]))
    return None


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _words(slug: str | None) -> str:
    return (slug or "").lower().replace("-", " ").strip()


def _on_server(text: str) -> LinkedItem | None:
    """Both web apps keep their place behind a hash."""
    try:
        place = urlsplit(text).fragment
    except ValueError:
        return None
    path, _, query = place.lstrip("!").partition("?")
    given = {name: some[-1] for name, some in parse_qs(query).items()}
    parts = [part for part in path.split("/") if part]
    if parts[:1] == ["server"] and len(parts) >= 2 and (key := _PLEX_KEY.match(unquote(given.get("key", "")))):
        return LinkedItem("plex", key[1], parts[1])
    its_id = given.get("id", "").replace("-", "").lower()
    if parts and parts[-1].lower() in _JELLYFIN_PAGES and _JELLYFIN_ID.match(its_id):
        return LinkedItem("jellyfin", its_id, given.get("serverId") or given.get("serverid"))
    return None
