"""The log: capped, rotating, and without secrets (D70)."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from app.settings import log as log_module
from app.settings.log import log_unhandled, start_log
from app.settings.redact import Redactor

CANARIES = ("canary-Plex/Token+1", 'canary "Passwort" ä', "xyz", "eyJhbGciOi.canary.jwt")


@pytest.fixture
def redact() -> Redactor:
    return Redactor()


@pytest.fixture
def file(tmp_path: Path, redact: Redactor) -> Iterator[Path]:
    path = tmp_path / "logs" / "bijou.log"
    stop = start_log(path, redact, "debug")
    yield path
    stop()


def test_d70_a_known_secret_never_reaches_the_log(file: Path, redact: Redactor) -> None:
    log = logging.getLogger("bijou.test")
    for canary in CANARIES:
        redact.add(canary)
        log.info("plain %s", canary)
        log.info("address https://host/?q=%s&n=1", quote(canary, safe=""))
        log.warning("body %r", {"note": canary})
        try:
            int(f"inside a traceback: {canary}")
        except ValueError:
            log.exception("failed")
    text = file.read_text(encoding="utf-8")
    assert "inside a traceback" in text
    for canary in CANARIES:
        assert canary not in text
        assert quote(canary, safe="") not in text
        assert repr(canary)[1:-1] not in text


@pytest.mark.parametrize(
    "line",
    [
        "GET /library?X-Plex-Token=CANARY1234&x=1",
        "headers {'X-Plex-Token': 'CANARY1234', 'Accept': 'a'}",
        'Authorization: MediaBrowser Client="Bijou", Token="CANARY1234"',
        "{'Authorization': 'Bearer CANARY1234'}",
        "X-Emby-Token: CANARY1234",
        "https://user:CANARY1234@host/path",
        "api_key=CANARY1234",
        "?apikey=CANARY1234&t=x",
        '{"AccessToken": "CANARY1234"}',
        '{"Username": "a", "Pw": "CANARY1234"}',
        "url%3FX-Plex-Token%3DCANARY1234",
        "password='CANARY1234 with blanks'",
        "Set-Cookie: session=CANARY1234; Path=/",
    ],
)
def test_d70_what_looks_like_a_secret_is_hidden_though_nobody_named_it(line: str, redact: Redactor) -> None:
    assert "CANARY1234" not in redact(line)


def test_what_is_no_secret_stays_readable(redact: Redactor) -> None:
    redact.add("cat")
    for line in ("concatenated 3 pages in 0.2 s", "the token was refused", "http://nas.local:8096/web", "Opinion: 7.5 of 10"):
        assert redact(line) == line
    assert redact("the cat sat") == "the ••• sat"


def test_d70_a_secret_in_parts_of_the_record_is_hidden(file: Path, redact: Redactor) -> None:
    redact.add("two words")
    logging.getLogger("bijou").info("%s %s", "two", "words")
    assert "two words" not in file.read_text(encoding="utf-8")


def test_the_log_keeps_its_cap(tmp_path: Path, redact: Redactor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "FILE_BYTES", 10_000)
    stop = start_log(tmp_path / "bijou.log", redact)
    for number in range(2_000):
        logging.getLogger("bijou").info("line %d %s", number, "x" * 80)
    stop()
    files = list(tmp_path.iterdir())
    assert len(files) == log_module.FILES + 1
    assert sum(file.stat().st_size for file in files) <= 10_000 * len(files)
    assert "line 1999" in (tmp_path / "bijou.log").read_text(encoding="utf-8")


def test_a_log_that_another_program_rotated_away_goes_on_in_the_new_file(file: Path) -> None:
    """Else two programs would write past the cap of a file that is no longer the current one."""
    logging.getLogger("bijou").info("before")
    file.rename(file.with_suffix(".log.1"))
    logging.getLogger("bijou").info("after")
    assert "after" in file.read_text(encoding="utf-8")
    assert "after" not in file.with_suffix(".log.1").read_text(encoding="utf-8")


def test_a_log_that_cannot_rotate_starts_anew(tmp_path: Path, redact: Redactor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "FILE_BYTES", 5_000)

    def locked(*_args: object) -> None:
        raise PermissionError(13, "in use by another process")

    monkeypatch.setattr("os.replace", locked)
    stop = start_log(tmp_path / "bijou.log", redact)
    for number in range(300):
        logging.getLogger("bijou").info("line %d %s", number, "x" * 80)
    stop()
    assert (tmp_path / "bijou.log").stat().st_size <= 5_000


def test_stopping_gives_the_file_back(tmp_path: Path, redact: Redactor) -> None:
    root = logging.getLogger()
    before = (list(root.handlers), root.level)
    start_log(tmp_path / "bijou.log", redact)()
    assert (list(root.handlers), root.level) == before
    (tmp_path / "bijou.log").unlink()


def test_what_nobody_caught_is_logged_and_told_in_a_sentence(file: Path, redact: Redactor, capsys: pytest.CaptureFixture[str]) -> None:
    redact.add("canary-token")
    told: list[str] = []
    undo = log_unhandled(told.append)

    def fail() -> None:
        raise RuntimeError("with canary-token inside")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    undo()
    text = file.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "Traceback" in text
    assert "canary-token" not in text
    assert told == ["Something went wrong inside Bijou (RuntimeError). The log says more."]
    assert capsys.readouterr().err == ""
