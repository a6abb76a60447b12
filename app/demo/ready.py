"""What is agreed between the pretend servers' process and whoever starts it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

JELLYFIN_VERSION = "10.11.11"


class Options(msgspec.Struct, frozen=True):
    """How the pretend servers behave.

    `sharing="both"` puts every title on both servers. `art="plain"` draws one colour a picture, for measurements. `draw_ahead` draws the posters before
    they are asked for. `page_cache_mib` is memory for answers given before. `environment` adds to the child's, e.g. `BIJOU_NOW`.
    """

    sharing: Literal["overlap", "both"] = "overlap"
    jellyfin_version: str = JELLYFIN_VERSION
    art: Literal["drawn", "plain"] = "drawn"
    draw_ahead: bool = False
    page_cache_mib: int = 48
    environment: Mapping[str, str] = {}

    def arguments(self) -> list[str]:
        """The same as arguments of the child's command line."""
        said = ["--sharing", self.sharing, "--jellyfin-version", self.jellyfin_version, "--art", self.art, "--page-cache", str(self.page_cache_mib)]
        return [*said, "--draw-ahead"] if self.draw_ahead else said


class PlexReady(msgspec.Struct, frozen=True):
    """Where the pretend Plex server is, and its key."""

    name: str
    address: str
    token: str
    machine_id: str


class JellyfinReady(msgspec.Struct, frozen=True):
    """Where the pretend Jellyfin server is, and who may come in."""

    name: str
    address: str
    user: str
    password: str
    api_key: str
    server_id: str
    version: str


class ProviderReady(msgspec.Struct, frozen=True):
    """Where a pretend provider is, its good key and where its pictures are; empty what it has not. TVDB's `pin_key` wants its `pin` too."""

    address: str
    key: str
    image_address: str = ""
    read_token: str = ""
    pin_key: str = ""
    pin: str = ""


class Taste(msgspec.Struct, frozen=True):
    """What the person of the demo follows (shows and people) or wishes (films, and episodes by their place), by TMDB's number. `poster` is TMDB's path."""

    kind: Literal["movie", "show", "person"]
    tmdb: str
    title: str
    year: int | None = None
    poster: str | None = None
    season: int | None = None
    number: int | None = None


class Ready(msgspec.Struct, frozen=True):
    """The line that the process prints when all services answer. `plextv` and `control` are addresses."""

    plex: PlexReady
    jellyfin: JellyfinReady
    plextv: str
    plextv_token: str
    control: str
    tmdb: ProviderReady
    tvdb: ProviderReady
    omdb: ProviderReady
    tvmaze: ProviderReady
    tastes: tuple[Taste, ...] = ()

    @property
    def provider_environment(self) -> dict[str, str]:
        """The environment that leads the application to these providers (BIJOU_<PROVIDER>_URL, _IMAGE_URL and _KEY)."""
        found = {}
        for name, one in (("TMDB", self.tmdb), ("TVDB", self.tvdb), ("OMDB", self.omdb), ("TVMAZE", self.tvmaze)):
            found[f"BIJOU_{name}_URL"] = one.address
            if one.image_address:
                found[f"BIJOU_{name}_IMAGE_URL"] = one.image_address
            if one.key:
                found[f"BIJOU_{name}_KEY"] = one.key
        return found
