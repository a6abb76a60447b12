"""Finding a match by hand, at the pretend providers over HTTP, and choosing it in a real library file (D21, D62)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.items import ExternalIds
from app.domain.problems import Missing, Problem
from app.domain.provided import Candidate, Facet, Provided, Provider
from app.library import matching
from app.library.keeping import undo
from app.library.matching import Providers, Sought
from app.metadata.registry import open_provider
from app.store.coverage import unmatched
from app.web.web import Web
from tests.shelf import Shelf


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=200) as one:
        yield one


@pytest.fixture(scope="module")
def providers(servers: PretendServers) -> Iterator[Providers]:
    web = Web()
    yield {
        Provider.TMDB: open_provider(Provider.TMDB, web, servers.tmdb.key, servers.tmdb.address),
        Provider.TVDB: open_provider(Provider.TVDB, web, servers.tvdb.key, servers.tvdb.address),
        Provider.TVMAZE: open_provider(Provider.TVMAZE, web, None, servers.tvmaze.address),
        Provider.OMDB: open_provider(Provider.OMDB, web, servers.omdb.key, servers.omdb.address),
    }
    web.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    shelf.film("Metropolis", year=1927)
    shelf.show("Pioneer One", year=2010)
    return shelf


def film(shelf: Shelf) -> Sought:
    return matching.sought(shelf.database, "movie", 1)


def show(shelf: Shelf) -> Sought:
    return matching.sought(shelf.database, "show", 1)


def test_d21_without_a_word_the_titles_own_name_is_looked_for(shelf: Shelf, providers: Providers) -> None:
    found = matching.find(providers, film(shelf), "", Cancel())
    best = found.ranked[0]
    assert (found.provider, best.candidate.title, best.candidate.year) == (Provider.TMDB, "Metropolis", 1927)
    assert best.score > 0.8
    assert best.candidate.runtime_minutes, "the likeliest are looked at closely"
    assert [one.score for one in found.ranked] == sorted((one.score for one in found.ranked), reverse=True)


def test_d21_a_name_finds_titles_of_any_year(shelf: Shelf, providers: Providers) -> None:
    found = matching.find(providers, film(shelf), "Nosferatu", Cancel())
    assert "Nosferatu" in found.ranked[0].candidate.title
    assert {reason.what: reason.sign for reason in found.ranked[0].reasons}["title"] == "differs"


def test_d21_an_id_or_an_address_of_anyone_leads_to_the_one_title(shelf: Shelf, providers: Providers) -> None:
    for text in ("tt0017136", "https://www.imdb.com/title/tt0017136/"):
        found = matching.find(providers, film(shelf), text, Cancel())
        assert [(one.candidate.provider, one.candidate.title) for one in found.ranked] == [(Provider.TMDB, "Metropolis")]
    tmdb = found.ranked[0].candidate.id
    again = matching.find(providers, film(shelf), f"https://www.themoviedb.org/movie/{tmdb}-metropolis", Cancel())
    assert again.ranked[0].candidate.id == tmdb
    at_tvdb = matching.find(providers, show(shelf), "tt1748166", Cancel(), first=Provider.TVDB)
    assert (at_tvdb.provider, at_tvdb.ranked[0].candidate.title) == (Provider.TVDB, "Pioneer One")


def test_d21_an_imdb_id_that_only_omdb_can_look_up_is_enough(shelf: Shelf, providers: Providers) -> None:
    found = matching.find({Provider.OMDB: providers[Provider.OMDB]}, film(shelf), "tt0017136", Cancel())
    assert (found.provider, found.ranked[0].candidate.id) == (Provider.OMDB, "tt0017136")


def test_d21_a_show_that_one_provider_alone_knows_is_found_there(shelf: Shelf, providers: Providers, servers: PretendServers) -> None:
    shelf.show("Pioneer One", year=2010)
    known = matching.find(providers, show(shelf), "Pioneer One", Cancel())
    assert known.askable == (Provider.TMDB, Provider.TVDB, Provider.TVMAZE)
    silent = {**providers, Provider.TMDB: Nothing(Provider.TMDB), Provider.TVDB: Nothing(Provider.TVDB)}
    found = matching.find(silent, show(shelf), "Pioneer One", Cancel())
    assert (found.provider, found.ranked[0].candidate.title) == (Provider.TVMAZE, "Pioneer One")
    asked_there = matching.find(silent, show(shelf), "Pioneer One", Cancel(), first=Provider.TVDB)
    assert (asked_there.provider, asked_there.ranked) == (Provider.TVDB, ()), "where one is named, it alone is asked"


def test_d21_one_provider_in_trouble_does_not_hide_what_another_has(shelf: Shelf, providers: Providers) -> None:
    trouble = Nothing(Provider.TMDB, Problem("TMDB does not answer."))
    found = matching.find({**providers, Provider.TMDB: trouble}, show(shelf), "Pioneer One", Cancel())
    assert (found.provider, bool(found.ranked)) == (Provider.TVDB, True)
    with pytest.raises(Problem, match="TMDB does not answer"):
        matching.find({Provider.TMDB: trouble, Provider.TVMAZE: providers[Provider.TVMAZE]}, show(shelf), "xyzzy plugh", Cancel())


def test_d21_tvdbs_addresses_are_words(shelf: Shelf, providers: Providers) -> None:
    found = matching.find(providers, show(shelf), "https://thetvdb.com/series/pioneer-one#general", Cancel())
    assert (found.provider, [one.candidate.title for one in found.ranked]) == (Provider.TVDB, ["Pioneer One"])
    without: Providers = {one: client for one, client in providers.items() if one is not Provider.TVDB}
    by_name = matching.find(without, show(shelf), "thetvdb.com/series/pioneer-one", Cancel())
    assert (by_name.provider, by_name.ranked[0].candidate.title) == (Provider.TMDB, "Pioneer One")
    assert matching.find(providers, show(shelf), "thetvdb.com/series/no-such-show-xyzzy", Cancel()).ranked == ()


def test_d21_an_imdb_id_of_the_other_kind_is_said_in_a_sentence(shelf: Shelf, providers: Providers) -> None:
    with pytest.raises(Problem, match="tt1748166 is a show, and the title is a film"):
        matching.find(providers, film(shelf), "tt1748166", Cancel())
    with pytest.raises(Problem, match="tt0017136 is a film, and the title is a show"):
        matching.find(providers, show(shelf), "https://m.imdb.com/title/tt0017136/", Cancel())


class Nothing:
    """A provider that has no title, or is in trouble."""

    facets: Mapping[str, tuple[Facet, ...]] = {}

    def __init__(self, provider: Provider, trouble: Problem | None = None) -> None:
        self.provider, self.trouble = provider, trouble

    def resolve(self, _kind: TitleKind, _ids: ExternalIds, _cancel: Cancel) -> str | None:
        return None

    def search(self, _kind: TitleKind, _title: str, _year: int | None, _cancel: Cancel) -> list[Candidate]:
        if self.trouble is not None:
            raise self.trouble
        return []

    def candidate(self, _kind: TitleKind, _its_id: str, _cancel: Cancel) -> Candidate:
        raise Missing("It is not there.")

    def provide(self, _kind: TitleKind, _its_id: str, _facets: frozenset[Facet], _cancel: Cancel) -> Provided:
        raise Missing("It is not there.")

    def check(self, _cancel: Cancel) -> None:
        """Nothing to check."""


def test_what_cannot_be_found_is_said_in_words(shelf: Shelf, providers: Providers) -> None:
    with pytest.raises(Missing, match=r"TMDB.*knows.*tt9999999"):
        matching.find(providers, film(shelf), "tt9999999", Cancel())
    with pytest.raises(Problem, match="address of a show"):
        matching.find(providers, film(shelf), "https://www.themoviedb.org/tv/1396", Cancel())
    with pytest.raises(Problem, match="needs a key"):
        matching.find({Provider.TVMAZE: providers[Provider.TVMAZE]}, film(shelf), "", Cancel())
    assert matching.find(providers, film(shelf), "xyzzy plugh", Cancel()).ranked == ()


def test_d21_an_id_that_contradicts_is_told_and_does_not_rule_out(shelf: Shelf, providers: Providers) -> None:
    shelf.film("Metropolis", year=1927, imdb="tt0000001")
    found = matching.find(providers, matching.sought(shelf.database, "movie", 2), "tt0017136", Cancel())
    assert (found.ranked[0].reasons[0].sign, found.ranked[0].reasons[0].what) == ("differs", "ids")
    assert found.ranked[0].score > 0.8, "the user may know better than a server"


def test_d62_a_choice_is_pinned_and_can_be_taken_back(shelf: Shelf, providers: Providers) -> None:
    best = matching.find(providers, film(shelf), "", Cancel()).ranked[0].candidate
    line = matching.choose(shelf.database, film(shelf), Provider.TMDB, best)
    chosen = film(shelf).matches[Provider.TMDB]
    assert (chosen.provider_id, chosen.pinned) == (best.id, True)
    undo(shelf.database, line)
    assert not film(shelf).matches[Provider.TMDB].pinned


def test_d62_none_of_these_stays_none(shelf: Shelf) -> None:
    matching.choose(shelf.database, film(shelf), Provider.TMDB, None)
    with shelf.database.read() as reader:
        row = unmatched(reader, Provider.TMDB, "movie").rows[0]
    assert (row.title, row.pinned, row.state) == ("Metropolis", True, "not_found")


def test_a_title_that_is_gone_is_missing(shelf: Shelf) -> None:
    with pytest.raises(Missing, match="left the library"):
        matching.sought(shelf.database, "movie", 99)
