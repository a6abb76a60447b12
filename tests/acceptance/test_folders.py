"""Folders as a server: a tree of files, added, scanned and exported; what is moved, gone, unmounted or unreadable (D10, D12, D13)."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.held import counts, episodes, titles, without_times
from tests.acceptance.plex_server import Plex, Section, film, films
from tests.acceptance.program import NOT_WHOLE, Bijou, read_export

FILMS = [
    "Metropolis (1927)/Metropolis (1927).mkv",
    "Nosferatu (1922) {tmdb-653}/Nosferatu (1922) {tmdb-653}.mkv",
    "Der Golem (1920) [imdbid-tt0011237]/Der.Golem.1920.1080p.BluRay.x264.mkv",
    "Sherlock Jr. (1924).mp4",
    "Élan vital (1999)/Élan vital (1999) - 2160p.mkv",
    "Élan vital (1999)/Élan vital (1999) - 1080p.mkv",
]
SHOWS = [
    "Serial (1952) {tvdb-71471}/Season 01/Serial (1952) - S01E01 - Pilot.mkv",
    "Serial (1952) {tvdb-71471}/Season 01/Serial (1952) - S01E02-E03.mkv",
    "Serial (1952) {tvdb-71471}/Season 02/Serial (1952) - S02E01.mkv",
    "Serial (1952) {tvdb-71471}/Specials/Serial (1952) - S00E01 - Behind.mkv",
    "Other Show/Season 1/Other Show 1x04.avi",
]


@pytest.fixture
def bijou(tmp_path: Path) -> Bijou:
    return Bijou(tmp_path / "data", BIJOU_PASSPHRASE="")


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """Films and shows in two libraries; the files hold nothing that could be played, and that is no reason to leave them out."""
    made = tmp_path / "media"
    plant(made / "Movies", FILMS)
    plant(made / "TV Shows", SHOWS)
    (made / "Movies" / "notes.txt").write_text("not a film")
    (made / "Movies" / "Metropolis (1927)" / "Metropolis (1927).nfo").write_text(
        "<movie><title>Metropolis</title><year>1927</year><plot>A city above, a city below.</plot>"
        '<uniqueid type="imdb">tt0017136</uniqueid><genre>Drama</genre></movie>'
    )
    return made


def plant(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(path).write_bytes(path.encode())


def joined(bijou: Bijou, media: Path) -> dict[str, Any]:
    ran = bijou("--add-server", "folders", media, "--scan", "full", "--export", bijou.target)
    assert ran.err == ""
    return read_export(bijou.target)


def test_a_tree_is_exactly_its_titles(bijou: Bijou, media: Path) -> None:
    export = joined(bijou, media)
    assert [(film["title"], film["year"]) for film in sorted(export["movies"], key=lambda film: film["year"])] == [
        ("Der Golem", 1920), ("Nosferatu", 1922), ("Sherlock Jr.", 1924), ("Metropolis", 1927), ("Élan vital", 1999),
    ]  # fmt: skip
    by_title = {film["title"]: film for film in export["movies"]}
    assert (by_title["Nosferatu"]["ids"]["tmdb"], by_title["Der Golem"]["ids"]["imdb"]) == ("653", "tt0011237")
    golden = by_title["Metropolis"]
    assert (golden["ids"]["imdb"], golden["overview"], golden["genres"]) == ("tt0017136", "A city above, a city below.", ["Drama"])
    files = {file["path"]: file["size_bytes"] for film in export["movies"] for copy in film["copies"] for file in copy["files"]}
    assert files == {str(media / "Movies" / path): len(path.encode()) for path in FILMS}
    assert len(by_title["Élan vital"]["copies"][0]["files"]) == 2, "two versions of one film"
    shows = {show["title"]: [(one["season"], one["number"]) for one in episodes(show)] for show in export["shows"]}
    assert shows == {"Serial": [(0, 1), (1, 1), (1, 2), (1, 3), (2, 1)], "Other Show": [(1, 4)]}


def test_a_file_with_two_episodes_stands_under_each(bijou: Bijou, media: Path) -> None:
    export = joined(bijou, media)
    serial = next(show for show in export["shows"] if show["title"] == "Serial")
    assert serial["ids"]["tvdb"] == "71471"
    paths = {(one["season"], one["number"]): one["copies"][0]["files"][0]["path"] for one in episodes(serial)}
    assert paths[1, 2] == paths[1, 3] == str(media / "TV Shows" / SHOWS[1])
    assert len(set(paths.values())) == 4


def test_d12_rescans_change_nothing_and_see_what_came_moved_and_went(bijou: Bijou, media: Path) -> None:
    before = joined(bijou, media)
    for mode in ("full", "quick", "deep"):
        ran, export = bijou.scanned(mode)
        assert "0 added, 0 changed, 0 retired, 0 skipped" in ran.out
        assert without_times(export) == without_times(before)
    plant(media / "Movies", ["Faust (1926)/Faust (1926).mkv"])
    shutil.rmtree(media / "Movies" / "Metropolis (1927)")
    ran, export = bijou.scanned("quick")
    assert "Faust" in titles(export)
    assert "Metropolis" in titles(export), "only a deep scan retires"
    ran, export = bijou.scanned("deep")
    assert "1 retired" in ran.out
    assert titles(export) == ["Der Golem", "Faust", "Nosferatu", "Sherlock Jr.", "Élan vital"]


@pytest.mark.parametrize("what", ["gone", "empty"])
def test_d12_a_disk_that_is_not_mounted_retires_nothing(what: str, bijou: Bijou, media: Path) -> None:
    before = joined(bijou, media)
    media.rename(media.with_name("elsewhere"))
    if what == "empty":
        media.mkdir()
    ran = bijou.start("--scan", "deep", "--export", bijou.target).ended()
    assert ran.code == NOT_WHOLE
    assert counts(read_export(bijou.target)) == counts(before)
    shutil.rmtree(media, ignore_errors=True)
    media.with_name("elsewhere").rename(media)
    _, export = bijou.scanned("deep")
    assert without_times(export) == without_times(before)


@pytest.mark.parametrize("address", ["nowhere", "file.mkv"])
def test_what_is_no_folder_is_refused_in_words(address: str, bijou: Bijou, tmp_path: Path) -> None:
    (tmp_path / "file.mkv").write_bytes(b"")
    ran = bijou("--add-server", "folders", tmp_path / address, code=NOT_WHOLE)
    assert address in ran.sentence
    assert "no server yet" in bijou("--list-servers", code=NOT_WHOLE).sentence


def test_links_in_a_circle_and_names_that_are_no_text_end_nothing(bijou: Bijou, media: Path) -> None:
    (media / "Movies" / "round and round").symlink_to(media / "Movies")
    plant(media / "Movies", ["Broken name (2001)/Broken name (2001).mkv"])
    odd = bytes(media / "Movies") + b"/Caf\xe9 (2002)"
    Path(odd.decode("utf-8", "surrogateescape")).mkdir()
    Path((odd + b"/Caf\xe9 (2002).mkv").decode("utf-8", "surrogateescape")).write_bytes(b"x")
    export = joined(bijou, media)
    assert counts(export)[0] == 7
    assert 2002 in {film["year"] for film in export["movies"]}


def test_d10_a_film_in_a_folder_and_on_a_server_is_one_title_with_two_copies(bijou: Bijou, media: Path) -> None:
    with Plex([Section("1", "movie", "Films", [*films(2).items, film(653, "Nosferatu, eine Symphonie des Grauens")])]) as server:
        bijou("--add-server", "folders", media, "--name", "Shelf")
        bijou.add_plex(server.address, server.token, "--scan", "full", "--export", bijou.target)
    export = read_export(bijou.target)
    assert counts(export)[0] == 5 + 2
    (shared,) = (title for title in export["movies"] if len(title["copies"]) == 2)
    assert (shared["title"], shared["sources"]["title"], shared["sources"]["overview"]) == ("Nosferatu", "folders:1", "plex:2")
    assert [copy["files"][0]["path"] for copy in shared["copies"]] == [str(media / "Movies" / FILMS[1]), "/films/653.mkv"]
