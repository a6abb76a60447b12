"""Every other verb of the command line, as the contract says it (docs/commandline.md): what is printed, which exit code, what is written where."""

from __future__ import annotations

import json
import sqlite3
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.held import counts, without_times
from tests.acceptance.plex_server import Plex, Section, films, series
from tests.acceptance.program import DONE, MAIN, NOT_WHOLE, PATIENCE, WRONG_ARGUMENTS, Bijou, Ran, heard, read_export
from tests.web.loopback import Loopback
from tests.web.own_certificate import own_certificate

OPTIONS = (
    "--version", "--help", "--data-dir", "--demo", "--add-server", "--name", "--token-stdin", "--user", "--password-stdin", "--list-servers", "--scan",
    "--server", "--confirm-retire", "--export", "--export-ics", "--backup", "--check-db", "--tour", "--open", "--renderer", "--log-level",
)  # fmt: skip


@pytest.fixture
def bijou(tmp_path: Path) -> Bijou:
    return Bijou(tmp_path / "data")


@pytest.fixture
def server() -> Iterator[Plex]:
    with Plex([films(30), Section("2", "show", "Series", series(1, {1: 3}))]) as one:
        yield one


def bare(*arguments: str) -> Ran:
    """A run without --data-dir."""
    ended = subprocess.run([sys.executable, str(MAIN), *arguments], capture_output=True, encoding="utf-8", check=False)
    return heard(ended.returncode, ended.stdout, ended.stderr)


def test_the_version_is_the_projects() -> None:
    from app import __version__

    ran = bare("--version")
    assert (ran.code, ran.out, ran.err) == (DONE, f"Bijou {__version__}\n", "")


def test_help_names_every_option_of_the_contract() -> None:
    ran = bare("--help")
    assert (ran.code, ran.err) == (DONE, "")
    assert [option for option in OPTIONS if option not in ran.out] == []


WRONG = {
    "an unknown option": ["--frobnicate"],
    "an unknown mode": ["--scan", "slow"],
    "an unknown kind": ["--add-server", "emby", "http://127.0.0.1"],
    "half a server": ["--add-server", "plex"],
    "an empty address": ["--add-server", "plex", " "],
    "a name of nothing": ["--name", "Attic"],
    "a token for nothing": ["--token-stdin"],
    "two secrets": ["--add-server", "jellyfin", "http://127.0.0.1", "--token-stdin", "--user", "demo", "--password-stdin"],
    "a password of nobody": ["--add-server", "jellyfin", "http://127.0.0.1", "--password-stdin"],
    "a user of Plex": ["--add-server", "plex", "http://127.0.0.1", "--user", "demo", "--password-stdin"],
    "a token for folders": ["--add-server", "folders", "/", "--token-stdin"],
    "a server to do nothing with": ["--server", "Attic"],
    "a word for a scan that needs none": ["--scan", "full", "--confirm-retire"],
    "an export to nowhere": ["--export"],
    "an export without a name": ["--export", ""],
    "a backup without a name": ["--backup", ""],
    "a folder without a name": ["--data-dir", "", "--list-servers"],
    "no titles": ["--demo", "0"],
    "titles in words": ["--demo", "many"],
    "an unknown renderer": ["--renderer", "vulkan"],
    "an unknown level": ["--log-level", "chatty"],
    "a word too many": ["film.mkv"],
    "half an option": ["--list-serv"],
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_arguments_are_exit_2_and_touch_nothing(what: str, bijou: Bijou) -> None:
    ran = bijou(*WRONG[what], code=WRONG_ARGUMENTS)
    assert (ran.out, ran.sentence[0].islower()) == ("", False)
    assert not bijou.data_dir.exists()


@pytest.mark.parametrize("verb", [["--list-servers"], ["--scan"], ["--scan", "deep", "--confirm-retire"]], ids=" ".join)
def test_without_a_server_it_says_how_to_add_one(verb: list[str], bijou: Bijou) -> None:
    assert "--add-server" in bijou(*verb, code=NOT_WHOLE).sentence
    assert bijou.data_dir.is_dir(), "the folder is created if absent"


def test_an_export_without_a_server_is_written_and_exit_1_says_that_it_holds_nothing(bijou: Bijou) -> None:
    """The contract: exit 1, "or there is no server". A copy and a look through the database need none."""
    ran = bijou("--export", bijou.target, code=NOT_WHOLE)
    assert "--add-server" in ran.sentence
    empty = read_export(bijou.target)
    assert (empty["servers"], empty["movies"], empty["shows"]) == ([], [], [])
    bijou("--backup", bijou.data_dir.with_name("copy.db"), "--check-db")


def test_adding_listing_scanning_one_after_the_other(bijou: Bijou, server: Plex) -> None:
    ran = bijou("--add-server", "plex", server.address, "--name", "Loft", "--token-stdin", secret=server.token)
    assert ran.out == "Added Loft: Films 1, Series.\n"
    listed = bijou("--list-servers").out.splitlines()
    assert listed[0].startswith(f"Loft: plex, {server.address}, scanned never")
    assert [line.strip() for line in listed[1:]] == ["Films 1: movies, 0 titles", "Series: shows, 0 titles"]
    assert "There is no server named Attic" in bijou("--scan", "--server", "Attic", code=NOT_WHOLE).sentence
    ran = bijou("--scan", "--server", "loft", "--list-servers")
    assert "33 added" not in ran.out
    assert "34 added, 0 changed, 0 retired, 0 skipped" in ran.out
    assert "  Films 1: movies, 30 titles\n  Series: shows, 1 titles\n" in ran.out
    ran = bijou("--add-server", "plex", f"{server.address}/web/index.html", "--token-stdin", "--list-servers", secret=server.token)
    assert ran.out.startswith("Updated Loft")
    assert ran.out.count(": plex, ") == 1, "the same server twice is one server"


def test_add_server_takes_hidden_libraries_and_those_without_an_agent_but_no_music_and_no_photos(bijou: Bijou) -> None:
    sections = [
        Section("1", "movie", "Hidden", attributes='agent="tv.plex.agents.movie" hidden="2"'),
        Section("2", "movie", "Home videos", attributes='agent="com.plexapp.agents.none" language="xn"'),
        Section("3", "artist", "Music"),
        Section("4", "photo", "Photos"),
        Section("5", "show", "Series"),
    ]
    with Plex(sections) as server:
        ran = bijou.add_plex(server.address, server.token, "--export", bijou.target)
    assert ran.out.startswith("Added Attic: Hidden, Home videos, Series.\n")
    (only,) = read_export(bijou.target)["servers"]
    assert [(one["key"], one["name"], one["kind"]) for one in only["libraries"]] == [
        ("1", "Hidden", "movie"), ("2", "Home videos", "movie"), ("5", "Series", "show"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("plex", "127.0.0.1:9"),
        ("jellyfin", "http://127.0.0.1:9"),
        ("plex", "ftp://127.0.0.1"),
        ("plex", "http://127.0.0.1:99999"),
        ("plex", "http://nosuch.invalid"),
    ],
)
def test_an_address_where_nothing_answers_is_one_sentence_and_stores_nothing(kind: str, address: str, bijou: Bijou) -> None:
    ran = bijou("--add-server", kind, address, "--token-stdin", secret="secret", code=NOT_WHOLE)
    assert (ran.out, len(ran.err.splitlines())) == ("", 1)
    assert "no server yet" in bijou("--list-servers", code=NOT_WHOLE).sentence


@pytest.mark.parametrize("scheme", ["https://", "http://", ""])
def test_a_certificate_of_the_servers_own_is_shown_and_not_trusted(scheme: str, bijou: Bijou, tmp_path: Path) -> None:
    certificate = own_certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.file)
    with Plex([films(3)], context=context) as server:
        ran = bijou.add_plex(f"{scheme}127.0.0.1:{server.loopback.port}", server.token, code=NOT_WHOLE)
        assert f"accept the fingerprint {certificate.fingerprint} there." in ran.sentence
        assert (ran.out, len(ran.err.splitlines())) == ("", 1)
        assert server.loopback.asked == []
    assert "no server yet" in bijou("--list-servers", code=NOT_WHOLE).sentence, "nothing is stored"


@pytest.mark.parametrize("kind", ["plex", "jellyfin"])
def test_something_else_that_answers_is_not_taken_for_a_server(kind: str, bijou: Bijou) -> None:
    with Loopback() as router:
        router.otherwise = lambda it: it.reply(200, b"<html><body>Your router</body></html>", {"Content-Type": "text/html"})
        ran = bijou("--add-server", kind, router.address, "--token-stdin", secret="canary-secret", code=NOT_WHOLE)
        assert "no " in ran.sentence
        assert all("canary-secret" not in f"{one.query} {one.headers}" for one in router.asked), "no stranger gets the token"


def test_a_backup_is_a_sound_library_of_its_own(bijou: Bijou, server: Plex, tmp_path: Path) -> None:
    bijou.add_plex(server.address, server.token, "--scan", "full", "--backup", tmp_path / "copy.db", "--export", bijou.target)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    other = Bijou(tmp_path / "other")
    other.data_dir.mkdir()
    (tmp_path / "copy.db").rename(other.data_dir / "library.db")
    ran = other("--check-db", "--export", other.target)
    assert "sound" in ran.out
    assert without_times(read_export(other.target)) == without_times(read_export(bijou.target))


@pytest.mark.parametrize("verb", ["--export", "--backup"])
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(verb: str, bijou: Bijou, server: Plex, tmp_path: Path) -> None:
    bijou.add_plex(server.address, server.token)
    (tmp_path / "file").write_text("I am in the way.")
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "file" / "below.json", tmp_path / "folder"):
        ran = bijou(verb, target, code=NOT_WHOLE)
        assert len(ran.err.splitlines()) == 1
    assert (tmp_path / "file").read_text() == "I am in the way."
    assert list((tmp_path / "folder").iterdir()) == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".") or path.name.endswith(".part")] == []


def test_an_export_replaces_the_last_one_whole(bijou: Bijou, server: Plex) -> None:
    bijou.target.write_text("x" * 1_000_000)
    bijou.add_plex(server.address, server.token, "--scan", "full", "--export", bijou.target)
    assert counts(read_export(bijou.target)) == (30, 1, 3)


def test_the_demo_is_a_library_of_its_own_with_as_many_titles_as_were_asked_for(bijou: Bijou) -> None:
    ran = bijou("--demo", "40", "--scan", "full", "--list-servers", "--export", bijou.target)
    assert "plex" in ran.out
    assert "jellyfin" in ran.out
    export = read_export(bijou.target)
    movies, shows, _ = counts(export)
    assert movies + shows == 40
    assert any(len(title["copies"]) > 1 for title in export["movies"]), "its servers overlap"
    assert not (bijou.data_dir / "library.db").exists()
    assert "no server yet" in bijou("--list-servers", code=NOT_WHOLE).sentence


def test_data_dir_holds_everything_and_the_environment_may_name_it(tmp_path: Path, server: Plex) -> None:
    """Of a name that a careless program would trip over; nothing is written into the home folder, or anywhere else."""
    folder = tmp_path / "Bücher & Filme #1 ?x=%20 'q'"
    bijou = Bijou(folder)
    bijou.add_plex(server.address, server.token, "--scan", "full")
    assert {"library.db", "secrets.bijou", "logs", "cache"} <= {path.name for path in folder.iterdir()}
    assert [path for path in Path(bijou.environ["HOME"]).rglob("*") if path.is_file()] == []
    ended = subprocess.run(
        [sys.executable, str(MAIN), "--export", str(tmp_path / "out.json")],
        env={**bijou.environ, "BIJOU_DATA_DIR": str(folder)}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert heard(ended.returncode, ended.stdout, ended.stderr).code == DONE
    assert counts(read_export(tmp_path / "out.json")) == (30, 1, 3)


def test_outputs_that_take_no_more_or_know_no_umlauts_stop_nothing(bijou: Bijou) -> None:
    """`| head -1`, and a terminal of the old days."""
    section = films(30)
    section.title = "Filme für Élan 🎬"
    with Plex([section]) as server:
        ran = bijou.start("--add-server", "plex", server.address, "--token-stdin", secret=server.token, PYTHONIOENCODING="ascii", LC_ALL="C").ended()
        assert ran.code == DONE
        running = bijou.start("--scan", "full", "--list-servers")
        assert running.child.stdout is not None
        running.child.stdout.close()
        assert running.child.wait(PATIENCE) == DONE
        assert running.child.stderr is not None
        assert running.child.stderr.read() == ""
        running.child.stderr.close()
        assert counts(bijou.export()) == (30, 0, 0)


# Folders and files that are not as they should be


def test_a_file_where_the_data_folder_should_be_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("I am a file.")
    assert "file" in Bijou(tmp_path / "data")("--list-servers", code=WRONG_ARGUMENTS).sentence
    (tmp_path / "below-home").mkdir()
    ran = Bijou(tmp_path / "below")("--data-dir", tmp_path / "data" / "below", "--list-servers", code=NOT_WHOLE)
    assert "--data-dir" in ran.sentence
    assert (tmp_path / "data").read_text() == "I am a file."


@pytest.mark.parametrize("name", ["library.db", "logs", "logs/bijou.log", "cache"])
def test_a_thing_of_the_wrong_kind_in_the_data_folder_is_one_sentence(name: str, bijou: Bijou) -> None:
    """A folder where a file should be, a file where a folder should be."""
    place = bijou.data_dir / name
    place.parent.mkdir(parents=True)
    if "." in name:
        place.mkdir()
    else:
        place.write_text("")
    ran = bijou("--list-servers", code=NOT_WHOLE)
    assert len(ran.err.splitlines()) == 1


def test_d1_a_library_of_a_newer_version_is_refused_and_left_untouched(bijou: Bijou, server: Plex, tmp_path: Path) -> None:
    bijou.add_plex(server.address, server.token, "--scan", "full")
    with closing(sqlite3.connect(bijou.data_dir / "library.db")) as library:
        library.execute("PRAGMA user_version = 4711")
    before = (bijou.data_dir / "library.db").read_bytes()
    for verb in (["--list-servers"], ["--scan", "deep"], ["--export", str(bijou.target)], ["--backup", str(tmp_path / "copy.db")], ["--check-db"]):
        assert "newer version" in bijou(*verb, code=NOT_WHOLE).sentence
    assert (bijou.data_dir / "library.db").read_bytes() == before
    assert not bijou.target.exists()
    assert not (tmp_path / "copy.db").exists()


def test_a_library_that_is_no_database_is_refused_and_left_untouched(bijou: Bijou) -> None:
    bijou.data_dir.mkdir()
    library = bijou.data_dir / "library.db"
    library.write_bytes(b"These are the words of my novel. " * 1000)
    before = library.read_bytes()
    for verb in (["--list-servers"], ["--check-db"], ["--scan"], ["--export", str(bijou.target)]):
        assert "damaged" in bijou(*verb, code=NOT_WHOLE).sentence
    assert library.read_bytes() == before


def test_a_library_with_damage_inside_is_found_out_by_the_check(bijou: Bijou, server: Plex, tmp_path: Path) -> None:
    """Pages in the middle are overwritten: the check says so, a backup is not made of it, and nothing ends in a traceback."""
    bijou.add_plex(server.address, server.token, "--scan", "full", "--check-db")
    library = bijou.data_dir / "library.db"
    with closing(sqlite3.connect(library)) as open_library:
        open_library.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(library.read_bytes())
    for page in range(20 * 4096, len(content), 4096):
        content[page : page + 64] = b"\xa5" * 64
    library.write_bytes(bytes(content))
    ran = bijou("--check-db", code=NOT_WHOLE)
    assert "damaged" in ran.sentence or "fault" in ran.sentence
    assert "damaged" in bijou("--backup", tmp_path / "copy.db", code=NOT_WHOLE).sentence
    assert not (tmp_path / "copy.db").exists()
    for verb in (["--scan", "full"], ["--export", str(bijou.target)]):
        assert "damaged" in bijou(*verb, code=NOT_WHOLE).sentence


def test_a_bit_turned_over_in_stored_facts_is_damage_in_words(bijou: Bijou, server: Plex) -> None:
    """SQLite's own check does not see it."""
    bijou.add_plex(server.address, server.token, "--scan", "full")
    library = bijou.data_dir / "library.db"
    with closing(sqlite3.connect(library)) as open_library:
        open_library.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    library.write_bytes(library.read_bytes().replace(b'"What happens in film 7."', b'"What happens in film 7.#'))
    ran = bijou("--export", bijou.target, "--check-db", code=NOT_WHOLE)
    assert "holds facts that cannot be read" in bijou("--check-db", code=NOT_WHOLE).out
    assert "damaged" in ran.sentence


def test_an_orphaned_row_is_found_by_the_check(bijou: Bijou, server: Plex) -> None:
    bijou.add_plex(server.address, server.token, "--scan", "full")
    with closing(sqlite3.connect(bijou.data_dir / "library.db")) as library:
        library.execute("PRAGMA foreign_keys = OFF")
        library.execute("DELETE FROM copies WHERE id = (SELECT copy_id FROM files LIMIT 1)")
        library.commit()
    ran = bijou("--check-db", code=NOT_WHOLE)
    assert "files" in ran.out


def test_an_export_says_when_it_was_made_by_the_clock_it_is_given(bijou: Bijou, server: Plex) -> None:
    bijou("--add-server", "plex", server.address, "--token-stdin", "--export", bijou.target, secret=server.token, BIJOU_NOW="2031-05-06T07:08:09Z")
    assert json.loads(bijou.target.read_text("utf-8"))["exported_at"].startswith("2031-05-06T07:08:")
