"""Jellyfin as a source: versions 10.8 to 12, with a user's token or an API key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import quote

from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported
from app.domain.problems import BadAnswer, Refused
from app.sources.jellyfin_answers import read_answer
from app.sources.jellyfin_ids import plain_id
from app.sources.jellyfin_items import read_page
from app.sources.jellyfin_server import JellyfinServer
from app.sources.jellyfin_shapes import SystemInfo, User, View, Views
from app.sources.source import ImageAddress, LibraryFacts, Listing, Page, ServerFacts, SourceKind
from app.web.pace import Pace
from app.web.web import Web

PAGE_SIZE = 200  # items, about a second's work for a small server and 1 MB
_BATCH = 50
_AT_ONCE = 2  # heavy questions at a time
_TYPES = {Kind.MOVIE: "Movie", Kind.SHOW: "Series", Kind.SEASON: "Season", Kind.EPISODE: "Episode"}
_FIELDS = "DateCreated,Genres,OriginalTitle,Overview,People,ProviderIds,SortName,Studios,Taglines"
_FILE_FIELDS = "Path,MediaSources,Width,Height"
_MIXED: tuple[Literal["movie", "show"], ...] = ("movie", "show")
_COLLECTIONS: dict[str, tuple[Literal["movie", "show"], ...]] = {"movies": ("movie",), "tvshows": ("show",), "": _MIXED, "mixed": _MIXED, "unknown": _MIXED}
_SHOWS = "/shows"  # ends the key of the second half of a mixed library


class JellyfinSource:
    """One Jellyfin server. `token` is a user's or an API key; without `user_id` it is the token's user, or for a key `user_name` or the first administrator."""

    kind: SourceKind = "jellyfin"

    def __init__(self, address: str, token: str, web: Web, device_id: str, user_id: str | None = None, user_name: str | None = None) -> None:
        self._server = JellyfinServer(address, token, web, device_id)
        self._heavy = Pace(at_once=_AT_ONCE)
        self._user_id = plain_id(user_id) if user_id else None
        self._user_name = user_name
        self._machine_id: str | None = None

    def describe(self, cancel: Cancel) -> ServerFacts:
        """Two or three requests: who it is, and whether it accepts the token."""
        info = self._server.get(SystemInfo, "/System/Info/Public", cancel)
        if not info.id:
            raise BadAnswer(f"{self._server.host} does not answer as a Jellyfin server does.")
        user = self._user(cancel)
        self._machine_id, self._user_id = plain_id(info.id), plain_id(user.id)
        return ServerFacts(info.server_name or self._server.host, self._machine_id, info.version or "", self._user_id, user.name)

    def libraries(self, cancel: Cancel) -> Sequence[LibraryFacts]:
        """The user's film and show libraries; a mixed one counts as one of each."""
        user = self._user_key(cancel)
        answer = self._server.asked("/UserViews", cancel, {"userId": user, "includeHidden": "true"}, allowed=(404,))
        if answer.status == 404:  # before 10.9
            answer = self._server.asked(f"/Users/{user}/Views", cancel, {"includeHidden": "true"})
        views = read_answer(Views, answer.content, self._server.host)
        return [library for view in views.items or () for library in _libraries(view)]

    def listing(self, library: LibraryFacts, kind: Kind, since: int | None, cancel: Cancel) -> Listing:
        """A page at a time, in the order of being added; with `since` (UTC seconds), what was saved since."""
        params: dict[str, Any] = {
            **_asking_for(kind),
            "userId": self._user_key(cancel),
            "parentId": library.key.removesuffix(_SHOWS),
            "recursive": "true",
            "includeItemTypes": _TYPES[kind],
            "collapseBoxSetItems": "false",
            "sortBy": "DateCreated,SortName",
            "sortOrder": "Ascending",
        }
        if since is not None:
            params["minDateLastSaved"] = datetime.fromtimestamp(since, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return _Pages(self, params, library.language)

    def items(self, keys: Sequence[tuple[Kind, str]], cancel: Cancel) -> Sequence[Reported]:
        """In full; those that are gone, or cannot be read, are left out."""
        found: list[Reported] = []
        for start in range(0, len(keys), _BATCH):
            batch = ",".join(key for _, key in keys[start : start + _BATCH])
            answer = self._server.asked("/Items", cancel, {**_asking_for(None), "userId": self._user_key(cancel), "ids": batch})
            found += read_page(answer.content, self._server.host).items
        return found

    def image(self, reference: str, width: int, height: int) -> ImageAddress:
        """Scaled by the server to fit; the token travels in a header."""
        if reference.startswith(("http://", "https://")):
            return ImageAddress(url=reference)
        joint = "&" if "?" in reference else "?"
        return ImageAddress(url=f"{self._server.address}{reference}{joint}maxWidth={width}&maxHeight={height}&quality=90", headers=self._server.headers)

    def web_address(self, kind: Kind, remote_key: str) -> str | None:  # noqa: ARG002  -- Jellyfin needs the key alone
        """The item's page in the server's own web app."""
        server = f"&serverId={self._machine_id}" if self._machine_id else ""
        return f"{self._server.address}/web/index.html#/details?id={quote(remote_key, safe='')}{server}"

    def close(self) -> None:
        """Nothing to give back: connections belong to `Web`."""

    def page_of(self, params: dict[str, Any], language: str | None, start: int, cancel: Cancel) -> Page:
        """One page of a listing. The server's total may be larger than what it then gives."""
        with self._heavy.turn(cancel):
            answer = self._server.asked("/Items", cancel, {**params, "startIndex": start, "limit": PAGE_SIZE})
        cancel.check()
        items, skipped, total = read_page(answer.content, self._server.host, language)
        return Page(start, items, skipped, total)

    def _user_key(self, cancel: Cancel) -> str:
        if self._user_id is None:
            self._user_id = plain_id(self._user(cancel).id)
        return self._user_id

    def _user(self, cancel: Cancel) -> User:
        """The known user, else the token's own, else (an API key has none) the named user or the first administrator."""
        if self._user_id is not None:
            return self._server.get(User, f"/Users/{self._user_id}", cancel)
        mine = self._server.asked("/Users/Me", cancel, allowed=(400, 404))
        if mine.status == 200:
            return read_answer(User, mine.content, self._server.host)
        users = [user for user in self._server.get(list[User], "/Users", cancel) if not (user.policy and user.policy.is_disabled)]
        if self._user_name is not None:
            users = [user for user in users if (user.name or "").casefold() == self._user_name.casefold()]
        if not users:
            raise Refused(f"{self._server.host} has no such user for this API key.")
        return next((user for user in users if user.policy and user.policy.is_administrator), users[0])


def _asking_for(kind: Kind | None) -> dict[str, Any]:
    files = kind not in {Kind.SHOW, Kind.SEASON}
    return {
        "fields": f"{_FIELDS},{_FILE_FIELDS}" if files else _FIELDS,
        "enableUserData": "true",
        "enableImageTypes": "Primary,Backdrop,Logo,Thumb",
        "imageTypeLimit": 1,
    }


def _libraries(view: View) -> list[LibraryFacts]:
    if not view.collection_type and view.type not in {None, "CollectionFolder", "UserView"}:
        return []  # a playlist or a folder of something else
    key, name = plain_id(view.id), view.name or view.id
    kinds = _COLLECTIONS.get((view.collection_type or "").lower(), ())
    return [LibraryFacts(key if len(kinds) == 1 or kind == "movie" else key + _SHOWS, name, kind) for kind in kinds]


class _Pages:
    """A listing's pages."""

    page_size = PAGE_SIZE

    def __init__(self, source: JellyfinSource, params: dict[str, Any], language: str | None) -> None:
        self._source, self._params, self._language = source, params, language

    def page(self, start: int, cancel: Cancel) -> Page:
        """Raises Problem or Cancelled."""
        return self._source.page_of(self._params, self._language, start, cancel)
