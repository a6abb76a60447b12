"""The pretend TMDB: which question gets which answer, without the leading /3."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.demo.limits import Gate
from app.demo.lore import Kind, Lore
from app.demo.lore_ids import LoreIds
from app.demo.lore_search import LoreSearch
from app.demo.provider_site import conditional, let_in, whole_number
from app.demo.titles import Film, Show
from app.demo.tmdb_discover import TmdbDiscover
from app.demo.tmdb_lists import TmdbLists, failed
from app.demo.tmdb_more import TmdbMore
from app.demo.tmdb_people import TmdbPeople
from app.demo.tmdb_titles import TmdbTitles
from app.demo.wire import Answer, Ask, said

GIVEN_TOGETHER = 20
_SIZES = {
    "backdrop_sizes": ["w300", "w780", "w1280", "original"],
    "logo_sizes": ["w45", "w92", "w154", "w185", "w300", "w500", "original"],
    "poster_sizes": ["w92", "w154", "w185", "w342", "w500", "w780", "original"],
    "profile_sizes": ["w45", "w185", "h632", "original"],
    "still_sizes": ["w92", "w185", "w300", "original"],
}


class TmdbSite:
    """Answers as TMDB's API v3. A key comes as `api_key` or, as a read token, in `Authorization: Bearer`; `keys` are the good ones of either kind."""

    name = "tmdb"

    def __init__(self, lore: Lore, ids: LoreIds, search: LoreSearch, gate: Gate, keys: frozenset[str]) -> None:
        self.gate = gate
        self.keys = keys
        self.pictures_address = ""
        self._lore = lore
        self._ids = ids
        self._titles = TmdbTitles(lore, ids)
        self._more = TmdbMore(lore, ids, self._titles)
        self._lists = TmdbLists(lore, ids, search, self._titles)
        self.discover = TmdbDiscover(lore, search, self._titles)
        self._people = TmdbPeople(lore, search, self._titles)
        self._parts: dict[str, Mapping[str, Callable[..., dict[str, Any]]]] = {"movie": self._more.of_film, "tv": self._more.of_show}

    def answer(self, ask: Ask) -> Answer:
        """Answer one request."""
        scheme, _, token = ask.fields.get("authorization", "").partition(" ")
        key = ask.query.get("api_key") or (token.strip() if scheme == "Bearer" else "")
        if key not in self.keys:
            return failed(401, 7, "Invalid API key: You must be granted a valid key.")
        refusal = let_in(self.gate, self._busy, self._busy)
        return refusal if refusal is not None else conditional(ask, self._answered(ask))

    def _busy(self) -> Answer:
        asked = (self.gate.limit.calls or 0) + 1
        return said({"status_code": 25, "status_message": f"Your request count ({asked}) is over the allowed limit of {asked - 1}."}, 429)

    def _answered(self, ask: Ask) -> Answer:
        parts = ask.path.strip("/").split("/")
        if parts[0] == "3":
            parts = parts[1:] or [""]
        if parts == ["configuration"]:
            return said(self._configuration())
        if parts == ["authentication"]:
            return said({"success": True, "status_code": 1, "status_message": "Success."})
        if parts[0] in {"find", "search"} or parts[1:] == ["changes"]:
            return self._lists.answer(ask, parts)
        if self.discover.knows(parts):
            return self.discover.answer(ask, parts)
        if parts[0] in {"movie", "tv"} and len(parts) >= 2:
            return self._title(ask, parts[0], parts[1], parts[2:])
        if parts[0] == "person" and len(parts) >= 2:
            return self._people.answer(ask, parts[1], parts[2:])
        return missing()

    def _title(self, ask: Ask, what: str, key: str, below: list[str]) -> Answer:
        title = self._found("film" if what == "movie" else "show", key)
        if title is None:
            return missing()
        number = self._ids.tmdb("film" if what == "movie" else "show", title.number)
        if not below:
            return self._whole(ask, what, title)
        if len(below) == 1 and below[0] in self._parts[what]:
            return said({"id": number, **self._parts[what][below[0]](title, ask.query)})
        if isinstance(title, Show) and below[0] == "season" and len(below) >= 2:
            return self._season(ask, title, below[1:])
        return missing()

    def _whole(self, ask: Ask, what: str, title: Film | Show) -> Answer:
        """A title's own answer with the parts that were asked for along with it."""
        wanted = [part for part in ask.query.get("append_to_response", "").split(",") if part]
        if len(wanted) > GIVEN_TOGETHER:
            return failed(400, 27, f"Too many append to response objects: The maximum number of remote calls is {GIVEN_TOGETHER}.")
        speech = speech_of(ask)
        told = self._titles.film(title, speech) if isinstance(title, Film) else self._titles.show(title, speech)
        for part in wanted:
            if part in self._parts[what]:
                told[part] = self._parts[what][part](title, ask.query)
            elif isinstance(title, Show) and part.startswith("season/"):
                season = self._titles.season(title, whole_number(part.removeprefix("season/")) or 0, speech)
                if season is not None and whole_number(part.removeprefix("season/")) is not None:
                    told[part] = season
        return said(told)

    def _season(self, ask: Ask, show: Show, below: list[str]) -> Answer:
        number = whole_number(below[0])
        season = self._titles.season(show, number, speech_of(ask)) if number is not None else None
        if season is None:
            return missing()
        if len(below) == 1:
            return said(season)
        if below[1] == "episode" and len(below) == 3:
            found = next((one for one in season["episodes"] if str(one["episode_number"]) == below[2]), None)
            return said(found) if found is not None else missing()
        if below[1] == "episode" and below[3:] == ["credits"]:
            found = next((one for one in season["episodes"] if str(one["episode_number"]) == below[2]), None)
            return said({name: found[name] for name in ("id", "crew", "guest_stars")} | {"cast": []}) if found is not None else missing()
        return missing()

    def _found(self, kind: Kind, key: str) -> Film | Show | None:
        """The title of an id of TMDB's, or of IMDb's."""
        number = whole_number(key)
        whole = self._ids.of_tmdb(kind, number) if number is not None else self._ids.of_imdb(kind, key)
        return self._lore.title(kind, whole) if whole is not None else None

    def _configuration(self) -> dict[str, Any]:
        base = f"{self.pictures_address}/"
        return {"change_keys": ["images", "overview", "season", "title"], "images": {"base_url": base, "secure_base_url": base, **_SIZES}}


def speech_of(ask: Ask) -> str:
    """The language that was asked for, two letters."""
    return ask.query.get("language", "en").partition("-")[0] or "en"


def missing() -> Answer:
    """There is no such thing."""
    return failed(404, 34, "The resource you requested could not be found.")
