"""The command line as a script meets it: real processes, real servers, exit codes, and one sentence where it fails."""

from __future__ import annotations

import json
import signal
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.demo.faults import Fault
from app.demo.process import PretendServers
from app.demo.ready import Options
from tests.application.bijou import Ended, run, start


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=40, options=Options(art="plain")) as servers:
        yield servers


@pytest.fixture(autouse=True)
def well(servers: PretendServers) -> Iterator[None]:
    yield
    servers.clear_faults()


def add_plex(folder: Path, servers: PretendServers, **more: str) -> Ended:
    return run("--data-dir", folder, "--add-server", "plex", servers.plex.address, "--name", "Attic", "--token-stdin", secret=servers.plex.token, **more)


def token(servers: PretendServers) -> dict[str, str]:
    return {"BIJOU_PLEX_TOKEN": servers.plex.token}


def test_add_scan_export_with_a_secrets_file(tmp_path: Path, servers: PretendServers) -> None:
    """D70: where there is no keyring, BIJOU_PASSPHRASE makes and opens an encrypted file, and later runs need no token."""
    passphrase = {"BIJOU_PASSPHRASE": "correct horse"}
    added = add_plex(tmp_path, servers, **passphrase)
    assert (added.code, added.err) == (0, "")
    assert added.out == "Added Attic: Movies, TV Shows, Short Films, Home Films.\n"
    assert servers.plex.token.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    scanned = run("--data-dir", tmp_path, "--scan", "full", **passphrase)
    assert (scanned.code, scanned.err) == (0, "")
    assert "0 retired, 0 skipped" in scanned.out

    target = tmp_path / "out.json"
    exported = run("--data-dir", tmp_path, "--export", target)
    assert exported.code == 0
    told = json.loads(target.read_text("utf-8"))
    assert (told["format"], told["version"], [server["name"] for server in told["servers"]]) == ("bijou-export", 1, ["Attic"])
    assert len(told["movies"]) + len(told["shows"]) > 0
    assert servers.plex.token not in target.read_text("utf-8")


def test_without_a_keyring_the_secret_is_not_kept_and_the_environment_serves(tmp_path: Path, servers: PretendServers) -> None:
    added = add_plex(tmp_path, servers)
    assert added.code == 0
    assert "not kept" in added.out
    assert "BIJOU_PLEX_TOKEN" in added.out

    without = run("--data-dir", tmp_path, "--scan")
    assert without.code == 1
    assert without.last_words.startswith("Attic was not scanned: ")
    assert run("--data-dir", tmp_path, "--scan", **token(servers)).code == 0


def test_jellyfin_with_user_and_password(tmp_path: Path, servers: PretendServers) -> None:
    jellyfin = servers.jellyfin
    added = run("--data-dir", tmp_path, "--add-server", "jellyfin", jellyfin.address, "--user", jellyfin.user, "--password-stdin", secret=jellyfin.password)
    assert (added.code, added.out.splitlines()[0]) == (0, "Added Cellar: Films, Shows.")
    listed = run("--data-dir", tmp_path, "--list-servers")
    assert listed.out.splitlines()[0].startswith(f"Cellar: jellyfin, {jellyfin.address}, scanned never")


def test_a_token_that_the_environment_gives_needs_no_line_on_standard_input(tmp_path: Path, servers: PretendServers) -> None:
    added = run("--data-dir", tmp_path, "--add-server", "plex", servers.plex.address, **token(servers))
    assert (added.code, added.out) == (0, "Added Attic: Movies, TV Shows, Short Films, Home Films.\n")


@pytest.mark.parametrize(
    ("address", "secret", "words"),
    [("http://127.0.0.1:9", "x", "Nothing answers"), (None, "wrong", "token"), (None, "", "no secret")],
)
def test_what_cannot_be_added_is_one_sentence(tmp_path: Path, servers: PretendServers, address: str | None, secret: str, words: str) -> None:
    ended = run("--data-dir", tmp_path, "--add-server", "plex", address or servers.plex.address, "--token-stdin", secret=secret)
    assert ended.code == 1
    assert words in ended.last_words
    assert len(ended.err.splitlines()) == 1
    assert run("--data-dir", tmp_path, "--list-servers").code == 1


def test_folders_need_no_secret(tmp_path: Path) -> None:
    films = tmp_path / "films"
    (films / "Metropolis (1927)").mkdir(parents=True)
    (films / "Metropolis (1927)" / "Metropolis (1927).mkv").write_bytes(b"no film at all")
    data = tmp_path / "data"
    assert run("--data-dir", data, "--add-server", "folders", films).code == 0
    scanned = run("--data-dir", data, "--scan", "full", "--export", tmp_path / "out.json")
    assert scanned.code == 0
    assert [movie["title"] for movie in json.loads((tmp_path / "out.json").read_text("utf-8"))["movies"]] == ["Metropolis"]


def test_a_page_that_fails_is_exit_1_even_if_the_rest_was_stored(tmp_path: Path, servers: PretendServers) -> None:
    """D13: what was read is kept, the scan says what failed, and the next one completes."""
    add_plex(tmp_path, servers)
    servers.set_fault(Fault("status", site="plex", route="/library/sections/2/all", status=500))
    partly = run("--data-dir", tmp_path, "--scan", "full", **token(servers))
    assert partly.code == 1
    assert partly.last_words.startswith("Attic was not read whole: TV Shows: ")
    servers.clear_faults()
    assert run("--data-dir", tmp_path, "--scan", "full", **token(servers)).code == 0


def test_a_server_is_chosen_by_its_name(tmp_path: Path, servers: PretendServers) -> None:
    add_plex(tmp_path, servers)
    ended = run("--data-dir", tmp_path, "--scan", "--server", "Loft", **token(servers))
    assert (ended.code, ended.last_words) == (1, "There is no server named Loft; there is Attic.")
    assert run("--data-dir", tmp_path, "--scan", "--server", "attic", **token(servers)).code == 0


def test_a_second_scan_of_the_same_server_is_refused(tmp_path: Path, servers: PretendServers) -> None:
    """D18, between processes."""
    add_plex(tmp_path, servers)
    servers.set_fault(Fault("hang", site="plex", route="/library/sections/1/all"))
    servers.forget_requests()
    with start("--data-dir", tmp_path, "--scan", "full", **token(servers)) as first:
        assert next_request(servers, "/library/sections/1/all")
        second = run("--data-dir", tmp_path, "--scan", **token(servers))
        assert second.code == 1
        assert "already" in second.last_words
        first.send_signal(signal.SIGTERM)
        out, err = first.communicate(timeout=30)
    assert (first.returncode, err) == (1, "Bijou was asked to stop.\n")
    assert "Traceback" not in out


def next_request(servers: PretendServers, path: str) -> bool:
    """Wait until the server was asked for a path."""
    turn = threading.Event()
    return any(any(path in line for line in servers.requests()) or turn.wait(0.05) for _ in range(600))


def test_the_demo_has_a_library_of_its_own(tmp_path: Path) -> None:
    ended = run("--data-dir", tmp_path, "--demo", "12", "--scan", "full", "--list-servers")
    assert ended.code == 0
    assert [line.split(":")[0] for line in ended.out.splitlines() if line.startswith(("Attic: plex", "Cellar: jellyfin"))] == ["Attic", "Cellar"]
    assert (tmp_path / "demo" / "library.db").exists()
    assert not (tmp_path / "library.db").exists()
    assert run("--data-dir", tmp_path, "--list-servers").last_words == "There is no server yet: add one with --add-server."


def test_a_copy_and_a_look_through_the_database(tmp_path: Path, servers: PretendServers) -> None:
    add_plex(tmp_path, servers)
    ended = run("--data-dir", tmp_path, "--backup", tmp_path / "copy.db", "--check-db")
    assert ended.code == 0
    assert ended.out.splitlines()[-1] == "The database is sound."
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT name FROM servers").fetchall() == [("Attic",)]


def test_a_damaged_library_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"not a database at all" * 400)
    ended = run("--data-dir", tmp_path, "--list-servers")
    assert ended.code == 1
    assert ended.last_words.startswith("The library file is damaged.")


def test_a_newer_library_is_left_untouched(tmp_path: Path) -> None:
    """D1."""
    assert run("--data-dir", tmp_path, "--check-db").code == 0
    with closing(sqlite3.connect(tmp_path / "library.db")) as library:
        library.execute("PRAGMA user_version = 9999")
    before = (tmp_path / "library.db").read_bytes()
    ended = run("--data-dir", tmp_path, "--list-servers")
    assert ended.code == 1
    assert "newer version" in ended.last_words
    assert (tmp_path / "library.db").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another story there")
def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run("--data-dir", tmp_path / "file" / "below", "--list-servers")
    assert ended.code == 1
    assert "Choose another with --data-dir" in ended.last_words


def test_no_secret_is_written_to_the_log(tmp_path: Path, servers: PretendServers) -> None:
    """D70."""
    run("--data-dir", tmp_path, "--log-level", "debug", "--add-server", "plex", servers.plex.address, "--token-stdin", secret="canary-4711-token")
    add_plex(tmp_path, servers)
    run("--data-dir", tmp_path, "--log-level", "debug", "--scan", "full", **token(servers))
    log = "".join(path.read_text("utf-8") for path in (tmp_path / "logs").iterdir())
    assert log
    assert "canary-4711-token" not in log
    assert servers.plex.token not in log


def test_wrong_arguments_are_exit_2() -> None:
    ended = run("--scan", "slow")
    assert ended.code == 2
    assert "slow" in ended.last_words
