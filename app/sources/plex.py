"""Plex Media Server as a source, by way of plexapi."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Literal
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element

import msgspec

from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported, Skipped
from app.domain.problems import BadAnswer, Missing
from app.sources.by_show import ByShow
from app.sources.plex_items import ITEM_TAGS, read_items
from app.sources.plex_server import Server
from app.sources.plex_values import said_whole
from app.sources.source import ImageAddress, LibraryFacts, Listing, Page, ServerFacts, SourceKind
from app.web.pace import Pace
from app.web.redirects import host_of
from app.web.web import Web

PAGE_SIZE = 400  # items, about a second's work for a small server and 1 MB
_BATCH = 50  # single items asked for in one question
_AT_ONCE = 2  # heavy questions at a time
_TYPES = {Kind.MOVIE: 1, Kind.SHOW: 2, Kind.SEASON: 3, Kind.EPISODE: 4}
_SECTION_IN = re.compile(r"/library/sections/([^/]+)/")


class PlexSource:
    """One Plex server, asked with a token. `machine_id` is needed for `web_address` only; `describe` learns it."""

    kind: SourceKind = "plex"

    def __init__(self, address: str, token: str, web: Web, device_id: str, machine_id: str | None = None) -> None:
        self._address = address.rstrip("/")
        self._server = Server(self._address, token, web, device_id)
        self._heavy = Pace(at_once=_AT_ONCE)
        self._machine_id = machine_id

    def describe(self, cancel: Cancel) -> ServerFacts:
        """One request, two for servers that leave their id out of the first."""
        try:
            root = self._ask("/", {}, cancel)
        except Missing:  # kept back by a gateway
            root = self._ask("/identity", {}, cancel)
        get = root.attrib.get
        machine_id = get("machineIdentifier")
        if not machine_id:
            machine_id = self._identity(cancel)
        self._machine_id = machine_id or None
        return ServerFacts(
            name=get("friendlyName") or host_of(self._address), machine_id=machine_id, version=get("version") or "", user_name=get("myPlexUsername") or None
        )

    def _identity(self, cancel: Cancel) -> str:
        try:
            return self._ask("/identity", {}, cancel).get("machineIdentifier") or self._address
        except (Missing, BadAnswer):
            return self._address  # a server too old to have one

    def libraries(self, cancel: Cancel) -> Sequence[LibraryFacts]:
        """The film and show sections, hidden ones and those without an agent too; no music, no photos."""
        found = [_library(section) for section in self._ask("/library/sections", {}, cancel) if section.tag == "Directory"]
        return [one for one in found if one is not None]

    def listing(self, library: LibraryFacts, kind: Kind, since: int | None, cancel: Cancel) -> Listing:  # noqa: ARG002  -- the first page asks
        """A page at a time; asks nothing before its first page. With `since` (UTC seconds), what was updated or added since."""
        if since is None:
            pages = _Pages(self, library, kind, {})
            if kind not in (Kind.SEASON, Kind.EPISODE):
                return pages
            return ByShow(pages, kind, _Pages(self, library, Kind.SHOW, {}), partial(self._of_show, kind, library.language))
        return _Changed(_Pages(self, library, kind, {"updatedAt>>": since}), _Pages(self, library, kind, {"addedAt>>": since}), since)

    def items(self, keys: Sequence[tuple[Kind, str]], cancel: Cancel) -> Sequence[Reported]:
        """In full, with streams and all credits; those that are gone, or cannot be read, are left out."""
        found: list[Reported] = []
        for start in range(0, len(keys), _BATCH):
            found += self._some([key for _, key in keys[start : start + _BATCH]], cancel)
        return found

    def _some(self, keys: Sequence[str], cancel: Cancel) -> list[Reported]:
        path = f"/library/metadata/{','.join(quote(key, safe='') for key in keys)}"
        try:
            return read_items(self._ask(path, {"includeGuids": 1}, cancel))[0]
        except Missing:  # of several, perhaps only one is gone
            return [] if len(keys) == 1 else [item for key in keys for item in self._some([key], cancel)]

    def image(self, reference: str, width: int, height: int) -> ImageAddress:
        """The server's own scaling for its pictures; a picture elsewhere is fetched from there, without the token."""
        if reference.startswith(("http://", "https://")):
            return ImageAddress(url=reference)
        wanted = urlencode({"width": width, "height": height, "minSize": 1, "upscale": 0, "url": reference})
        return ImageAddress(url=f"{self._address}/photo/:/transcode?{wanted}", headers=self._server._headers(Accept="image/*"))  # noqa: SLF001  -- ours

    def web_address(self, kind: Kind, remote_key: str) -> str | None:  # noqa: ARG002  -- Plex needs the key alone
        """The item's page in the web app that the server brings along."""
        if self._machine_id is None:
            return None
        return f"{self._address}/web/index.html#!/server/{self._machine_id}/details?key={quote(f'/library/metadata/{remote_key}', safe='')}"

    def close(self) -> None:
        """Nothing to give back: connections belong to `Web`."""

    def _of_show(self, kind: Kind, language: str | None, show: Reported, cancel: Cancel) -> list[Reported]:
        """Its seasons, or its episodes: all at once, else season by season."""
        if kind is Kind.SEASON:
            return self._below(show.remote_key, "children", language, cancel)
        try:
            return self._below(show.remote_key, "allLeaves", language, cancel)
        except Missing:
            seasons = [one for one in self._below(show.remote_key, "children", language, cancel) if one.kind is Kind.SEASON]
            return [one for season in seasons for one in self._below(season.remote_key, "children", language, cancel)]

    def _below(self, key: str, what: str, language: str | None, cancel: Cancel) -> list[Reported]:
        root = self._ask(f"/library/metadata/{quote(key, safe='')}/{what}", {"includeGuids": 1}, cancel)
        season = said_whole(root.attrib.get, "parentIndex")  # old servers say it of the list, not of each episode
        return [
            one if one.season is not None else msgspec.structs.replace(one, season=season)
            for one in read_items((one for one in root if one.get("type")), language)[0]
        ]

    def page_of(self, library: LibraryFacts, kind: Kind, filters: Mapping[str, Any], start: int, cancel: Cancel) -> Page:
        """One page of a section, in the order of being added, so that new items move no others."""
        window = {"X-Plex-Container-Start": start, "X-Plex-Container-Size": PAGE_SIZE}
        params = {"type": _TYPES[kind], "includeGuids": 1, "sort": "addedAt:asc", **filters, **window}
        with self._heavy.turn(cancel):
            # Both ways: plexapi puts the window into headers, old servers and some proxies only look at the address.
            root = self._ask(f"/library/sections/{library.key}/all", params, cancel, {name: str(value) for name, value in window.items()})
        cancel.check()
        items, skipped = read_items((one for one in root if one.tag in ITEM_TAGS), library.language)
        return _page(root, start, items, skipped)

    def _ask(self, path: str, params: Mapping[str, Any], cancel: Cancel, headers: Mapping[str, str] | None = None) -> Element:
        with self._server.stoppable(cancel):
            root = self._server.query(path, headers=headers, params=params)
        if root is None:
            raise BadAnswer(f"{host_of(self._address)} sent an empty answer.")
        return root


def _page(root: Element, start: int, items: list[Reported], skipped: list[Skipped]) -> Page:
    """`total` as the server says it; one that ignores paging answers with everything, from the beginning."""
    total = said_whole(root.attrib.get, "totalSize")
    if total is None and start == 0 and len(items) + len(skipped) > PAGE_SIZE:
        total = len(items) + len(skipped)
    return Page(start, items, skipped, total)


def _library(section: Element) -> LibraryFacts | None:
    get = section.attrib.get
    kind: Literal["movie", "show"] | None = "movie" if get("type") == "movie" else "show" if get("type") == "show" else None
    key = get("key")
    if not key:
        match = _SECTION_IN.search(get("composite") or "")
        key = match[1] if match else None
    if kind is None or not key:
        return None
    language = (get("language") or "").partition("-")[0].lower()
    known = len(language) == 2 and language not in {"xn", "xx"}  # Plex's words for "none"
    return LibraryFacts(key.rstrip("/").rpartition("/")[2], get("title") or key, kind, get("hidden") not in {None, "", "0"}, language if known else None)


class _Pages:
    """A section's items of one kind."""

    page_size = PAGE_SIZE

    def __init__(self, source: PlexSource, library: LibraryFacts, kind: Kind, filters: Mapping[str, Any]) -> None:
        self._source, self._library, self._kind, self._filters = source, library, kind, filters

    def page(self, start: int, cancel: Cancel) -> Page:
        """Raises Problem or Cancelled."""
        return self._source.page_of(self._library, self._kind, self._filters, start, cancel)


class _Changed:
    """What was updated since, then what was added since: two filters, because Plex joins filters with "and", and only newer servers know "or".

    An item that fits both comes twice. A server that does not know the filters answers with everything, once.
    """

    page_size = PAGE_SIZE

    def __init__(self, updated: _Pages, added: _Pages, since: int) -> None:
        self._updated, self._added, self._since = updated, added, since
        self._lock = threading.Lock()
        self._first: Page | None = None
        self._second: Page | None = None
        self._boundary = 0

    def page(self, start: int, cancel: Cancel) -> Page:
        """Raises Problem or Cancelled. The first page asks twice, to know how much each filter finds."""
        first, second = self._beginnings(cancel)
        total = self._boundary + (0 if second is None else _size(second))
        if start == 0 and self._boundary:
            return Page(0, first.items, first.skipped, total)
        if start < self._boundary:
            page = self._updated.page(start, cancel)
        elif second is not None and start == self._boundary:
            page = second
        elif second is not None:
            page = self._added.page(start - self._boundary, cancel)
        else:
            page = Page(start, (), (), total)
        return Page(start, page.items, page.skipped, total)

    def _beginnings(self, cancel: Cancel) -> tuple[Page, Page | None]:
        with self._lock:
            if self._first is None:
                self._first = self._updated.page(0, cancel)
                self._boundary = _size(self._first)
                if not self._ignored(self._first):
                    self._second = self._added.page(0, cancel)
            return self._first, self._second

    def _ignored(self, page: Page) -> bool:
        return any((item.changed_at or 0) < self._since and (item.added_at or 0) < self._since for item in page.items)


def _size(page: Page) -> int:
    return page.received if page.total is None else page.total
