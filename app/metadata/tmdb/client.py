"""Asks TMDB: finds and searches titles, and fetches everything about one, a show's episodes included."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeVar
from urllib.parse import quote

import msgspec

from app.domain import persons
from app.domain.art_choices import OfferedPicture
from app.domain.cancel import Cancel
from app.domain.items import Credit, ExternalIds, Facts
from app.domain.problems import BadAnswer, Missing
from app.domain.provided import Candidate, EpisodeList, Facet, Provided, Provider
from app.metadata.asking import Asking
from app.metadata.decoding import read
from app.metadata.provider import TitleKind, named
from app.metadata.tmdb import people, reading
from app.metadata.tmdb.asked import PLACES, apart, chunks, explain, key_parts, stretches, title_params
from app.metadata.tmdb.candidates import detailed, listed
from app.metadata.tmdb.credits import guests_of
from app.metadata.tmdb.discovering import Discovering
from app.metadata.tmdb.pictures import offered
from app.metadata.tmdb.seasons import episode_list, lacks_words, numbers
from app.metadata.tmdb.wire import Credits, Images, Movie, Season, Show, each
from app.metadata.tmdb.wire_lists import Changed, Collection, Configuration, Found, Page
from app.metadata.tmdb.wire_people import Person
from app.metadata.tmdb.wording import Tongue
from app.metadata.values import imdb_title, numeric

T = TypeVar("T")
_ALWAYS = (Facet.DETAILS, Facet.ART, Facet.LOGO, Facet.CREDITS)
_FRESH = 600.0
"""Seconds for which an answer serves again: what a title was judged by is what it is filled with."""
_MOST_PAGES = 500
_SPARE = "en-US"
log = logging.getLogger(__name__)


class Tmdb:
    """TMDB as a metadata provider. Thread safe; every method may raise a Problem or Cancelled, and MetadataProvider says the rest."""

    provider = Provider.TMDB
    facets: Mapping[str, tuple[Facet, ...]] = {
        "movie": (*_ALWAYS, Facet.RATINGS),
        "show": (*_ALWAYS, Facet.EPISODES, Facet.STILLS, Facet.RATINGS),
    }

    def __init__(self, asking: Asking, key: str, language: str = "en", region: str = "US", *, adult: bool = False) -> None:
        self._asking = asking
        self._asking.explain = explain
        self._secret, self._headers = key_parts(key)
        self._tongue = Tongue(language or "en", region or "US")
        self._adult = adult
        self.discovering = Discovering(self._read, self._tongue, adult=adult)
        self._found_at: dict[str, str] = {}
        """Where films are that were asked for by their IMDb id, by TMDB's own."""

    def resolve(self, kind: TitleKind, ids: ExternalIds, cancel: Cancel, /) -> str | None:
        """TMDB's id of the title with these ids. TVDB numbers its films apart from its shows, and TMDB knows only those of shows."""
        if own := numeric(ids.tmdb):
            return own
        known = (("imdb_id", imdb_title(ids.imdb)), ("tvdb_id", numeric(ids.tvdb) if kind == "show" else None))
        for source, value in known:
            if value and (found := self._find(kind, source, value, cancel)):
                return found
        return None

    def search(self, kind: TitleKind, title: str, year: int | None, cancel: Cancel, /) -> list[Candidate]:
        """The first twenty titles, TMDB's own best first; of that year only, where one is given."""
        words = " ".join(title.split())
        if not words:
            return []
        params = {"query": words, "language": self._tongue.language, "include_adult": str(self._adult).lower(), "page": "1"}
        if year is not None:
            params["year" if kind == "movie" else "first_air_date_year"] = str(year)
        try:
            found = listed(self._read(Page, f"/search/{PLACES[kind]}", params, cancel).results, kind)
        except Missing:
            return []
        return list({one.id: one for one in found}.values())

    def candidate(self, kind: TitleKind, its_id: str, cancel: Cancel, /) -> Candidate:
        """One title as a candidate; the question is the one that `provide` asks, so that the winner costs nothing more."""
        return named(detailed(self._title(kind, its_id, cancel), self._tongue))

    def provide(self, kind: TitleKind, its_id: str, facets: frozenset[Facet], cancel: Cancel, /) -> Provided:
        """Everything but episodes in one question; episodes, twenty seasons a question, where they or their stills are asked for. What fills a facet and was
        not appended, as something between here and TMDB may not let it, is asked for by itself, and left out with its facet where it is not there.

        When some season could not be read the list is not `whole`, and the facets EPISODES and STILLS are not among those given: they are asked for again.
        """
        wire = self._title(kind, its_id, cancel)
        self._ask_apart(wire, kind, its_id, cancel)
        if isinstance(wire, Movie):
            return reading.movie(wire, self._tongue)
        provided = reading.show(wire, self._tongue)
        if not facets & {Facet.EPISODES, Facet.STILLS}:
            return provided
        episodes = self._episodes(wire, cancel)
        given = {Facet.EPISODES: Facts(), Facet.STILLS: Facts()} if episodes.whole else {}
        return msgspec.structs.replace(provided, episodes=episodes, facets={**provided.facets, **given})

    def pictures(self, kind: TitleKind, its_id: str, cancel: Cancel, /) -> tuple[OfferedPicture, ...]:
        """Every poster, backdrop and logo of a title, in all languages, TMDB's best first. Raises Missing when the id is gone."""
        return offered(self._read(Images, f"{self._place(kind, its_id)}/images", {}, cancel))

    def check(self, cancel: Cancel, /) -> None:
        """Ask for TMDB's configuration, which any good key may have."""
        self._read(Configuration, "/configuration", {}, cancel, fresh_for=0)

    def person(self, its_id: str, cancel: Cancel, /) -> persons.Person:
        """A person and everything they took part in. Raises Missing when the id is gone. A biography that is not in the user's language is English."""
        params = {"language": self._tongue.language, "append_to_response": "combined_credits,external_ids"}
        path = f"/person/{_safe(its_id)}"
        wire = self._read(Person, path, params, cancel)
        if not (wire.biography or "").strip() and self._tongue.code != "en":
            wire.biography = self._read(Person, path, {"language": _SPARE}, cancel).biography
        return people.person(wire)

    def person_with(self, imdb: str, cancel: Cancel, /) -> str | None:
        """TMDB's number of the person with this id of IMDb's (nm…); None when it knows nobody of it."""
        try:
            found = self._read(Found, f"/find/{_safe(imdb)}", {"external_source": "imdb_id", "language": self._tongue.language}, cancel)
        except Missing:
            return None
        return next((number for one in each(found.person_results) if (number := numeric(one.id))), None)

    def show_with_episode(self, source: Literal["imdb_id", "tvdb_id"], value: str, cancel: Cancel, /) -> str | None:
        """TMDB's number of the show that has the episode of this id; None when it knows none."""
        try:
            found = self._read(Found, f"/find/{_safe(value)}", {"external_source": source, "language": self._tongue.language}, cancel)
        except Missing:
            return None
        return next((number for one in each(found.tv_episode_results) if (number := numeric(one.show_id))), None)

    def guests(self, show: str, season: int, number: int, cancel: Cancel, /) -> tuple[Credit, ...]:
        """The guest stars of an episode, in TMDB's order; nobody where it does not have the episode."""
        path = f"/tv/{_safe(show)}/season/{season}/episode/{number}/credits"
        try:
            return guests_of(self._read(Credits, path, {"language": self._tongue.language}, cancel))
        except Missing:
            return ()

    def collection(self, its_id: str, cancel: Cancel, /) -> persons.Collection:
        """A collection and its films. Raises Missing when the id is gone."""
        return people.collection(self._read(Collection, f"/collection/{_safe(its_id)}", {"language": self._tongue.language}, cancel))

    def changed(self, kind: TitleKind, since: float, cancel: Cancel, /) -> frozenset[str]:
        """Ids of everything that changed since then (UTC seconds), whole days at a time."""
        found: set[str] = set()
        for first, last in stretches(since, self._asking.now()):
            page, pages = 1, 1
            while page <= min(pages, _MOST_PAGES):
                params = {"start_date": first, "end_date": last, "page": str(page)}
                answer = self._read(Changed, f"/{PLACES[kind]}/changes", params, cancel)
                found.update(number for one in each(answer.results) if (number := numeric(one.id)))
                page, pages = page + 1, answer.total_pages or 1
        return frozenset(found)

    def _find(self, kind: TitleKind, source: str, value: str, cancel: Cancel) -> str | None:
        """One that TMDB has not is no failure: real answers say it with empty lists, others with a 404."""
        try:
            found = self._read(Found, f"/find/{_safe(value)}", {"external_source": source, "language": self._tongue.language}, cancel)
        except (BadAnswer, Missing) as problem:
            if kind == "movie":
                return self._film(value, cancel)
            if isinstance(problem, Missing):
                return None
            raise
        if found.movie_results is None and found.tv_results is None:
            raise BadAnswer("TMDB sent an answer that cannot be read (neither `movie_results` nor `tv_results`).")
        results = found.movie_results if kind == "movie" else found.tv_results
        return next((number for one in each(results) if (number := numeric(one.id))), None)

    def _film(self, imdb: str, cancel: Cancel) -> str | None:
        """Films answer to their IMDb id too, which serves where something between here and TMDB does not let one find it."""
        try:
            its_id = str(self._title("movie", imdb, cancel).id)
        except Missing:
            return None
        self._found_at[its_id] = imdb
        return its_id

    def _title(self, kind: TitleKind, its_id: str, cancel: Cancel) -> Movie | Show:
        path, params = self._place(kind, its_id), title_params(kind, self._tongue)
        return self._read(Movie, path, params, cancel) if kind == "movie" else self._read(Show, path, params, cancel)

    def _place(self, kind: TitleKind, its_id: str) -> str:
        return f"/{PLACES[kind]}/{_safe(self._found_at.get(its_id, its_id) if kind == 'movie' else its_id)}"

    def _ask_apart(self, wire: Movie | Show, kind: TitleKind, its_id: str, cancel: Cancel) -> None:
        for part, (shape, params) in apart(kind, self._tongue).items():
            if getattr(wire, part) is None:
                try:
                    setattr(wire, part, self._read(shape, f"{self._place(kind, its_id)}/{part}", params, cancel))
                except (BadAnswer, Missing) as problem:
                    log.info("%s of %s %s: %s", part, kind, its_id, problem)

    def _episodes(self, wire: Show, cancel: Cancel) -> EpisodeList:
        """Every season that can be read; those whose words are missing in the user's language in English too."""
        wanted = numbers(wire)
        left_out: list[str] = []
        seasons = dict(self._seasons(wire.id, wanted, self._tongue.language, left_out, cancel))
        lacking = [number for number, season in seasons.items() if lacks_words(season)] if self._tongue.code != "en" else []
        english = dict(self._seasons(wire.id, lacking, _SPARE, [], cancel))
        return episode_list(wire, seasons, english, whole=len(seasons) == len(wanted) and not left_out)

    def _seasons(self, show: int, wanted: Sequence[int], language: str, left_out: list[str], cancel: Cancel) -> Iterator[tuple[int, Season]]:
        """Number and season of each that can be read; one that is missing in an answer for many is asked for by itself. `left_out` as in `read`."""
        for some in chunks(wanted):
            together = self._together(show, some, language, cancel) if len(some) > 1 else {}
            for number in some:
                given = together.get(f"season/{number}")
                season = self._season(given, f"/tv/{show}/season/{number}", language, left_out, cancel)
                if season is not None:
                    yield number, season

    def _together(self, show: int, some: Sequence[int], language: str, cancel: Cancel) -> Mapping[str, msgspec.Raw]:
        """Several seasons in one answer, as they came; none when it cannot be read: one bad season spoils it."""
        params = {"language": language, "append_to_response": ",".join(f"season/{number}" for number in some)}
        try:
            return self._read(dict[str, msgspec.Raw], f"/tv/{show}", params, cancel)
        except BadAnswer as problem:
            log.info("seasons of show %d one by one: %s", show, problem)
            return {}

    def _season(self, given: msgspec.Raw | None, path: str, language: str, left_out: list[str], cancel: Cancel) -> Season | None:
        try:
            if given is not None:
                return read(Season, bytes(given), self._asking.name, left_out)
            return self._read(Season, path, {"language": language}, cancel, left_out=left_out)
        except (BadAnswer, Missing) as problem:
            log.warning("%s: %s", path, problem)
            return None

    def _read(self, shape: type[T], path: str, params: Mapping[str, str], cancel: Cancel, fresh_for: float = _FRESH, left_out: list[str] | None = None) -> T:
        """An answer in its shape; `left_out` as in `read`. Only what can be read is kept on disk: a web page of something on the way must not stay."""
        found: list[T] = []

        def keep(content: bytes) -> bool:
            found.append(read(shape, content, self._asking.name, left_out))
            return True

        body = self._asking.get(path, params, secret=self._secret, headers=self._headers, cancel=cancel, fresh_for=fresh_for, keep=keep)
        return found[0] if found else read(shape, body, self._asking.name, left_out)


def _safe(its_id: str) -> str:
    """An id as one part of an address. Raises Missing for one that cannot be any."""
    found = its_id.strip()
    if not found or found in {".", ".."}:
        raise Missing("TMDB does not have a title without an id.")
    return quote(found, safe="")
