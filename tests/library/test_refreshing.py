"""What a provider says has changed is asked for once a day, beside the titles; a list that cannot be read is nobody's fault and is asked for again later."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Problem
from app.library.refreshing import AFTER_TROUBLE, LOOK_BACK
from app.metadata.provider import TitleKind
from tests.library.test_enriching_order import FILMS, NOW, SHOWS, Counter, Room

DAY = 86_400


class Telling(Counter):
    """A provider that tells what changed."""

    trouble_with_changes: Problem | None = None

    def changed(self, kind: TitleKind, since: float, cancel: Cancel, /) -> frozenset[str]:
        self.asked.append(f"changes {kind} {int(since)}")
        if self.trouble_with_changes is not None:
            raise self.trouble_with_changes
        return frozenset({"103", "104", "7"} if kind == "movie" else {"505"})


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ThreadPoolExecutor(12) as pool:
        one = Room(tmp_path, pool)
        one.way = one.way._replace(client=Telling(one.pace))
        yield one
    one.database.close()


def asked(room: Room) -> list[str]:
    """What it was asked since the last time, after a run."""
    client = room.way.client
    assert isinstance(client, Telling)
    client.asked.clear()
    assert room.queue.run(Cancel()).standing == "idle"
    return sorted(client.asked)


def test_once_a_day_and_then_exactly_those(room: Room) -> None:
    assert len(asked(room)) == FILMS + SHOWS, "what has just been read has not changed since"
    assert room.queue.next_at() == NOW + DAY
    room.now += DAY - 1
    assert asked(room) == []
    room.now += 1
    again = [f"changes movie {NOW}", f"changes show {NOW}", "movie 103", "movie 104", "show 505"]
    assert asked(room) == again
    assert asked(room) == []
    room.queue = room.restarted()
    assert asked(room) == [], "the day outlives a restart"
    room.now += 100 * DAY
    assert asked(room)[:2] == [f"changes movie {room.now - LOOK_BACK}", f"changes show {room.now - LOOK_BACK}"]


def test_a_list_that_cannot_be_read_stops_nothing_and_is_asked_for_again(room: Room) -> None:
    client = room.way.client
    assert isinstance(client, Telling)
    asked(room)
    room.now += DAY
    client.trouble_with_changes = BadAnswer("no list")
    assert asked(room) == [f"changes movie {NOW}"]
    assert room.queue.next_at() == room.now + AFTER_TROUBLE
    assert asked(room) == []
    client.trouble_with_changes = None
    room.now += AFTER_TROUBLE
    assert "movie 103" in asked(room)
    assert room.states() == {"matched": FILMS + SHOWS}
