"""The pretend Jellyfin server: which question gets which answer."""

from __future__ import annotations

import re
from typing import Any

from app.demo.clock import day_of
from app.demo.gallery import Gallery, What, Wish
from app.demo.holdings import Held, HeldEpisode, HeldSeason, HeldShow, Library
from app.demo.jellyfin_files import TICKS, Item
from app.demo.jellyfin_items import Teller
from app.demo.jellyfin_people import Household
from app.demo.keys import whole_of
from app.demo.listing import ALWAYS, Listings, Rows, Since
from app.demo.pages import Pages, question
from app.demo.people import JELLYFIN_FIRST
from app.demo.shelf import Shelf
from app.demo.wire import Answer, Ask, said

_MISSING = Answer(404, b"", "text/plain")
_KINDS = {"movie": "movie", "series": "show", "season": "season", "episode": "episode"}
_PICTURES: dict[str, What] = {"primary": "poster", "thumb": "backdrop", "backdrop": "backdrop", "logo": "logo"}
_IMAGE = re.compile(r"^/items/([0-9a-f-]{32,36})/images/(primary|backdrop|logo|thumb)(?:/\d+)?$", re.IGNORECASE)
SALT = 0xCE11A2


class JellyfinSite:
    """Answers as a Jellyfin server of `version` does, from 10.8 to 12."""

    name = "jellyfin"

    def __init__(self, shelf: Shelf, gallery: Gallery, household: Household, pages: Pages) -> None:
        self.shelf = shelf
        self.listings = Listings(shelf)
        self.household = household
        self.teller = Teller(household.server_id, SALT, modern=not household.version.startswith("10.8"))
        self._gallery = gallery
        self._pages = pages

    def answer(self, ask: Ask) -> Answer:
        """Answer one request. Names in the query and in paths are the same in either case."""
        ask.query = {name.lower(): value for name, value in ask.query.items()}
        path = ask.path.rstrip("/") or "/"
        picture = _IMAGE.match(path)
        if picture:
            return self._picture(ask, picture[1], picture[2].lower())
        early = self.household.door(ask, path.lower())
        if early is not None:
            return early
        parts = path.lower().strip("/").split("/")
        if parts[0] == "users" and len(parts) > 2 and self.household.old_forms:
            ask.query.setdefault("userid", parts[1])
            parts = ["userviews"] if parts[2] == "views" else parts[2:]
        key = question(ask, self.shelf.edits.count)
        body = None if ask.tweaks else self._pages.get(key)
        if body is not None:
            return Answer(200, body)
        answer = self._library(ask, parts)
        if answer.status == 200 and not ask.tweaks:
            self._pages.put(key, answer.body)
        return answer

    def _library(self, ask: Ask, parts: list[str]) -> Answer:
        if parts == ["userviews"]:
            return _listed([self.teller.library(library) for library in self.shelf.libraries], len(self.shelf.libraries), 0)
        if parts == ["items"]:
            return self._items(ask)
        if parts[0] == "items" and len(parts) == 2:
            held = self._held(parts[1])
            return said(self.teller.item(held, None)) if held is not None else _MISSING
        if parts[0] == "shows" and len(parts) == 3 and parts[2] in {"seasons", "episodes"}:
            show = self._held(parts[1])
            if not isinstance(show, HeldShow):
                return _MISSING
            return self._seasons(ask, show) if parts[2] == "seasons" else self._episodes(ask, show)
        if parts[0] == "videos" and parts[2:] == ["additionalparts"]:
            return self._more_parts(parts[1])
        return _MISSING

    def _more_parts(self, key: str) -> Answer:
        """The second and further files of a film in several parts: items of their own in Jellyfin."""
        held = self._held(key)
        if held is None or not isinstance(getattr(held, "media", None), tuple):
            return _MISSING
        whole = self.teller.item(held, None)
        found = []
        for turn, part in enumerate(held.media[0].parts[1:] if held.media else (), start=2):  # type: ignore[union-attr]
            source = whole["MediaSources"][0] | {"Path": part.path, "Size": part.size, "RunTimeTicks": part.duration_ms * TICKS}
            found.append(
                {
                    "Name": f"{whole['Name']} - Part {turn}",
                    "Id": self.teller.id(held.key * 64 + 32 + turn),
                    "Type": "Video",
                    "MediaSources": [source],
                    "Path": part.path,
                }
            )
        return _listed(found, len(found), 0)

    # -- listings -----------------------------------------------------------------------------------------------------------------

    def _items(self, ask: Ask) -> Answer:
        ids = ask.query.get("ids")
        if ids:
            found = [held for held in (self._held(key) for key in ids.split(",")) if held is not None]
            return self._page(ask, Rows(len(found), lambda start, stop: found[start:stop]))
        kinds = [_KINDS[kind] for kind in ask.query.get("includeitemtypes", "movie,series").lower().split(",") if kind in _KINDS]
        parent = ask.query.get("parentid")
        library = next((one for one in self.shelf.libraries if parent and self.teller.view(one) == parent.replace("-", "")), None)
        if parent and library is None:
            return self._below(ask, self._held(parent), kinds)
        libraries = [library] if library else list(self.shelf.libraries)
        rows = [self._rows(one, kind, ask) for kind in kinds for one in libraries if one.kind == ("movie" if kind == "movie" else "show")]
        return self._page(ask, _chained(rows))

    def _rows(self, library: Library, kind: str, ask: Ask) -> Rows[Any]:
        since = _since(ask)
        order = {"sortname": "titleSort", "datecreated": "addedAt", "productionyear": "year", "premieredate": "originallyAvailableAt"}.get(
            ask.query.get("sortby", "").lower().split(",")[0], ""
        )
        if order and ask.query.get("sortorder", "").lower().startswith("desc"):
            order += ":desc"
        if kind == "movie":
            return self.listings.films(library, since, order)
        if kind == "show":
            return self.listings.shows(library, since, order)
        if kind == "season":
            return self.listings.seasons(library, since)
        wanted = _owned_wanted(ask)
        if wanted is False:
            found = [held for number in self.shelf.numbers(library) for held in self.shelf.show(number).episodes if not held.media]
            return Rows(len(found), lambda start, stop: found[start:stop])
        return self.listings.episodes(library, since, owned=bool(wanted))

    def _below(self, ask: Ask, parent: Held | None, kinds: list[str]) -> Answer:
        """The seasons or episodes of a show, the episodes of a season."""
        found: list[Any] = []
        if isinstance(parent, HeldShow):
            found = list(parent.seasons) if kinds == ["season"] or "episode" not in kinds else list(parent.episodes)
        elif isinstance(parent, HeldSeason):
            found = list(parent.episodes)
        elif parent is None:
            return _MISSING
        return self._page(ask, _kept(ask, found))

    def _seasons(self, ask: Ask, show: HeldShow) -> Answer:
        return self._page(ask, _kept(ask, list(show.seasons)))

    def _episodes(self, ask: Ask, show: HeldShow) -> Answer:
        """A season's episodes; a season asked for by id brings, as in the real server, the specials that aired within it too."""
        found = list(show.episodes)
        wanted = ask.query.get("seasonid")
        number = ask.query.get("season")
        if wanted:
            season = next((one for one in show.seasons if self.teller.id(one.key) == wanted.replace("-", "")), None)
            if season is None:
                return _MISSING
            years = {held.episode.aired[:4] for held in season.episodes if held.episode.aired}
            found = [
                held
                for held in found
                if held.episode.season == season.number or (held.episode.season == 0 and season.number and (held.episode.aired or "")[:4] in years)
            ]
        elif number and number.isdecimal():
            found = [held for held in found if held.episode.season == int(number)]
        return self._page(ask, _kept(ask, found))

    def _page(self, ask: Ask, rows: Rows[Any]) -> Answer:
        start, limit = ask.number("startindex", 0), ask.number("limit", 10**9)
        page, total = rows.page(start, limit, ask.tweaks)
        fields = frozenset(ask.query.get("fields", "").lower().split(","))
        items = [self.teller.item(held, fields) for held in page]
        for fault in ask.tweaks:
            if fault.kind == "malformed" and fault.item < len(items):
                items[fault.item].update(
                    {"RunTimeTicks": "long", "ProductionYear": {"since": 1927}, "IndexNumber": "twelve", "Id": ["?"], "DateCreated": "yesterday"}
                )
        counted = ask.query.get("enabletotalrecordcount", "true").lower() != "false"
        return _listed(items, total if counted else 0, start)

    # -- pictures -----------------------------------------------------------------------------------------------------------------

    def _picture(self, ask: Ask, key: str, kind: str) -> Answer:
        """A picture, scaled to fill or fit what is asked for; people have portraits only. Jellyfin asks for no token here."""
        cover = "fillwidth" in ask.query or "fillheight" in ask.query
        width = ask.number("fillwidth", ask.number("maxwidth", ask.number("width", 0)))
        wish = Wish(width, ask.number("fillheight", ask.number("maxheight", ask.number("height", 0))), cover)
        held = self._held(key)
        if held is None:
            whole = whole_of(key, SALT) or 0
            return self._gallery.person(f"{whole - JELLYFIN_FIRST:x}", wish) if whole >= JELLYFIN_FIRST else _MISSING
        if isinstance(held, HeldEpisode) and kind != "primary":
            return _MISSING
        return self._gallery.picture(held, _PICTURES[kind], wish)

    def _held(self, key: str) -> Held | None:
        whole = whole_of(key, SALT)
        return self.shelf.find(whole) if whole is not None else None


def _listed(items: list[Item], total: int, start: int) -> Answer:
    return said({"Items": items, "TotalRecordCount": total, "StartIndex": start})


def _chained(rows: list[Rows[Any]]) -> Rows[Any]:
    """Several listings, one after the other."""
    if len(rows) == 1:
        return rows[0]

    def stretch(start: int, stop: int) -> list[Any]:
        found: list[Any] = []
        for one in rows:
            if start < one.total and stop > 0:
                found += one.page(max(start, 0), min(stop, one.total) - max(start, 0))[0]
            start, stop = start - one.total, stop - one.total
        return found

    return Rows(sum(one.total for one in rows), stretch)


def _since(ask: Ask) -> Since:
    text = ask.query.get("mindatelastsaved", "")
    if not text:
        return ALWAYS
    day, _, hour = text.partition("T")
    hours, minutes, seconds = (int(float(part)) for part in (hour.rstrip("Z").partition("+")[0] or "0:0:0").split(":")[:3])
    return Since(changed=(day_of_text(day)) * 86_400 + hours * 3600 + minutes * 60 + seconds)


def day_of_text(day: str) -> int:
    """Days since 1970 of a date YYYY-MM-DD."""
    from datetime import date

    return (date.fromisoformat(day) - day_of(0)).days


def _owned_wanted(ask: Ask) -> bool | None:
    """True: only with a file; False: only without; None: both."""
    missing = ask.query.get("ismissing", "").lower()
    if missing in {"true", "false"}:
        return missing == "false"
    if "virtual" in ask.query.get("excludelocationtypes", "").lower():
        return True
    kinds = ask.query.get("locationtypes", "").lower()
    return None if not kinds else "virtual" not in kinds


def _kept(ask: Ask, found: list[Any]) -> Rows[Any]:
    """Without what `isMissing` and the location types leave out."""
    wanted = _owned_wanted(ask)
    if wanted is not None:
        found = [held for held in found if bool(held.media if isinstance(held, HeldEpisode) else held.owned) == wanted]
    return Rows(len(found), lambda start, stop: found[start:stop])
