"""Answers of every provider with one thing wrong: values of all kinds in the place of each, read without HTTP; and what no facts may hold."""

from __future__ import annotations

import copy
import math
import random
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import msgspec

from app.domain.items import ExternalIds, Facts, Rating
from app.domain.provided import AirTime, EpisodeList
from app.metadata.decoding import read
from app.metadata.omdb import reading as omdb
from app.metadata.omdb.wire import Search, Title
from app.metadata.tmdb import candidates, people, reading, seasons
from app.metadata.tmdb.wire import Movie, Season, Show
from app.metadata.tmdb.wire_lists import Collection, Page
from app.metadata.tmdb.wire_people import Person
from app.metadata.tmdb.wording import Tongue
from app.metadata.tvdb import episodes as tvdb_episodes
from app.metadata.tvdb import reading as tvdb
from app.metadata.tvdb import wire as tvdb_wire
from app.metadata.tvdb.client import episodes_in
from app.metadata.tvmaze import reading as tvmaze
from app.metadata.tvmaze import wire as tvmaze_wire

Read = Callable[[bytes], list[Any]]
"""An answer's bytes → every value that is made of it."""
GERMAN = Tongue("de", "DE")
ODD: tuple[Any, ...] = (
    None, "", " ", [], {}, 0, -1, 1.5, 8.0, 10**12, 10**25, 1e300, True, "x", "8", "8.5", "N/A", "nan", "inf", "0000-00-00", "2019", "9999-12-31",
    "0001-01-01", "\u0663", "\ud800", "\u0000", [None], [{}], [""], [7], {"a": 1}, {"id": None}, "x" * 5000,
)  # fmt: skip
_LARGEST = 2**53


def movie(body: bytes) -> list[Any]:
    wire = read(Movie, body, "TMDB")
    return [reading.movie(wire, GERMAN), candidates.detailed(wire, GERMAN)]


def show(body: bytes) -> list[Any]:
    wire = read(Show, body, "TMDB")
    return [reading.show(wire, GERMAN), candidates.detailed(wire, GERMAN), seasons.episode_list(wire, {}, {}, whole=True)]


def season(body: bytes) -> list[Any]:
    wire, of = read(Season, body, "TMDB"), Show(id=7, seasons=(Season(season_number=1),))
    return [seasons.episode_list(of, {1: wire}, {1: wire} if seasons.lacks_words(wire) else {}, whole=True)]


def page(body: bytes) -> list[Any]:
    results = read(Page, body, "TMDB").results
    return [*candidates.listed(results, "movie"), *candidates.listed(results, "show")]


def person(body: bytes) -> list[Any]:
    return [people.person(read(Person, body, "TMDB")).works]


def collection(body: bytes) -> list[Any]:
    return [people.collection(read(Collection, body, "TMDB")).films]


def series(body: bytes) -> list[Any]:
    wire = read(tvdb_wire.SeriesAnswer, body, "TVDB").data or tvdb_wire.Series()
    told = tvdb.details_of(wire, ("deu",), "DE"), tvdb.art_of(wire, ("deu",)), tvdb.logo_of(wire, ("eng",)), tvdb.air_time_of(wire)
    return [*told, tvdb.candidate_of(wire, ("deu",))]


def tvdb_list(body: bytes) -> list[Any]:
    found = episodes_in(read(tvdb_wire.EpisodesAnswer, body, "TVDB"))
    words = {one.id: one for one in found if one.id is not None}
    return [tvdb_episodes.list_of(found, (), AirTime("21:00", "America/New_York"), [words], order) for order in tvdb_episodes.ORDERS]


def tvdb_hits(body: bytes) -> list[Any]:
    return [tvdb.hit_of(hit, ("deu",)) for hit in read(tvdb_wire.SearchAnswer, body, "TVDB").data or ()]


def rated(body: bytes) -> list[Any]:
    wire = read(Title, body, "OMDb")
    return [omdb.ratings_of(wire), omdb.candidate_of(wire, "movie", "tt0000001")] if wire.good else []


def omdb_hits(body: bytes) -> list[Any]:
    return [omdb.hit_of(hit) for hit in read(Search, body, "OMDb").hits or ()]


def tvmaze_show(body: bytes) -> list[Any]:
    wire = read(tvmaze_wire.Show, body, "TVmaze")
    return [tvmaze.details_of(wire), tvmaze.art_of(wire), tvmaze.air_time_of(wire), tvmaze.candidate_of(wire)]


def tvmaze_list(body: bytes) -> list[Any]:
    return [tvmaze.episodes_of(read(tuple[tvmaze_wire.Episode, ...], body, "TVmaze"), "America/New_York")]


def with_one_thing_odd(answer: Any, chance: random.Random, times: int) -> Iterator[tuple[str, Any]]:
    """(what is odd, the answer), at a random place each time: something else there, or nothing at all."""
    places = list(_places(answer))
    for _ in range(times):
        place, value, gone = chance.choice(places), chance.choice(ODD), chance.random() < 0.05
        odd = copy.deepcopy(answer)
        owner = odd
        for step in place[:-1]:
            owner = owner[step]
        if gone:
            del owner[place[-1]]
        else:
            owner[place[-1]] = value
        yield f"{'.'.join(map(str, place))} {'gone' if gone else repr(value)[:40]}", odd


def _places(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner: Any = value.items() if isinstance(value, dict) else [(0, value[0])] if isinstance(value, list) and value else ()
    for step, one in inner:
        yield (*at, step)
        yield from _places(one, (*at, step))


def unsound(value: Any, at: str = "") -> Iterator[str]:
    """Where values hold what no title has: blanks, numbers beyond the store's, days beyond the calendar's, scores that nobody gave, the same thing twice."""
    if isinstance(value, msgspec.Struct):
        yield from (f"{at} {what}" for what in _unsound_struct(value))
        for field in value.__struct_fields__:
            yield from unsound(getattr(value, field), f"{at}.{field}")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from unsound(one, f"{at}.{key}")
    elif isinstance(value, list | tuple):
        for one in value:
            yield from unsound(one, f"{at}[]")
    elif not _sound(value, at.rpartition(".")[2]):
        yield f"{at}: {value!r}"


def _unsound_struct(value: msgspec.Struct) -> Iterator[str]:
    if isinstance(value, Rating) and not 0 <= value.value <= value.scale:
        yield f"score {value.value}"
    if isinstance(value, Rating) and value.scale == 10 and not value.value:
        yield "a score of nothing"
    if isinstance(value, ExternalIds) and any(one is not None and re.fullmatch("0*[1-9][0-9]{0,14}", one) is None for one in (value.tmdb, value.tvdb)):
        yield f"ids {value}"
    if isinstance(value, ExternalIds) and value.imdb is not None and re.fullmatch(r"tt[0-9]{1,12}", value.imdb) is None:
        yield f"id {value.imdb}"
    if isinstance(value, EpisodeList) and len({(one.season, one.number) for one in value.episodes}) < len(value.episodes):
        yield "two episodes in one place"
    if isinstance(value, EpisodeList) and not all(0 <= one.season <= 10_000 and 0 <= one.number <= 10_000 for one in value.episodes):
        yield "an episode where none can be"
    if isinstance(value, Facts) and len({(one.tmdb or one.name, one.department, one.job) for one in value.credits}) < len(value.credits):
        yield "a credit twice"


def _sound(value: Any, field: str) -> bool:
    if isinstance(value, float):
        return math.isfinite(value) and (field != "runtime_minutes" or 0 < value < 10_000)
    if isinstance(value, int):
        return abs(value) < _LARGEST and (field != "year" or 1800 <= value < 2200) and (field not in {"votes", "absolute"} or value > 0)
    if not isinstance(value, str) or field in {"title", "id", "name"}:  # a candidate without a name is turned away by the clients
        return True
    if field in {"released", "ended", "air_date", "date"}:
        return 1800 <= date.fromisoformat(value).year < 2200
    return value == value.strip() != "" and value.lower() != "n/a" and "\x00" not in value and value.isascii() | bool(value.encode())
