"""The real answers of the folder of captures, each at its own address, replayed over HTTP: a provider that knows only what was recorded."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import parse_qsl, urlsplit

from tests.web.loopback import Exchange, Loopback

Name = Literal["tmdb", "tvdb", "omdb"]
_LEADING = re.compile(r"^/(3|v4)(?=/)")
_PARAM = re.compile(r"'([\w.]+)': ['\"]([^'\"]*)")  # long ones are cut off in SOURCES.md
_UNTOLD = frozenset({"api_key", "apikey", "r", "v", "plot", "tomatoes"})
"""Parameters that lead to no other title."""
_BY_FIELD = {"original_title": "movie", "original_name": "tv", "biography": "person", "parts": "collection"}
_MISSING = {
    "tmdb": (404, b'{"success":false,"status_code":34,"status_message":"The resource you requested could not be found."}'),
    "tvdb": (404, b'{"status":"failure","message":"NotFoundException: not found","data":null}'),
    "omdb": (200, b'{"Response":"False","Error":"Movie not found!"}'),
}


@dataclass(frozen=True)
class Recorded:
    """One real answer: what was asked (path without the version, parameters), and what was answered."""

    file: str
    method: str
    path: str
    params: Mapping[str, str]
    status: int
    body: bytes


@lru_cache(4)
def recorded(folder: Path, name: Name) -> tuple[Recorded, ...]:
    """All recorded answers of a provider, as SOURCES.md tells what each answers."""
    return tuple(_rows(folder, name))


def _rows(folder: Path, name: Name) -> Iterator[Recorded]:
    section = ""
    for line in (folder / "SOURCES.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:].split()[0]
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        cells = [cell.replace("\\|", "|") for cell in cells]
        if not section.startswith(f"{name}/") or len(cells) < 5 or not (folder / section / cells[2]).is_file():
            continue
        method, _, where = cells[3].partition(" ")
        address, _, told = where.partition(" {")
        parts = urlsplit("/" + address.partition("/")[2] if not address.startswith("/") else address)
        params = dict(parse_qsl(parts.query)) | dict(_PARAM.findall(told))
        asked = {key.lower(): str(value) for key, value in params.items() if key.lower() not in _UNTOLD}
        body = (folder / section / cells[2]).read_bytes()
        for path in _paths(name, _LEADING.sub("", parts.path).rstrip("/") or "/", body):
            yield Recorded(f"{section}/{cells[2]}", method, path, asked, int(cells[4] or 200), body)


def _paths(name: Name, path: str, body: bytes) -> set[str]:
    """Where an answer stands: what tells of one title or person of TMDB's, under that one's id too, however it was asked for."""
    told = json.loads(body) if name == "tmdb" else None
    paths = set() if re.search(r"[{ ]|/get$", path) else {path}
    if not isinstance(told, dict) or "id" not in told or re.fullmatch(r"/(movie|tv|person|collection)/[^/]+", path) is None:
        return paths
    kind = next((kind for field, kind in _BY_FIELD.items() if field in told), None)
    return paths if kind is None else {*paths, f"/{kind}/{told['id']}"}


class Replay:
    """A provider on loopback that answers as it was recorded. Use it as a context manager; its address takes the place of the provider's base.

    Of several answers at one path the one is given whose parameters fit the question best. Parts that TMDB was asked for along with a title and that were
    recorded by themselves are put in. What was never recorded is what the provider says of things that do not exist, and is told in `unanswered`.
    """

    def __init__(self, folder: Path, name: Name) -> None:
        self._name: Name = name
        self._answers: dict[tuple[str, str], list[Recorded]] = {}
        for one in recorded(folder, name):
            self._answers.setdefault((one.method, one.path), []).append(one)
        self.unanswered: list[str] = []
        self.replayed: list[str] = []
        self._lock = threading.Lock()
        self._server = Loopback()
        self._server.otherwise = self._answer

    def __enter__(self) -> Self:
        self._server.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.__exit__(None, None, None)

    @property
    def address(self) -> str:
        """Where it answers."""
        return self._server.address

    def _answer(self, it: Exchange) -> None:
        parts = urlsplit(it.path)
        params = {key.lower(): value for key, value in parse_qsl(parts.query)}
        path = _LEADING.sub("", parts.path).rstrip("/") or "/"
        if self._name == "tvdb" and path == "/login":
            it.reply(200, b'{"status":"success","data":{"token":"replayed"}}', {"Content-Type": "application/json"})
            return
        found = self._found(it.command, path, params)
        with self._lock:
            (self.unanswered if found is None else self.replayed).append(f"{it.command} {path}" if found is None else found.file)
        status, body = _MISSING[self._name] if found is None else (found.status, self._with_parts(found, path, params))
        it.reply(status, body, {"Content-Type": "application/json"})

    def _found(self, method: str, path: str, params: Mapping[str, str]) -> Recorded | None:
        """The answer whose own parameters are all asked for, or are only about how much is said; the closest of them."""
        fitting = [one for one in self._answers.get((method, path), ()) if all(_same(key, value, params) for key, value in one.params.items())]
        return max(fitting, key=lambda one: (one.status == 200, sum(params.get(key) == value for key, value in one.params.items())), default=None)

    def _with_parts(self, found: Recorded, path: str, params: Mapping[str, str]) -> bytes:
        wanted = [part for part in params.get("append_to_response", "").split(",") if part]
        if not wanted or found.status != 200:
            return found.body
        told: dict[str, Any] = json.loads(found.body)
        for part in wanted:
            alone = None if part in told else self._found("GET", f"{path}/{part}", {})
            if alone is not None and alone.status == 200:
                told[part] = json.loads(alone.body)
        return json.dumps(told).encode()


def _same(key: str, value: str, params: Mapping[str, str]) -> bool:
    """Whether a parameter of a recorded question leads a question of ours to the same answer."""
    if key in {"language", "append_to_response", "include_image_language", "include_adult", "page", "limit"}:
        return key != "page" or params.get(key, "1") == value
    return params.get(key, "").casefold() == value.casefold()
