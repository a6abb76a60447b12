"""What TVmaze sends. Nearly everything may be null."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec

Id: TypeAlias = Annotated[int, msgspec.Meta(gt=0)]
"""What an answer is about: without it there is none."""


class Country(msgspec.Struct, gc=False):
    name: str | None = None
    code: str | None = None
    timezone: str | None = None


class Channel(msgspec.Struct, gc=False):
    """A network or a web channel; one that the whole world sees has no country."""

    name: str | None = None
    country: Country | None = None


class Schedule(msgspec.Struct, gc=False):
    time: str | None = None
    days: tuple[str, ...] | None = None


class Average(msgspec.Struct, gc=False):
    average: float | None = None


class Externals(msgspec.Struct, gc=False):
    thetvdb: int | str | None = None
    imdb: str | None = None


class Image(msgspec.Struct, gc=False):
    medium: str | None = None
    original: str | None = None


class Episode(msgspec.Struct, gc=False):
    """Of a show's list. Specials (`type`) have no number; `airstamp` is made up where `airtime` is empty."""

    id: Id
    name: str | None = None
    season: int | None = None
    number: int | None = None
    type: str | None = None
    airdate: str | None = None
    airtime: str | None = None
    airstamp: str | None = None
    runtime: float | None = None
    rating: Average | None = None
    image: Image | None = None
    summary: str | None = None


class Embedded(msgspec.Struct, gc=False):
    """What came along with a show."""

    episodes: tuple[Episode, ...] | None = None


class Show(msgspec.Struct, gc=False):
    """`summary` is HTML."""

    id: Id
    name: str | None = None
    type: str | None = None
    language: str | None = None
    genres: tuple[str, ...] | None = None
    status: str | None = None
    runtime: float | None = None
    average_runtime: float | None = msgspec.field(default=None, name="averageRuntime")
    premiered: str | None = None
    ended: str | None = None
    schedule: Schedule | None = None
    rating: Average | None = None
    weight: float | None = None
    network: Channel | None = None
    web_channel: Channel | None = msgspec.field(default=None, name="webChannel")
    externals: Externals | None = None
    image: Image | None = None
    summary: str | None = None
    embedded: Embedded | None = msgspec.field(default=None, name="_embedded")


class Found(msgspec.Struct, gc=False):
    """A search's hit."""

    show: Show
    score: float | None = None


class OtherName(msgspec.Struct, gc=False):
    """A show's name elsewhere."""

    name: str | None = None


class Failure(msgspec.Struct, gc=False):
    """The body of a failing answer: "Not Found", and the status once more."""

    name: str
    status: int
