"""TMDB's lists: what a search finds, what an id of someone else's leads to, what changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.demo.chance import mixed
from app.demo.clock import DAY
from app.demo.lore import FIRST_OTHER, Kind, Lore
from app.demo.lore_ids import LoreIds
from app.demo.lore_search import LoreSearch, split_words
from app.demo.lore_words import popularity
from app.demo.people import people_by_number
from app.demo.provider_site import whole_number
from app.demo.titles import Film, Show
from app.demo.tmdb_parts import Body, person
from app.demo.tmdb_titles import TmdbTitles, aired_between
from app.demo.wire import Answer, Ask, said

PAGE = 20
LAST_PAGE = 500
LONGEST = 14  # days of changes in one question
_KNOWN_FOR = 3
_EVERY = 97  # of so many titles one changes on any day


class TmdbLists:
    """Answers /find, /search and /…/changes."""

    def __init__(self, lore: Lore, ids: LoreIds, search: LoreSearch, titles: TmdbTitles) -> None:
        self._lore = lore
        self._ids = ids
        self._search = search
        self._titles = titles

    def answer(self, ask: Ask, parts: list[str]) -> Answer:
        """Answer a question of one of these routes."""
        if parts[0] == "find" and len(parts) == 2:
            return self._find(ask, parts[1])
        if parts[0] == "search" and len(parts) == 2 and parts[1] in {"movie", "tv", "multi", "person"}:
            return self._searched(ask, parts[1])
        if parts in (["movie", "changes"], ["tv", "changes"]):
            return self._changes(ask, "film" if parts[0] == "movie" else "show")
        if parts == ["person", "changes"]:
            return paged(ask, [])
        return failed(404, 34, "The resource you requested could not be found.")

    def _find(self, ask: Ask, key: str) -> Answer:
        source = ask.query.get("external_source", "")
        speech = ask.query.get("language", "en").partition("-")[0]
        found: list[Film | Show] = []
        if source == "imdb_id":
            film, show = self._ids.of_imdb("film", key), self._ids.of_imdb("show", key)
            found = [*([self._lore.film(film)] if film is not None else []), *([self._lore.show(show)] if show is not None else [])]
        elif source == "tvdb_id":
            number = whole_number(key)
            whole = self._ids.of_tvdb(number, "tmdb") if number is not None else None
            found = [self._lore.show(whole)] if whole is not None else []
        elif source not in {"wikidata_id", "facebook_id", "instagram_id", "twitter_id", "tvrage_id"}:
            return failed(400, 5, "Invalid parameters: Your request parameters are incorrect.")
        told: Body = {"movie_results": [], "person_results": [], "tv_results": [], "tv_episode_results": [], "tv_season_results": []}
        for title in found:
            told["movie_results" if isinstance(title, Film) else "tv_results"].append(self._titles.item(title, speech))
        return said(told)

    def _searched(self, ask: Ask, what: str) -> Answer:
        text = ask.query.get("query", "").strip()
        if not text:
            return said({"errors": ["query must be provided"]}, 422)
        speech = ask.query.get("language", "en").partition("-")[0]
        films, shows = what in {"movie", "multi"}, what in {"tv", "multi"}
        found: list[Film | Show] = []
        if films:
            found += self._search.find("film", text, "tmdb", _years(ask, "primary_release_year", "year"))
        if shows:
            found += self._search.find("show", text, "tmdb", _years(ask, "first_air_date_year", "year"))
        if what == "movie":
            return paged(ask, [title for title in found if isinstance(title, Film)], lambda film: self._titles.film_item(film, speech))
        if what == "tv":
            return paged(ask, [title for title in found if isinstance(title, Show)], lambda show: self._titles.show_item(show, speech))
        people = self._people(text)
        if what == "person":
            return paged(ask, people, lambda name: self._somebody(name, speech))
        everything: list[Film | Show | str] = [*found, *people[:5]]
        return paged(ask, everything, lambda one: self._any(one, speech))

    def _any(self, one: Film | Show | str, speech: str) -> Body:
        return self._somebody(one, speech) | {"media_type": "person"} if isinstance(one, str) else self._titles.item(one, speech)

    def _somebody(self, name: str, speech: str) -> Body:
        known = [self._lore.title(kind, whole) for kind, whole in self._search.credits(name) if self._lore.knows("tmdb", kind, whole)]
        known.sort(key=lambda title: (-popularity(title), title.number))
        return person(name) | {"known_for": [self._titles.item(title, speech) for title in known[:_KNOWN_FOR]]}

    def _people(self, text: str) -> list[str]:
        wanted = set(split_words(text))
        return sorted(name for name in people_by_number().values() if wanted <= set(split_words(name)))

    def _changes(self, ask: Ask, kind: Kind) -> Answer:
        """Shows that air on one of the days, and some titles of each day; today where no days are named."""
        today = self._lore.clock.today()
        try:
            first = date.fromisoformat(ask.query.get("start_date") or today.isoformat())
            last = date.fromisoformat(ask.query.get("end_date") or max(first, today).isoformat())
        except ValueError:
            return failed(400, 5, "Invalid parameters: Your request parameters are incorrect.")
        if (last - first).days > LONGEST:
            return failed(422, 20, f"Invalid date range: Should be a range no longer than {LONGEST} days.")
        count = self._lore.catalogue.films if kind == "film" else self._lore.catalogue.shows
        days = [first + timedelta(days=turn) for turn in range((last - first).days + 1)]
        numbers = {number for day in days for number in range(mixed((day - date(1970, 1, 1)).days, DAY) % _EVERY, count, _EVERY)}
        if kind == "show":
            numbers |= {number for number in range(min(count, FIRST_OTHER)) if self._on_air(number, first, last)}
        ids = sorted(self._ids.tmdb(kind, number) for number in numbers if self._lore.knows("tmdb", kind, number))
        return paged(ask, ids, lambda number: {"id": number, "adult": False}, size=100)

    def _on_air(self, number: int, first: date, last: date) -> bool:
        if not self._lore.catalogue.real_show(number) and number > 3000:
            return False  # enough is enough: making very many shows takes seconds
        return self._lore.knows("tmdb", "show", number) and aired_between(self._lore.show(number), first, last)


def _years(ask: Ask, *names: str) -> tuple[int, ...]:
    """The first year that one of these parameters names."""
    return next(((int(ask.query[name]),) for name in names if ask.query.get(name, "").isdecimal()), ())


def failed(status: int, code: int, message: str) -> Answer:
    """A failure in TMDB's words."""
    return said({"success": False, "status_code": code, "status_message": message}, status)


def paged(ask: Ask, some: list[Any], told: Any = lambda one: one, size: int = PAGE) -> Answer:
    """A page of `some`, each as `told` says it; a failure where there cannot be such a page."""
    page = whole_number(ask.query.get("page", "1"))
    if page is None or not 1 <= page <= LAST_PAGE:
        return failed(400, 22, f"Invalid page: Pages start at 1 and max at {LAST_PAGE}. They are expected to be an integer.")
    start = (page - 1) * size
    return said(
        {
            "page": page,
            "results": [told(one) for one in some[start : start + size]],
            "total_pages": min(LAST_PAGE, max(1, -(-len(some) // size))),
            "total_results": len(some),
        }
    )
