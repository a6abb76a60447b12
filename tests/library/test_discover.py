"""Wandering over a real library file and a real HTTP server: lists, what serves while TMDB is away, gaps, and what the library itself offers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.domain.discover_query import DiscoverQuery
from app.domain.discoveries import Gap
from app.domain.enrichment import Outcome, TitleKind
from app.domain.items import ExternalIds, Facts
from app.domain.problems import Problem, Refused
from app.domain.provided import Extras, Facet, Provided, Provider, Similar
from app.library import browse, discover
from app.metadata.answer_cache import AnswerCache
from app.metadata.recalling import before
from app.metadata.registry import open_provider
from app.metadata.tmdb.client import Tmdb
from app.store.enrichment import store_outcomes
from app.web.pace import Patience
from app.web.web import Web
from tests.metadata.tmdb.opening import opened, telling
from tests.shelf import NOW, SEEN, Shelf, audience
from tests.web.loopback import Exchange, Loopback

POPULAR = DiscoverQuery(listing="popular")
HOUR = 3_600


@pytest.fixture
def web() -> Iterator[Web]:
    one = Web(patience=Patience(times=1, first=0.01))
    yield one
    one.close()


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as one:
        yield one


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.database.close()


def page(*names: str, pages: int = 3) -> dict[str, Any]:
    results = [{"id": 100 + at, "title": name, "release_date": "1999-01-01", "poster_path": f"/{at}.jpg"} for at, name in enumerate(names)]
    return {"page": 1, "results": results, "total_pages": pages, "total_results": 20 * pages}


def away(it: Exchange) -> None:
    it.reply(503, b"{}")


def told(shelf: Shelf, film: int, similar: tuple[Similar, ...], collection: tuple[str, str] | None = None, kind: TitleKind = "movie") -> None:
    provided = Provided(ExternalIds(), {Facet.DETAILS: Facts()}, extras=Extras(similar=similar, collection=collection))
    with shelf.database.write() as tx:
        store_outcomes(tx, [Outcome(kind, film, Provider.TMDB, "matched", f"9{film}", "tmdb", provided=provided, tried_at=NOW)])


def test_every_list_asks_its_own_question(web: Web, server: Loopback) -> None:
    server.otherwise = telling(page("A"))
    client = opened(web, server)
    asked = {
        POPULAR: "/3/movie/popular",
        DiscoverQuery(listing="coming", kind="show"): "/3/tv/on_the_air",
        DiscoverQuery(listing="trending", window="day"): "/3/trending/movie/day",
        DiscoverQuery(listing="trending", kind="show"): "/3/trending/tv/week",
        DiscoverQuery(listing="titles", kind="show", genre="18", decade=1990, network="49"): "/3/discover/tv",
    }
    for query, path in asked.items():
        discover.listed(client, query, 2, Cancel())
        assert (server.asked[-1].path, server.asked[-1].query["page"]) == (path, ["2"])
    last = {name: values[0] for name, values in server.asked[-1].query.items()}
    assert {"with_genres": "18", "with_networks": "49", "first_air_date.gte": "1990-01-01", "first_air_date.lte": "1999-12-31"}.items() <= last.items()


def test_the_last_good_answer_is_recalled_with_its_time_whatever_tmdb_says_now(web: Web, server: Loopback, tmp_path: Path) -> None:
    now = [float(NOW)]
    cache = AnswerCache(tmp_path / "answers", now=lambda: now[0])
    client = opened(web, server, cache=cache, now=lambda: now[0])
    server.otherwise = telling(page("A", "B"))
    first = discover.listed(client, POPULAR, 1, Cancel())
    assert [one.title for one in first.titles] == ["A", "B"]
    server.otherwise = away
    now[0] += 5 * HOUR
    with pytest.raises(Problem, match="TMDB"):
        discover.listed(client, POPULAR, 1, Cancel())
    asked = len(server.asked)
    recalled = before(lambda: discover.listed(client, POPULAR, 1, Cancel()))
    assert recalled is not None
    assert recalled[0] == first
    assert recalled[1] == pytest.approx(NOW, abs=1)
    assert before(lambda: discover.listed(client, POPULAR, 2, Cancel())) is None
    assert len(server.asked) == asked, "nobody was asked"


def test_a_key_that_is_refused_is_no_answer_of_before(web: Web, server: Loopback, tmp_path: Path) -> None:
    server.otherwise = lambda it: it.reply(401, b'{"status_code": 7}')
    with pytest.raises(Refused):
        discover.listed(opened(web, server, cache=AnswerCache(tmp_path)), POPULAR, 1, Cancel())


def test_gaps_are_what_tmdb_lists_of_a_collection_that_is_out_and_not_owned(web: Web, server: Loopback, shelf: Shelf) -> None:
    for title, tmdb in (("Alien", "348"), ("Aliens", "679"), ("Alone", "5")):
        shelf.film(title, tmdb=tmdb)
    told(shelf, 1, (), ("8091", "Alien Collection"))
    told(shelf, 2, (), ("8091", "Alien Collection"))
    told(shelf, 3, (), ("9", "Alone Collection"))
    parts = [
        (348, "Alien", "1979-05-25"),
        (679, "Aliens", "1986-07-18"),
        (8078, "Alien Resurrection", "1997-11-12"),
        (1, "Alien 9", "2031-01-01"),
        (2, "Alien 10", ""),
    ]
    films = [{"id": its_id, "title": title, "release_date": out, "poster_path": "/p.jpg"} for its_id, title, out in parts]
    server.routes["/3/collection/8091"] = telling({"id": 8091, "name": "Alien Collection", "parts": films})
    found = discover.gaps(opened(web, server), shelf.database, Cancel())
    assert found == (Gap("8091", Similar("8078", "Alien Resurrection", 1997, "/p.jpg")),)
    assert [one.path for one in server.asked] == ["/3/collection/8091"], "a collection of which one film is owned costs no question"


def test_without_tmdb_gaps_are_what_is_likened_and_bears_the_collections_name(shelf: Shelf) -> None:
    shelf.film("Alien", tmdb="348")
    shelf.film("Aliens", tmdb="679")
    told(shelf, 1, (Similar("679", "Alien Two"), Similar("8078", "Alien Resurrection", 1997), Similar("7", "Predator")), ("8091", "Alien Collection"))
    found = discover.finds(shelf.database, "movie")
    assert found.gaps == (Gap("8091", Similar("8078", "Alien Resurrection", 1997)),), "what is owned and what is only alike is no gap"
    assert discover.finds(shelf.database, "show").gaps == ()


def test_the_library_offers_rows_of_its_own_with_their_cards(shelf: Shelf) -> None:
    shelf.film("Old and good", ratings=audience(9), released="1990-10-09", added_at=NOW - 400 * 86_400)
    shelf.film("Seen", ratings=audience(8), watched=SEEN)
    found = discover.finds(shelf.database, "movie")
    assert (found.rated, found.waiting, [one.id for one in found.today]) == ((1, 2), (1,), [1])
    assert {card.id: card.title for card in found.cards} == {1: "Old and good", 2: "Seen"}


def test_one_is_asked_about_titles_with_much_alike_that_is_not_owned_and_nothing_is_named_twice(shelf: Shelf) -> None:
    for title in ("Shared", "Poor", "Rich"):
        shelf.film(title, tmdb=f"5{title}")
    likes = tuple(Similar(str(number), f"Like {number}") for number in range(20, 28))
    told(shelf, 1, likes)
    told(shelf, 2, (likes[0],))
    told(shelf, 3, (*likes[6:], *(Similar(str(number), f"Like {number}") for number in range(30, 34)), Similar("5Poor", "Poor")))
    found = discover.finds(shelf.database, "movie")
    named = [other.tmdb for one in found.because for other in one.similar]
    assert sorted(one.title for one in found.because) == ["Rich", "Shared"]
    assert len(named) == len(set(named))
    assert set(found.owned) == {"5Poor"}
    left = found.because[-1].id
    assert [one.id for one in discover.finds(shelf.database, "movie", (left,)).because] == [left], "what was chosen before stands alone"
    assert discover.finds(shelf.database, "movie", (2,)).because == (), "of which there must be enough"


def test_networks_are_those_of_the_librarys_shows_the_most_usual_first(shelf: Shelf) -> None:
    for show, network in enumerate((("9", "Nine"), ("49", "HBO"), ("49", "HBO"), None), 1):
        shelf.show(f"Show {show}")
        provided = Provided(ExternalIds(), {Facet.DETAILS: Facts()}, extras=Extras(network=network))
        with shelf.database.write() as tx:
            store_outcomes(tx, [Outcome("show", show, Provider.TMDB, "matched", f"9{show}", "tmdb", provided=provided, tried_at=NOW)])
    assert discover.networks(shelf.database) == [("49", "HBO"), ("9", "Nine")]


@pytest.fixture(scope="module")
def pretend() -> Iterator[PretendServers]:
    with PretendServers().start() as one:
        yield one


def test_the_pretend_tmdb_is_wandered_through_with_what_is_owned(web: Web, pretend: PretendServers, shelf: Shelf) -> None:
    client = open_provider(Provider.TMDB, web, pretend.tmdb.key, pretend.tmdb.address)
    assert isinstance(client, Tmdb)
    horror = next(its_id for its_id, name in client.discovering.genres("movie", Cancel()) if name == "Horror")
    query = DiscoverQuery(listing="titles", genre=horror, decade=1920, order="oldest")
    found = discover.listed(client, query, 1, Cancel())
    nosferatu = next(one for one in found.titles if one.title == "Nosferatu")
    shelf.film("Nosferatu", tmdb=nosferatu.tmdb)
    assert set(browse.owned_titles(shelf.database, "movie", [one.tmdb for one in found.titles])) == {nosferatu.tmdb}
    assert {(one.released or "")[:3] for one in found.titles} == {"192"}


def test_the_pretend_tmdb_lists_a_network_by_the_number_that_its_shows_name(web: Web, pretend: PretendServers) -> None:
    client = open_provider(Provider.TMDB, web, pretend.tmdb.key, pretend.tmdb.address)
    assert isinstance(client, Tmdb)
    told = {
        one.tmdb: client.provide("show", one.tmdb, frozenset({Facet.DETAILS}), Cancel()).extras
        for one in client.discovering.popular("show", 1, Cancel()).titles
    }
    show, network = next((its_id, extras.network) for its_id, extras in told.items() if extras is not None and extras.network is not None)
    query = DiscoverQuery(listing="titles", kind="show", network=network[0])
    found = discover.listed(client, query, 1, Cancel())
    assert show in {other.tmdb for other in found.titles}
    assert found.total < discover.listed(client, DiscoverQuery(listing="titles", kind="show"), 1, Cancel()).total
