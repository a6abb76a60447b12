"""Each provider in turn in every kind of trouble, and `--enrich` from outside: the others go on as if nothing were, what is wrong and what to do is said in
a sentence, nothing is matched with nothing, it ends, and a later run makes good what is missing (D22, D24; done-when 3)."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from app.demo.limits import Limit
from app.demo.process import PretendServers
from app.demo.ready import Options
from tests.acceptance.held import plain
from tests.acceptance.program import NOT_WHOLE, Bijou, Ran, read_export
from tests.acceptance.test_folders import plant
from tests.web.loopback import Exchange, Loopback, Route

NAMES = {"tmdb": "TMDB", "tvdb": "TVDB", "tvmaze": "TVmaze", "omdb": "OMDb"}
FILMS = ("Metropolis (1927) {imdb-tt0017136}", "Nosferatu (1922) {imdb-tt0013442}", "Sintel (2010) {imdb-tt1727587}", "Charade (1963) {imdb-tt0056923}")
SHOWS = ("One Step Beyond {imdb-tt0052442}", "Pioneer One {imdb-tt1748166}", "Caminandes {imdb-tt3434172}", "The Adventures of Robin Hood {imdb-tt0047706}")
BOUND = 55
"""Seconds for a run in which a provider hangs, of which it may take the 30 of one question."""
NOW, LATER = "2026-11-22T10:00:00Z", "2026-11-22T12:30:00Z"
Titles = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Stock:
    """Scanned folders, the environment that leads to good providers, and what an enrichment without troubles makes of them."""

    folder: Path
    environ: Mapping[str, str]
    titles: Titles


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stock]:
    folder = tmp_path_factory.mktemp("stock")
    plant(folder / "media" / "Movies", [f"{name}/{name}.mkv" for name in FILMS])
    plant(folder / "media" / "TV Shows", [f"{name}/Season 01/{name} - S01E01.mkv" for name in SHOWS])
    Bijou(folder / "data", BIJOU_PASSPHRASE="")("--add-server", "folders", folder / "media", "--scan", "full")
    with PretendServers().start(options=Options(art="plain")) as servers:
        servers.set_limit(Limit("omdb"))
        environ = servers.ready.provider_environment | {f"BIJOU_{name.upper()}_RATE": "300" for name in NAMES}
        shutil.copytree(folder / "data", folder / "well")
        well = Bijou(folder / "well", **environ)
        well("--enrich", "--export", well.target, BIJOU_NOW=LATER)
        titles = exported(well)
        assert {name for title in titles for name, one in title["enrichment"].items() if one["state"] == "matched"} == set(NAMES)
        yield Stock(folder / "data", environ, titles)


def exported(bijou: Bijou) -> Titles:
    """Films and shows, by their ids."""
    export = read_export(bijou.target)
    return [plain(title) for kind in ("movies", "shows") for title in export[kind]]


def states(titles: Titles, provider: str) -> dict[str, str]:
    return {title["title"]: title["enrichment"][provider]["state"] for title in titles if provider in title["enrichment"]}


def trickle(it: Exchange) -> None:
    """A byte now and then, so that no wait for the next one ends it."""
    it.close_connection = True
    it.begin(1_000_000)
    while not it.server.home.released.wait(0.5):
        it.wfile.write(b" ")
        it.wfile.flush()


def saying(status: int, body: bytes, **headers: str) -> Route:
    return lambda it: it.reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


def signed_in(route: Route) -> Route:
    """TVDB's sign-in goes well, all else does not."""
    token = saying(200, b'{"status":"success","data":{"token":"a-token"}}')
    return lambda it: (token if it.path.endswith("/login") else route)(it)


TROUBLES: dict[str, tuple[Route | None, str]] = {
    "hangs": (signed_in(Exchange.hold), "did not answer within 30 seconds"),
    "trickles": (signed_in(trickle), "did not answer within 30 seconds"),
    "fails": (signed_in(saying(500, b"oh dear")), "an error of its own (500)"),
    "refuses": (None, "Nothing answers at 127.0.0.1:"),
    "broken JSON": (signed_in(saying(200, b'{"id": 5, "na')), "JSON that cannot be read"),
    "a web page": (signed_in(saying(200, b"<!DOCTYPE html><html><body>Welcome</body></html>")), "a web page"),
    "another's 404": (signed_in(saying(404, b'{"message":"no Route matched with those values"}')), "check the address"),
    "wants an hour": (signed_in(saying(429, b"{}", Retry_After="3600")), "asks for fewer questions"),
    "names a time": (signed_in(lambda it: it.reply(429, b"{}", {"Retry-After": formatdate(time.time() + 3600, usegmt=True)})), "asks for fewer questions"),
    "wrong key": (saying(401, b"{}"), "does not accept the key"),
}
"""What stands at the provider's address (None: nothing), and words of the sentence. The first are waited for longest."""
LINES = 12
"""Runs at a time: most of it is waiting."""


def troubled(bijou: Bijou, provider: str, route: Route | None) -> tuple[Ran, int]:
    """Enrich while something else stands at a provider's address, or nothing; how often it was asked."""
    with Loopback() as site:
        site.otherwise = route or site.otherwise
        address = {f"BIJOU_{provider.upper()}_URL": site.address}
        if route is not None:
            return bijou.start("--enrich", "--export", bijou.target, BIJOU_NOW=NOW, **address).ended(), len(site.asked)
    return bijou.start("--enrich", "--export", bijou.target, BIJOU_NOW=NOW, **address).ended(), 0


def check(stock: Stock, folder: Path, trouble: str, provider: str) -> None:
    route, words = TROUBLES[trouble]
    shutil.copytree(stock.folder, folder)
    bijou = Bijou(folder, **stock.environ)
    began = time.monotonic()
    ran, asked = troubled(bijou, provider, route)
    assert time.monotonic() - began < BOUND
    titles = exported(bijou)
    assert ran.code == NOT_WHOLE, ran.said
    assert ran.sentence.startswith(f"{NAMES[provider]} was not asked about everything"), ran.sentence
    if provider == "tvmaze" and trouble == "wrong key":
        words = "which needs no key, does not let itself be asked"
    assert words in ran.sentence
    assert "again later" in ran.sentence or "Settings, Metadata." in ran.sentence, f"what to do: {ran.sentence}"
    assert asked <= 40, "whoever is in trouble is not asked on and on"
    mine = states(titles, provider)
    assert set(mine.values()) <= (set() if trouble == "wrong key" else {"error", "pending"}), "nothing is matched with nothing, nor said to be unknown"
    assert not any(source == provider for title in titles for source in title["sources"].values())
    for other in set(NAMES) - {provider}:
        assert states(titles, other) == states(stock.titles, other), f"{other} goes on"
    recovered = bijou("--enrich", "--export", bijou.target, "--check-db", BIJOU_NOW=LATER)
    assert recovered.err == ""
    assert exported(bijou) == stock.titles, "it makes good all that is missing"


@pytest.mark.parametrize("some", [list(TROUBLES)[:7], list(TROUBLES)[7:]], ids=["does not answer", "does not want to"])
def test_a_provider_in_trouble(some: Sequence[str], stock: Stock, tmp_path: Path) -> None:
    with ThreadPoolExecutor(LINES) as lines:
        each = [(trouble, provider) for trouble in some for provider in NAMES]
        running = {one: lines.submit(check, stock, tmp_path / " ".join(one), *one) for one in each}
    failures = [f"{provider} {trouble}: {told}" for (trouble, provider), one in running.items() if (told := one.exception()) is not None]
    assert not failures, "\n\n".join(failures)
