"""What a pretend server says of the items that it holds: titles of the catalogue with keys, dates, files and what was watched."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.demo.keys import Key
from app.demo.media import Medium
from app.demo.titles import Episode, Film, Show


class Library(msgspec.Struct, frozen=True):
    """A library of a pretend server. `agent` is Plex's word for where its facts come from; music and photos hold nothing of ours."""

    key: int
    name: str
    kind: Literal["movie", "show", "artist", "photo", "boxsets"]
    agent: str = ""
    scanner: str = ""
    language: str = "en-US"
    hidden: bool = False
    folder: str = ""


class Watching(msgspec.Struct, frozen=True):
    """What the server's user has seen of an item: times, resume position, last time (UTC seconds)."""

    plays: int = 0
    position_ms: int = 0
    at: int | None = None


class HeldFilm(msgspec.Struct, frozen=True):
    """A film on a server."""

    key: int
    library: Library
    film: Film
    added: int
    changed: int
    media: tuple[Medium, ...]
    watching: Watching


class HeldEpisode(msgspec.Struct, frozen=True):
    """An episode that a server knows; without `media` it has no file of it (missing, or not yet aired)."""

    key: int
    library: Library
    show: Show
    episode: Episode
    added: int
    changed: int
    media: tuple[Medium, ...]
    watching: Watching

    @property
    def season_key(self) -> int:
        return Key("season", self.show.number, self.episode.season).whole


class HeldSeason(msgspec.Struct, frozen=True):
    """A season with the episodes that the server knows."""

    key: int
    library: Library
    show: Show
    number: int
    added: int
    changed: int
    episodes: tuple[HeldEpisode, ...]

    @property
    def title(self) -> str:
        return f"Season {self.number}" if self.number else "Specials"

    @property
    def owned(self) -> tuple[HeldEpisode, ...]:
        return tuple(held for held in self.episodes if held.media)


class HeldShow(msgspec.Struct, frozen=True):
    """A show with all that the server knows of it."""

    key: int
    library: Library
    show: Show
    added: int
    changed: int
    seasons: tuple[HeldSeason, ...]

    @property
    def episodes(self) -> tuple[HeldEpisode, ...]:
        return tuple(held for season in self.seasons for held in season.episodes)

    @property
    def owned(self) -> tuple[HeldEpisode, ...]:
        return tuple(held for held in self.episodes if held.media)


Held = HeldFilm | HeldShow | HeldSeason | HeldEpisode
