"""Pictures for models: the cache first, the newest wish first, nothing after a cancel."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from app.artwork.artwork import Artwork
from app.artwork.sizes import Size
from app.domain.cancel import Cancel
from app.domain.problems import Missing
from app.workers.jobs import Jobs
from app.workers.pictures import AT_ONCE, Pictures


class Room:
    """Stands in for the artwork room where its order of work is what is looked at."""

    def __init__(self, have: set[str]) -> None:
        self.have = have
        self.fetched: list[str] = []
        self.sizes: set[Size] = set()
        self.threads: set[int] = set()
        self.open = threading.Event()

    def cached(self, reference: str, size: Size) -> Path | None:
        self.threads.add(threading.get_ident())
        self.sizes.add(size)
        return Path(f"/cache/{reference}.jpg") if reference in self.have else None

    def fetch(self, reference: str, size: Size, cancel: Cancel, *, urgency: int = 0) -> Path:
        self.threads.add(threading.get_ident())
        self.fetched.append(reference)
        with cancel.on_cancel(self.open.set):
            self.open.wait(10)
        cancel.check()
        if reference.startswith("bad"):
            raise Missing("It is gone.")
        return Path(f"/fetched/{reference}.jpg")


class Desk:
    def __init__(self, have: set[str]) -> None:
        self.room = Room(have)
        self.jobs = Jobs(AT_ONCE + 1)
        self.pictures = Pictures(self.room.cached, lambda: cast("Artwork", self.room), self.jobs)
        self.pictures.begin()
        self.batches: list[dict[str, str]] = []

    def ask(self, *references: str, pixels: int = 160) -> Cancel:
        return self.pictures.ask(references, "poster", pixels, lambda some: self.batches.append(dict(some)))

    @property
    def arrived(self) -> dict[str, str]:
        return {reference: address for batch in self.batches for reference, address in batch.items()}


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk({"a", "b"})
    yield desk
    desk.pictures.close()
    desk.room.open.set()
    desk.jobs.close()


def wait_idle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.pictures.idle)


def test_what_is_cached_arrives_together_and_nothing_is_fetched(qtbot: QtBot, desk: Desk) -> None:
    desk.ask("a", "b")
    wait_idle(qtbot, desk)
    assert desk.batches == [{"a": "file:///cache/a.jpg", "b": "file:///cache/b.jpg"}]
    assert desk.room.fetched == []
    assert threading.get_ident() not in desk.room.threads


def test_the_rest_is_fetched_in_the_order_given_and_failures_are_left_out(qtbot: QtBot, desk: Desk) -> None:
    desk.room.open.set()
    desk.ask("a", "bad", "c", "d", "c", "")
    wait_idle(qtbot, desk)
    assert desk.arrived == {"a": "file:///cache/a.jpg", "c": "file:///fetched/c.jpg", "d": "file:///fetched/d.jpg"}
    assert sorted(desk.room.fetched) == ["bad", "c", "d"]


def test_what_was_asked_for_last_is_fetched_first(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.workers.pictures.AT_ONCE", 1)
    desk.ask("old1", "old2", "old3")
    qtbot.waitUntil(lambda: desk.room.fetched == ["old1"])
    desk.ask("a", "new1", "new2")
    qtbot.waitUntil(lambda: "a" in desk.arrived)
    desk.room.open.set()
    wait_idle(qtbot, desk)
    assert desk.room.fetched == ["old1", "new1", "new2", "old2", "old3"]


def test_a_cancelled_wish_is_not_fetched_and_never_arrives(qtbot: QtBot, desk: Desk) -> None:
    token = desk.ask(*(f"gone{n}" for n in range(20)))
    qtbot.waitUntil(lambda: len(desk.room.fetched) == AT_ONCE)
    token.request()
    wait_idle(qtbot, desk)
    assert len(desk.room.fetched) == AT_ONCE
    assert desk.arrived == {}


@pytest.mark.parametrize(("pixels", "size"), [(164, Size.POSTER), (328, Size.POSTER_2X)])
def test_the_size_follows_the_pixels(qtbot: QtBot, desk: Desk, pixels: int, size: Size) -> None:
    desk.ask("a", pixels=pixels)
    wait_idle(qtbot, desk)
    assert desk.room.sizes == {size}


def test_closing_stops_fetches_under_way(qtbot: QtBot) -> None:
    desk = Desk(set())
    desk.ask(*(f"x{n}" for n in range(9)))
    qtbot.waitUntil(lambda: len(desk.room.fetched) == AT_ONCE)
    desk.pictures.close()
    desk.jobs.close()
    assert len(desk.room.fetched) == AT_ONCE
    assert desk.arrived == {}


def test_a_room_that_cannot_be_opened_leaves_pictures_out(qtbot: QtBot) -> None:
    def broken() -> Any:
        raise Missing("The cache is on a disk that is gone.")

    jobs = Jobs(1)
    pictures = Pictures(lambda _reference, _size: None, broken, jobs)
    pictures.begin()
    with qtbot.waitSignal(pictures.idled):
        pictures.ask(["a"], "poster", 100, lambda _: pytest.fail("nothing can arrive"))
    pictures.close()
    jobs.close()


def test_before_the_window_is_there_nothing_is_fetched(qtbot: QtBot) -> None:
    room = Room({"a"})
    room.open.set()
    jobs = Jobs(2)
    pictures = Pictures(room.cached, lambda: cast("Artwork", room), jobs)
    arrived: dict[str, str] = {}
    pictures.ask(["a", "b"], "poster", 100, arrived.update)
    qtbot.waitUntil(lambda: "a" in arrived and jobs.idle)
    assert room.fetched == []
    pictures.begin()
    qtbot.waitUntil(lambda: "b" in arrived)
    pictures.close()
    jobs.close()
