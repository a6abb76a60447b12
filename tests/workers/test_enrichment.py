"""The providers' queues in the window: they begin when told, rest when told, go on when something changed, and are joined at the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.provided import Provider
from app.domain.worker_state import Standing, WorkerState
from app.workers.enrichment import Enrichment, Submit, Tell

TMDB, OMDB = Provider.TMDB, Provider.OMDB
NOW = 1_000


class PretendQueue:
    """Runs until it is cancelled or `end` is set, and then stands as `standing` says."""

    def __init__(self, provider: Provider, submit: Submit, tell: Tell) -> None:
        self.provider, self.submit, self.tell = provider, submit, tell
        self.runs = 0
        self.standing: Standing = "idle"
        self.until: int | None = None
        self.end = threading.Event()
        self.end.set()
        self.looked_at: list[tuple[TitleKind, int]] = []
        self.agains = 0
        self.next: int | None = None

    def asks_about(self, kind: TitleKind, row_id: int, /) -> bool:
        return (kind, row_id) in self.looked_at

    def next_at(self) -> int | None:
        return self.next

    def run(self, cancel: Cancel, /) -> WorkerState:
        self.runs += 1
        worked = threading.Event()
        self.submit(worked.set)
        assert worked.wait(5)
        if not self.end.is_set():
            self.tell(WorkerState(self.provider.value, "running", doing="Nosferatu"))
        with cancel.on_cancel(self.end.set):
            self.end.wait()
        state = WorkerState(self.provider.value, self.standing, until=self.until)
        self.tell(state)
        return state

    def first(self, kind: TitleKind, row_id: int, /) -> None:
        self.looked_at.append((kind, row_id))

    def again(self) -> None:
        self.agains += 1


class Room:
    """Two queues and what was told of them."""

    def __init__(self, paused: tuple[str, ...] = ()) -> None:
        self.queues: dict[Provider, PretendQueue] = {}
        self.told: list[WorkerState] = []
        self.now = NOW
        self.enrichment = Enrichment(self._open, {TMDB: 2, OMDB: 2}, paused, lambda: self.now)
        self.enrichment.told.connect(self.told.append)

    def _open(self, provider: Provider, submit: Submit, tell: Tell) -> PretendQueue:
        self.queues[provider] = PretendQueue(provider, submit, tell)
        return self.queues[provider]

    def standing(self, provider: Provider) -> Standing:
        return self.enrichment.state(provider.value).standing


@pytest.fixture
def rooms(qtbot: QtBot) -> Iterator[Callable[..., Room]]:
    made: list[Room] = []

    def make(*paused: str) -> Room:
        made.append(Room(paused))
        return made[-1]

    yield make
    for room in made:
        room.enrichment.close()
        room.enrichment.told.disconnect()


def test_nothing_runs_before_it_is_told_to_and_what_changed_is_looked_at(qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    room = rooms()
    room.enrichment.stir()
    room.enrichment.look_at("movie", 7)
    assert room.queues[TMDB].runs == 0
    assert room.queues[TMDB].looked_at == [("movie", 7)]
    room.enrichment.begin()
    qtbot.waitUntil(lambda: all(queue.runs == 1 for queue in room.queues.values()) and not room.enrichment.working)
    room.enrichment.stir()
    qtbot.waitUntil(lambda: all(queue.runs == 2 for queue in room.queues.values()))


def test_d20_a_worker_that_rests_does_so_through_a_restart(qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    room = rooms("tmdb")
    room.enrichment.begin()
    qtbot.waitUntil(lambda: room.queues[OMDB].runs == 1)
    assert (room.queues[TMDB].runs, room.standing(TMDB)) == (0, "paused")
    room.enrichment.resume("tmdb")
    qtbot.waitUntil(lambda: room.queues[TMDB].runs == 1)


def test_pausing_gives_up_what_is_under_way(qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    room = rooms()
    room.queues[TMDB].end.clear()
    room.enrichment.begin()
    qtbot.waitUntil(lambda: room.standing(TMDB) == "running")
    room.enrichment.pause("tmdb")
    qtbot.waitUntil(lambda: not room.enrichment.working)
    assert room.queues[TMDB].end.is_set()
    assert room.standing(TMDB) == "paused"
    room.enrichment.look_at("show", 3)
    room.enrichment.stir()
    qtbot.wait(900)
    assert room.queues[TMDB].runs == 1


@pytest.mark.parametrize("standing", ["wrong_key", "no_key"])
def test_a_wrong_key_waits_for_another(standing: Standing, qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    """D24."""
    room = rooms()
    room.queues[TMDB].standing = standing
    room.enrichment.begin()
    qtbot.waitUntil(lambda: room.standing(TMDB) == standing and not room.enrichment.working)
    room.enrichment.look_at("movie", 1)
    assert not room.enrichment._runs.busy(TMDB)
    room.enrichment.again("tmdb")
    qtbot.waitUntil(lambda: room.queues[TMDB].runs == 2)
    assert room.queues[TMDB].agains == 1


def test_a_quota_waits_for_its_reset_and_goes_on_by_itself(qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    room = rooms()
    queue = room.queues[OMDB]
    queue.standing, queue.until = "quota", NOW + 60
    room.enrichment.begin()
    qtbot.waitUntil(lambda: room.standing(OMDB) == "quota" and not room.enrichment.working)
    room.enrichment.look_at("movie", 1)
    assert not room.enrichment._runs.busy(OMDB)
    queue.until = NOW
    room.enrichment.again("omdb")
    qtbot.waitUntil(lambda: queue.runs >= 3)  # the second ended with a time that has come


def test_what_comes_while_it_runs_is_looked_at_afterwards(qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    room = rooms()
    queue = room.queues[TMDB]
    queue.end.clear()
    room.enrichment.begin()
    qtbot.waitUntil(lambda: queue.runs == 1)
    room.enrichment.again("tmdb")
    queue.end.set()
    qtbot.waitUntil(lambda: queue.runs == 2)


def test_a_queue_is_left_alone_until_its_next_title_is_due(qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    """Nothing is read from the library each minute where nothing is due; what airs is read again when its day is over, also in a window left open (D23)."""
    room = rooms()
    queue = room.queues[TMDB]
    queue.next = NOW + 30 * 86_400
    room.enrichment.begin()
    qtbot.waitUntil(lambda: queue.runs == 1 and not room.enrichment.working)
    for passed in (60, 30 * 86_400 - 1):
        room.now = NOW + passed
        room.enrichment._on_clock()
        assert not room.enrichment.working
    room.now = NOW + 30 * 86_400
    queue.next = None
    room.enrichment._on_clock()
    qtbot.waitUntil(lambda: queue.runs == 2 and not room.enrichment.working)
    room.now = NOW + 400 * 86_400
    room.enrichment._on_clock()
    assert not room.enrichment.working, "a show that is over"
    assert room.queues[OMDB].runs == 1


def test_d24_a_quota_that_is_reset_while_the_window_stays_open_goes_on(qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    room = rooms()
    queue = room.queues[OMDB]
    queue.standing, queue.until = "quota", NOW + 3_600
    room.enrichment.begin()
    qtbot.waitUntil(lambda: room.standing(OMDB) == "quota" and not room.enrichment.working)
    room.now = NOW + 3_599
    room.enrichment._on_clock()
    assert not room.enrichment.working
    room.now, queue.standing, queue.until = NOW + 3_600, "idle", None
    room.enrichment._on_clock()
    qtbot.waitUntil(lambda: queue.runs == 2 and room.standing(OMDB) == "idle")


@pytest.mark.parametrize("now", [NOW + 8 * 3_600, NOW - 4 * 365 * 86_400], ids=["slept", "the clock was put back"])
def test_after_sleep_or_with_another_clock_a_provider_that_was_away_is_tried_at_the_next_look(now: int, qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    room = rooms()
    queue = room.queues[TMDB]
    queue.standing, queue.until = "offline", NOW + 300
    room.enrichment.begin()
    qtbot.waitUntil(lambda: room.standing(TMDB) == "offline" and not room.enrichment.working)
    room.now, queue.standing, queue.until = now, "idle", None
    room.enrichment._on_clock()
    qtbot.waitUntil(lambda: room.standing(TMDB) == "idle")


def test_other_words_give_up_what_is_under_way_and_begin_again(qtbot: QtBot, rooms: Callable[..., Room]) -> None:
    """D20: Settings → Metadata has another language; a worker that rests goes on resting."""
    room = rooms("omdb")
    queue = room.queues[TMDB]
    queue.end.clear()
    room.enrichment.begin()
    qtbot.waitUntil(lambda: room.standing(TMDB) == "running")
    room.enrichment.begin_anew()
    qtbot.waitUntil(lambda: queue.runs == 2 and not room.enrichment.working)
    assert (queue.agains, room.queues[OMDB].runs) == (1, 0)
