"""Posters of what is visible: which come late, so that they fade in, and which are just there."""

from __future__ import annotations

import pytest

from app.models.wall_posters import LATE_S, WallPosters
from tests.models.holding import HeldPictures


class Posters:
    """Posters over a clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pictures = HeldPictures()
        self.heard: list[tuple[set[str], set[str]]] = []
        self.artless: list[set[str]] = []
        self.posters = WallPosters(self.pictures, self.hear, lambda some: self.artless.append(set(some)), clock=lambda: self.now)
        self.posters.draw_at(160)

    def hear(self, changed: frozenset[str], awaited: frozenset[str]) -> None:
        self.heard.append((set(changed), set(awaited)))


@pytest.fixture
def hung() -> Posters:
    return Posters()


def test_what_the_cache_holds_is_just_there(hung: Posters) -> None:
    hung.posters.ask(["a", "b"])
    hung.now = LATE_S / 2
    hung.pictures.arrive()
    assert hung.heard == [({"a", "b"}, set())]


def test_what_is_fetched_was_awaited(hung: Posters) -> None:
    hung.posters.ask(["a", "b"])
    hung.now = LATE_S * 2
    hung.pictures.arrive()
    assert hung.heard == [({"a", "b"}, {"a", "b"})]


def test_a_larger_picture_in_place_of_a_smaller_was_not_awaited(hung: Posters) -> None:
    hung.posters.ask(["a"])
    hung.pictures.arrive()
    hung.posters.draw_at(320)
    hung.posters._files["a"] = "file:///small.jpg"
    hung.posters.ask(["a"])
    hung.now = 10.0
    hung.pictures.arrive()
    assert hung.heard[-1] == ({"a"}, set())


def test_a_denied_poster_is_told_once_stays_wanted_and_may_come_after_all(hung: Posters) -> None:
    hung.posters.ask(["a", "b"])
    assert not hung.posters.artless("a")
    hung.pictures.deny("a")
    hung.posters.ask(["a", "b", "c"])
    hung.pictures.deny("a")
    assert hung.artless == [{"a"}]
    assert hung.posters.artless("a")
    assert hung.pictures.asked() == ["a", "b", "c"]
    hung.posters.ask(["c"])
    hung.posters.ask(["a", "c"])
    assert hung.posters.artless("a"), "known at once when it is scrolled back to"
    hung.pictures.arrive()
    assert hung.artless == [{"a"}, {"a"}]
    assert not hung.posters.artless("a")


def test_a_larger_picture_that_is_denied_leaves_the_smaller(hung: Posters) -> None:
    hung.posters.ask(["a"])
    hung.pictures.arrive()
    hung.posters.draw_at(320)
    hung.posters.ask(["a"])
    hung.pictures.deny("a")
    assert hung.posters.file("a")
    assert hung.artless == []


def test_a_file_that_cannot_be_read_is_asked_for_again(hung: Posters) -> None:
    hung.posters.ask(["a", "b"])
    hung.pictures.arrive()
    hung.posters.unreadable(hung.posters.file("a"))
    assert hung.heard[-1] == ({"a"}, set())
    assert hung.posters.file("a") == ""
    hung.posters.ask(["a", "b"])
    assert hung.pictures.asked() == ["a"]
    hung.posters.unreadable("file:///another.jpg")
    assert len(hung.heard) == 2
