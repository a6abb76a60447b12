"""Every question that Bijou asks Jellyfin stands in the official description of each version, with these very parameters."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.sources.jellyfin import JellyfinSource
from app.sources.jellyfin_signin import begin_quick_connect, finish_quick_connect, sign_in
from app.sources.source import LibraryFacts
from app.web.web import Web
from tests.captures.conftest import FOLDER
from tests.web.loopback import Asked, Exchange, Loopback

VERSIONS = ("10.8.13", "10.9.11", "10.10.7", "10.11.11", "stable")
SINCE_10_9 = {("GET", "/UserViews"), ("POST", "/QuickConnect/Initiate")}
UNTIL_10_8 = {("GET", "/Users/{userId}/Views"), ("GET", "/QuickConnect/Initiate")}
USER = "0" * 32


def asking() -> list[Asked]:
    """One of everything."""

    def answer(it: Exchange) -> None:
        path = it.path.partition("?")[0]
        old = path in {"/UserViews", "/Users/Me"} or (path == "/QuickConnect/Initiate" and it.command == "POST")
        body: Any = {"Id": USER, "Items": [], "Secret": "s", "Code": "1", "Authenticated": True, "AccessToken": "t", "User": {"Id": USER}}
        it.reply(404 if old else 200, json.dumps([{"Id": USER}] if path == "/Users" else True if path.endswith("Enabled") else body).encode())

    routes = (
        "/System/Info/Public", "/Users/Me", "/Users", f"/Users/{USER}", "/UserViews", f"/Users/{USER}/Views", "/Items", "/Users/AuthenticateByName",
        "/QuickConnect/Enabled", "/QuickConnect/Initiate", "/QuickConnect/Connect", "/Users/AuthenticateWithQuickConnect",
    )  # fmt: skip
    web, cancel = Web(), Cancel()
    with Loopback(dict.fromkeys(routes, answer)) as server:
        source = JellyfinSource(server.address, "t", web, "d")
        source.describe(cancel)
        source.describe(cancel)
        source.libraries(cancel)
        source.listing(LibraryFacts("a", "A", "show"), Kind.EPISODE, 5, cancel).page(0, cancel)
        source.items([(Kind.MOVIE, "a")], cancel)
        web.get(source.image("/Items/a/Images/Backdrop/0?tag=t", 1, 2).url or "", cancel=cancel, allowed=(404,))
        sign_in(server.address, "n", "p", web, "d", cancel)
        finish_quick_connect(server.address, begin_quick_connect(server.address, web, "d", cancel), web, "d", cancel)
        web.close()
        return list(server.asked)


@functools.cache
def description(version: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "specs" / f"jellyfin-openapi-{version}.json").read_text("utf-8"))["paths"]
    return found


def operation(version: str, asked: Asked) -> tuple[str, Any]:
    """The path's template in the description, and what it says of this method."""
    exact = asked.path if asked.path in description(version) else None
    for template, methods in description(version).items():
        pattern = re.sub(r"\{[^/]+\}", "[^/]+", template)
        if (template == exact or (exact is None and re.fullmatch(pattern, asked.path))) and asked.method.lower() in methods:
            return template, methods[asked.method.lower()]
    return re.sub(USER, "{userId}", asked.path), None


@pytest.mark.parametrize("version", VERSIONS)
def test_every_question_is_described(version: str) -> None:
    for asked in asking():
        template, described = operation(version, asked)
        if described is None:
            assert (asked.method, template) in (SINCE_10_9 if version == "10.8.13" else UNTIL_10_8), f"{version} knows no {asked.method} {asked.path}"
            continue
        parameters = {one["name"]: one for one in described.get("parameters", []) if one["in"] == "query"}
        unknown = set(asked.query) - set(parameters)
        assert not unknown or (asked.method, template) in UNTIL_10_8, f"{version}: {asked.path} has no parameter {unknown}"
        missing = {name for name, one in parameters.items() if one.get("required")} - set(asked.query)
        assert not missing
