"""The pretend TVDB (v4): logging in for a token, and which question gets which answer, without the leading /v4."""

from __future__ import annotations

import threading
from typing import Any

from app.demo.chance import mixed
from app.demo.limits import Gate
from app.demo.lore import Lore
from app.demo.lore_facts import short_language
from app.demo.lore_ids import LoreIds
from app.demo.lore_search import LoreSearch
from app.demo.provider_site import let_in, whole_number
from app.demo.titles import Show
from app.demo.tvdb_episodes import ordered
from app.demo.tvdb_records import TvdbRecords
from app.demo.wire import Answer, Ask, said

PAGE = 500


class TvdbSite:
    """Answers as TVDB's API v4. `keys` log in alone, `pin_keys` only with their PIN; every login gives a token of its own, until `expire`."""

    name = "tvdb"

    def __init__(self, lore: Lore, ids: LoreIds, search: LoreSearch, gate: Gate, keys: frozenset[str], pin_keys: dict[str, str]) -> None:
        self.gate = gate
        self.keys = keys
        self.pin_keys = pin_keys
        self.page_size = PAGE
        self.records = TvdbRecords(lore, ids)
        self._lore = lore
        self._ids = ids
        self._search = search
        self._tokens: set[str] = set()
        self._given = 0
        self._lock = threading.Lock()

    def expire(self) -> None:
        """No token given so far is good any longer."""
        with self._lock:
            self._tokens.clear()

    def answer(self, ask: Ask) -> Answer:
        """Answer one request."""
        parts = ask.path.strip("/").split("/")
        parts = parts[1:] or [""] if parts[0] == "v4" else parts
        if parts == ["login"]:
            return self._login(ask) if ask.method == "POST" else failed(405, "Method Not Allowed")
        scheme, _, token = ask.fields.get("authorization", "").partition(" ")
        if scheme != "Bearer" or token.strip() not in self._tokens:
            return failed(401, "Unauthorized")
        refusal = let_in(self.gate, lambda: failed(429, "Too Many Requests"), lambda: failed(429, "Too Many Requests"))
        return refusal if refusal is not None else self._answered(ask, parts)

    def _login(self, ask: Ask) -> Answer:
        told = ask.json()
        key, pin = str(told.get("apikey", "")), str(told.get("pin") or "")
        if key in self.pin_keys:
            if not pin:
                return failed(400, "InvalidValueType: pin required")
            if pin != self.pin_keys[key]:
                return failed(401, "InvalidPIN: pin invalid")
        elif key not in self.keys:
            return failed(401, "InvalidAPIKey: apikey invalid")
        with self._lock:
            self._given += 1
            token = f"eyJhbGciOiJub25lIn0.{mixed(self._given, 271):016x}.demo"
            self._tokens.add(token)
        return good({"token": token})

    def _answered(self, ask: Ask, parts: list[str]) -> Answer:
        if parts == ["search"]:
            return self._searched(ask)
        if parts[:2] == ["search", "remoteid"] and len(parts) == 3:
            return self._remote(parts[2])
        if parts[:2] == ["series", "slug"] and len(parts) == 3:
            shows = self._search.find("show", parts[2].replace("-", " "), self.name)
            return next((good(record) for show in shows if isinstance(show, Show) and (record := self.records.base(show))["slug"] == parts[2]), _missing())
        if parts[0] == "series" and len(parts) >= 2:
            number = whole_number(parts[1])
            if number is None:
                return failed(400, "InvalidValueType: Invalid value for id")
            whole = self._ids.of_tvdb(number)
            return self._series(ask, self._lore.show(whole), parts[2:]) if whole is not None else _missing()
        return _missing()

    def _series(self, ask: Ask, show: Show, below: list[str]) -> Answer:
        if not below:
            return good(self.records.base(show))
        if below == ["extended"]:
            return good(self.records.extended(show, short=ask.query.get("short") == "true", meta=ask.query.get("meta", "").split(",")))
        if below == ["artworks"]:
            return good(self.records.base(show) | {"artworks": self._artworks(ask, show)})
        if below == ["nextAired"]:
            return good(self.records.base(show))
        if below[0] == "translations" and len(below) == 2:
            told = self.records.translation(show, short_language(below[1]))
            return good(told) if told is not None else _missing()
        if below[0] == "episodes" and 2 <= len(below) <= 3:
            return self._episodes(ask, show, below[1], below[2] if len(below) == 3 else None)
        return _missing()

    def _artworks(self, ask: Ask, show: Show) -> list[dict[str, Any]]:
        lang, kind = ask.query.get("lang"), ask.query.get("type")
        artworks = self.records.artworks(show)
        return [one for one in artworks if (not lang or one["language"] in {lang, None}) and (not kind or str(one["type"]) == kind)]

    def _episodes(self, ask: Ask, show: Show, order: str, language: str | None) -> Answer:
        """A page of the episodes in an order; an order that nobody has made has none."""
        page = whole_number(ask.query.get("page", "0"))
        if page is None:
            return failed(400, "InvalidValueType: Invalid value for page")
        rows = ordered(show, order)
        if rows is None:
            return failed(400, "InvalidValueType: Invalid season type")
        season, number = ask.query.get("season"), ask.query.get("episodeNumber")
        rows = [row for row in rows if (not season or str(row.season) == season) and (not number or str(row.number) == number)]
        start = page * self.page_size
        told = [self.records.episodes.episode(show, row, short_language(language) if language else None) for row in rows[start : start + self.page_size]]
        here = f"{ask.address}{ask.path}?page="
        links = {
            "prev": f"{here}{page - 1}" if page else None,
            "self": f"{here}{page}",
            "next": f"{here}{page + 1}" if start + self.page_size < len(rows) else None,
            "total_items": len(rows),
            "page_size": self.page_size,
        }
        data = {"series": self.records.base(show), "episodes": told} if language is None else self.records.base(show) | {"episodes": told}
        return good(data, links)

    def _searched(self, ask: Ask) -> Answer:
        text = ask.query.get("query") or ask.query.get("q") or ""
        if ask.query.get("remote_id"):
            return self._remote(ask.query["remote_id"])
        if not text:
            return failed(400, "InvalidValueType: query required")
        year = ask.query.get("year", "")
        found = self._search.find("show", text, "tvdb", (int(year),) if year.isdecimal() else ()) if ask.query.get("type", "series") == "series" else []
        start, limit = ask.number("offset", 0), ask.number("limit", 50)
        told = [self.records.found(show) for show in found[start : start + limit] if isinstance(show, Show)]
        return good(told, {"prev": None, "self": ask.address + ask.path, "next": None, "total_items": len(found), "page_size": limit})

    def _remote(self, key: str) -> Answer:
        """The show of an id of IMDb's or TMDB's; nothing found is an empty list."""
        number = whole_number(key)
        whole = self._ids.of_imdb("show", key, "tvdb") if number is None else self._ids.of_tmdb("show", number)
        if whole is None or not self._lore.knows("tvdb", "show", whole):
            return good([])
        return good([{"series": self.records.base(self._lore.show(whole))}])


def good(data: object, links: object = None) -> Answer:
    """An answer in TVDB's wrapping."""
    return said({"status": "success", "data": data} | ({"links": links} if links is not None else {}))


def failed(status: int, message: str) -> Answer:
    """A failure in TVDB's wrapping."""
    return said({"status": "failure", "message": message, "data": None}, status)


def _missing() -> Answer:
    return failed(404, "NotFoundException: not found")
