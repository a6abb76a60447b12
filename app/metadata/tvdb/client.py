"""TVDB v4 as a provider: shows, their episodes in TVDB's orders, and when they air."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import TypeVar

from app.domain.art_choices import OfferedPicture
from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Facts
from app.domain.problems import BadAnswer, Missing, Refused
from app.domain.provided import Candidate, EpisodeList, Facet, Provided, Provider
from app.metadata.asking import Asking
from app.metadata.decoding import read
from app.metadata.provider import TitleKind, named
from app.metadata.tvdb import wire
from app.metadata.tvdb.episodes import list_of
from app.metadata.tvdb.languages import ENGLISH
from app.metadata.tvdb.reading import air_time_of, art_of, candidate_of, details_of, hit_of, ids_of, languages_of, listed_languages, logo_of, pictures_of
from app.metadata.tvdb.signing_in import SignedIn
from app.metadata.values import numeric, text

T = TypeVar("T", bound=wire.Said)
_FRESH = 3600.0  # seconds that an answer serves again: matching and filling in ask for the same
_MOST_PAGES = 200  # of 500 episodes each: more than any show has, and an end where pages lead round in circles
_LISTED = frozenset({Facet.EPISODES, Facet.STILLS, Facet.AIR_TIME})
log = logging.getLogger(__name__)


class Tvdb:
    """Asks TVDB through `asking`. `key` may be followed by a colon and a PIN. `language` (ISO 639-1) and `region` (ISO 3166-1) choose among its words."""

    provider = Provider.TVDB
    facets: Mapping[str, tuple[Facet, ...]] = {
        "movie": (),
        "show": (Facet.DETAILS, Facet.ART, Facet.LOGO, Facet.EPISODES, Facet.STILLS, Facet.AIR_TIME),
    }

    def __init__(self, asking: Asking, key: str, language: str = "en", region: str = "US") -> None:
        self._asking = asking
        self._signed_in = SignedIn(asking, key, asking.now)
        self._languages = languages_of(language)
        self._region = region

    def resolve(self, kind: TitleKind, ids: ExternalIds, cancel: Cancel) -> str | None:
        """The TVDB id, else what TVDB has for the IMDb id. TMDB's numbers are not looked up: TVDB does not say whose number it finds."""
        if kind != "show":
            return None
        if ids.tvdb and ids.tvdb.isdecimal():
            return ids.tvdb
        if not ids.imdb:
            return None
        try:
            found = self._get(wire.RemoteIdAnswer, f"/search/remoteid/{ids.imdb}", {}, cancel).data or ()
        except Missing:
            return None
        known = {one.series.id for one in found if one.series is not None and one.series.id}
        return str(known.pop()) if len(known) == 1 else None

    def search(self, kind: TitleKind, title: str, year: int | None, cancel: Cancel) -> list[Candidate]:  # noqa: ARG002  -- a year would hide its neighbours
        """Up to twenty series, its best first."""
        if kind != "show":
            return []
        try:
            hits = self._get(wire.SearchAnswer, "/search", {"query": title, "type": "series", "limit": "20"}, cancel).data or ()
        except Missing:
            return []
        return [found for hit in hits if (found := hit_of(hit, self._languages)) is not None]

    def of_words(self, kind: TitleKind, words: str, cancel: Cancel) -> str | None:
        """The number of the series whose page has these words in its address."""
        if kind != "show" or not words.replace("-", "").isalnum():
            return None
        try:
            series = self._get(wire.SeriesAnswer, f"/series/slug/{words}", {}, cancel).data
        except Missing:
            return None
        return numeric(series.id) if series is not None else None

    def candidate(self, kind: TitleKind, its_id: str, cancel: Cancel) -> Candidate:
        """The series with all its names."""
        return named(candidate_of(self._series(kind, its_id, cancel), self._languages))

    def provide(self, kind: TitleKind, its_id: str, facets: frozenset[Facet], cancel: Cancel) -> Provided:
        """The series in one question (two where its words come apart); its list, where that is wanted, page by page. One that TVDB does not have, or that
        cannot be read, is left out with its facets: the series is there all the same, and the list is asked for again. So is one that is not `whole`."""
        series = self._series(kind, its_id, cancel)
        given: dict[Facet, Facts] = {
            Facet.DETAILS: details_of(series, self._languages, self._region),
            Facet.ART: art_of(series, self._languages),
            Facet.LOGO: logo_of(series, self._languages),
        }
        episodes = None
        if facets & _LISTED:
            try:
                episodes = self._listed(series, its_id, "official", cancel)
                given |= {Facet.AIR_TIME: Facts(), **({Facet.EPISODES: Facts(), Facet.STILLS: Facts()} if episodes.whole else {})}
            except (BadAnswer, Missing) as problem:
                log.warning("no episodes of series %s: %s", its_id, problem)
        return Provided(ids_of(series), given, episodes, air_time_of(series))

    def episode_list(self, its_id: str, order: str, cancel: Cancel) -> EpisodeList:
        """The episodes in another order: official (aired), dvd, absolute, alternate or regional. Empty where the series has no such order."""
        return self._listed(self._series("show", its_id, cancel), its_id, order, cancel)

    def pictures(self, kind: TitleKind, its_id: str, cancel: Cancel) -> tuple[OfferedPicture, ...]:
        """Every poster, background and logo of a show. Raises Missing when the id is gone."""
        return pictures_of(self._series(kind, its_id, cancel))

    def check(self, cancel: Cancel) -> None:
        """Signs in."""
        self._signed_in.sign_in(cancel)

    def _series(self, kind: TitleKind, its_id: str, cancel: Cancel) -> wire.Series:
        if kind != "show" or not (its_id.isascii() and its_id.isdecimal()):
            raise Missing("TVDB knows shows, by a number, and this is none.")
        try:
            series = self._get(wire.SeriesAnswer, f"/series/{its_id}/extended", {"meta": "translations"}, cancel).data
        except Missing:  # what takes TVDB's place may have the short record alone
            series = self._get(wire.SeriesAnswer, f"/series/{its_id}", {}, cancel).data
        if series is None:
            raise Missing("TVDB does not have this show.")
        if numeric(series.id) is None:
            raise BadAnswer("TVDB sent an answer that cannot be read (a series without its id).")
        if series.translations is None:
            series.translations = self._translations(series, its_id, cancel)
        return series

    def _translations(self, series: wire.Series, its_id: str, cancel: Cancel) -> wire.Translations | None:
        """The user's words, where they did not come with the series and it says that there are some."""
        there = listed_languages(series.name_languages) | listed_languages(series.overview_languages)
        own = (series.language or "").lower()
        wanted = next((code for code in (*self._languages, ENGLISH) if code in there), None)
        if wanted is None or (wanted == own and text(series.name) and text(series.overview)):
            return None
        try:
            found = self._get(wire.TranslationAnswer, f"/series/{its_id}/translations/{wanted}", {}, cancel).data
        except (BadAnswer, Missing):
            return None
        return wire.Translations((found,), (found,)) if found is not None else None

    def _listed(self, series: wire.Series, its_id: str, order: str, cancel: Cancel) -> EpisodeList:
        """The list with the user's words laid over the series' own, and English ones where those are missing."""
        left_out: list[str] = []
        episodes = self._every(series, its_id, order, left_out, cancel)
        words: list[dict[int, wire.Episode]] = []
        own = (series.language or "").lower()
        for code in dict.fromkeys((*self._languages, ENGLISH)):
            untold = [one for one in episodes if one.id is not None and not any(text(language[one.id].name) for language in words if one.id in language)]
            if code == own or not untold:
                break
            try:
                translated = self._pages(its_id, f"{order}/{code}", [], cancel)
            except (BadAnswer, Missing):
                continue
            words.append({one.id: one for one in translated if one.id is not None})
        return list_of(episodes, series.seasons or (), air_time_of(series), words, order, whole=not left_out)

    def _every(self, series: wire.Series, its_id: str, order: str, left_out: list[str], cancel: Cancel) -> Sequence[wire.Episode]:
        """The episodes in an order; those in the order in which they aired may also have come with the series, or as its usual order."""
        try:
            return self._pages(its_id, order, left_out, cancel)
        except Missing:
            if order != "official":
                raise
        return series.episodes or self._pages(its_id, "default", left_out, cancel)

    def _pages(self, its_id: str, which: str, left_out: list[str], cancel: Cancel) -> list[wire.Episode]:
        """Every page of a list, "official" or "official/deu"; `left_out` as in `read`. Raises where one cannot be read: part of a list is none (D22)."""
        path = f"/series/{its_id}/episodes/{which}"
        found: list[wire.Episode] = []
        for page in range(_MOST_PAGES):
            try:
                answer = self._get(wire.EpisodesAnswer, path, {"page": str(page)}, cancel, left_out)
            except Missing:
                if page:
                    break
                raise
            new = episodes_in(answer)
            found += new
            if not new or answer.links is None or answer.links.next in {None, ""}:
                break
        return found

    def _get(self, shape: type[T], path: str, params: Mapping[str, str], cancel: Cancel, left_out: list[str] | None = None) -> T:
        """A good answer. Raises as `Asking.get`, and for a failure with status 200."""
        answer = read(shape, self._signed_in.get(path, params, cancel, _FRESH), self._asking.name, left_out)
        if answer.status == "failure":
            said = (answer.message or "").lower()
            if "not found" in said or "notfound" in said:
                raise Missing("TVDB does not have what was asked for.")
            if "unauthorized" in said or "invalidapikey" in said:
                raise Refused("TVDB does not accept the key: it is wrong or was withdrawn.")
            raise BadAnswer("TVDB answered with an error of its own; trying again later will help.")
        if answer.status is None and getattr(answer, "data", None) is None:
            raise BadAnswer("TVDB sent an answer that cannot be read: it has no data.")
        return answer


def episodes_in(answer: wire.EpisodesAnswer) -> tuple[wire.Episode, ...]:
    """The episodes of a page: beside the series, inside it, or (v3) alone."""
    data = answer.data
    if data is None or isinstance(data, tuple):
        return data or ()
    return data.episodes or (data.series.episodes if data.series is not None else None) or ()
