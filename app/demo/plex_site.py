"""The pretend Plex server: which question gets which answer."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import msgspec

from app.demo.faults import Fault
from app.demo.gallery import Gallery, What, Wish
from app.demo.holdings import Held, HeldEpisode, HeldFilm, HeldSeason, HeldShow, Library
from app.demo.listing import Listings, Rows, Since
from app.demo.pages import Pages, question
from app.demo.plex_items import episode_node, film_node, season_node, show_node
from app.demo.plex_parts import Manner
from app.demo.shelf import Shelf
from app.demo.tree import Node, node, plain, xml
from app.demo.wire import Answer, Ask

VERSION = "1.41.3.9314-a0bfb8370"
_TYPES = {"1": "movie", "2": "show", "3": "season", "4": "episode"}
_REFUSED = Answer(401, b"<html><head><title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>", "text/html")
_MISSING = Answer(404, b"<html><head><title>Not Found</title></head><body><h1>404 Not Found</h1></body></html>", "text/html")
_PICTURES: dict[str, What] = {"thumb": "poster", "art": "backdrop", "clearLogo": "logo"}
_PICTURE = re.compile(r"^/library/metadata/(\d+)/(thumb|art|clearLogo)(?:/\d+)?$")


class PlexSite:
    """Answers as a Plex Media Server does. `tokens` are those it accepts; `machine_id` is its identifier."""

    name = "plex"

    def __init__(self, shelf: Shelf, gallery: Gallery, *, server_name: str, machine_id: str, tokens: frozenset[str], pages: Pages) -> None:
        self.shelf = shelf
        self.listings = Listings(shelf)
        self.server_name = server_name
        self.machine_id = machine_id
        self.tokens = tokens
        self._gallery = gallery
        self._pages = pages

    def answer(self, ask: Ask) -> Answer:
        """Answer one request."""
        if ask.path == "/identity":
            return self._tell(ask, self._container({"claimed": True, "machineIdentifier": self.machine_id, "version": VERSION}))
        if ask.path.startswith("/people/"):
            return self._gallery.person(ask.path.removeprefix("/people/").partition(".")[0], Wish())
        if (ask.fields.get("x-plex-token") or ask.query.get("X-Plex-Token")) not in self.tokens:
            return _REFUSED
        if ask.path == "/photo/:/transcode":
            return self._picture(ask.query.get("url", ""), ask)
        if _PICTURE.match(ask.path):
            return self._picture(ask.path, ask)
        if ask.path == "/":
            return self._tell(ask, self._root())
        return self._library(ask)

    # -- the library --------------------------------------------------------------------------------------------------------------

    def _library(self, ask: Ask) -> Answer:
        parts = ask.path.strip("/").split("/")
        if parts == ["library"]:
            return self._tell(ask, self._container({"size": 3, "allowSync": False, "title1": "Plex Library"}, [_directory("sections", "Library Sections")]))
        if parts in (["library", "sections"], ["library", "sections", "all"]):
            return self._tell(ask, self._container({"size": len(self.shelf.libraries), "allowSync": False, "title1": "Plex Library"}, self._sections()))
        if parts[:2] == ["library", "sections"] and len(parts) >= 3:
            library = next((one for one in self.shelf.libraries if str(one.key) == parts[2]), None)
            if library is None:
                return _MISSING
            if parts[3:] == ["all"]:
                return self._all(ask, library)
            return self._tell(ask, self._container({"size": 0, "librarySectionID": library.key, "title1": library.name}))
        if parts[:2] == ["library", "metadata"] and len(parts) >= 3:
            return self._metadata(ask, parts[2].split(","), parts[3:])
        return _MISSING

    def _sections(self) -> list[Node]:
        return [self._section(library) for library in self.shelf.libraries]

    def _section(self, library: Library) -> Node:
        kind = "movie" if library.kind == "photo" else library.kind
        return node(
            "Directory",
            {
                "allowSync": True,
                "art": f"/:/resources/{kind}-fanart.jpg",
                "composite": f"/library/sections/{library.key}/composite/1700000000",
                "filters": True,
                "refreshing": False,
                "thumb": f"/:/resources/{kind}.png",
                "key": str(library.key),
                "type": library.kind,
                "title": library.name,
                "agent": library.agent,
                "scanner": library.scanner,
                "language": library.language,
                "uuid": f"9c1d0000-0000-4000-8000-{library.key:012d}",
                "updatedAt": 1_700_000_000,
                "createdAt": 1_600_000_000,
                "scannedAt": 1_700_000_000,
                "content": True,
                "directory": True,
                "contentChangedAt": 1000 + self.shelf.edits.count,
                "hidden": 1 if library.hidden else 0,
            },
            [node("Location", {"id": library.key, "path": library.folder})],
        )

    def _all(self, ask: Ask, library: Library) -> Answer:
        kind = _TYPES.get(ask.query.get("type", ""), library.kind)
        start = _paging(ask, "X-Plex-Container-Start", 0)
        size = min(_paging(ask, "X-Plex-Container-Size", 10**9), ask.number("limit", 10**9))
        key = question(ask, self.shelf.edits.count)
        body = None if ask.tweaks else self._pages.get(key)
        if body is None:
            items, total = self._rows(library, kind, ask).page(start, size, ask.tweaks)
            manner = Manner(full=False, guids=ask.query.get("includeGuids") == "1", people=ask.address)
            told = [self._node(item, manner) for item in items]
            _spoil(told, ask.tweaks)
            about = {"size": len(told), "totalSize": total, "offset": start} | self._of(library) | {"viewGroup": kind}
            body = self._tell(ask, self._container(about, told)).body
            if not ask.tweaks:
                self._pages.put(key, body)
        return Answer(200, body, _kind(ask), {"X-Plex-Protocol": "1.0"})

    def _rows(self, library: Library, kind: str, ask: Ask) -> Rows[Any]:
        since = Since(_after(ask, "addedAt"), _after(ask, "updatedAt"))
        order = ask.query.get("sort", "")
        text = ask.query.get("title", "")
        if kind == "movie" and library.kind == "movie":
            return self.listings.films(library, since, order, text)
        if library.kind != "show" or kind not in {"show", "season", "episode"}:
            return Rows(0, lambda _start, _stop: [])
        if kind == "show":
            return self.listings.shows(library, since, order, text)
        return self.listings.seasons(library, since) if kind == "season" else self.listings.episodes(library, since)

    def _metadata(self, ask: Ask, keys: list[str], below: list[str]) -> Answer:
        found = [held for held in (self.shelf.find(int(key)) for key in keys if key.isdecimal()) if held is not None and _owned(held)]
        if not found:
            return _MISSING
        manner = Manner(full=not below, guids=True, people=ask.address)
        about: dict[str, Any] = self._of(found[0].library)
        if below:
            items = _children(found[0], leaves=below == ["allLeaves"]) if below in (["children"], ["allLeaves"]) else None
            if items is None:
                return _MISSING
            start, size = _paging(ask, "X-Plex-Container-Start", 0), _paging(ask, "X-Plex-Container-Size", 10**9)
            page, total = Rows(len(items), lambda first, last: items[first:last]).page(start, size, ask.tweaks)
            about |= {"totalSize": total, "offset": start, "key": keys[0], "parentIndex": 1}
            told = [self._node(item, manner) for item in page]
        else:
            told = [self._node(held, manner) for held in found]
        _spoil(told, ask.tweaks)
        return self._tell(ask, self._container({"size": len(told)} | about, told))

    def _node(self, held: Held, manner: Manner) -> Node:
        if isinstance(held, HeldFilm):
            return film_node(held, manner)
        if isinstance(held, HeldShow):
            return show_node(held, manner)
        show = self.shelf.show(held.show.number)
        if isinstance(held, HeldSeason):
            return season_node(held, show.key, manner)
        season = next((one for one in show.seasons if one.number == held.episode.season), None)
        return episode_node(held, show.key, season.key if season else held.season_key, manner)

    # -- pictures -----------------------------------------------------------------------------------------------------------------

    def _picture(self, path: str, ask: Ask) -> Answer:
        """A poster, backdrop, logo or still, scaled to fit `width` × `height` where they are given."""
        path = urlsplit(path).path
        if path.startswith("/people/"):
            wish = Wish(ask.number("width", 0), ask.number("height", 0), ask.query.get("minSize") == "1")
            return self._gallery.person(path.removeprefix("/people/").partition(".")[0], wish)
        place = _PICTURE.match(path)
        held = self.shelf.find(int(place[1])) if place else None
        if place is None or held is None:
            return _MISSING
        wish = Wish(ask.number("width", 0), ask.number("height", 0), ask.query.get("minSize") == "1")
        return self._gallery.picture(held, _PICTURES[place[2]], wish)

    # -- saying it ----------------------------------------------------------------------------------------------------------------

    def _root(self) -> Node:
        attributes: dict[str, Any] = {
            "size": 3,
            "allowMediaDeletion": True,
            "friendlyName": self.server_name,
            "machineIdentifier": self.machine_id,
            "multiuser": True,
            "myPlex": True,
            "myPlexMappingState": "mapped",
            "myPlexSigninState": "ok",
            "myPlexUsername": "ada@demo.invalid",
            "platform": "Linux",
            "platformVersion": "6.1",
            "transcoderPhoto": True,
            "updatedAt": 1_700_000_000,
            "version": VERSION,
        }
        return self._container(attributes, [_directory("library", "library"), _directory("hubs", "hubs"), _directory("metadata", "metadata")])

    def _of(self, library: Library) -> dict[str, Any]:
        return {
            "allowSync": True,
            "identifier": "com.plexapp.plugins.library",
            "librarySectionID": library.key,
            "librarySectionTitle": library.name,
            "librarySectionUUID": f"9c1d0000-0000-4000-8000-{library.key:012d}",
            "mediaTagPrefix": "/system/bundle/media/flags/",
            "mediaTagVersion": 1_726_069_332,
            "title1": library.name,
        }

    @staticmethod
    def _container(attributes: dict[str, Any], children: list[Node] | None = None) -> Node:
        return node("MediaContainer", attributes, children or [])

    @staticmethod
    def _tell(ask: Ask, root: Node) -> Answer:
        if _kind(ask) == "application/json":
            return Answer(200, msgspec.json.encode(plain(root)), "application/json", {"X-Plex-Protocol": "1.0"})
        return Answer(200, xml(root), "text/xml;charset=utf-8", {"X-Plex-Protocol": "1.0"})


def _directory(key: str, title: str) -> Node:
    return node("Directory", {"count": 1, "key": key, "title": title})


def _kind(ask: Ask) -> str:
    return "application/json" if "json" in ask.fields.get("accept", "") else "text/xml;charset=utf-8"


def _paging(ask: Ask, name: str, default: int) -> int:
    """Paging comes in the query or in a header."""
    text = ask.query.get(name) or ask.fields.get(name.lower(), "")
    return int(text) if text.isdecimal() else default


def _after(ask: Ask, field: str) -> int:
    """The bound of a filter such as `addedAt>>=1700000000` or `episode.addedAt>=…`; 0 without one."""
    for name, value in ask.query.items():
        if re.fullmatch(rf"(?:\w+\.)?{field}>{{1,2}}", name) and value.isdecimal():
            return int(value) + (0 if name.endswith(">>") else 1)
    return 0


def _owned(held: Held) -> bool:
    """Plex knows no episode that it does not have."""
    if isinstance(held, (HeldFilm, HeldEpisode)):
        return bool(held.media)
    return bool(held.owned)


def _children(held: Held, *, leaves: bool) -> list[Any] | None:
    if isinstance(held, HeldShow):
        return list(held.owned) if leaves else [season for season in held.seasons if season.owned]
    if isinstance(held, HeldSeason):
        return list(held.owned)
    return None


def _spoil(told: list[Node], tweaks: tuple[Fault, ...]) -> None:
    """Give one item fields that cannot be read."""
    for fault in tweaks:
        if fault.kind == "malformed" and fault.item < len(told):
            told[fault.item][1].update(
                {"ratingKey": "NaN", "year": "MCMXXVII", "index": "twelve", "duration": "long", "addedAt": "yesterday", "updatedAt": "now"}
            )
