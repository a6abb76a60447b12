"""What a queue asks about next: what is looked at before all else, also while it waits for its pace; another order at once; nothing twice (D20, D24)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Facts
from app.domain.problems import Problem, Refused, Spent, Unreachable
from app.domain.provided import Candidate, Facet, Provided, Provider
from app.domain.worker_state import First, WorkerState
from app.library.enriching import ProviderQueue, Way
from app.library.scan import scan
from app.metadata.provider import TitleKind
from app.store.coverage import coverage
from app.store.database import Database
from app.store.server_changes import NewServer, add_server
from app.web.pace import Pace
from tests.library.pretend_source import PretendSource, film, show

NOW = 1_795_000_000
FILMS, SHOWS = 30, 10


class Counter:
    """A provider that knows every title by its TMDB id and keeps to a pace; `asked` is what it was asked about, in order. It fails with `trouble`."""

    provider = Provider.TMDB
    facets: ClassVar[dict[str, tuple[Facet, ...]]] = {}

    def __init__(self, pace: Pace) -> None:
        self.asked: list[str] = []
        self.trouble: Problem | None = None
        self.stop_at = 10_000
        self.came, self.go = threading.Event(), threading.Event()
        self._pace = pace

    def resolve(self, _kind: TitleKind, ids: ExternalIds, _cancel: Cancel, /) -> str | None:
        return ids.tmdb or ids.tvdb

    def search(self, _kind: TitleKind, _title: str, _year: int | None, _cancel: Cancel, /) -> list[Candidate]:
        return []

    def candidate(self, _kind: TitleKind, its_id: str, _cancel: Cancel, /) -> Candidate:
        raise NotImplementedError(its_id)

    def provide(self, kind: TitleKind, its_id: str, facets: frozenset[Facet], cancel: Cancel, /) -> Provided:
        with self._pace.turn(cancel):
            if self.trouble is not None:
                raise self.trouble
            self.asked.append(f"{kind} {its_id}")
            if len(self.asked) == self.stop_at:
                self.came.set()
                assert self.go.wait(10)
        return Provided(ExternalIds(tmdb=its_id), {facet: Facts() for facet in facets})

    def check(self, _cancel: Cancel, /) -> None:
        if self.trouble is not None:
            raise self.trouble


class Room:
    """A library of films and shows, and the queue of a provider that has one question under way at a time."""

    def __init__(self, folder: Path, pool: ThreadPoolExecutor) -> None:
        self.database = Database(folder / "library.db", clock=lambda: self.now)
        self.now = NOW
        self.pool = pool
        self.order: First = "movie"
        with self.database.write() as tx:
            add_server(tx, NewServer("plex", "Attic", "http://attic.example", "device"), NOW)
        films = [film(number, tmdb=str(100 + number), added_at=NOW - number) for number in range(FILMS)]
        shows = [show(number, tmdb=str(500 + number), tvdb=None, added_at=NOW - number) for number in range(SHOWS)]
        source = PretendSource().library("1", "movie", *films).library("2", "show", *shows)
        assert scan(self.database, source, 1, "full", Cancel()).whole
        self.pace = Pace(1)
        self.client = Counter(self.pace)
        self.way = Way(self.client, self.pace, 4, lambda: 0, None)
        self.queue = self.restarted()

    def restarted(self) -> ProviderQueue:
        """A queue that remembers nothing."""
        return ProviderQueue(self.database, Provider.TMDB, lambda: self.way, self.pool.submit, now=lambda: self.now, first=lambda: self.order)

    def begin(self, stop_at: int) -> Future[WorkerState]:
        """Run until so many titles were asked about, and stand still there, three more waiting for the pace."""
        self.client.stop_at = stop_at
        running = self.pool.submit(self.queue.run, Cancel())
        assert self.client.came.wait(10)
        return running

    def row(self, kind: TitleKind, tmdb: str) -> int:
        with self.database.read() as reader:
            return int(reader.value(f"SELECT id FROM {kind}s WHERE tmdb = ?", (tmdb,)))

    def states(self) -> dict[str, int]:
        with self.database.read() as reader:
            return dict(reader.rows("SELECT state, count(*) FROM enrichments WHERE facet = 'match' GROUP BY state"))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ThreadPoolExecutor(12) as pool:
        one = Room(tmp_path, pool)
        yield one
        one.client.go.set()
    one.database.close()


def waited(room: Room, number: int) -> None:
    """Until so many questions wait for their turn."""
    while room.pace.waiting() < number:
        threading.Event().wait(0.002)


def test_d20_what_is_looked_at_is_the_next_question_also_in_the_middle_of_a_batch(room: Room) -> None:
    running = room.begin(stop_at=5)
    waited(room, 3)
    looked_at = room.row("show", "505")
    room.queue.first("show", looked_at)
    waited(room, 4)
    room.client.go.set()
    assert running.result(10).standing == "idle"
    assert room.client.asked[5] == "show 505", "before the three films that waited for the pace"
    assert len(room.client.asked) == FILMS + SHOWS, "and only once"


def test_another_order_holds_at_once(room: Room) -> None:
    """Movies first, shows first: what was looked up in the old order does not count any longer."""
    running = room.begin(stop_at=5)
    waited(room, 3)
    room.order = "show"
    room.queue.again()
    room.client.go.set()
    assert running.result(10).standing == "idle"
    rest = room.client.asked[8:]
    assert [one.split()[0] for one in rest[:SHOWS]] == ["show"] * SHOWS
    assert len(room.client.asked) == FILMS + SHOWS


@pytest.mark.parametrize("trouble", [Unreachable("away"), Refused("the key"), Spent("tomorrow", NOW + 3_600.0)], ids=["away", "wrong key", "quota"])
def test_d24_a_trouble_of_the_provider_burns_no_titles_and_is_over_by_itself(trouble: Problem, room: Room) -> None:
    room.client.trouble = trouble
    for _ in range(8):
        state = room.queue.run(Cancel())
        assert state.standing == {"away": "offline", "the key": "wrong_key", "tomorrow": "quota"}[str(trouble)]
        assert room.states() == {}, "they are as pending as they were"
        room.now += 400
    room.client.trouble = None
    room.now += 3_600
    assert room.queue.run(Cancel()).standing == "idle"
    assert room.states() == {"matched": FILMS + SHOWS}


def test_the_pauses_of_a_provider_that_is_away_grow_and_are_forgotten_when_it_answers(room: Room) -> None:
    room.client.trouble = Unreachable("the network is gone")
    pauses = [(room.queue.run(Cancel()).until or 0) - NOW for _ in range(9)]
    assert pauses == [6, 10, 20, 40, 80, 160, 300, 300, 300]
    room.client.trouble = None
    assert room.queue.run(Cancel()).standing == "idle"
    room.client.trouble = Unreachable("again")
    room.now += 40 * 86_400
    with room.database.write() as tx:
        tx.execute("UPDATE enrichments SET next_at = 0")
    assert (room.queue.run(Cancel()).until or 0) - room.now == 6


def test_a_titles_own_failures_wait_longer_each_time_also_through_restarts(room: Room) -> None:
    """D20: minutes, with growing gaps."""

    class Broken(Counter):
        def provide(self, kind: TitleKind, its_id: str, facets: frozenset[Facet], cancel: Cancel, /) -> Provided:
            if its_id == "103":
                self.asked.append(its_id)
                return Provided(ExternalIds(), {})
            return super().provide(kind, its_id, facets, cancel)

    room.way = room.way._replace(client=Broken(room.pace))
    room.queue.run(Cancel())
    gaps: list[int] = []
    for _ in range(5):
        queue = room.restarted()
        at = queue.next_at()
        assert at is not None
        gaps.append(at - room.now)
        room.now = at - 1
        assert not queue.waits()
        room.now = at
        assert queue.run(Cancel()).standing == "idle"
    assert gaps == [300, 600, 1_200, 2_400, 4_800]
    with room.database.read() as reader:
        (films, _) = coverage(reader, [Provider.TMDB])
    assert (films.matched, films.errors) == (FILMS - 1, 1)


@pytest.mark.parametrize("bad", [1, 6])
def test_titles_that_fail_each_time_are_their_own_fault_where_the_provider_is_well(bad: int, room: Room) -> None:
    """Nor do they stand before all others for good, nor is the provider away because of them."""

    class Stumbling(Counter):
        def provide(self, kind: TitleKind, its_id: str, facets: frozenset[Facet], cancel: Cancel, /) -> Provided:
            if kind == "movie" and int(its_id) < 100 + bad:
                raise Unreachable("500")
            return super().provide(kind, its_id, facets, cancel)

    room.way = room.way._replace(client=Stumbling(room.pace))
    for _ in range(4):
        if room.queue.run(Cancel()).standing == "idle":
            break
        room.now += 20
    assert room.states() == {"matched": FILMS + SHOWS - bad, "error": bad}
    room.now += 3_600
    for _ in range(4):
        state = room.queue.run(Cancel())
    assert state.standing == "idle"
    assert room.states() == {"matched": FILMS + SHOWS - bad, "error": bad}
