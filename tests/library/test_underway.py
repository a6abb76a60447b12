"""What a running scan has yet to write waits for it; every other title's enrichment goes on, and the rest when the scan is over, however it ends (D18)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported
from app.domain.problems import Refused, Unreachable
from app.domain.provided import Provider
from app.domain.scanning import Mode, ScanReport
from app.library import scan_library
from app.library.enriching import ProviderQueue, Way
from app.library.scan import scan
from app.library.underway import Underway
from app.metadata.registry import open_provider, pace_of
from app.sources.source import Page, ServerFacts
from app.store.database import Database
from app.store.server_changes import NewServer, add_server
from app.web.web import Web
from tests.library.pretend_source import PretendSource, changed, episode, film, show

NOW = 1_795_000_000


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=40, options=Options(art="plain")) as one:
        yield one


class Held:
    """A server that holds one page back until it is let go, and then fails with `problem`. First pages tell totals: those of all libraries come before
    anything is written."""

    def __init__(self, source: PretendSource, at: tuple[str, Kind, int]) -> None:
        self.source, self.at = source, at
        self.came, self.go = threading.Event(), threading.Event()
        self.problem: Exception | None = None
        source.fault = self._fault

    def _fault(self, library: str, kind: Kind, start: int, page: Page) -> Page:
        if (library, kind, start) == self.at:
            self.came.set()
            assert self.go.wait(5)
            if self.problem is not None:
                raise self.problem
        return page


class Room:
    """Two servers' libraries, one provider's queue, and scans that can be held up. The servers name no ids that anybody knows: every answer is "not found"."""

    def __init__(self, folder: Path, servers: PretendServers, pool: ThreadPoolExecutor, web: Web) -> None:
        self.database = Database(folder / "library.db", clock=lambda: NOW)
        self.underway = Underway()
        self.pool = pool
        with self.database.write() as tx:
            for name in ("Attic", "Cellar"):
                add_server(tx, NewServer("plex", name, f"http://{name.lower()}.example", name), NOW)
        pace = pace_of(Provider.TMDB, 300)
        client = open_provider(Provider.TMDB, web, servers.tmdb.key, servers.tmdb.address, pace=pace, now=lambda: NOW)
        way = Way(client, pace, 8, lambda: 0, None)
        self.queue = ProviderQueue(self.database, Provider.TMDB, lambda: way, pool.submit, now=lambda: NOW, underway=self.underway)

    def scan(self, source: PretendSource, mode: Mode = "full", server: int = 1, cancel: Cancel | None = None) -> ScanReport:
        return scan(self.database, source, server, mode, cancel or Cancel(), underway=self.underway)

    def begin(self, held: Held, mode: Mode = "full", server: int = 1, cancel: Cancel | None = None) -> Future[ScanReport]:
        """A scan that stands still at its held page."""
        running = self.pool.submit(self.scan, held.source, mode, server, cancel)
        assert held.came.wait(5)
        return running

    def enrich(self) -> set[str]:
        """Run the queue to its end; the titles that it has asked about so far."""
        state = self.queue.run(Cancel())
        assert (state.standing, state.sentence) == ("idle", "")
        with self.database.read() as reader:
            sql = """SELECT coalesce(m.title, s.title) FROM enrichments e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN shows s ON s.id = e.show_id
                WHERE e.facet = 'match'"""
            return {row[0] for row in reader.rows(sql)}


@pytest.fixture
def room(tmp_path: Path, servers: PretendServers) -> Iterator[Room]:
    web = Web()
    with ThreadPoolExecutor(12) as pool:
        one = Room(tmp_path, servers, pool, web)
        yield one
    one.database.close()
    web.close()


def some(numbers: range) -> list[Reported]:
    return [film(number, f"Film {number}", tmdb=str(99_000_000 + number)) for number in numbers]


def films(first: int, count: int) -> PretendSource:
    source = PretendSource(page_size=2, facts=ServerFacts("S", f"machine-{first}", "1.40"))
    return source.library("1", "movie", *some(range(first, first + count)))


def anew(source: PretendSource) -> PretendSource:
    """The same films with other words."""
    for items in source.items_there.values():
        items[:] = [changed(one, overview="Other words.") for one in items]
    return source


def test_d18_what_is_yet_to_be_written_waits_and_everything_else_goes_on(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_library, "BATCH_ITEMS", 2)
    attic = films(0, 12)
    room.scan(attic)
    room.scan(films(50, 3), server=2)
    held = Held(anew(attic), ("1", Kind.MOVIE, 2))
    running = room.begin(held)
    asked = room.enrich()
    assert {"Film 0", "Film 1", "Film 50", "Film 51", "Film 52"} <= asked, "what the scan has written, and titles of another server"
    assert not {"Film 2", "Film 3"} & asked
    held.go.set()
    assert running.result(30).whole
    assert {f"Film {number}" for number in range(12)} <= room.enrich(), "the scan is over"


def test_d18_a_library_that_is_read_need_not_wait_for_the_next(room: Room) -> None:
    attic = films(0, 12).library("2", "movie", *some(range(20, 24)))
    room.scan(attic)
    held = Held(anew(attic), ("2", Kind.MOVIE, 2))
    running = room.begin(held)
    freed = threading.Event()
    room.underway.listen(freed.set)
    asked = room.enrich()
    assert {f"Film {number}" for number in range(12)} <= asked, "the first library is written"
    held.go.set()
    assert running.result(30).whole
    assert freed.is_set(), "the queues hear that there is more to do"
    assert len(room.enrich()) == 16


@pytest.mark.parametrize("mode", ["full", "quick"])
def test_d18_a_show_waits_for_its_episodes(mode: Mode, room: Room) -> None:
    """A quick scan knows which only when the first of them comes."""
    shows = [show(number, f"Show {number}", tvdb=str(99_000_000 + number)) for number in range(3)]
    source = PretendSource(page_size=2).library("2", "show", *shows, *(episode(number, 1, at) for number in range(3) for at in range(1, 3)))
    room.scan(source)
    new = changed(show(1, "Show 1", tvdb="99000001", changed_at=NOW + 9), overview="Other words.")
    source.library("2", "show", new, *shows[:1], *shows[2:], *(episode(1, 1, at, changed_at=NOW + 9) for at in range(3, 6)))
    held = Held(source, ("2", Kind.EPISODE, 2))
    running = room.begin(held, mode)
    assert "Show 1" not in room.enrich()
    held.go.set()
    running.result(30)
    assert room.enrich() == {"Show 0", "Show 1", "Show 2"}


@pytest.mark.parametrize("end", ["fails", "is refused", "is cancelled"])
def test_d18_however_the_scan_ends_nothing_waits_any_longer(end: str, room: Room) -> None:
    attic = films(0, 6)
    room.scan(attic)
    held, cancel = Held(anew(attic), ("1", Kind.MOVIE, 2)), Cancel()
    held.problem = {"fails": Unreachable("away"), "is refused": Refused("no")}.get(end)
    running = room.begin(held, cancel=cancel)
    assert room.enrich() == set()
    freed = threading.Event()
    room.underway.listen(freed.set)
    if end == "is cancelled":
        cancel.request()
    held.go.set()
    running.result(30)
    assert freed.is_set(), "the queues hear of it"
    assert len(room.enrich()) == 6


def test_a_title_that_is_looked_at_does_not_wait(room: Room) -> None:
    """D20: what the user is looking at comes before everything; the scan writes over nothing that a provider gave (D11)."""
    attic = films(0, 4)
    room.scan(attic)
    held = Held(anew(attic), ("1", Kind.MOVIE, 2))
    running = room.begin(held)
    room.queue.first("movie", 1)
    assert len(room.enrich()) == 1
    held.go.set()
    assert running.result(30).whole
