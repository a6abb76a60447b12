"""The providers' keys as canaries: in no file, no output, no process list, and with nobody but the provider, whatever it answers (D70, done-when 5)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.program import Bijou
from tests.acceptance.test_enrich_answers import library
from tests.acceptance.test_secrets_stay import command_line, family, files_below, told_in
from tests.web.loopback import Exchange, Loopback

KEYS = {"TMDB": "canary0tmdb0471108150", "TVDB": "canary-tvdb-0815-4711", "OMDB": "canaryomdb42"}
TOKEN = "canary-tvdb-token-1234567890"


@pytest.fixture
def provider() -> Iterator[Loopback]:
    """Stands for all of them."""
    with Loopback() as one:
        yield one


def keyed(bijou: Bijou, provider: Loopback) -> Bijou:
    bijou.environ |= {f"BIJOU_{name}_KEY": key for name, key in KEYS.items()}
    bijou.environ |= {f"BIJOU_{name}_URL": f"{provider.address}/{name.lower()}" for name in (*KEYS, "TVMAZE")}
    return bijou


def everything(it: Exchange) -> str:
    """What a careless gateway says back: the whole question."""
    return f"you asked {it.path} with {it.headers.get('Authorization')} and {it.headers.get('Cookie')}"


@pytest.mark.parametrize("status", [200, 401])
def test_d70_a_provider_that_says_the_key_back_tells_nobody(status: int, tmp_path: Path, provider: Loopback) -> None:
    def answer(it: Exchange) -> None:
        if it.path == "/tvdb/login":
            it.reply(200, f'{{"status": "success", "data": {{"token": "{TOKEN}"}}}}'.encode())
        else:
            it.reply(status, f'{{"message": "{everything(it)}", "status_message": "{everything(it)}", "Error": "{everything(it)}"}}'.encode())

    provider.otherwise = answer
    bijou = keyed(library(tmp_path), provider)
    copy = tmp_path / "copy.db"
    ran = bijou.start("--enrich", "--log-level", "debug", "--export", bijou.target, "--backup", copy, "--check-db").ended()
    after = bijou("--export", bijou.target, "--backup", copy)
    secrets = (*KEYS.values(), TOKEN)
    assert told_in((ran.said + after.said).encode(), secrets) == []
    found = files_below(tmp_path)
    assert {"library.db", "bijou.log", "data.json", "copy.db"} <= {path.name for path in found}
    for path in found:
        assert told_in(path.read_bytes(), secrets) == [], path.name
    for asked in provider.asked:
        mine = asked.path.split("/")[1].upper()
        strangers = [key for name, key in KEYS.items() if name != mine]
        assert told_in(f"{asked.path} {asked.query} {asked.headers} {asked.body!r}".encode(), strangers) == [], "a key is its own provider's alone"


def test_d70_a_provider_that_sends_elsewhere_sends_no_key_there(tmp_path: Path, provider: Loopback) -> None:
    with Loopback() as elsewhere:
        provider.otherwise = lambda it: it.reply(302, b"", {"Location": f"{elsewhere.address.replace('127.0.0.1', 'localhost')}{it.path}"})
        keyed(library(tmp_path), provider).start("--enrich", "--log-level", "debug").ended()
        for asked in elsewhere.asked:
            told = f"{asked.headers} {asked.body!r}".encode()
            assert told_in(told, [*KEYS.values(), TOKEN]) == []
    assert all(told_in(path.read_bytes(), KEYS.values()) == [] for path in files_below(tmp_path))


def test_d70_no_process_list_shows_a_key(tmp_path: Path, provider: Loopback) -> None:
    bijou = keyed(library(tmp_path), provider)
    provider.otherwise = lambda it: it.hold()
    running = bijou.start("--enrich")
    assert provider.arrived.wait(30)
    lines = [line for process in family(running.pid) if (line := command_line(process))]
    running.kill()
    assert any(b"--enrich" in line for line in lines)
    assert all(told_in(line, KEYS.values()) == [] for line in lines)
