"""Pictures for models: the cache first, the newest wish first, nothing after a cancel."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from app.artwork.artwork import Artwork
from app.artwork.failures import Failures
from app.artwork.sizes import Size
from app.domain.cancel import Cancel
from app.domain.problems import Missing
from app.sources.source import ImageAddress
from app.web.web import Web
from app.workers.jobs import Jobs
from app.workers.pictures import AT_ONCE, OF_ONE_SERVER, Pictures
from tests.artwork.pictures import png_bomb, poster
from tests.web.loopback import Exchange, Loopback


class Room:
    """Stands in for the artwork room where its order of work is what is looked at."""

    def __init__(self, have: set[str]) -> None:
        self.have = have
        self.waits: dict[str, float] = {}
        self.gone: set[str] = {"bad now"}
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
        if reference in self.gone or reference.startswith("bad for long") or reference == "bad":
            raise Missing("It is gone.")
        return Path(f"/fetched/{reference}.jpg")

    def again_in(self, reference: str) -> float:
        return self.waits.get(reference, 3600.0)


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
    token = desk.ask(*(f"{n} gone" for n in range(20)))
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
    desk.ask(*(f"{n} x" for n in range(9)))
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


def test_what_failed_is_asked_for_again_after_its_wait_as_long_as_it_is_wanted(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.workers.pictures._AT_LEAST", 0.01)
    desk.room.open.set()
    desk.room.waits["bad now"] = 0.02
    desk.ask("bad now", "bad for long")
    qtbot.waitUntil(lambda: desk.room.fetched.count("bad now") == 3)
    desk.room.gone.clear()
    qtbot.waitUntil(lambda: "bad now" in desk.arrived)
    wait_idle(qtbot, desk)
    before = len(desk.room.fetched)
    desk.pictures.server_back(7)
    wait_idle(qtbot, desk)
    assert len(desk.room.fetched) == before


def test_a_server_that_is_back_gives_what_it_owes_at_once_and_only_that(qtbot: QtBot, desk: Desk) -> None:
    desk.room.open.set()
    desk.ask("1 a", "2 a", "1 b")
    unwanted = desk.ask("1 c")
    desk.room.gone.update({"1 a", "2 a", "1 b", "1 c"})
    wait_idle(qtbot, desk)
    assert desk.arrived == {}
    unwanted.request()
    desk.room.gone.clear()
    desk.room.fetched.clear()
    desk.pictures.server_back(1)
    qtbot.waitUntil(lambda: {"1 a", "1 b"} <= desk.arrived.keys())
    wait_idle(qtbot, desk)
    assert sorted(desk.room.fetched) == ["1 a", "1 b"]
    desk.pictures.server_back(2)
    qtbot.waitUntil(lambda: "2 a" in desk.arrived)


class Refusing:
    """A port of this computer that belongs to us and where nobody listens, and then someone does."""

    def __init__(self) -> None:
        self.held = socket.socket()
        self.held.bind(("127.0.0.1", 0))
        self.port: int = self.held.getsockname()[1]
        self.tries = 0

    def image(self, _server: int | str, reference: str, _width: int, _height: int) -> ImageAddress:
        self.tries += 1
        return ImageAddress(url=f"http://127.0.0.1:{self.port}/{reference}")

    def answer(self) -> Loopback:
        self.held.close()
        server = Loopback(port=self.port)
        server.otherwise = lambda it: it.reply(200, poster(), {"Content-Type": "image/jpeg"})
        return server


def test_a_server_that_refuses_is_asked_seldom_and_when_it_is_back_its_posters_come_by_themselves(qtbot: QtBot, tmp_path: Path) -> None:
    """However many posters are scrolled into view: a few tries at first, then one each time that its wait is over."""
    now = [0.0]
    failures, nobody, web, jobs = Failures(lambda: now[0]), Refusing(), Web(), Jobs(AT_ONCE + 1)
    artwork = Artwork(tmp_path, 64 * 1024 * 1024, nobody.image, web, failures)
    pictures = Pictures(artwork.cached, lambda: artwork, jobs)
    failures.listen(pictures.server_back)
    pictures.begin()
    arrived: dict[str, str] = {}
    wanted = [f"1 poster{number}" for number in range(40)]
    tokens = [pictures.ask(wanted[at : at + 8], "poster", 160, arrived.update) for at in range(0, 40, 8)]
    qtbot.waitUntil(lambda: pictures.idle)
    assert 1 <= nobody.tries <= OF_ONE_SERVER
    for round_of_waiting in range(1, 4):
        tries, now[0] = nobody.tries, now[0] + 1000
        pictures._ask_again()
        qtbot.waitUntil(lambda: pictures.idle)
        assert nobody.tries == tries + 1, round_of_waiting
    with nobody.answer() as server:
        now[0] += 1000
        pictures._ask_again()
        qtbot.waitUntil(lambda: len(arrived) == 40, timeout=20_000)
        assert len(server.asked) == 40, "each once"
    assert not any(token.requested for token in tokens)
    pictures.close()
    jobs.close()
    web.close()


def test_a_server_that_never_answers_leaves_slots_to_the_others(qtbot: QtBot, tmp_path: Path) -> None:
    with Loopback() as silent, Loopback() as lively:
        silent.otherwise = Exchange.hold
        lively.otherwise = lambda it: it.reply(200, poster(), {"Content-Type": "image/jpeg"})
        web, jobs = Web(), Jobs(AT_ONCE + 1)
        artwork = Artwork(
            tmp_path, 64 * 1024 * 1024, lambda server, name, _width, _height: ImageAddress(url=f"{(silent if server == 1 else lively).address}/{name}"), web
        )
        pictures = Pictures(artwork.cached, lambda: artwork, jobs)
        pictures.begin()
        arrived: dict[str, str] = {}
        pictures.ask([*(f"1 poster{number}" for number in range(30)), *(f"2 poster{number}" for number in range(30))], "poster", 160, arrived.update)
        qtbot.waitUntil(lambda: len(arrived) == 30)
        assert {one.partition(" ")[0] for one in arrived} == {"2"}
        assert len(silent.asked) == OF_ONE_SERVER
        assert not pictures.idle
        pictures.close()
        jobs.close()
        web.close()


def test_a_file_that_cannot_be_read_is_fetched_anew_and_not_for_ever(qtbot: QtBot, tmp_path: Path) -> None:
    with Loopback() as server:
        server.otherwise = lambda it: it.reply(200, poster(), {"Content-Type": "image/jpeg"})
        web, jobs = Web(), Jobs(AT_ONCE + 1)
        artwork = Artwork(tmp_path, 64 * 1024 * 1024, lambda _server, name, _width, _height: ImageAddress(url=f"{server.address}/{name}"), web)
        pictures = Pictures(artwork.cached, lambda: artwork, jobs)
        pictures.begin()
        denied: list[str] = []

        def asked() -> str:
            """The address that comes, empty when none does."""
            arrived: dict[str, str] = {}
            pictures.ask(["1 poster"], "poster", 160, arrived.update, denied.append)
            qtbot.waitUntil(lambda: pictures.idle)
            return arrived.get("1 poster", "")

        address = asked()
        path = artwork.cache.path("1 poster", Size.POSTER)
        whole = path.read_bytes()
        for spoil in (path.unlink, lambda: path.write_bytes(b"")):
            spoil()
            pictures.unreadable(address)
            assert asked() == address
            assert path.read_bytes() == whole
        assert len(server.asked) == 3
        assert asked() == address
        assert len(server.asked) == 3, "once is enough"
        pictures.unreadable(address)
        assert asked() == ""
        assert denied == ["1 poster"], "whatever the server has, it is no picture for a view"
        pictures.close()
        jobs.close()
        web.close()


def test_what_a_server_denies_is_told_and_what_it_only_cannot_be_asked_for_is_not(qtbot: QtBot, tmp_path: Path) -> None:
    """A bomb, another type, half a file, none: the view draws its fallback; for a server that is away it waits. All may come yet."""
    whole, refusing = poster(), Refusing()
    with Loopback() as server:
        server.routes = {
            "/bomb": lambda it: it.reply(200, png_bomb(60_000, 60_000), {"Content-Type": "image/png"}),
            "/text": lambda it: it.reply(200, b"<html>", {"Content-Type": "text/html"}),
            "/half": lambda it: it.reply(200, whole[: len(whole) // 2], {"Content-Type": "image/jpeg"}),
            "/key": lambda it: it.reply(401, b""),
            "/fine": lambda it: it.reply(200, whole, {"Content-Type": "image/jpeg"}),
        }
        web, jobs, failures = Web(), Jobs(AT_ONCE + 1), Failures()
        artwork = Artwork(
            tmp_path,
            64 * 1024 * 1024,
            lambda one, name, width, height: ImageAddress(url=f"{server.address}/{name}") if one == 1 else refusing.image(one, name, width, height),
            web,
            failures,
        )
        pictures = Pictures(artwork.cached, lambda: artwork, jobs)
        failures.listen(pictures.server_back)
        pictures.begin()
        arrived: dict[str, str] = {}
        denied: list[str] = []
        pictures.ask(["1 bomb", "1 text", "1 half", "1 key", "1 fine", "1 gone", "2 away"], "poster", 160, arrived.update, denied.append)
        qtbot.waitUntil(lambda: pictures.idle)
        assert sorted(denied) == ["1 bomb", "1 gone", "1 half", "1 key", "1 text"]
        assert list(arrived) == ["1 fine"]
        server.routes["/bomb"] = server.routes["/fine"]
        failures.forget(1)
        qtbot.waitUntil(lambda: "1 bomb" in arrived)
        pictures.close()
        jobs.close()
        web.close()
    refusing.held.close()


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
