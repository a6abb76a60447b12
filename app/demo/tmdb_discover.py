"""What one may wander through at TMDB: trending, popular, upcoming, by genre, years and network; and collections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.demo.chance import mixed, seed_of
from app.demo.lore import DOUBLE, FIRST_OTHER, GUISE, Kind, Lore
from app.demo.lore_search import LoreSearch
from app.demo.lore_words import popularity, votes
from app.demo.people import real_people
from app.demo.provider_site import whole_number
from app.demo.titles import Film, Show
from app.demo.tmdb_collections import Collections
from app.demo.tmdb_lists import failed, paged
from app.demo.tmdb_parts import Body, all_genres, backdrop_path, company, countries, genres, person, poster_path
from app.demo.tmdb_titles import TmdbTitles, aired_between, released
from app.demo.wire import Answer, Ask, said

_MOST = 600  # enough to scroll through: making very many titles takes seconds
_DAY_OF = {"day": 1, "week": 7}
_KINDS: dict[str, Kind] = {"movie": "film", "tv": "show"}
_MISSING = failed(404, 34, "The resource you requested could not be found.")
Title = Film | Show


class TmdbDiscover:
    """Answers /trending, /discover, /genre, /collection, and the lists of films, shows and people that everybody sees."""

    def __init__(self, lore: Lore, search: LoreSearch, titles: TmdbTitles) -> None:
        self._lore = lore
        self._titles = titles
        self._collections = Collections(search)
        self._numbers: dict[Kind, list[int]] = {}
        self._lists: dict[tuple[str, str], Callable[[], list[Title]]] = {
            ("movie", "popular"): lambda: self._all("film"),
            ("movie", "top_rated"): lambda: _best(self._all("film")),
            ("movie", "now_playing"): lambda: self._out(coming=False),
            ("movie", "upcoming"): lambda: self._out(coming=True),
            ("tv", "popular"): lambda: self._all("show"),
            ("tv", "top_rated"): lambda: _best(self._all("show")),
            ("tv", "airing_today"): lambda: self._airing(0),
            ("tv", "on_the_air"): lambda: self._airing(6),
        }

    def knows(self, parts: list[str]) -> bool:
        """Whether a question is one of these."""
        return parts[0] in {"trending", "discover", "genre", "collection"} or tuple(parts) in {*self._lists, ("person", "popular")}

    def answer(self, ask: Ask, parts: list[str]) -> Answer:
        """Answer one of them."""
        speech = ask.query.get("language", "en").partition("-")[0]
        match parts:
            case ["trending", what, window] if window in _DAY_OF and what in {"all", "movie", "tv", "person"}:
                return self._trending(ask, what, _DAY_OF[window], speech)
            case ["discover", what] if what in _KINDS:
                return paged(ask, self._found(ask, _KINDS[what]), lambda title: _short(self._titles.item(title, speech)))
            case ["genre", what, "list"] if what in _KINDS:
                return said({"genres": all_genres(_KINDS[what])})
            case ["collection", key]:
                return self._collection(whole_number(key), speech)
            case ["person", "popular"]:
                return paged(ask, self._people(), lambda name: person(name) | {"known_for": []})
            case [what, which] if (what, which) in self._lists:
                return paged(ask, self._lists[what, which](), lambda title: _short(self._titles.item(title, speech)))
            case _:
                return _MISSING

    def on_the_air(self) -> list[Title]:
        """Shows of which an episode airs this week, the most popular first."""
        return self._airing(6)

    def films(self, *, coming: bool) -> list[Title]:
        """Films to come, the soonest first, or the newest of those that are out."""
        return self._out(coming=coming)

    # -- lists ----------------------------------------------------------------------------------------------------------------------------

    def _all(self, kind: Kind) -> list[Title]:
        """Titles that have come out, the most popular first, among them some that no server has."""
        if kind not in self._numbers:
            numbers = self._lore.numbers(kind)
            some = [*numbers[:_MOST], *(number for number in numbers if number >= FIRST_OTHER)]
            wholes = [guise * GUISE + number for number in dict.fromkeys(some) for guise in self._lore.guises(kind, number) if guise != DOUBLE]
            self._numbers[kind] = [whole for whole in wholes if self._lore.knows("tmdb", kind, whole)]
        titles = [self._lore.title(kind, whole) for whole in self._numbers[kind] if self._lore.knows("tmdb", kind, whole)]
        return sorted(titles, key=lambda title: (-popularity(title), title.number))

    def _out(self, *, coming: bool) -> list[Title]:
        """Films by when they come out: those to come, the soonest first, or the newest of the others."""
        today = self._lore.clock.today().isoformat()
        films = [film for film in self._all("film") if (released(film) > today) is coming]
        films.sort(key=released, reverse=not coming)
        return films if coming else films[:40]

    def _airing(self, days: int) -> list[Title]:
        today = self._lore.clock.today()
        last = today.fromordinal(today.toordinal() + days)
        return [show for show in self._all("show") if isinstance(show, Show) and aired_between(show, today, last)]

    def _people(self) -> list[str]:
        """Those who play in what the catalogue has by hand."""
        return sorted(real_people(), key=lambda name: (-float(person(name)["popularity"]), name))

    def _trending(self, ask: Ask, what: str, days: int, speech: str) -> Answer:
        """Popular ones in an order that changes from day to day, or from week to week."""
        turn = self._lore.clock.today().toordinal() // days
        if what == "person":
            names = sorted(self._people(), key=lambda name: mixed(seed_of(name), turn))
            return paged(ask, names, lambda name: person(name) | {"known_for": [], "media_type": "person"})
        today = self._lore.clock.today().isoformat()
        titles = [title for kind in ([_KINDS[what]] if what in _KINDS else _KINDS.values()) for title in self._all(kind) if released(title) <= today]
        titles.sort(key=lambda title: mixed(title.number, turn, isinstance(title, Show)) % 1000 - popularity(title))
        return paged(ask, titles[:200], lambda title: self._titles.item(title, speech))

    # -- by wish --------------------------------------------------------------------------------------------------------------------------

    def _found(self, ask: Ask, kind: Kind) -> list[Title]:
        query = ask.query
        date, year = ("primary_release_date", "primary_release_year") if kind == "film" else ("first_air_date", "first_air_date_year")
        titles = self._all(kind)
        for field, test in (("with_genres", _genres), ("with_networks", _networks), ("with_companies", _networks), ("with_origin_country", _countries)):
            if wanted := query.get(field, ""):
                titles = [title for title in titles if _one_or_all(wanted, test(title))]
        first, last = query.get(f"{date}.gte", ""), query.get(f"{date}.lte", "9999")
        titles = [title for title in titles if first <= released(title) <= last or not (first or f"{date}.lte" in query)]
        if exact := query.get(year, ""):
            titles = [title for title in titles if str(title.year) == exact]
        if language := query.get("with_original_language", ""):
            titles = [title for title in titles if title.language in language.split("|")]
        least, voters = _number(query, "vote_average.gte"), _number(query, "vote_count.gte")
        titles = [title for title in titles if (title.rating or 0) >= least and (votes(title) // 9 if title.rating else 0) >= voters]
        return _sorted(titles, query.get("sort_by", "popularity.desc"))

    def _collection(self, number: int | None, speech: str) -> Answer:
        found = self._collections.find(number) if number is not None else None
        if found is None:
            return _MISSING
        name, films = found
        newest = films[-1] if films else None
        return said(
            {
                "id": number,
                "name": name,
                "overview": "",
                "poster_path": next((path for film in films if (path := poster_path(film))), None),
                "backdrop_path": backdrop_path(newest) if newest else None,
                "parts": [self._titles.item(film, speech) for film in films],
            }
        )


def _short(item: Body) -> Body:
    """Without what it is, where only one kind is listed."""
    return {name: value for name, value in item.items() if name != "media_type"}


def _best(titles: list[Title]) -> list[Title]:
    return sorted((title for title in titles if title.rating), key=lambda title: (-(title.rating or 0), title.number))


def _genres(title: Title) -> set[str]:
    return {str(genre["id"]) for genre in genres(title)}


def _networks(title: Title) -> set[str]:
    return {str(one["id"]) for one in company(title.studio, title.country)}


def _countries(title: Title) -> set[str]:
    return {str(one["iso_3166_1"]) for one in countries(title)}


def _one_or_all(wanted: str, there: set[str]) -> bool:
    """A comma asks for all of them, a bar for one of them."""
    return not there.isdisjoint(wanted.split("|")) if "|" in wanted else there >= set(wanted.split(","))


def _number(query: Any, name: str) -> float:
    try:
        return float(query.get(name) or 0)
    except ValueError:
        return 0.0


def _sorted(titles: list[Title], by: str) -> list[Title]:
    field, _, way = by.partition(".")
    keys: dict[str, Callable[[Title], Any]] = {
        "popularity": popularity,
        "vote_average": lambda title: title.rating or 0,
        "vote_count": votes,
        "primary_release_date": released,
        "first_air_date": released,
        "title": lambda title: title.title,
        "name": lambda title: title.title,
    }
    return sorted(titles, key=keys.get(field, popularity), reverse=way != "asc")
