"""The export is a contract (docs: Export): its shape, its values, its file; and the copy and the check beside it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from app.domain.items import Art, ExternalIds, MediaFile
from app.domain.problems import Problem
from app.domain.wanting import Pointed, Wish
from app.library import following, wishing
from app.library.export import backup, check, export
from app.store.database import Database
from tests.shelf import HD, NOW, SD, SEEN, UHD, Shelf, actor, audience

_SERVER = {"id", "kind", "name", "address", "libraries"}
_LIBRARY = {"key", "name", "kind"}
_ITEM = {
    "id", "title", "sort_title", "original_title", "year", "overview", "tagline", "runtime_minutes", "content_rating", "studio", "genres", "ratings",
    "ids", "art",    "sources", "locked",
}  # fmt: skip
_COPY = {"server", "library", "remote_key", "owned", "not_seen_since", "files"}
_FILE = {"path", "size_bytes", "container", "width", "height", "video_codec", "audio_codec", "channels", "hdr", "duration_ms"}


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.database.close()


def exported(shelf: Shelf, folder: Path) -> dict[str, Any]:
    target = folder / "out" / "export.json"
    export(shelf.database, target)
    answer: dict[str, Any] = json.loads(target.read_text("utf-8"))
    return answer


def _filled(shelf: Shelf) -> None:
    shelf.film(
        "Métropolis", year=1927, overview="A city.", runtime_minutes=153.0, genres=("Drama",), ratings=audience(8.3), imdb="tt0017136", tmdb="19", watched=SEEN,
        art=Art(poster="/library/metadata/1/thumb/5?X-Plex-Token=CANARY&v=2"), credits=(actor("Brigitte Helm", "Maria"),), sort_title="Metropolis",
        files=(
            MediaFile(path="/films/Metropolis.mkv", size_bytes=5, container="mkv",
                width=1920, height=1080, video_codec="h264", audio_codec="ac3", channels=5.1),
        ),
    )  # fmt: skip
    shelf.film("Metropolis", server=2, imdb="tt0017136", tagline="Above and below.", files=(UHD, SD))
    series = shelf.show("Series", status="continuing", network="Northlight", tvdb="5")
    shelf.season(series, 1, title="The First")
    shelf.episode(series, 1, 1, number_last=2, aired="2001-01-01", title="Pilot")
    shelf.episode(series, 1, 3, aired="2001-01-15", owned=False, files=())


def _holds(found: dict[str, Any], keys: set[str]) -> None:
    assert keys <= found.keys(), keys - found.keys()


def test_the_shape_is_the_contracts(shelf: Shelf, tmp_path: Path) -> None:
    _filled(shelf)
    answer = exported(shelf, tmp_path)
    assert (answer["format"], answer["version"], answer["exported_at"]) == ("bijou-export", 1, "2025-10-09T08:53:20Z")
    for server in answer["servers"]:
        _holds(server, _SERVER)
        for library in server["libraries"]:
            _holds(library, _LIBRARY)
    (film,), (show,) = answer["movies"], answer["shows"]
    _holds(film, _ITEM | {"copies"})
    _holds(show, _ITEM | {"copies", "status", "network", "seasons"})
    (season,) = show["seasons"]
    _holds(season, {"number", "title", "episodes"})
    for episode in season["episodes"]:
        _holds(episode, _ITEM | {"season", "number", "air_date", "owned", "copies"})
    for item in (film, show, *season["episodes"]):
        assert set(item["ids"]) >= {"tmdb", "imdb", "tvdb"}
        assert set(item["art"]) == {"poster", "backdrop", "logo", "still"}
        assert all(isinstance(item[name], list) for name in ("genres", "ratings", "locked", "copies"))
        for copy in item["copies"]:
            _holds(copy, _COPY)
            for file in copy["files"]:
                _holds(file, _FILE)


def test_a_film_on_two_servers(shelf: Shelf, tmp_path: Path) -> None:
    _filled(shelf)
    (film,) = exported(shelf, tmp_path)["movies"]
    assert (film["title"], film["sort_title"], film["year"], film["tagline"], film["original_title"]) == (
        "Métropolis",
        "Metropolis",
        1927,
        "Above and below.",
        None,
    )
    assert (film["ids"]["imdb"], film["ids"]["tmdb"], film["ids"]["tvdb"]) == ("tt0017136", "19", None)
    assert film["ratings"] == [{"source": "imdb", "kind": "audience", "value": 8.3, "scale": 10}]
    assert film["sources"]["title"] == "plex:1"
    assert film["sources"]["tagline"] == "jellyfin:2"
    assert film["credits"][0]["person"] == "Brigitte Helm"
    assert [(copy["server"], copy["library"], copy["owned"], copy["not_seen_since"], len(copy["files"])) for copy in film["copies"]] == [
        (1, "m", True, None, 1),
        (2, "m", True, None, 2),
    ]
    file = film["copies"][0]["files"][0]
    assert (file["path"], file["size_bytes"], file["channels"], file["hdr"], file["duration_ms"]) == ("/films/Metropolis.mkv", 5, 5.1, None, None)


def test_a_file_of_two_episodes_is_under_both_and_shows_have_no_files(shelf: Shelf, tmp_path: Path) -> None:
    _filled(shelf)
    (show,) = exported(shelf, tmp_path)["shows"]
    assert show["episode_order"] == "aired"
    assert (show["status"], show["network"], [copy["files"] for copy in show["copies"]]) == ("continuing", "Northlight", [[]])
    (season,) = show["seasons"]
    assert (season["number"], season["title"], [copy["files"] for copy in season["copies"]]) == (1, "The First", [[]])
    first, second, third = season["episodes"]
    assert [(one["season"], one["number"], one["owned"], one["air_date"]) for one in (first, second, third)] == [
        (1, 1, True, "2001-01-01"),
        (1, 2, True, "2001-01-01"),
        (1, 3, False, "2001-01-15"),
    ]
    assert first["copies"] == second["copies"]
    assert first["copies"][0]["files"][0]["size_bytes"] == HD.size_bytes
    assert [copy["owned"] for copy in third["copies"]] == [False]


def test_d16_an_episode_keeps_what_few_servers_say_of_one(shelf: Shelf, tmp_path: Path) -> None:
    series = shelf.show("Series", tvdb="5")
    art = Art(still="/still", backdrop="/art", logo="/logo")
    shelf.episode(series, 1, 1, tagline="It begins.", studio="Ufa", genres=("Drama", "Crime", "drama"), art=art,
        credits=(actor("Brigitte Helm", "Maria"),) * 2)  # fmt: skip
    ((episode,),) = (season["episodes"] for season in exported(shelf, tmp_path)["shows"][0]["seasons"])
    assert (episode["tagline"], episode["studio"], episode["genres"]) == ("It begins.", "Ufa", ["Crime", "Drama"])
    assert [str(episode["art"][name]).rpartition("/")[2] for name in ("poster", "backdrop", "logo", "still")] == ["None", "art", "logo", "still"]
    (credit,) = episode["credits"]
    assert (credit["person"], credit["department"], credit["character"], credit["order"]) == ("Brigitte Helm", "Acting", "Maria", 0)
    assert episode["sources"]["tagline"] == "plex:1"


def test_d70_no_secret_in_any_address(shelf: Shelf, tmp_path: Path) -> None:
    _filled(shelf)
    shelf.sql("UPDATE servers SET address = 'https://me:CANARY@attic.example:8000/plex/?api_key=CANARY' WHERE id = 1")
    shelf.sql("INSERT INTO settings (key, value) VALUES ('x', '\"CANARY\"')")
    answer = exported(shelf, tmp_path)
    assert "CANARY" not in json.dumps(answer)
    assert answer["servers"][0]["address"] == "https://attic.example:8000/plex/"
    assert answer["movies"][0]["art"]["poster"] == "https://attic.example:8000/plex/library/metadata/1/thumb/5?v=2"


def test_d11_a_lock_is_named(shelf: Shelf, tmp_path: Path) -> None:
    shelf.film("Metropolis")
    shelf.sql("INSERT INTO locks (movie_id, field, value, locked_at) VALUES (1, 'studio', '\"Mine\"', 0)")
    (film,) = exported(shelf, tmp_path)["movies"]
    assert (film["locked"], film["sources"]["studio"]) == (["studio"], "user")


def test_only_what_is_in_a_library(shelf: Shelf, tmp_path: Path) -> None:
    key = shelf.film("Gone")
    shelf.film("Stays", owned=False, files=())
    shelf.sql("UPDATE copies SET not_seen_since = ? WHERE remote_key <> ?", NOW, key)
    shelf.sql("DELETE FROM copies WHERE remote_key = ?", key)
    (film,) = exported(shelf, tmp_path)["movies"]
    assert (film["title"], film["copies"][0]["owned"], film["copies"][0]["not_seen_since"]) == ("Stays", False, "2025-10-09T08:53:20Z")


def test_hostile_titles_are_plain_json(shelf: Shelf, tmp_path: Path) -> None:
    title = '"}],</script>' + "\u202e\\u0000 x" * 100
    shelf.film(title)
    assert exported(shelf, tmp_path)["movies"][0]["title"] == title


def test_an_empty_library_is_an_empty_export(shelf: Shelf, tmp_path: Path) -> None:
    shelf.sql("DELETE FROM servers")
    answer = exported(shelf, tmp_path)
    assert (answer["servers"], answer["movies"], answer["shows"]) == ([], [], [])


def test_more_titles_than_a_batch_come_once_each_by_title(shelf: Shelf, tmp_path: Path) -> None:
    with shelf.database.write() as tx:
        tx.executemany("INSERT INTO movies (id, title, sort_key, created_at) VALUES (?, ?, ?, 0)", [(n, f"T{n:04}", f"t{n:04}") for n in range(1, 1202)])
        copy = "INSERT INTO copies (server_id, library_id, kind, remote_key, movie_id, digest, facts) VALUES (1, 1, 'movie', ?, ?, x'00', CAST('{}' AS BLOB))"
        tx.executemany(copy, [(str(n), n) for n in range(1, 1202)])
    assert [film["id"] for film in exported(shelf, tmp_path)["movies"]] == list(range(1, 1202))


def test_a_failed_export_leaves_the_earlier_one_and_nothing_else(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.film("Metropolis")
    target = tmp_path / "export.json"
    target.write_text("earlier")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match="No space left on device"):
        export(shelf.database, target)
    assert target.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir() if "export" in path.name) == ["export.json"]


def test_who_reads_the_earlier_export_still_has_it_whole(shelf: Shelf, tmp_path: Path) -> None:
    """The new one takes its place by renaming; it is never written over."""
    target = tmp_path / "export.json"
    target.write_text("earlier")
    with target.open() as reading:
        export(shelf.database, target)
        assert reading.read() == "earlier"
    assert target.read_text("utf-8").startswith('{"format":"bijou-export"')


def test_a_folder_in_the_way_is_said_in_a_sentence(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(Problem, match="could not be written"):
        export(shelf.database, tmp_path / "taken")
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem, match="could not be written"):
        export(shelf.database, tmp_path / "file" / "export.json")


def test_the_export_is_one_moment(shelf: Shelf, tmp_path: Path) -> None:
    """What is written while it runs does not show in part."""
    shelf.film("First")
    with shelf.database.read() as reader:
        before = reader.value("SELECT count(*) FROM movies")
        shelf.film("Second")
        assert reader.value("SELECT count(*) FROM movies") == before
    assert len(exported(shelf, tmp_path)["movies"]) == 2


def test_a_backup_opens_as_a_library(shelf: Shelf, tmp_path: Path) -> None:
    _filled(shelf)
    backup(shelf.database, tmp_path / "copy.db")
    copy = Database(tmp_path / "copy.db")
    try:
        assert check(copy) == []
        with copy.read() as reader:
            assert reader.value("SELECT title FROM movies") == "Métropolis"
    finally:
        copy.close()
    with pytest.raises(Problem):
        backup(shelf.database, tmp_path / "no folder" / "copy.db")


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("DELETE FROM copy_episodes", "tied to none"),
        ("UPDATE copies SET library_id = 3 WHERE id = 1", "library of another server"),
        ("DELETE FROM movie_search WHERE rowid = 1", "film 1 cannot be found by search"),
        ("INSERT INTO show_search (rowid, titles) VALUES (99, 'abc')", "search finds a title 99 that is gone"),
        ("UPDATE episodes SET season = 4 WHERE id = 1", "episode 1 is in another season"),
        ("INSERT INTO redirects (old_id, movie_id) VALUES (1, 1)", "starts at a title that is still there"),
    ],
)
def test_check_says_in_words_what_is_wrong(shelf: Shelf, damage: str, sentence: str) -> None:
    _filled(shelf)
    assert check(shelf.database) == []
    shelf.sql(damage)
    assert any(sentence in line for line in check(shelf.database)), check(shelf.database)


def test_check_finds_a_broken_reference(shelf: Shelf) -> None:
    _filled(shelf)
    with apsw.Connection(str(shelf.database.path)) as connection:
        connection.pragma("foreign_keys", 0)
        connection.execute("DELETE FROM movies")
    connection.close()
    assert any("belongs to a row of movies that is gone" in line for line in check(shelf.database))


def test_d30_d42_what_is_followed_and_wished_is_exported_as_the_contract_says(shelf: Shelf, tmp_path: Path) -> None:
    _filled(shelf)
    shelf.show("Judex", status="Ended", tmdb="7")
    outside = ExternalIds(tmdb="1396")
    following.follow(shelf.database, Pointed("show", ids=outside, title="Breaking Bad"))
    following.follow(shelf.database, Pointed("person", ids=ExternalIds(tmdb="10205"), title="Sigourney Weaver"))
    following.follow(shelf.database, Pointed("show", 2))
    following.unfollow(shelf.database, Pointed("show", 2))
    wishing.wish(shelf.database, [Wish(Pointed("movie", 1)), Wish(Pointed("show", 1), 1, 3), Wish(Pointed("show", 1), 1, 1)])
    wishing.unwant(shelf.database, [Wish(Pointed("show", 1), 1, 2)])
    found = exported(shelf, tmp_path)
    assert [(one["kind"], one["title"], one["ids"]["tmdb"], one["state"]) for one in found["watchlist"]] == [
        ("show", "Breaking Bad", "1396", "follow"),
        ("person", "Sigourney Weaver", "10205", "follow"),
        ("show", "Series", None, "airing"),
    ]
    assert [(one["kind"], one["title"], one["season"], one["number"], one["done"]) for one in found["wishlist"]] == [
        ("movie", "Métropolis", None, None, True),
        ("episode", "Series", 1, 3, False),
        ("episode", "Series", 1, 1, True),
    ]
    assert set(found["wishlist"][0]["ids"]) == {"tmdb", "imdb", "tvdb"}
    assert found["wishlist"][0]["added_at"] == "2025-10-09T08:53:20Z"


def test_d30_a_mute_is_exported(shelf: Shelf, tmp_path: Path) -> None:
    shelf.show("Series", status="continuing", tvdb="5")
    following.unfollow(shelf.database, Pointed("show", 1))
    [one] = exported(shelf, tmp_path)["watchlist"]
    assert (one["title"], one["ids"]["tvdb"], one["state"]) == ("Series", "5", "mute")
