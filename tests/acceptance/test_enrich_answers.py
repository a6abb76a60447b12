"""The real answers of the captures, replayed over HTTP, enrich a library of folders with the same titles: every value here was read in the captures by hand
(done-when 0). What was never recorded is a 404, or less than that: the title is not found or failed, and the others go on (D21, D22)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.captured import FOLDER
from tests.acceptance.held import episodes
from tests.acceptance.program import NOT_WHOLE, Bijou, Ran, read_export
from tests.acceptance.test_folders import plant
from tests.demo.conftest import needs_captures
from tests.replay import Name, Recorded, Replay
from tests.web.loopback import Exchange, Loopback

pytestmark = needs_captures

FILMS = (
    "The Dark Knight Rises (2012) {imdb-tt1345836}", "Man of Steel (2013) {imdb-tt0770828}", "Taken (2008) {imdb-tt0936501}", "Mirrors (2008) {tmdb-13515}",
    "Chariots of Fire {tmdb-9443}", "The Terminator (1984) {imdb-tt0088247}", "Nobody (2001) {tmdb-999999999}", "Skyfall (2012)",
)  # fmt: skip
SHOWS = (
    "Breaking Bad {imdb-tt0903747}", "The Big Bang Theory", "Dallas (2012)", "House of Cards (2013)", "Friends {tmdb-1668}", "Seinfeld {tmdb-1400}",
    "Secret Invasion {tmdb-114472}", "Game of Thrones {tmdb-1399}", "The Office {tmdb-2316}", "Firefly {tvdb-78874}", "Gone {tvdb-428202}",
)  # fmt: skip
NAMES: tuple[Name, ...] = ("tmdb", "tvdb", "omdb")
UNKNOWN = {"not_found", "error"}


class Bare(Replay):
    """One that puts nothing together: what was appended when it was recorded is there, nothing else."""

    def _with_parts(self, found: Recorded, path: str, params: Mapping[str, str]) -> bytes:
        return found.body


def library(tmp_path: Path) -> Bijou:
    """Folders with those titles, scanned; asked faster than the real ones allow."""
    plant(tmp_path / "media" / "Movies", [f"{name}/{name}.mkv" for name in FILMS])
    plant(tmp_path / "media" / "TV Shows", [f"{name}/Season 01/{name} - S01E01.mkv" for name in SHOWS])
    bijou = Bijou(tmp_path / "data", BIJOU_PASSPHRASE="", **{f"BIJOU_{name.upper()}_RATE": "300" for name in (*NAMES, "tvmaze")})
    bijou("--add-server", "folders", tmp_path / "media", "--scan", "full")
    return bijou


def enriched(bijou: Bijou, addresses: Mapping[str, str], code: int | None = None) -> tuple[Ran, dict[str, dict[str, Any]]]:
    """Titles by name after a run, which found the database sound."""
    given = {f"BIJOU_{name.upper()}_URL": address for name, address in addresses.items()}
    ran = bijou.start("--enrich", "--export", bijou.target, "--check-db", BIJOU_TMDB_KEY="k1", BIJOU_TVDB_KEY="k2", BIJOU_OMDB_KEY="k3", **given).ended()
    assert code is None or ran.code == code, ran.said
    bijou("--export", bijou.target, "--check-db")
    export = read_export(bijou.target)
    return ran, {title["title"]: title for title in (*export["movies"], *export["shows"])}


@pytest.fixture(scope="module", params=[Replay, Bare], ids=["with their parts", "as recorded"])
def titles(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Enriched with the answers, by name; TVmaze, of which none are recorded, answers 404."""
    with ExitStack() as opened:
        sites = {name: opened.enter_context(request.param(FOLDER, name)) for name in NAMES}
        nothing = opened.enter_context(Loopback())
        base = {"tmdb": "/3", "tvdb": "/v4", "omdb": ""}
        addresses = {name: site.address + base[name] for name, site in sites.items()} | {"tvmaze": nothing.address}
        return enriched(library(tmp_path_factory.mktemp("answers")), addresses)[1]


Titles = dict[str, dict[str, Any]]


def states(titles: Titles, provider: str) -> dict[str, str]:
    return {name: title["enrichment"][provider]["state"] for name, title in titles.items() if provider in title["enrichment"]}


def test_a_film_by_its_imdb_id(titles: Titles) -> None:
    """tmdblib-wiremock/movie-tt1345836: TMDB was asked by IMDb's own id, and nobody recorded how to find it."""
    film = titles["The Dark Knight Rises"]
    assert film["ids"] == {"tmdb": "49026", "imdb": "tt1345836", "tvdb": None, "plex": None}
    assert (film["tagline"], film["runtime_minutes"], film["year"]) == ("The legend ends.", 165, 2012)
    assert film["overview"].startswith("Following the death of District Attorney Harvey Dent, Batman assumes responsibility")
    assert film["genres"] == ["Action", "Crime", "Drama", "Thriller"]
    assert film["studio"] == "Syncopy"
    assert film["ratings"] == [{"source": "tmdb", "kind": "audience", "value": 7.795, "scale": 10, "votes": 24327}]
    cast = [(one["person"], one["tmdb"], one["character"]) for one in film["credits"] if one["department"] == "Acting"]
    assert cast[:2] == [("Christian Bale", "3894", "Bruce Wayne"), ("Gary Oldman", "64", "Commissioner Gordon")]
    assert [(one["person"], one["tmdb"]) for one in film["credits"] if one["job"] == "Director"] == [("Christopher Nolan", "525")]
    assert len(film["credits"]) == 167 + 560
    assert film["art"]["poster"].endswith("/hr0L2aueqlP2BYUblTTjmtn0hw4.jpg")
    assert film["art"]["backdrop"].endswith("/c3OHQncTAnKFhdOTX7D3LTW6son.jpg")
    assert film["art"]["logo"].endswith("/4gNjpAE3hH4XVQl28SQqYccA8Ir.png")
    assert film["enrichment"]["tmdb"]["evidence"] == "imdb tt1345836"


def test_films_by_other_ids(titles: Titles) -> None:
    """flexget: Taken was found by its IMDb id, Mirrors is TMDB's 13515; adamayoung: a film without a date of release."""
    assert titles["Taken"]["ids"]["tmdb"] == "8681"
    assert titles["Taken"]["tagline"] == "They took his daughter.  He'll take their lives."
    assert titles["Taken"]["enrichment"]["tmdb"]["evidence"] == "imdb tt0936501"
    assert (titles["Mirrors"]["ids"]["imdb"], titles["Mirrors"]["genres"]) == ("tt0790686", ["Horror", "Mystery", "Thriller"])
    assert (titles["Chariots of Fire"]["ids"]["imdb"], titles["Chariots of Fire"]["genres"]) == ("tt0082158", ["Drama", "History"])


def test_ratings_by_imdb_id(titles: Titles) -> None:
    """subliminal: OMDb of tt0770828."""
    assert {(one["source"], one["kind"], one["value"], one["scale"]) for one in titles["Man of Steel"]["ratings"]} == {
        ("imdb", "audience", 7.1, 10), ("rottentomatoes", "critic", 57, 100), ("metacritic", "critic", 55, 100),
    }  # fmt: skip
    assert titles["Man of Steel"]["ids"] == {"tmdb": None, "imdb": "tt0770828", "tvdb": None, "plex": None}


def test_a_show_with_the_one_season_that_was_recorded(titles: Titles) -> None:
    """php-tmdb/tv-all and tmdblib-wiremock/tv-1396-season-1: the other seasons are missing, which takes nothing from this one."""
    show = titles["Breaking Bad"]
    assert show["ids"] == {"tmdb": "1396", "imdb": "tt0903747", "tvdb": "81189", "plex": None}
    assert (show["status"], show["network"], show["genres"]) == ("ended", "AMC", ["Drama"])
    first = [one for one in episodes(show) if one["season"] == 1]
    assert [(one["number"], one["title"], one["air_date"]) for one in first][1:4] == [
        (2, "Cat's in the Bag...", "2008-01-27"), (3, "...And the Bag's in the River", "2008-02-10"), (4, "Cancer Man", "2008-02-17"),
    ]  # fmt: skip
    assert [one["owned"] for one in first] == [True, *[False] * 6]
    assert [one["runtime_minutes"] for one in first] == [59, 49, 49, 49, 49, 49, 48]
    assert first[0]["art"]["still"].endswith("/ydlY3iPfeOAvu8gVqrxPoMvzNCn.jpg")
    assert [one["number"] for one in show["seasons"]] == [0, 1, 2, 3, 4, 5]
    cranston = next(one for one in show["credits"] if one["person"] == "Bryan Cranston")
    assert (cranston["tmdb"], cranston["character"]) == ("17419", "Walter White")


def test_shows_by_search(titles: Titles) -> None:
    """subliminal: searches, and the details of what they found."""
    assert titles["The Big Bang Theory"]["ids"] == {"tmdb": "1418", "imdb": "tt0898266", "tvdb": "80379", "plex": None}
    assert (titles["The Big Bang Theory"]["tagline"], titles["The Big Bang Theory"]["network"]) == ("Smart is the new sexy.", "CBS")
    dallas = titles["Dallas"]
    assert dallas["ids"] == {"tmdb": "37759", "imdb": "tt1723760", "tvdb": "242521", "plex": None}, "that of 2012, not of 1978"
    assert (dallas["status"], dallas["network"]) == ("canceled", "TNT")
    assert dallas["enrichment"]["tmdb"]["evidence"].startswith("search 0.")


def test_shows_by_tmdbs_id(titles: Titles) -> None:
    """scenepeek, adamayoung, tmdblib-wiremock."""
    office = titles["The Office"]
    assert office["ids"] == {"tmdb": "2316", "imdb": "tt0386676", "tvdb": "73244", "plex": None}
    assert (office["network"], office["tagline"]) == ("NBC", "A comedy for anyone whose boss is an idiot.")
    assert {one["person"] for one in office["credits"] if one["job"] == "Creator"} == {"Ricky Gervais", "Stephen Merchant", "Greg Daniels"}
    thrones = titles["Game of Thrones"]
    assert (thrones["status"], thrones["network"], thrones["content_rating"]) == ("continuing", "HBO", "TV-MA")
    assert titles["Friends"]["tagline"] == "I'll be there for you."
    assert titles["Seinfeld"]["genres"] == ["Comedy"]
    assert titles["Secret Invasion"]["tagline"] == "Who do you trust?"


def test_a_series_of_tvdb_without_its_episodes(titles: Titles) -> None:
    """v4: Firefly's own answer is there, its list is not, which is no reason to take it for another."""
    firefly = titles["Firefly"]
    assert firefly["enrichment"]["tvdb"] | {"tried_at": ""} == {"state": "matched", "id": "78874", "evidence": "tvdb 78874", "tried_at": "", "pinned": False}
    assert (firefly["year"], firefly["status"]) == (2002, "ended")
    assert firefly["overview"].startswith("In the far-distant future, Captain Malcolm")


def test_what_nobody_recorded_is_not_there(titles: Titles) -> None:
    """D21, D22: neither a crash nor a match with nothing; and it stops nobody."""
    tmdb = states(titles, "tmdb")
    unknown = {"Man of Steel", "The Terminator", "Nobody", "Skyfall", "House of Cards", "Firefly", "Gone"}
    assert {name for name, state in tmdb.items() if state != "matched"} == unknown
    assert {tmdb[name] for name in unknown} <= UNKNOWN
    assert titles["Nobody"]["enrichment"]["tmdb"]["evidence"].endswith("gone tmdb 999999999")
    assert {name for name, state in states(titles, "tvdb").items() if state == "matched"} == {"Firefly"}
    assert titles["Gone"]["enrichment"]["tvdb"]["state"] == "not_found"
    assert set(states(titles, "tvmaze").values()) <= UNKNOWN
    assert {name for name, state in states(titles, "omdb").items() if state == "matched"} == {"Man of Steel"}
    for name in unknown - {"Man of Steel", "Firefly"}:
        title = titles[name]
        assert (title["overview"], title["tagline"], title["genres"], title["credits"], title["ratings"]) == (None, None, [], [], []), name


def test_nothing_but_404_matches_nothing(tmp_path: Path) -> None:
    """Of whatever stands at a provider's address: no title is said to be unknown for a month on its word alone."""
    with Loopback() as nothing:
        nothing.otherwise = lambda it: it.reply(404, b"<html><body>404</body></html>")
        ran, titles = enriched(library(tmp_path), dict.fromkeys((*NAMES, "tvmaze"), nothing.address))
    assert ran.code == NOT_WHOLE
    assert "check the address" in ran.sentence
    for name in (*NAMES, "tvmaze"):
        assert set(states(titles, name).values()) == {"error"}, name


def test_an_answer_that_is_only_half_there(tmp_path: Path) -> None:
    """TMDB with the least that it can say of a title, in all its emptiness."""

    def answer(it: Exchange) -> None:
        path = it.path.partition("?")[0]
        least = {"/movie/13515": b'{"id": 13515, "title": "Mirrors"}', "/tv/1668": b'{"id": 1668, "name": "Friends", "seasons": null}'}
        it.reply(200 if path in least else 404, least.get(path, b'{"status_code": 34}'), {"Content-Type": "application/json"})

    with Loopback() as site, Loopback() as nothing:
        site.otherwise = answer
        _, titles = enriched(library(tmp_path), dict.fromkeys((*NAMES, "tvmaze"), nothing.address) | {"tmdb": site.address})
    assert {name for name, state in states(titles, "tmdb").items() if state == "matched"} == {"Mirrors", "Friends"}
    assert titles["Mirrors"]["credits"] == titles["Mirrors"]["genres"] == []
    assert [one["owned"] for one in episodes(titles["Friends"])] == [True]
