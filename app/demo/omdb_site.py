"""The pretend OMDb: ratings and a few facts by IMDb id or title, a thousand a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.demo.chance import share
from app.demo.limits import Gate
from app.demo.lore import Kind, Lore
from app.demo.lore_facts import facts
from app.demo.lore_ids import LoreIds
from app.demo.lore_search import LoreSearch
from app.demo.lore_words import has_poster, scores
from app.demo.provider_site import let_in
from app.demo.titles import Film, Show
from app.demo.tmdb_parts import picture
from app.demo.wire import Answer, Ask, said

DAILY = 1000
_NONE = "N/A"
_PAGE = 10


class OmdbSite:
    """Answers as omdbapi.com. It has every title with an IMDb id, but for one made-up one in forty."""

    name = "omdb"

    def __init__(self, lore: Lore, ids: LoreIds, search: LoreSearch, gate: Gate, keys: frozenset[str]) -> None:
        self.gate = gate
        self.keys = keys
        self.pictures_address = ""
        self._lore = lore
        self._ids = ids
        self._search = search

    def answer(self, ask: Ask) -> Answer:
        """Answer one request: by `i`, by `t` with `y` and `type`, or a search `s`."""
        key = ask.query.get("apikey", "")
        if key not in self.keys:
            return failed("Invalid API key!" if key else "No API key provided.", 401)
        refusal = let_in(self.gate, lambda: failed("Too many requests", 429), lambda: failed("Request limit reached!", 401))
        if refusal is not None:
            return refusal
        if "i" in ask.query:
            return self._by_id(ask.query["i"])
        if "t" in ask.query:
            found = self._named(ask, ask.query["t"])
            return said(self.told(found[0])) if found else failed("Series not found!" if ask.query.get("type") == "series" else "Movie not found!")
        return self._searched(ask) if "s" in ask.query else failed("Something went wrong.")

    def _by_id(self, key: str) -> Answer:
        digits = key.removeprefix("tt")
        if not key.startswith("tt") or not digits.isdecimal() or not 7 <= len(digits) <= 8:
            return failed("Incorrect IMDb ID.")
        kinds: tuple[Kind, ...] = ("film", "show")
        for kind in kinds:
            whole = self._ids.of_imdb(kind, key)
            if whole is not None and self.has(kind, whole):
                return said(self.told(self._lore.title(kind, whole)))
        return failed("Error getting data.")

    def has(self, kind: Kind, whole: int) -> bool:
        """Whether OMDb has a title."""
        known = self._ids.imdb(kind, whole) is not None
        by_hand = self._lore.catalogue.real_film(whole) if kind == "film" else self._lore.catalogue.real_show(whole)
        return known and (by_hand or share(whole, 293) >= 0.025)

    def _named(self, ask: Ask, text: str) -> list[Film | Show]:
        kinds: dict[str, tuple[Kind, ...]] = {"movie": ("film",), "series": ("show",)}
        year = ask.query.get("y", "")
        years = (int(year),) if year.isdecimal() else ()
        some = [title for kind in kinds.get(ask.query.get("type", ""), ("film", "show")) for title in self._search.find(kind, text, "tmdb", years)]
        return [title for title in some if self.has("film" if isinstance(title, Film) else "show", title.number)]

    def _searched(self, ask: Ask) -> Answer:
        found = self._named(ask, ask.query["s"])
        start = (max(1, ask.number("page", 1)) - 1) * _PAGE
        if not found[start:]:
            return failed("Movie not found!")
        names = ("Title", "Year", "imdbID", "Type", "Poster")
        short = [{name: told[name] for name in names} for told in (self.told(title) for title in found[start : start + _PAGE])]
        return said({"Search": short, "totalResults": str(len(found)), "Response": "True"})

    def told(self, title: Film | Show) -> dict[str, Any]:
        """A title in OMDb's words: all is text, and what is not known is N/A."""
        kind: Kind = "film" if isinstance(title, Film) else "show"
        told: dict[str, Any] = {
            "Title": title.title,
            "Year": _year(title),
            "Rated": title.content_rating or _NONE,
            "Released": _day(title.released),
            "Runtime": f"{round(title.runtime)} min" if title.runtime else _NONE,
            "Genre": ", ".join("Sci-Fi" if name == "Science Fiction" else name for name in title.genres) or _NONE,
            "Director": ", ".join(title.directors) or _NONE,
            "Writer": ", ".join(title.writers) or _NONE,
            "Actors": ", ".join(player.name for player in title.cast[:3]) or _NONE,
            "Plot": title.overview or _NONE,
            "Language": facts().languages.get(title.language, ("", _NONE))[1],
            "Country": title.country or _NONE,
            "Awards": _NONE,
            "Poster": f"{self.pictures_address}/w342{picture('poster', title)}" if has_poster(title) else _NONE,
            **_ratings(title),
            "imdbID": self._ids.imdb(kind, title.number),
            "Type": "movie" if kind == "film" else "series",
        }
        if isinstance(title, Show):
            told["totalSeasons"] = str(len({one.season for one in title.episodes if one.season})) if title.status == "ended" else _NONE
        else:
            told |= {"DVD": _NONE, "BoxOffice": _NONE, "Production": _NONE, "Website": _NONE}
        return told | {"Response": "True"}


def failed(sentence: str, status: int = 200) -> Answer:
    """A failure in OMDb's words: most of them with status 200."""
    return said({"Response": "False", "Error": sentence}, status)


def _ratings(title: Film | Show) -> dict[str, Any]:
    """The scores, in the list and once more by themselves."""
    given = scores(title)
    listed = [] if given.imdb is None else [{"Source": "Internet Movie Database", "Value": f"{given.imdb}/10"}]
    listed += [] if given.tomatoes is None else [{"Source": "Rotten Tomatoes", "Value": f"{given.tomatoes}%"}]
    listed += [] if given.metacritic is None else [{"Source": "Metacritic", "Value": f"{given.metacritic}/100"}]
    return {
        "Ratings": listed,
        "Metascore": str(given.metacritic) if given.metacritic is not None else _NONE,
        "imdbRating": str(given.imdb) if given.imdb is not None else _NONE,
        "imdbVotes": f"{given.votes:,}" if given.imdb is not None else _NONE,
    }


def _year(title: Film | Show) -> str:
    """A year, or with an en dash the years from first to last."""
    if title.year is None:
        return _NONE
    if isinstance(title, Film):
        return str(title.year)
    if title.status == "continuing":
        return f"{title.year}–"
    last = title.ended or (title.episodes[-1].aired if title.episodes else None) or str(title.year)
    return str(title.year) if last[:4] == str(title.year) else f"{title.year}–{last[:4]}"


def _day(day: str | None) -> str:
    """A date as OMDb writes it: 14 Jun 2013."""
    if day is None:
        return _NONE
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    then = date.fromisoformat(day)
    return f"{then.day:02d} {months[then.month - 1]} {then.year}"
