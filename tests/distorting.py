"""Stands before a server and makes every text that it tells hostile, and every few pictures something else (budgets, "Robustness")."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from tests.web.loopback import Exchange, Loopback

TEXTS = frozenset(
    {
        "title", "name", "overview", "tagline", "biography", "character", "job", "summary", "studio", "tag", "role", "original_title", "original_name",
        "originalTitle", "titleSort", "Name", "OriginalTitle", "SortName", "Overview", "Role", "known_for_department", "department", "place_of_birth",
        "certification", "contentRating", "OfficialRating", "Plot", "Title", "parentTitle", "grandparentTitle", "SeriesName", "SeasonName", "friendlyName",
        "ServerName", "network", "status", "homepage", "status_message",
    }
)  # fmt: skip
"""Fields in which people write, of all the servers and providers."""
LISTS = frozenset({"Genres", "Taglines", "also_known_as"})
EVIL: Sequence[Callable[[str], str]] = (
    lambda text: f"<b>{text}</b><img src='http://127.0.0.1:9/x.png'><a href='javascript:alert(1)'>&amp;",
    lambda text: f"\u202e{text}\u2066\u202d",
    lambda text: f"{text}\x00\x07\x1b[2J\ud800",
    lambda text: f"{text} {'W' * 3_000}",
    lambda text: f"{text}\n\n\n\r\n\u2028{text}",
    lambda text: f"Z{chr(0x301) * 400}{text}",
    lambda text: f"{text} %1 %L2 {{}} %s %n $(id) '; DROP TABLE movies; --",
    lambda text: f"{text} مرحبا שלום 漢字 👩‍👩‍👧‍👦 {'ﷺ' * 20}",
)
_HOP = {"connection", "content-length", "transfer-encoding", "content-encoding", "date", "server", "etag", "last-modified"}
_ATTRIBUTE = re.compile(rf'\b({"|".join(sorted(TEXTS))})="([^"]*)"')
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def distorting(address: str, pictures: Sequence[bytes] = ()) -> Loopback:
    """A server that passes everything on to `address`, and back with its texts made hostile; of its pictures every second is one of `pictures`."""
    turn, shown = count(), count()

    def pass_on(it: Exchange) -> None:
        status, headers, body = _asked(address, it)
        kind = headers.get("Content-Type", "")
        if kind.startswith("image/") and pictures and (number := next(shown)) % 2:
            body = pictures[number // 2 % len(pictures)]
        elif "json" in kind and body:
            body = json.dumps(_evil(json.loads(body), turn)).encode()
        elif "xml" in kind:
            body = _ATTRIBUTE.sub(lambda found: f'{found[1]}="{_xml(EVIL[next(turn) % len(EVIL)](found[2]))}"', body.decode()).encode()
        it.reply(status, body, {name: value for name, value in headers.items() if name.lower() not in _HOP})

    made = Loopback()
    made.otherwise = pass_on
    return made


def _asked(address: str, it: Exchange) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(address)
    line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        said = next(asked for asked in reversed(it.server.home.asked) if asked.line == it.client_address)
        headers = {name: value for name, value in it.headers.items() if name.lower() not in {"host", "connection", "accept-encoding"}}
        line.request(it.command, parts.path + it.path, said.body or None, headers)
        answer = line.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        line.close()


def _evil(value: Any, turn: count[int], field: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _evil(one, turn, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_evil(one, turn, "title" if field in LISTS else field if isinstance(one, dict | list) else "") for one in value]
    return EVIL[next(turn) % len(EVIL)](value) if field in TEXTS and isinstance(value, str) and value else value


def _xml(text: str) -> str:
    """As an attribute's value; what XML cannot hold is left out."""
    plain = _NOT_XML.sub("", text)
    for letter, name in (("<", "&lt;"), (">", "&gt;"), ("\n", "&#10;"), ("\r", "&#13;")):
        plain = plain.replace(letter, name)
    return re.sub(r"&(?!(?:lt|gt|amp|quot|apos|#\d+);)", "&amp;", plain)
