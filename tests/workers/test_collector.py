"""Cycles of objects are looked for on the GUI thread and on no other."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.workers import collector
from app.workers.collector import Collector


class Ring(QObject):
    """A model as ours are: it has a callback that knows its owner."""

    def __init__(self) -> None:
        super().__init__()
        self.again = lambda: self


@pytest.fixture
def usual() -> Iterator[None]:
    """Python looks for cycles by itself, as it does in a program."""
    thresholds = gc.get_threshold()
    gc.enable()
    gc.set_threshold(100, 1, 1)
    yield
    gc.set_threshold(*thresholds)
    gc.disable()


@pytest.fixture
def looks(usual: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    monkeypatch.setattr(collector, "LOOK_EVERY_MS", 5)
    monkeypatch.setattr(collector, "MANY", 1_000)
    one = Collector()
    yield one
    one.close()


def busy() -> list[list[int]]:
    """What another thread made, and it made much."""
    kept: list[list[int]] = []
    thread = threading.Thread(target=lambda: kept.extend([] for _ in range(5_000)))
    thread.start()
    thread.join()
    return kept


def test_a_busy_thread_destroys_nothing_of_the_gui_threads(looks: Collector, qtbot: QtBot) -> None:
    where: list[int] = []
    weakref.finalize(Ring(), lambda: where.append(threading.get_ident()))
    kept = busy()
    assert where == []
    qtbot.waitUntil(lambda: bool(where))
    assert len(kept) == 5_000
    assert where == [threading.get_ident()]


def test_afterwards_python_looks_for_itself_again(looks: Collector) -> None:
    assert not gc.isenabled()
    looks.close()
    assert gc.isenabled()


def test_what_is_at_rest_is_passed_over_until_it_is_woken(looks: Collector) -> None:
    gone = weakref.ref(Ring())
    collector.rest()
    gc.collect()
    assert gone() is not None
    collector.wake()
    gc.collect()
    assert gone() is None


def test_a_look_at_very_much_is_put_off_until_it_has_gone(looks: Collector, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch of a scan: looking at all of it would be a pause that scrolling shows."""
    monkeypatch.setattr(collector, "AT_ONCE", 4_000)
    monkeypatch.setattr(collector, "PATIENCE", 100_000)
    gc.collect()
    gone = weakref.ref(Ring())
    kept = busy()
    qtbot.waitUntil(lambda: looks._put_off > 3)
    assert gone() is not None
    kept.clear()
    more = busy()[:2_000]
    qtbot.waitUntil(lambda: gone() is None)
    assert len(more) == 2_000


def test_patience_ends(looks: Collector, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "AT_ONCE", 4_000)
    monkeypatch.setattr(collector, "PATIENCE", 5)
    gone = weakref.ref(Ring())
    kept = busy()
    qtbot.waitUntil(lambda: gone() is None)
    assert len(kept) == 5_000


def test_a_thorough_look_at_very_much_waits_and_the_others_go_on(looks: Collector, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "THOROUGH_EVERY", 1)
    monkeypatch.setattr(collector, "AT_ONCE", 6_000)
    old = Ring()
    kept = [busy() for _ in range(3)]
    gc.collect()
    gone = weakref.ref(old)
    del old
    young = weakref.ref(Ring())
    kept.append(busy()[:2_000])
    qtbot.waitUntil(lambda: young() is None)
    assert gone() is not None
    kept.clear()
    kept.append(busy()[:2_000])
    qtbot.waitUntil(lambda: gone() is None)


def test_where_nothing_happens_nothing_is_counted_again(looks: Collector, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting many objects each second is most of what an idle window would cost."""
    counted: list[int] = []
    count = collector._objects

    def noted(generation: int) -> int:
        counted.append(generation)
        return count(generation)

    monkeypatch.setattr(collector, "_objects", noted)
    monkeypatch.setattr(collector, "AT_ONCE", 4_000)
    monkeypatch.setattr(collector, "PATIENCE", 100_000)
    kept = busy()
    qtbot.waitUntil(lambda: looks._put_off > 10)
    assert len(counted) <= 4
    assert len(kept) == 5_000
