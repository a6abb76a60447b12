"""Servers made of Jellyfin's official descriptions, added, scanned and exported through the command line: exactly their titles (done-when 2)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.captured import FOLDER, WHY_NOT
from tests.acceptance.described import FILLINGS, VERSIONS, Filling, description
from tests.acceptance.held import counts, held, without_times
from tests.acceptance.jellyfin_server import Jellyfin, Shelf, films, item, series
from tests.acceptance.program import DONE, NOT_WHOLE, Bijou, read_export

pytestmark = [pytest.mark.captures, pytest.mark.skipif(not FOLDER.is_dir(), reason=WHY_NOT)]

TITLES = {"Film 1", "Film 2", "Film 3", "Film 100"}
EPISODES = {
    "One": {(0, 1): "One 0x1", (1, 1): "One 1x1", (1, 2): "One 1x2", (2, 1): "One 2x1"},
    "Two": {(1, 1): "Two 1x1"},
    "Three": {(1, 1): "Three 1x1"},
}


def shelves() -> list[Shelf]:
    """Films, shows, a library of both, and two that hold neither."""
    return [
        Shelf("Movies", "movies", films(3)),
        Shelf("Shows", "tvshows", series(1, "One", {0: 1, 1: 2, 2: 1}) + series(2, "Two", {1: 1})),
        Shelf("Mixed", None, films(1, 100) + series(3, "Three", {1: 1})),
        Shelf("Music", "music", films(1, 200)),
        Shelf("Collections", "boxsets", films(1, 300)),
    ]


def unkept(tmp_path: Path) -> Bijou:
    """Without a place for the token, which spares each run the making of a secrets file; later runs have it from the environment."""
    return Bijou(tmp_path / "data", BIJOU_PASSPHRASE="", BIJOU_JELLYFIN_TOKEN="canaryjellyfintoken")


def examine(tmp_path: Path, server: Jellyfin, code: int = DONE) -> dict[str, Any]:
    """Add as a user, scan and export; the server sent nothing that its description does not allow, and was asked nothing that it has not."""
    bijou = unkept(tmp_path)
    ran = bijou.add_jellyfin(server.address, server.user, server.password, "--scan", "full", "--export", bijou.target, code=code)
    assert ran.err == "" or code
    assert server.faults == []
    assert set(server.unknown) <= ({"GET /UserViews"} if server.description.version == "10.8.13" else set())
    asked = " ".join(f"{one.path}?{one.query}" for one in server.loopback.asked)
    assert server.token not in asked
    assert server.password not in asked
    for one in server.loopback.asked:
        if one.path == "/Items":
            assert {name.lower() for name in one.query} <= description(server.description.version).takes("GET", "/Items")
    return read_export(bijou.target)


def exactly(export: dict[str, Any]) -> None:
    """The titles of `shelves`, each once, each episode in its place, each copy with the id of its item."""
    assert counts(export) == (4, 3, 6)
    found = held(export)
    assert {film["title"] for film in found["movies"].values()} == TITLES
    assert {show["title"]: {one["place"]: one["title"] for one in show["episodes"].values()} for show in found["shows"].values()} == EPISODES
    everything = [one for shelf in shelves()[:3] for one in shelf.items]
    assert set(found["movies"]) == {one["Id"] for one in everything if one["Type"] == "Movie"}
    assert set(found["shows"]) == {one["Id"] for one in everything if one["Type"] == "Series"}
    assert {key for show in found["shows"].values() for key in show["episodes"]} == {one["Id"] for one in everything if one["Type"] == "Episode"}


@pytest.mark.parametrize(("version", "dashes"), [*((version, False) for version in VERSIONS), ("10.8.13", True), ("stable", True)])
def test_every_version_gives_exactly_its_titles(version: str, dashes: bool, tmp_path: Path) -> None:
    with Jellyfin(description(version), shelves(), dashes=dashes) as server:
        exactly(examine(tmp_path, server))


@pytest.mark.parametrize(
    ("version", "filling"), [*(("stable", filling) for filling in FILLINGS), ("10.8.13", "nulls"), ("10.9.11", "largest"), ("10.8.13", "mixed")]
)
def test_whatever_stands_in_the_other_fields(version: str, filling: Filling, tmp_path: Path) -> None:
    with Jellyfin(description(version), shelves(), filling) as server:
        exactly(examine(tmp_path, server))


def test_the_typical_answer_loses_no_field(tmp_path: Path) -> None:
    """Each text of the description's item stands where it belongs; the numbers are all seven."""
    with Jellyfin(description("10.11.11"), [Shelf("Movies", "movies", films(1, ProviderIds={"Tmdb": "7", "Imdb": "tt0000007", "Tvdb": "77"}))]) as server:
        (film,) = examine(tmp_path, server)["movies"]
    told = {name: film[name] for name in ("original_title", "sort_title", "overview", "tagline", "content_rating", "studio", "year", "genres")}
    assert told == {
        "original_title": "OriginalTitle", "sort_title": "ForcedSortName", "overview": "Overview", "tagline": "Taglines", "content_rating": "OfficialRating",
        "studio": "Name", "year": 7, "genres": ["Genres"],
    }  # fmt: skip
    assert {name: film["ids"][name] for name in ("tmdb", "imdb", "tvdb")} == {"tmdb": "7", "imdb": "tt0000007", "tvdb": "77"}
    assert {(one["kind"], one["value"], one["scale"]) for one in film["ratings"]} == {("audience", 7.5, 10), ("critic", 7.5, 100)}
    (copy,) = film["copies"]
    (file,) = copy["files"]
    assert (copy["owned"], file["path"], file["size_bytes"], file["container"]) == (True, "Path", 7, "Container")


@pytest.mark.parametrize("filling", ["largest", "smallest"])
def test_episodes_at_the_ends_of_the_numbers(filling: Filling, tmp_path: Path) -> None:
    """An episode whose season and number are the largest or smallest that the description allows stands in its show all the same."""
    show = series(1, "One", {1: 2})
    odd = item(999, "Episode", "Odd one", SeriesId=show[0]["Id"], SeriesName="One", SeasonId=None)
    with Jellyfin(description("stable"), [Shelf("Shows", "tvshows", [*show, odd])], filling) as server:
        export = examine(tmp_path, server)
    (found,) = held(export)["shows"].values()
    assert {one["title"] for one in found["episodes"].values()} == {"One 1x1", "One 1x2", "Odd one"}


def test_d15_what_is_virtual_is_known_and_not_owned(tmp_path: Path) -> None:
    show = series(1, "One", {1: 3})
    show[-1]["LocationType"] = "Virtual"
    with Jellyfin(description("stable"), [Shelf("Shows", "tvshows", show)]) as server:
        (found,) = examine(tmp_path, server)["shows"]
    (season,) = found["seasons"]
    assert [(one["number"], one["owned"], one["copies"][0]["owned"]) for one in season["episodes"]] == [(1, True, True), (2, True, True), (3, False, False)]


def test_an_api_key_reads_as_the_first_administrator(tmp_path: Path) -> None:
    """A key has no user of its own: /Users/Me is a 400."""
    with Jellyfin(description("10.10.7"), shelves()) as server:
        me = server._me
        server._me = lambda it, query: it.reply(400, b"") if it.path.startswith("/Users/Me") else me(it, query)  # type: ignore[method-assign]
        target = tmp_path / "export.json"
        Bijou(tmp_path / "data")("--add-server", "jellyfin", server.address, "--token-stdin", "--scan", "full", "--export", target, secret=server.token)
        exactly(read_export(target))


def test_d12_rescans_change_nothing(tmp_path: Path) -> None:
    bijou = Bijou(tmp_path / "data")
    with Jellyfin(description("stable"), shelves()) as server:
        bijou.add_jellyfin(server.address, server.user, server.password, "--scan", "full")
        before = bijou.export()
        for mode in ("full", "quick", "deep", "deep"):
            assert "0 added, 0 changed, 0 retired, 0 skipped" in bijou.scan(mode).out
        assert without_times(bijou.export()) == without_times(before)
    exactly(before)


def test_d13_a_total_that_is_too_large_is_said_and_nothing_retired(tmp_path: Path) -> None:
    with Jellyfin(description("stable"), shelves(), announced=2) as server:
        exactly(examine(tmp_path, server, NOT_WHOLE))
        server.shelves[0].items.pop()
        ran, export = unkept(tmp_path).scanned("deep", code=NOT_WHOLE)
        assert "announced 4 items and sent 2" in ran.sentence
        assert "0 retired" in ran.out
        exactly(export)


def test_a_wrong_password_is_refused_in_words(tmp_path: Path) -> None:
    with Jellyfin(description("stable"), shelves()) as server:
        ran = Bijou(tmp_path / "data").add_jellyfin(server.address, server.user, "wrong-password", code=NOT_WHOLE)
    assert "password" in ran.sentence
    assert "wrong-password" not in ran.said
