"""The providers' keys as canaries, kept in a keyring or given by the environment: in no file, no output, no process list, and with nobody but the provider,
whatever it answers (D70, done-when 5)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import keyring
import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options
from app.settings.keys import Keys, provider_secret
from tests.acceptance.file_keyring import BACKEND, FILE, FileKeyring
from tests.acceptance.program import NOT_WHOLE, Bijou, read_export
from tests.acceptance.test_enrich_answers import library
from tests.acceptance.test_secrets_stay import command_line, family, files_below, told_in
from tests.web.loopback import Exchange, Loopback

KEYS = {"TMDB": "canary0tmdb0471108150", "TVDB": "canary-tvdb-0815-4711", "OMDB": "canaryomdb42"}
TOKEN = "canary-tvdb-token-1234567890"
TVDBS_TOKENS = "eyJhbGciOiJub25lIn0."
"""How those of the pretend TVDB begin."""
KEYRING = "keyring.json"


@pytest.fixture
def provider() -> Iterator[Loopback]:
    """Stands for all of them."""
    with Loopback() as one:
        yield one


@pytest.fixture(params=["keyring", "environment"])
def bijou(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, provider: Loopback) -> Bijou:
    """Some titles, and the keys for a provider that stands for all."""
    bijou = library(tmp_path)
    bijou.environ |= {f"BIJOU_{name}_URL": f"{provider.address}/{name.lower()}" for name in (*KEYS, "TVMAZE")}
    if request.param == "keyring":
        keep_in_keyring(bijou, KEYS, tmp_path, monkeypatch)
    else:
        bijou.environ |= {f"BIJOU_{name}_KEY": key for name, key in KEYS.items()}
    return bijou


def keep_in_keyring(bijou: Bijou, keys: Mapping[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Settings, Metadata does, in a keyring that the program is started with too."""
    monkeypatch.setenv(FILE, str(folder / KEYRING))
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call]
    try:
        kept = Keys(bijou.data_dir, bijou.data_dir / "secrets.bijou", environ={})
        for name, key in keys.items():
            kept.put(provider_secret(name.lower()), key)
    finally:
        keyring.set_keyring(before)
    bijou.environ |= {BACKEND: f"{FileKeyring.__module__}.FileKeyring", FILE: str(folder / KEYRING), "BIJOU_PASSPHRASE": ""}


def betrayed(folder: Path, secrets: Iterable[str]) -> list[str]:
    """The files but the keyring that hold a secret, kept answers unpacked; and lines of the log that show a secret's place with something in it."""
    found = []
    for path in files_below(folder):
        content = path.read_bytes()
        if path.parent.parent.name == "answers":
            content += zlib.decompress(content.split(b"\n", 2)[2])
        if path.name != KEYRING and told_in(content, secrets):
            found.append(path.name)
        if path.suffix == ".log":
            found += re.findall(r"(?:api_?key=|Bearer )(?!•••)\S+", content.decode())
    return found


def everything(it: Exchange) -> str:
    """What a careless gateway says back: the whole question."""
    return f"you asked {it.path} with {it.headers.get('Authorization')} and {it.headers.get('Cookie')}"


@pytest.mark.parametrize("status", [200, 401])
def test_d70_a_provider_that_says_the_key_back_tells_nobody(status: int, bijou: Bijou, tmp_path: Path, provider: Loopback) -> None:
    def answer(it: Exchange) -> None:
        if it.path == "/tvdb/login":
            it.reply(200, f'{{"status": "success", "data": {{"token": "{TOKEN}"}}}}'.encode())
        else:
            it.reply(status, f'{{"message": "{everything(it)}", "status_message": "{everything(it)}", "Error": "{everything(it)}"}}'.encode())

    provider.otherwise = answer
    copy = tmp_path / "copy.db"
    ran = bijou.start("--enrich", "--log-level", "debug", "--export", bijou.target, "--backup", copy, "--check-db").ended()
    after = bijou("--export", bijou.target, "--backup", copy)
    secrets = (*KEYS.values(), TOKEN)
    assert told_in((ran.said + after.said).encode(), secrets) == []
    assert {"library.db", "bijou.log", "data.json", "copy.db"} <= {path.name for path in files_below(tmp_path)}
    assert betrayed(tmp_path, secrets) == []
    assert {asked.path.split("/")[1].upper() for asked in provider.asked} == {*KEYS, "TVMAZE"}
    told = [f"{asked.query} {asked.headers} {asked.body!r}" for asked in provider.asked]
    assert all(any(key in one for one in told) for key in KEYS.values()), "each key was used"
    for asked in provider.asked:
        mine = asked.path.split("/")[1].upper()
        strangers = [key for name, key in KEYS.items() if name != mine]
        assert told_in(f"{asked.path} {asked.query} {asked.headers} {asked.body!r}".encode(), strangers) == [], "a key is its own provider's alone"


def test_d70_a_provider_that_sends_elsewhere_sends_no_key_there(bijou: Bijou, tmp_path: Path, provider: Loopback) -> None:
    with Loopback() as elsewhere:

        def send_on(it: Exchange) -> None:
            if it.path == "/tvdb/login":
                it.reply(200, f'{{"status": "success", "data": {{"token": "{TOKEN}"}}}}'.encode())
            else:
                it.reply(302, b"", {"Location": f"{elsewhere.address.replace('127.0.0.1', 'localhost')}{it.path.partition('?')[0]}"})

        provider.otherwise = send_on
        ran = bijou.start("--enrich", "--log-level", "debug").ended()
        assert elsewhere.asked
        for asked in elsewhere.asked:
            assert told_in(f"{asked.path} {asked.query} {asked.headers} {asked.body!r}".encode(), [*KEYS.values(), TOKEN]) == []
    assert told_in(ran.said.encode(), [*KEYS.values(), TOKEN]) == []
    assert betrayed(tmp_path, [*KEYS.values(), TOKEN]) == []


def test_d70_no_process_list_shows_a_key(bijou: Bijou, provider: Loopback) -> None:
    provider.otherwise = lambda it: it.hold()
    running = bijou.start("--enrich")
    assert provider.arrived.wait(30)
    lines = [line for process in family(running.pid) if (line := command_line(process))]
    running.kill()
    assert any(b"--enrich" in line for line in lines)
    assert all(told_in(line, KEYS.values()) == [] for line in lines)


def test_d70_good_keys_of_a_keyring_stay_in_it_when_all_goes_well_and_when_the_library_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers, credits, pictures' addresses and what is kept on disk, of all four; then the trouble that ends a run with a sentence."""
    with PretendServers().start(size=60, options=Options(art="plain")) as servers:
        keys = {"TMDB": servers.tmdb.key, "TVDB": servers.tvdb.key, "OMDB": servers.omdb.key}
        secrets = [*keys.values(), TVDBS_TOKENS, servers.plex.token, servers.jellyfin.password]
        bijou = Bijou(tmp_path / "data", **{name: value for name, value in servers.ready.provider_environment.items() if not name.endswith("_KEY")})
        keep_in_keyring(bijou, keys, tmp_path, monkeypatch)
        bijou.add_plex(servers.plex.address, servers.plex.token)
        loud, copy = ("--log-level", "debug"), tmp_path / "copy.db"
        ran = bijou("--scan", "full", "--enrich", "--export", bijou.target, "--backup", copy, *loud)
        export = read_export(bijou.target)
        assert {name for one in (*export["movies"], *export["shows"]) for name, said in one["enrichment"].items() if said["state"] == "matched"} == {
            "tmdb", "tvdb", "tvmaze", "omdb",
        }  # fmt: skip
        assert told_in(ran.said.encode(), secrets) == []
        assert any(path.parent.parent.name == "answers" for path in files_below(tmp_path))
        assert betrayed(tmp_path, secrets) == []
        library = tmp_path / "data" / "library.db"
        library.write_bytes(b"damaged" * 1000)
        ran = bijou("--enrich", *loud, code=NOT_WHOLE)
    assert told_in(ran.said.encode(), secrets) == []
    assert betrayed(tmp_path, secrets) == []
