"""TVmaze as a provider: shows, their episodes and when exactly these air. It needs no key; its data is CC BY-SA, so it is named wherever it is shown."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import TypeVar

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Facts
from app.domain.problems import BadAnswer, Missing, Problem
from app.domain.provided import Candidate, Facet, Provided, Provider
from app.metadata.asking import GONE, Asking
from app.metadata.decoding import read
from app.metadata.provider import TitleKind, named
from app.metadata.tvmaze.reading import air_time_of, art_of, candidate_of, details_of, episodes_of, ids_of, zone_of_show
from app.metadata.tvmaze.wire import Episode, Failure, Found, OtherName, Show
from app.metadata.values import text

T = TypeVar("T")
_FRESH = 3600.0  # seconds that an answer serves again: matching and filling in ask for the same
_KNOWN = "1"
_ITS_ADDRESS = re.compile(r"/shows/([0-9]+)(?:$|[/?])")
_LISTED = frozenset({Facet.EPISODES, Facet.STILLS})
log = logging.getLogger(__name__)


class Tvmaze:
    """Asks TVmaze through `asking`."""

    provider = Provider.TVMAZE
    facets: Mapping[str, tuple[Facet, ...]] = {"movie": (), "show": (Facet.DETAILS, Facet.ART, Facet.EPISODES, Facet.STILLS, Facet.AIR_TIME)}

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        asking.explain = _explain

    def resolve(self, kind: TitleKind, ids: ExternalIds, cancel: Cancel) -> str | None:
        """By the show's TVDB id, else its IMDb id."""
        if kind != "show":
            return None
        for name, value in (("thetvdb", ids.tvdb), ("imdb", ids.imdb)):
            found = self._lookup(name, value, cancel) if value else None
            if found is not None:
                return found
        return None

    def search(self, kind: TitleKind, title: str, year: int | None, cancel: Cancel) -> list[Candidate]:  # noqa: ARG002  -- it cannot be asked for a year
        """Up to ten shows, its best first."""
        if kind != "show":
            return []
        hits = self._get(tuple[Found, ...], "/search/shows", {"q": title}, cancel)
        return [candidate_of(hit.show, popularity=hit.score) for hit in hits or () if text(hit.show.name)]

    def candidate(self, kind: TitleKind, its_id: str, cancel: Cancel) -> Candidate:
        """The show, with its names elsewhere."""
        show = self._show(kind, its_id, cancel)
        try:
            names = self._get(tuple[OtherName, ...], f"/shows/{show.id}/akas", {}, cancel) or ()
        except Missing:
            names = ()
        return named(candidate_of(show, tuple(dict.fromkeys(name for one in names if (name := text(one.name)) and name != show.name))))

    def provide(self, kind: TitleKind, its_id: str, facets: frozenset[Facet], cancel: Cancel) -> Provided:
        """The show in one question; its list, where that is wanted, in a second. A list that is not there is left out, with its facets; one of which
        something cannot be read is not `whole`, and asked for again."""
        show = self._show(kind, its_id, cancel)
        episodes = None
        given: dict[Facet, Facts] = {Facet.DETAILS: details_of(show), Facet.ART: art_of(show), Facet.AIR_TIME: Facts()}
        if facets & (_LISTED | {Facet.AIR_TIME}):
            try:
                left_out: list[str] = []
                listed = self._list(show, left_out, cancel)
                episodes = episodes_of(listed or (), zone_of_show(show), whole=not left_out)
                given |= {Facet.EPISODES: Facts(), Facet.STILLS: Facts()} if episodes.whole else {}
            except (BadAnswer, Missing) as problem:
                log.warning("no episodes of show %d: %s", show.id, problem)
        return Provided(ids_of(show), given, episodes, air_time_of(show))

    def check(self, cancel: Cancel) -> None:
        """Whether it answers."""
        try:
            self._get(Show, f"/shows/{_KNOWN}", {}, cancel, fresh_for=0)
        except Missing:
            """It answers, if without that show."""

    def _show(self, kind: TitleKind, its_id: str, cancel: Cancel) -> Show:
        if kind != "show" or not (its_id.isascii() and its_id.isdecimal()):
            raise Missing("TVmaze knows shows, by a number, and this is none.")
        show = self._get(Show, f"/shows/{its_id}", {}, cancel)
        if show is None:
            raise Missing("TVmaze does not have this show.")
        return show

    def _list(self, show: Show, left_out: list[str], cancel: Cancel) -> tuple[Episode, ...] | None:
        """Its episodes; those that came along with it, where the list is not there."""
        try:
            return self._get(tuple[Episode, ...], f"/shows/{show.id}/episodes", {"specials": "1"}, cancel, left_out=left_out)
        except Missing:
            if show.embedded is None or not show.embedded.episodes:
                raise
            return show.embedded.episodes

    def _lookup(self, name: str, value: str, cancel: Cancel) -> str | None:
        """It answers by sending on to the show, or with 404 (and the word null). Its number is enough: the address is TVmaze's own, also at a mirror."""
        try:
            location, body = self._asking.lead("/lookup/shows", {name: value}, cancel=cancel)
        except Missing:
            return None
        sent_on = _ITS_ADDRESS.search(location)
        if sent_on is not None:
            return sent_on[1]
        return None if body.strip() == b"null" else str(read(Show, body, self._asking.name).id)

    def _get(
        self, shape: type[T], path: str, params: Mapping[str, str], cancel: Cancel, fresh_for: float = _FRESH, left_out: list[str] | None = None
    ) -> T | None:
        """The answer; None for its null; `left_out` as in `read`. Only what can be read is kept on disk: a damaged one would be confirmed for ever."""
        found: list[T | None] = []

        def keep(content: bytes) -> bool:
            found.append(None if content.strip() == b"null" else read(shape, content, self._asking.name, left_out))
            return True

        body = self._asking.get(path, params, cancel=cancel, fresh_for=fresh_for, keep=keep)
        if not found:
            keep(body)
        return found[0]


def _explain(status: int, content: bytes) -> Problem | None:
    """Its words for what it has not: null where it was to look something up, else a failure with its name."""
    if status not in GONE:
        return None
    try:
        said = content.strip() == b"null" or read(Failure, content, "TVmaze").name == "Not Found"
    except BadAnswer:
        said = False
    return Missing("TVmaze does not have what was asked for.") if said else None
