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
        self.posters = WallPosters(self.pictures, self.hear, clock=lambda: self.now)
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
