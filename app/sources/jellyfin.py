"""Jellyfin as a source: versions 10.8 to 12, with a user's token or an API key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, Literal
from urllib.parse import quote

from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported
from app.sources.by_show import ByShow
from app.sources.jellyfin_answers import read_answer
from app.sources.jellyfin_ids import plain_id
from app.sources.jellyfin_items import read_page
from app.sources.jellyfin_parts import with_parts
from app.sources.jellyfin_server import JellyfinServer
from app.sources.jellyfin_shapes import View, Views
from app.sources.jellyfin_users import NOT_THERE, system_info, user_of
from app.sources.source import ImageAddress, LibraryFacts, Listing, Page, ServerFacts, SourceKind
from app.web.answer import Answer
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
        self._user_asked = False
        self._machine_id: str | None = None
        self._route: str | None = None

    def describe(self, cancel: Cancel) -> ServerFacts:
        """Two or three requests: who it is, and whether it accepts the token."""
        info = system_info(self._server, cancel)
        user = user_of(self._server, self._user_id, self._user_name, cancel)
        self._machine_id = plain_id(info.id) if info.id else self._server.address
        self._user_id, self._user_asked = plain_id(user.id) if user is not None else None, True
        return ServerFacts(info.server_name or self._server.host, self._machine_id, info.version or "", self._user_id, user.name if user is not None else None)

    def libraries(self, cancel: Cancel) -> Sequence[LibraryFacts]:
        """The user's film and show libraries; a mixed one counts as one of each."""
        user = self._user(cancel)
        asked = {**user, "includeHidden": "true"}
        answer = self._server.asked("/UserViews", cancel, asked, allowed=(400, *NOT_THERE))
        if answer.status != 200 and user:  # before 10.9
            answer = self._server.asked(f"/Users/{user['userId']}/Views", cancel, {"includeHidden": "true"}, allowed=NOT_THERE)
        if answer.status != 200:
            answer = self._server.asked("/Library/MediaFolders", cancel)
        views = read_answer(Views, answer.content, self._server.host)
        return [library for view in views.items or () for library in _libraries(view)]

    def listing(self, library: LibraryFacts, kind: Kind, since: int | None, cancel: Cancel) -> Listing:
        """A page at a time, in the order of being added; with `since` (UTC seconds), what was saved since."""
        params: dict[str, Any] = {
            **_asking_for(kind),
            **self._user(cancel),
            "parentId": library.key.removesuffix(_SHOWS),
            "recursive": "true",
            "includeItemTypes": _TYPES[kind],
            "collapseBoxSetItems": "false",
            "sortBy": "DateCreated,SortName",
            "sortOrder": "Ascending",
        }
        if since is not None:
            params["minDateLastSaved"] = datetime.fromtimestamp(since, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        pages = _Pages(self, params, library.language)
        if since is not None or kind not in (Kind.SEASON, Kind.EPISODE):
            return pages
        shows = _Pages(self, {**params, **_asking_for(Kind.SHOW), "includeItemTypes": _TYPES[Kind.SHOW]}, library.language)
        return ByShow(pages, kind, shows, partial(self._of_show, kind, library.language))

    def _of_show(self, kind: Kind, language: str | None, show: Reported, cancel: Cancel) -> list[Reported]:
        route = f"/Shows/{quote(show.remote_key, safe='')}/{'Seasons' if kind is Kind.SEASON else 'Episodes'}"
        answer = self._server.asked(route, cancel, {**self._user(cancel), **_asking_for(kind)})
        items = read_page(answer.content, self._server.host, language).items
        return with_parts(self._server, answer.content, items, self._user(cancel), cancel)

    def items(self, keys: Sequence[tuple[Kind, str]], cancel: Cancel) -> Sequence[Reported]:
        """In full; those that are gone, or cannot be read, are left out."""
        found: list[Reported] = []
        for start in range(0, len(keys), _BATCH):
            batch = ",".join(key for _, key in keys[start : start + _BATCH])
            answer = self._listed({**_asking_for(None), **self._user(cancel), "ids": batch}, cancel)
            items = read_page(answer.content, self._server.host).items
            found += with_parts(self._server, answer.content, items, self._user(cancel), cancel)
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
            answer = self._listed({**params, "startIndex": start, "limit": PAGE_SIZE}, cancel)
        cancel.check()
        items, skipped, total = read_page(answer.content, self._server.host, language)
        return Page(start, with_parts(self._server, answer.content, items, self._user(cancel), cancel), skipped, total)

    def _listed(self, params: Mapping[str, Any], cancel: Cancel) -> Answer:
        """From the route that all versions have; from the one of older clients where there is nothing else."""
        user = params.get("userId")
        if self._route is not None or user is None:
            return self._server.asked(self._route or "/Items", cancel, params)
        answer = self._server.asked("/Items", cancel, params, allowed=NOT_THERE)
        route = "/Items"
        if answer.status in NOT_THERE:
            route = f"/Users/{user}/Items"
            answer = self._server.asked(route, cancel, params)
        self._route = route
        return answer

    def _user(self, cancel: Cancel) -> Mapping[str, str]:
        """Whose view of the library is asked for, as a part of the question; nobody's where the server names nobody."""
        if not self._user_asked and self._user_id is None:
            user = user_of(self._server, None, self._user_name, cancel)
            self._user_id, self._user_asked = plain_id(user.id) if user is not None else None, True
        return {} if self._user_id is None else {"userId": self._user_id}


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
