"""A Jellyfin server on this computer whose every answer is made from an official description, and validated by it before it is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from tests.acceptance.described import Description, Filling
from tests.acceptance.jellyfin_plain import Undescribed
from tests.web.loopback import Exchange, Loopback

_TOKEN = re.compile(r'\bToken="([^"]*)"')
_ITEM_ROUTE = re.compile(r"/Users/([^/]+)(/Views)?")
USER_ID = f"{7:032x}"


@dataclass
class Shelf:
    """One library: what its items are for certain (the rest of each is filling)."""

    name: str
    collection: str | None
    items: list[dict[str, Any]] = field(default_factory=list)
    id: str = ""


Trouble = Callable[[Exchange, Mapping[str, list[str]]], bool]


class Jellyfin:
    """Use it as a context manager; it answers to `token`, which `user` gets for `password`. `announced` is added to every TotalRecordCount."""

    name = "Cellar"

    def __init__(
        self, description: Description | Undescribed, shelves: Sequence[Shelf], filling: Filling = "typical", *, dashes: bool = False, announced: int = 0
    ) -> None:
        self.description, self.shelves, self.filling, self.dashes, self.announced = description, list(shelves), filling, dashes, announced
        self.user, self.password, self.token = "demo", "canary-jellyfin-password", "canaryjellyfintoken"
        self.trouble: Trouble = lambda _it, _query: False
        self.faults: list[str] = []
        """Where an answer departed from the description."""
        self.unknown: list[str] = []
        """Questions that this version has no route for."""
        for place, shelf in enumerate(self.shelves):
            shelf.id = f"{0xF00 + place:032x}"
        self.loopback = Loopback()
        self.loopback.otherwise = self._answer

    def __enter__(self) -> Self:
        self.loopback.__enter__()
        return self

    def __exit__(self, *why: object) -> None:
        self.loopback.__exit__(None, None, None)

    @property
    def address(self) -> str:
        return self.loopback.address

    def _answer(self, it: Exchange) -> None:
        parts = urlsplit(it.path)
        template, answer = self._route(it.command, parts.path)
        query = {name.lower(): values for name, values in parse_qs(parts.query).items()}
        if answer is None or not self.description.has(it.command, template):
            self.unknown.append(f"{it.command} {parts.path}")
            it.reply(404, b"Error processing request.", {"Content-Type": "text/plain"})
        elif "Public" not in template and "Authenticate" not in template and not self._let_in(it):
            it.reply(401, b"")
        elif not self.trouble(it, query):
            answer(it, query)

    def _route(self, method: str, path: str) -> tuple[str, Callable[[Exchange, Mapping[str, list[str]]], None] | None]:
        fixed: dict[tuple[str, str], Callable[[Exchange, Mapping[str, list[str]]], None]] = {
            ("GET", "/System/Info/Public"): self._public, ("POST", "/Users/AuthenticateByName"): self._sign_in, ("GET", "/Users/Me"): self._me,
            ("GET", "/Users"): self._users, ("GET", "/UserViews"): self._views, ("GET", "/Items"): self._items,
        }  # fmt: skip
        if (method, path) in fixed:
            return path, fixed[method, path]
        if path.startswith("/Videos/") and path.endswith("/AdditionalParts"):
            return "/Videos/{itemId}/AdditionalParts", self._parts
        if match := _ITEM_ROUTE.fullmatch(path):
            return ("/Users/{userId}/Views", self._views) if match[2] else ("/Users/{userId}", self._me)
        return path, None

    def _let_in(self, it: Exchange) -> bool:
        header = it.headers.get("Authorization") or ""
        match = _TOKEN.search(header)
        return header.startswith("MediaBrowser ") and match is not None and match[1] == self.token

    def _public(self, it: Exchange, query: Mapping[str, list[str]]) -> None:
        truth = {"Id": "c0ffee", "ServerName": self.name, "Version": self.description.number, "ProductName": "Jellyfin Server"}
        self._send(it, "PublicSystemInfo", self.description.make("PublicSystemInfo", self._calm, truth))

    def _sign_in(self, it: Exchange, query: Mapping[str, list[str]]) -> None:
        said = json.loads(self.loopback.asked[-1].body)
        if "DeviceId=" not in (it.headers.get("Authorization") or ""):
            it.reply(400, b"")
        elif (said.get("Username"), said.get("Pw")) != (self.user, self.password):
            it.reply(401, b"")
        else:
            truth = {"AccessToken": self.token, "User": self._user(), "ServerId": "c0ffee"}
            self._send(it, "AuthenticationResult", self.description.make("AuthenticationResult", self._calm, truth))

    def _me(self, it: Exchange, query: Mapping[str, list[str]]) -> None:
        self._send(it, "UserDto", self._user())

    def _users(self, it: Exchange, query: Mapping[str, list[str]]) -> None:
        self._send(it, "UserDto", [self._user()])

    def _user(self) -> dict[str, Any]:
        user = self.description.make("UserDto", self._calm, {"Id": self._id(USER_ID), "Name": self.user})
        if user.get("Policy"):
            user["Policy"] |= {"IsDisabled": False, "IsAdministrator": True}
        return user

    def _views(self, it: Exchange, query: Mapping[str, list[str]]) -> None:
        views = [self._item({"Id": one.id, "Name": one.name, "Type": "CollectionFolder", "CollectionType": one.collection}) for one in self.shelves]
        self._send(it, "BaseItemDtoQueryResult", {"Items": views, "TotalRecordCount": len(views), "StartIndex": 0})

    def _parts(self, it: Exchange, query: Mapping[str, list[str]]) -> None:
        """Nothing has further files here, whatever its PartCount says."""
        self._send(it, "BaseItemDtoQueryResult", {"Items": [], "TotalRecordCount": 0, "StartIndex": 0})

    def _items(self, it: Exchange, query: Mapping[str, list[str]]) -> None:
        def said(name: str) -> str:
            return query.get(name, [""])[0]

        wanted = set(said("includeitemtypes").split(",")) - {""}
        if ids := said("ids"):
            names = {one.replace("-", "") for one in ids.split(",")}
            found = [one for shelf in self.shelves for one in shelf.items if one["Id"] in names]
        else:
            parent = said("parentid").replace("-", "")
            found = [one for shelf in self.shelves if shelf.id == parent for one in shelf.items if not wanted or one["Type"] in wanted]
        start, limit = int(said("startindex") or 0), int(said("limit") or 10_000)
        page = [self._item(one) for one in found[start : start + limit]]
        self._send(it, "BaseItemDtoQueryResult", {"Items": page, "TotalRecordCount": len(found) + self.announced, "StartIndex": start})

    @property
    def _calm(self) -> Filling:
        """Of itself the server says nothing extreme: a user whose id is unheard of could not sign in."""
        return "nulls" if self.filling in {"nulls", "bare"} else "typical"

    def _item(self, truth: Mapping[str, Any]) -> dict[str, Any]:
        ids = {name: self._id(value) for name, value in truth.items() if name in {"Id", "SeriesId", "SeasonId"}}
        return self.description.make("BaseItemDto", self.filling, {**truth, **ids})

    def _id(self, plain: str) -> str:
        return str(UUID(plain)) if self.dashes else plain

    def _send(self, it: Exchange, schema: str, body: Any) -> None:
        if self.filling != "unheard":
            self.faults += self.description.faults_of(schema, body)
        it.reply(200, json.dumps(body).encode(), {"Content-Type": "application/json; charset=utf-8"})


def item(number: int, kind: str, name: str, **truth: Any) -> dict[str, Any]:
    """What an item is for certain; its id comes from the number."""
    return {"Id": f"{number:032x}", "Name": name, "Type": kind, **truth}


def films(count: int, first: int = 1, **truth: Any) -> list[dict[str, Any]]:
    """So many films."""
    return [item(number, "Movie", f"Film {number}", **truth) for number in range(first, first + count)]


def series(number: int, name: str, seasons: Mapping[int, int], **truth: Any) -> list[dict[str, Any]]:
    """A series with its seasons (number → how many episodes) and their episodes."""
    show = item(number * 0x10000, "Series", name, **truth)
    found = [show]
    of_show = {"SeriesId": show["Id"], "SeriesName": name}
    for season, count in seasons.items():
        one = item(number * 0x10000 + (season + 1) * 0x100, "Season", f"Season {season}", IndexNumber=season, **of_show)
        found.append(one)
        for episode in range(1, count + 1):
            place = {"SeasonId": one["Id"], "IndexNumber": episode, "ParentIndexNumber": season, "IndexNumberEnd": None}
            found.append(item(number * 0x10000 + (season + 1) * 0x100 + episode, "Episode", f"{name} {season}x{episode}", **of_show, **place))
    return found
