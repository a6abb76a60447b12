"""`--enrich` from outside, against the pretend providers: wrong and missing keys, the day's questions, and no key anywhere (D20, D24, D70; done-when 5).

All that it fills in: test_enrich_whole.py; providers in trouble: test_enrich_troubles.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.demo.limits import Limit
from app.demo.process import PretendServers
from app.demo.ready import Options
from tests.acceptance.program import NOT_WHOLE, Bijou

SIZE = 150
PROVIDERS = ("tmdb", "tvdb", "tvmaze", "omdb")
QUICKLY = {f"BIJOU_{name.upper()}_RATE": "300" for name in PROVIDERS}


@pytest.fixture(scope="module")
def pretend() -> Iterator[PretendServers]:
    with PretendServers().start(size=SIZE, options=Options(art="plain")) as servers:
        yield servers


@pytest.fixture
def servers(pretend: PretendServers) -> Iterator[PretendServers]:
    """Without troubles, without a day's limit."""
    pretend.set_limit(Limit("omdb"))
    pretend.forget_requests()
    yield pretend
    pretend.clear_faults()


@pytest.fixture(scope="module")
def stock(pretend: PretendServers, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which both servers were scanned."""
    folder = tmp_path_factory.mktemp("stock") / "data"
    bijou = Bijou(folder)
    bijou.add_plex(pretend.plex.address, pretend.plex.token)
    bijou.add_jellyfin(pretend.jellyfin.address, pretend.jellyfin.user, pretend.jellyfin.password)
    bijou.scan("full")
    return folder


@pytest.fixture
def bijou(servers: PretendServers, stock: Path, tmp_path: Path) -> Bijou:
    shutil.copytree(stock, tmp_path / "data")
    return Bijou(tmp_path / "data", **servers.ready.provider_environment, **QUICKLY)


def state_of(export: dict[str, Any], provider: str, kind: str = "movies") -> dict[str, str]:
    """Title → state at a provider."""
    return {title["title"]: title["enrichment"][provider]["state"] for title in export[kind] if provider in title["enrichment"]}


def asked_of(servers: PretendServers) -> dict[str, int]:
    """Questions to the providers since the tally began, by provider."""
    counts = servers.counts()
    return {name: sum(number for what, number in counts.items() if what.startswith(f"{name} ")) for name in PROVIDERS}


def test_a_wrong_key_burns_no_titles(bijou: Bijou) -> None:
    """D24."""
    ran = bijou("--enrich", "omdb", code=NOT_WHOLE, BIJOU_OMDB_KEY="wrong")
    assert "key" in ran.sentence
    assert state_of(bijou.export(), "omdb") == {}


def test_the_days_questions_are_kept_to_through_restarts(bijou: Bijou, servers: PretendServers) -> None:
    """D20, D24."""
    bijou("--enrich", "tmdb")
    for _ in range(3):
        ran = bijou("--enrich", "omdb", code=NOT_WHOLE, BIJOU_OMDB_QUOTA="20", BIJOU_NOW="2026-11-22T10:00:00Z")
        assert "midnight UTC" in ran.sentence
    assert asked_of(servers)["omdb"] == 20
    bijou("--enrich", "omdb", code=NOT_WHOLE, BIJOU_OMDB_QUOTA="20", BIJOU_NOW="2026-11-23T00:01:00Z")
    assert asked_of(servers)["omdb"] == 40


def test_without_keys_the_others_are_left_out(bijou: Bijou) -> None:
    """Nothing is required: TVmaze needs no key."""
    for name in ("TMDB", "TVDB", "OMDB"):
        del bijou.environ[f"BIJOU_{name}_KEY"]
    ran = bijou("--enrich")
    assert ran.out.count("needs a key") >= 3
    assert "matched" in state_of(bijou.export(), "tvmaze", "shows").values()
    ran = bijou("--enrich", "tmdb", code=NOT_WHOLE)
    assert "needs a key" in ran.sentence


def test_no_key_stands_anywhere(bijou: Bijou) -> None:
    """D70, done-when 5: the pretend providers refuse canaries, and may say them back."""
    canaries = {f"BIJOU_{name}_KEY": f"canary-{name.lower()}-4711" for name in ("TMDB", "TVDB", "OMDB")}
    good = dict(bijou.environ)
    bijou.environ |= canaries
    ran = bijou("--enrich", "--log-level", "debug", code=NOT_WHOLE)
    bijou.environ = good
    bijou("--enrich", "--log-level", "debug", "--export", bijou.target)
    files = [path for path in bijou.data_dir.rglob("*") if path.is_file()] + [bijou.target]
    assert any(path.suffix == ".log" for path in files)
    for secret in (*canaries.values(), "demo-tmdb", "demo-omdb", "demo-tvdb"):
        assert secret not in ran.said
        assert [path.name for path in files if secret.encode() in path.read_bytes()] == []
