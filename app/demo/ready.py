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


class Ready(msgspec.Struct, frozen=True):
    """The line that the process prints when all services answer. `plextv` and `control` are addresses."""

    plex: PlexReady
    jellyfin: JellyfinReady
    plextv: str
    plextv_token: str
    control: str
