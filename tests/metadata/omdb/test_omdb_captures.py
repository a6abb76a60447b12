"""OMDb's real answers, replayed byte for byte: what each must yield (D24)."""

from __future__ import annotations

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Rating
from app.domain.problems import Missing, Problem, Refused, Spent
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.metadata.omdb.asked import omdb, ratings
from tests.metadata.real_answers import captures, files, real, saying
from tests.web.loopback import Loopback

pytestmark = captures

IMDB, TOMATOES, METACRITIC = "imdb", "rottentomatoes", "metacritic"
SCORES: dict[str, tuple[Rating, ...]] = {
    "subliminal/i-tt0770828-plot-short.json": (
        Rating(IMDB, "audience", 7.1, 10, 858_780), Rating(TOMATOES, "critic", 57, 100), Rating(METACRITIC, "critic", 55, 100),
    ),
    "subliminal/plot-short-t-man-of-steel.json": (
        Rating(IMDB, "audience", 7.1, 10, 858_780), Rating(TOMATOES, "critic", 57, 100), Rating(METACRITIC, "critic", 55, 100),
    ),
    "subliminal-history/movie-man-of-steel-tt0770828.json": (
        Rating(IMDB, "audience", 7.1, 10, 828_023), Rating(TOMATOES, "critic", 57, 100), Rating(METACRITIC, "critic", 55, 100),
    ),
    "subliminal-history/movie-man-of-steel-tt0770828~36538a.json": (Rating(IMDB, "audience", 7.2, 10, 526_562), Rating(METACRITIC, "critic", 55, 100)),
    "attested/series-matrix-1993-totalseasons-na.json": (Rating(IMDB, "audience", 7.2, 10, 215),),
}  # fmt: skip
FOUND: dict[str, tuple[int, tuple[str, str, int]]] = {
    "subliminal/page-1-s-dallas-type-series.json": (10, ("tt0077000", "Dallas", 1978)),
    "subliminal/page-1-s-dallas-type-series-y-2012.json": (7, ("tt1723760", "Dallas", 2012)),
    "subliminal/page-2-s-dallas-type-series.json": (10, ("tt2084665", "The A-List: Dallas", 2011)),
    "subliminal/page-4-s-dallas-type-series.json": (10, ("tt5360352", "The Dallas Market Report", 2016)),
    "subliminal/page-6-s-dallas-type-series.json": (1, ("tt9397890", "This Is Dallas", 2019)),
    "subliminal/page-1-s-house-of-cards-type-series.json": (3, ("tt1856010", "House of Cards", 2013)),
    "subliminal/page-1-s-shameless-type-series.json": (6, ("tt1586680", "Shameless", 2011)),
    "subliminal/page-1-s-jack-reacher-type-movie-y-2016.json": (2, ("tt3393786", "Jack Reacher: Never Go Back", 2016)),
    "subliminal/page-1-s-man-of-steel.json": (9, ("tt0770828", "Man of Steel", 2013)),
    "subliminal/page-1-s-man-of-steel-y-2013.json": (9, ("tt0770828", "Man of Steel", 2013)),
}
FAILURES: dict[str, tuple[int, type[Problem]]] = {
    "attested/error-200-incorrect-imdb-id.json": (200, Missing),
    "attested/error-401-invalid-api-key.json": (401, Refused),
    "attested/error-401-request-limit-reached.json": (401, Spent),
    "subliminal/error-error-getting-data-i-tt9999999-plot-short.json": (200, Missing),
    "subliminal/error-movie-not-found-plot-short-t-meen-of-stal.json": (200, Missing),
}


def test_every_file_has_a_line_in_a_table() -> None:
    assert set(files("omdb")) <= {*SCORES, *FOUND, *FAILURES}, "a new capture: say by hand what it must yield"


@pytest.mark.parametrize("name", SCORES)
def test_ratings(name: str, web: Web, server: Loopback, clock: StillClock) -> None:
    server.otherwise = saying(real(f"omdb/{name}"))
    assert ratings(omdb(web, server, clock)) == SCORES[name]


@pytest.mark.parametrize("name", FOUND)
def test_searches(name: str, web: Web, server: Loopback, clock: StillClock) -> None:
    """Games among the films are left out."""
    server.otherwise = saying(real(f"omdb/{name}"))
    many, first = FOUND[name]
    hits = omdb(web, server, clock).search("show" if "series" in name else "movie", "any", None, Cancel())
    assert (len(hits), (hits[0].id, hits[0].title, hits[0].year)) == (many, first)
    assert all(hit.ids.imdb == hit.id for hit in hits)


@pytest.mark.parametrize("name", FAILURES)
def test_failures(name: str, web: Web, server: Loopback, clock: StillClock) -> None:
    status, kind = FAILURES[name]
    server.otherwise = saying(real(f"omdb/{name}"), status)
    with pytest.raises(kind):
        ratings(omdb(web, server, clock))
    assert len(server.asked) == 1, "it is not asked twice for the same no"


def test_a_candidate_has_what_helps_to_judge_it(web: Web, server: Loopback, clock: StillClock) -> None:
    server.otherwise = saying(real("omdb/subliminal/i-tt0770828-plot-short.json"))
    found = omdb(web, server, clock).candidate("movie", "tt0770828", Cancel())
    told = (found.title, found.year, found.runtime_minutes, found.directors, found.country, found.ids.imdb)
    assert told == ("Man of Steel", 2013, 143, ("Zack Snyder",), "US", "tt0770828")


def test_n_a_is_nothing(web: Web, server: Loopback, clock: StillClock) -> None:
    server.otherwise = saying(real("omdb/attested/series-matrix-1993-totalseasons-na.json"))
    found = omdb(web, server, clock).candidate("show", "tt0106062", Cancel())
    assert (found.title, found.year, found.seasons, found.directors) == ("Matrix", 1993, None, ())
