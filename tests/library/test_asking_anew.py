"""Asking everybody anew about one title: all facets, before everything else, and what came of it (D20, D22)."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Facts, Rating
from app.domain.problems import BadAnswer, Missing, Problem
from app.domain.provided import Candidate, Facet, Provided, Provider
from app.library import asking_anew
from app.library.enriching import ProviderQueue, Way
from app.library.matching import choose, sought
from app.metadata.provider import TitleKind
from app.web.pace import Pace
from tests.shelf import Shelf


class Teller:
    """A provider that tells the same of each title until it is told better; `asked` are titles with the facets that were asked for."""

    provider = Provider.TMDB
    facets: dict[str, tuple[Facet, ...]] = {}  # noqa: RUF012  # as the protocol has it

    def __init__(self) -> None:
        self.asked: list[tuple[str, frozenset[Facet]]] = []
        self.overview = "A city."
        self.trouble: Problem | None = None

    def resolve(self, _kind: TitleKind, ids: ExternalIds, _cancel: Cancel, /) -> str | None:
        return ids.tmdb

    def search(self, _kind: TitleKind, _title: str, _year: int | None, _cancel: Cancel, /) -> list[Candidate]:
        return []

    def candidate(self, _kind: TitleKind, its_id: str, _cancel: Cancel, /) -> Candidate:
        raise Missing(its_id)

    def provide(self, _kind: TitleKind, its_id: str, facets: frozenset[Facet], _cancel: Cancel, /) -> Provided:
        self.asked.append((its_id, facets))
        if self.trouble is not None:
            raise self.trouble
        told = Facts(overview=self.overview, ratings=(Rating("tmdb", "audience", 8.1, votes=9),))
        return Provided(ExternalIds(tmdb=its_id), dict.fromkeys(facets, told))

    def check(self, _cancel: Cancel, /) -> None:
        pass


class Desk:
    def __init__(self, folder: Path, pool: ThreadPoolExecutor) -> None:
        self.shelf = Shelf(folder)
        self.database = self.shelf.database
        for number in (19, 20):
            self.shelf.film(f"Film {number}", tmdb=str(number))
        self.client = Teller()
        pace = Pace(1000)
        way = Way(self.client, pace, 1, lambda: 0, None)
        self.queue = ProviderQueue(self.database, Provider.TMDB, lambda: way, pool.submit, now=self.database.now)
        self.run()
        self.client.asked.clear()

    def run(self) -> None:
        self.queue.again()
        self.queue.run(Cancel())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ThreadPoolExecutor(4) as pool:
        desk = Desk(tmp_path, pool)
        yield desk
        desk.database.close()


def test_d20_one_title_is_asked_about_anew_with_all_its_facets(desk: Desk) -> None:
    desk.run()
    assert desk.client.asked == [], "nothing is due by itself"
    begun = asking_anew.begin(desk.database, "movie", 1)
    assert asking_anew.waiting(desk.database, begun) == {Provider.TMDB}
    desk.client.overview = "A city of two halves."
    desk.run()
    assert desk.client.asked == [("19", frozenset({Facet.DETAILS, Facet.ART, Facet.LOGO, Facet.CREDITS, Facet.RATINGS}))]
    assert asking_anew.waiting(desk.database, begun) == frozenset()
    assert asking_anew.changed(desk.database, begun) == ("overview",)
    assert asking_anew.failed(desk.database, begun) == {}


def test_what_is_as_before_has_not_changed(desk: Desk) -> None:
    begun = asking_anew.begin(desk.database, "movie", 1)
    desk.run()
    assert (len(desk.client.asked), asking_anew.changed(desk.database, begun)) == (1, ())


def test_d22_an_answer_that_is_none_is_told_and_takes_nothing_away(desk: Desk) -> None:
    begun = asking_anew.begin(desk.database, "movie", 1)
    desk.client.trouble = BadAnswer("TMDB sent an answer that cannot be read.")
    desk.run()
    assert asking_anew.waiting(desk.database, begun) == frozenset()
    assert asking_anew.failed(desk.database, begun) == {Provider.TMDB: "TMDB sent an answer that cannot be read."}
    assert asking_anew.changed(desk.database, begun) == ()


def test_d21_none_of_these_stays_the_users_word(desk: Desk) -> None:
    choose(desk.database, sought(desk.database, "movie", 1), Provider.TMDB, None)
    begun = asking_anew.begin(desk.database, "movie", 1)
    assert asking_anew.waiting(desk.database, begun) == frozenset()
    desk.run()
    assert desk.client.asked == []


def test_a_title_that_is_gone_says_so(desk: Desk) -> None:
    with pytest.raises(Missing):
        asking_anew.begin(desk.database, "movie", 99)
