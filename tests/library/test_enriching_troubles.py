"""Each provider in turn in every kind of trouble, over HTTP: nothing is matched with nothing, the queue says what is wrong and goes on later (D22)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from app.demo.faults import Fault
from app.demo.process import PretendServers
from app.demo.ready import Options, ProviderReady
from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.problems import Refused
from app.domain.provided import Provider
from app.domain.worker_state import Standing, WorkerState
from app.library.enriching import ProviderQueue, Way
from app.library.scan import scan
from app.metadata import asking
from app.metadata.registry import open_provider, pace_of
from app.store.coverage import coverage
from app.store.database import Database
from app.store.server_changes import NewServer, add_server
from app.web.pace import Patience
from app.web.web import Web
from tests.library.pretend_source import PretendSource, changed, film, show

SHOWS = (("Pioneer One", 2010, "tt1748166"),)


class Moving:
    """A clock that is moved by hand: UTC seconds."""

    def __init__(self) -> None:
        self.seconds = 1_795_000_000

    def __call__(self) -> int:
        return self.seconds


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=200, options=Options(art="plain")) as one:
        yield one


@pytest.fixture
def clock() -> Moving:
    return Moving()


@pytest.fixture
def database(tmp_path: Path, clock: Moving, servers: PretendServers) -> Iterator[Database]:
    """A film and a show that every provider knows, with their IMDb ids, and one of each that nobody knows."""
    made = Database(tmp_path / "library.db", clock=clock)
    with made.write() as tx:
        add_server(tx, NewServer("plex", "Attic", "http://attic.example", "device"), clock())
    films = [changed(film(1), title="Sintel", year=2010, ids=ExternalIds(imdb="tt1727587")), changed(film(2), title="Nobody Knows This One", ids=ExternalIds())]
    shows = [changed(show(number), title=title, year=year, ids=ExternalIds(imdb=imdb)) for number, (title, year, imdb) in enumerate(SHOWS)]
    source = PretendSource().library("1", "movie", *films).library("2", "show", *shows)
    assert scan(made, source, 1, "full", Cancel()).whole
    yield made
    made.close()


@pytest.fixture
def web() -> Iterator[Web]:
    one = Web(patience=Patience(times=1, first=0.01))
    yield one
    one.close()


@pytest.fixture
def askers() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def queue_of(database: Database, provider: Provider, ready: ProviderReady, web: Web, askers: ThreadPoolExecutor, clock: Callable[[], int]) -> ProviderQueue:
    pace = pace_of(provider, 200)
    client = open_provider(provider, web, ready.key, ready.address, pace=pace, now=clock)
    return ProviderQueue(database, provider, lambda: Way(client, pace, 8, lambda: 0, None), askers.submit, now=clock)


TROUBLES: dict[str, tuple[Fault, Standing]] = {
    "hangs": (Fault("hang", seconds=1.5), "offline"),
    "cuts": (Fault("cut", after_bytes=1), "offline"),
    "fails": (Fault("status", status=500), "offline"),
    "is a gateway": (Fault("status", status=502), "offline"),
    "asks for an hour": (Fault("status", status=429, retry_after=3600), "offline"),
    "asks for patience": (Fault("status", status=503), "offline"),
    "does not accept the key": (Fault("status", status=401), "wrong_key"),
    "sends broken JSON": (Fault("broken"), "offline"),
    "sends a web page": (Fault("wrong type"), "offline"),
    "sends nothing": (Fault("empty"), "offline"),
}


@pytest.mark.parametrize("provider", list(Provider))
@pytest.mark.parametrize("trouble", list(TROUBLES))
def test_nothing_is_matched_with_nothing_and_it_recovers(
    trouble: str,
    provider: Provider,
    database: Database,
    servers: PretendServers,
    web: Web,
    askers: ThreadPoolExecutor,
    clock: Moving,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "DEADLINE", 0.7)
    fault, standing = TROUBLES[trouble]
    queue = queue_of(database, provider, getattr(servers.ready, provider.value), web, askers, clock)
    servers.set_fault(msgspec.structs.replace(fault, site=provider.value))
    try:
        state = queue.run(Cancel())
    finally:
        servers.clear_faults()
    assert (state.standing, bool(state.sentence)) == (standing, True), state
    assert "demo-" not in state.sentence
    with database.read() as reader:
        counted = coverage(reader, [provider])
    assert [(one.matched, one.not_found) for one in counted] == [(0, 0)] * len(counted)
    clock.seconds += 7_200
    monkeypatch.setattr(asking, "DEADLINE", 30.0)
    recovered: WorkerState = queue.run(Cancel())
    assert recovered.standing == "idle", recovered
    with database.read() as reader:
        after = coverage(reader, [provider])
    assert [one.matched for one in after] == [1] * len(after)
    assert [one.errors + one.pending for one in after] == [0] * len(after)


def test_one_title_that_fails_does_not_stop_the_others(
    database: Database, servers: PretendServers, web: Web, askers: ThreadPoolExecutor, clock: Moving
) -> None:
    """Its answers are at fault, not the provider (D22)."""
    queue = queue_of(database, Provider.TMDB, servers.tmdb, web, askers, clock)
    for way in ("/find/tt1727587", "/movie/tt1727587"):
        servers.set_fault(Fault("status", site="tmdb", route=way, status=500))
    try:
        state = queue.run(Cancel())
    finally:
        servers.clear_faults()
    assert state.standing == "idle"
    with database.read() as reader:
        films, shows = coverage(reader, [Provider.TMDB])
    assert (films.errors, films.not_found, shows.matched) == (1, 1, 1)


def test_many_answers_that_cannot_be_read_do_not_stop_what_can_be(
    database: Database, servers: PretendServers, web: Web, askers: ThreadPoolExecutor, clock: Moving
) -> None:
    """What stands in for a provider may lack titles, and say so in words of its own (D22)."""
    others = [changed(film(number), title=f"Nobody Knows Number {number}", ids=ExternalIds()) for number in range(10, 18)]
    assert scan(database, PretendSource().library("1", "movie", *others).library("2", "show"), 1, "full", Cancel()).whole
    queue = queue_of(database, Provider.TMDB, servers.tmdb, web, askers, clock)
    servers.set_fault(Fault("wrong type", site="tmdb", route="/search/movie"))
    try:
        queue.run(Cancel())
    finally:
        servers.clear_faults()
    with database.read() as reader:
        films, shows = coverage(reader, [Provider.TMDB])
    assert (films.matched, films.errors, films.pending, shows.matched) == (1, 9, 0, 1)


def test_no_key_is_said_and_asks_nobody(database: Database, clock: Moving) -> None:
    def no_way() -> Way:
        raise Refused("TMDB needs a key.")

    def nobody(_work: Callable[[], None]) -> None:
        raise AssertionError

    state = ProviderQueue(database, Provider.TMDB, no_way, nobody, now=clock).run(Cancel())
    assert (state.standing, state.sentence) == ("no_key", "TMDB needs a key.")
