"""Tokens and passwords, planted as canaries: in no file but the encrypted one, in no output, in no process list, in no address (D70, done-when 3)."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.acceptance.held import counts
from tests.acceptance.jellyfin_plain import Undescribed
from tests.acceptance.jellyfin_server import Jellyfin, Shelf
from tests.acceptance.jellyfin_server import films as jellyfin_films
from tests.acceptance.plex_server import Plex, Question, films
from tests.acceptance.program import NOT_WHOLE, PASSPHRASE, Bijou, read_export
from tests.web.loopback import Exchange

PLEX_TOKEN = "canary+plex/token=4711"
JELLYFIN_PASSWORD = "canary jellyfin pässword"
JELLYFIN_TOKEN = "canaryjellyfintoken0815"
SECRETS = (PLEX_TOKEN, JELLYFIN_PASSWORD, JELLYFIN_TOKEN, PASSPHRASE)


@pytest.fixture
def plex() -> Iterator[Plex]:
    with Plex([films(30)], token=PLEX_TOKEN) as server:
        yield server


@pytest.fixture
def jellyfin() -> Iterator[Jellyfin]:
    with Jellyfin(Undescribed(), [Shelf("Movies", "movies", jellyfin_films(5))]) as server:
        server.password, server.token = JELLYFIN_PASSWORD, JELLYFIN_TOKEN
        yield server


def told_in(content: bytes, secrets: Iterable[str] = SECRETS) -> list[str]:
    """The secrets that stand in these bytes, plain or in a form that anyone can undo."""
    return [secret for secret in secrets if any(form in content for form in _forms(secret))]


def _forms(secret: str) -> tuple[bytes, ...]:
    plain = secret.encode()
    in_64 = base64.b64encode(plain).rstrip(b"=")[:-1]
    return (
        plain,
        quote(secret, safe="").encode(),
        secret.encode("utf-16-le"),
        in_64,
        plain.hex().encode(),
        secret[::-1].encode(),
        secret.encode("unicode_escape"),
    )


def files_below(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def test_d70_no_file_no_output_and_no_address_holds_a_secret(tmp_path: Path, plex: Plex, jellyfin: Jellyfin) -> None:
    """Everything that can be done with two servers, well and badly, at the most talkative level."""
    bijou = Bijou(tmp_path / "data")
    loud = ("--log-level", "debug")
    said = [
        bijou.add_plex(plex.address, "a-wrong-canary", *loud, code=NOT_WHOLE),
        bijou.add_plex(plex.address, PLEX_TOKEN, *loud),
        bijou.add_jellyfin(jellyfin.address, jellyfin.user, "a-wrong-canary", *loud, code=NOT_WHOLE),
        bijou.add_jellyfin(jellyfin.address, jellyfin.user, JELLYFIN_PASSWORD, *loud),
        bijou.scan("full", *loud, "--list-servers", "--export", bijou.target, "--backup", tmp_path / "copy.db", "--check-db"),
    ]
    assert counts(read_export(bijou.target)) == (35, 0, 0)
    plex.token = jellyfin.token = "changed"
    said.append(bijou.scan("deep", *loud, "--list-servers", code=NOT_WHOLE))
    for ran in said:
        assert told_in(ran.said.encode(), [*SECRETS, "a-wrong-canary"]) == []
    found = files_below(tmp_path)
    names = {path.name for path in found}
    assert {"library.db", "bijou.log", "secrets.bijou", "data.json", "copy.db"} <= names
    for path in found:
        assert told_in(path.read_bytes(), [*SECRETS, "a-wrong-canary"]) == [], path.name
    for server in (plex, jellyfin):
        for asked in server.loopback.asked:
            assert told_in(f"{asked.path} {asked.query}".encode()) == []


def test_d70_no_process_list_shows_a_secret(tmp_path: Path, plex: Plex) -> None:
    """Looked at from outside, while a scan waits for the server: the command line of the process and of every child of it."""
    bijou = Bijou(tmp_path / "data")
    bijou.add_plex(plex.address, PLEX_TOKEN)

    def wait(it: Exchange, _question: Question) -> bool:
        it.hold()
        return True

    plex.trouble = wait
    running = bijou.start("--scan", "full")
    assert plex.loopback.arrived.wait(30)
    lines = [line for process in family(running.pid) if (line := command_line(process))]
    running.kill()
    assert any(b"--scan" in line for line in lines)
    assert all(told_in(line) == [] for line in lines)


def family(process: int) -> Iterator[int]:
    """A process and its children, and theirs."""
    yield process
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if folder.joinpath("stat").read_text().rpartition(")")[2].split()[1] == str(process):
                yield from family(int(folder.name))


def command_line(process: int) -> bytes:
    """As everyone on this computer may read it; empty for one that has ended."""
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def test_d70_the_secrets_file_is_for_the_user_alone_and_opens_with_the_passphrase_only(tmp_path: Path, plex: Plex) -> None:
    bijou = Bijou(tmp_path / "data")
    bijou.add_plex(plex.address, PLEX_TOKEN)
    file = tmp_path / "data" / "secrets.bijou"
    assert file.stat().st_mode & 0o077 == 0
    before = file.read_bytes()
    ran = bijou("--scan", "full", code=NOT_WHOLE, BIJOU_PASSPHRASE="wrong horse")
    assert "passphrase" in ran.sentence
    ran = bijou("--scan", "full", code=NOT_WHOLE, BIJOU_PASSPHRASE="")
    assert "passphrase" in ran.sentence
    assert file.read_bytes() == before
    assert counts(bijou.scanned("full")[1]) == (30, 0, 0)
    file.write_bytes(before[:-20] + b"0" * 20)
    ran = bijou("--scan", "full", code=NOT_WHOLE)
    assert "secrets" in ran.sentence or "passphrase" in ran.sentence


def test_d70_without_a_keyring_or_a_passphrase_nothing_is_kept_and_the_environment_serves(tmp_path: Path, plex: Plex) -> None:
    bijou = Bijou(tmp_path / "data", BIJOU_PASSPHRASE="")
    ran = bijou.add_plex(plex.address, PLEX_TOKEN)
    assert "not kept" in ran.said
    assert not (tmp_path / "data" / "secrets.bijou").exists()
    assert "token" in bijou.scan("full", code=NOT_WHOLE).sentence
    assert counts(bijou.export()) == (0, 0, 0)
    bijou("--scan", "full", "--export", bijou.target, BIJOU_PLEX_TOKEN=PLEX_TOKEN)
    assert counts(read_export(bijou.target)) == (30, 0, 0)
    assert all(told_in(path.read_bytes()) == [] for path in files_below(tmp_path))


def test_a_stored_secret_goes_before_the_environments(tmp_path: Path, plex: Plex) -> None:
    """The variable is for servers that have none."""
    bijou = Bijou(tmp_path / "data", BIJOU_PLEX_TOKEN="for-another-server")
    bijou.add_plex(plex.address, PLEX_TOKEN)
    assert counts(bijou.scanned("full")[1]) == (30, 0, 0)


@pytest.mark.parametrize("line", [f"{PLEX_TOKEN}\r", f"{PLEX_TOKEN}\nand more"], ids=["carriage return", "second line"])
def test_a_secret_is_one_line_without_its_end(line: str, tmp_path: Path, plex: Plex) -> None:
    Bijou(tmp_path / "data").add_plex(plex.address, line, "--scan", "full", "--export", tmp_path / "out.json")
    assert counts(read_export(tmp_path / "out.json")) == (30, 0, 0)


@pytest.mark.parametrize("secret", ["", "   ", "zwölf wörter"], ids=["none", "blanks", "no token's characters"])
def test_what_cannot_be_a_token_is_refused_in_words(secret: str, tmp_path: Path, plex: Plex) -> None:
    ran = Bijou(tmp_path / "data").add_plex(plex.address, secret, code=NOT_WHOLE)
    assert "secret" in ran.sentence or "token" in ran.sentence
    assert not secret.strip() or secret not in ran.said


def test_d70_a_token_that_was_pasted_with_the_address_is_not_stored(tmp_path: Path, plex: Plex) -> None:
    bijou = Bijou(tmp_path / "data")
    bijou.add_plex(f"{plex.address}/web/index.html?X-Plex-Token={PLEX_TOKEN}#!/settings", PLEX_TOKEN, "--scan", "full", "--export", bijou.target)
    (server,) = read_export(bijou.target)["servers"]
    assert server["address"] == plex.address
    assert all(told_in(path.read_bytes()) == [] for path in files_below(tmp_path))
    ran = bijou.add_plex(f"http://user:{PLEX_TOKEN}@127.0.0.1:{plex.loopback.port}", PLEX_TOKEN, code=NOT_WHOLE)
    assert told_in(ran.said.encode()) == []
