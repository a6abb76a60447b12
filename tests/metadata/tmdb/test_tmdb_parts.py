"""TMDB behind something that answers less than it was asked for, or bars a way: what is missing is asked for otherwise, or left out."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.provided import Facet
from app.web.web import Web
from tests.metadata.tmdb.opening import PARTS, failing, opened, telling
from tests.web.loopback import Loopback, Route

ALL = frozenset(Facet)


def test_parts_that_were_not_appended_are_asked_for_by_themselves(web: Web, server: Loopback) -> None:
    """Something between here and TMDB, or a server that takes its place, may not append: what fills a facet is asked for, once."""
    server.routes |= {
        "/3/movie/550": telling({"id": 550, "title": "Fight Club", "images": {"logos": []}}),
        "/3/movie/550/credits": telling({"cast": [{"id": 819, "name": "Edward Norton", "character": "Narrator"}]}),
        "/3/movie/550/external_ids": telling({"imdb_id": "tt0137523"}),
    }
    provided = opened(web, server).provide("movie", "550", ALL, Cancel())
    assert server.paths() == ["/3/movie/550", "/3/movie/550/credits", "/3/movie/550/external_ids"]
    assert [one.name for one in provided.facets[Facet.CREDITS].credits] == ["Edward Norton"]
    assert provided.ids == ExternalIds(tmdb="550", imdb="tt0137523")


@pytest.mark.parametrize("answer", [failing(404, 34), failing(500, 11), telling([]), lambda it: it.reply(404, b"<html>")])
def test_d20_parts_that_are_not_there_leave_the_rest_as_it_is(answer: Route, web: Web, server: Loopback) -> None:
    server.otherwise = answer
    server.routes["/3/tv/7"] = telling({"id": 7, "name": "N", "overview": "W"})
    provided = opened(web, server).provide("show", "7", frozenset({Facet.DETAILS}), Cancel())
    assert provided.facets[Facet.DETAILS].overview == "W"
    assert not {Facet.CREDITS, Facet.LOGO} & provided.facets.keys(), "asked for again"
    assert list(dict.fromkeys(server.paths())) == ["/3/tv/7", *(f"/3/tv/7/{part}" for part in ("aggregate_credits", "images", "external_ids"))]


@pytest.mark.parametrize("given", [{"tv_results": [{"id": 22}]}, {"movie_results": [], "tv_results": [{"id": "22"}, {"id": "x"}]}])
def test_an_answer_to_a_find_may_hold_one_list(given: Any, web: Web, server: Loopback) -> None:
    server.otherwise = telling(given)
    assert opened(web, server).resolve("show", ExternalIds(tvdb="9"), Cancel()) == "22"


def test_a_film_is_asked_for_by_its_imdb_id_where_the_way_to_find_it_is_barred(web: Web, server: Loopback) -> None:
    server.routes |= {"/3/find/tt0137523": lambda it: it.reply(404, b"<html>"), "/3/movie/tt0137523": telling({"id": 550, "title": "Fight Club", **PARTS})}
    tmdb = opened(web, server)
    assert tmdb.resolve("movie", ExternalIds(imdb="tt0137523"), Cancel()) == "550"
    assert tmdb.provide("movie", "550", ALL, Cancel()).facets[Facet.DETAILS].title == "Fight Club"
