"""What the application knows of the pretend servers: main starts them, for only main may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from app.library.connecting import Invitation


class PlexDoor(Protocol):
    """Where the pretend Plex server is, and its key."""

    @property
    def name(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def token(self) -> str: ...


class JellyfinDoor(Protocol):
    """Where the pretend Jellyfin server is, and who may come in."""

    @property
    def name(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def user(self) -> str: ...
    @property
    def password(self) -> str: ...


class Taste(Protocol):
    """A title or somebody that the person of the demo follows or wishes, by TMDB's number."""

    @property
    def kind(self) -> Literal["movie", "show", "person"]: ...
    @property
    def tmdb(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def poster(self) -> str | None: ...
    @property
    def season(self) -> int | None: ...
    @property
    def number(self) -> int | None: ...


class Doors(Protocol):
    """Everything that the pretend servers opened."""

    @property
    def provider_environment(self) -> dict[str, str]: ...
    @property
    def tastes(self) -> Sequence[Taste]: ...


class Pretend(Protocol):
    """The running pretend servers."""

    @property
    def plex(self) -> PlexDoor: ...
    @property
    def jellyfin(self) -> JellyfinDoor: ...
    @property
    def ready(self) -> Doors: ...

    def stop(self) -> None:
        """End them."""


StartPretend = Callable[[int | None, Path], Pretend]
"""(how many films and shows, None for the whole catalogue; where drawn pictures are kept) → the servers, once they answer. Raises Problem."""


def invitations(pretend: Pretend) -> list[Invitation]:
    """The two servers of the demo, as a user would name them."""
    from app.library.connecting import Invitation

    plex, jellyfin = pretend.plex, pretend.jellyfin
    return [
        Invitation("plex", plex.address, name=plex.name, token=plex.token),
        Invitation("jellyfin", jellyfin.address, name=jellyfin.name, user=jellyfin.user, password=jellyfin.password),
    ]
