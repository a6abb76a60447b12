"""Settings written behind: read at once, written together, nothing lost at the end."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import pytest

from app.application.kept import Kept
from app.domain.problems import StoreProblem


def test_what_was_put_is_read_at_once_and_written_by_the_time_of_closing() -> None:
    written: dict[str, str | None] = {}
    kept = Kept({"old": "1"}, written.update)
    kept.put("new", "2")
    kept.put("old", None)
    assert (kept.get("new"), kept.get("old"), kept.get("none")) == ("2", None, None)
    kept.close()
    assert written == {"new": "2", "old": None}


def test_while_one_write_waits_the_next_ones_gather() -> None:
    go = threading.Event()
    entered = threading.Event()
    writes: list[dict[str, str | None]] = []

    def write(values: Mapping[str, str | None]) -> None:
        entered.set()
        assert go.wait(10)
        writes.append(dict(values))

    kept = Kept({}, write)
    kept.put("scroll", "0")
    assert entered.wait(10)
    for position in range(1, 100):
        kept.put("scroll", str(position))
    go.set()
    kept.close()
    assert writes == [{"scroll": "0"}, {"scroll": "99"}]


def test_a_store_that_cannot_write_is_logged_and_does_not_stop_what_follows(caplog: pytest.LogCaptureFixture) -> None:
    tries: list[dict[str, str | None]] = []

    def write(values: Mapping[str, str | None]) -> None:
        tries.append(dict(values))
        if len(tries) == 1:
            raise StoreProblem("The disk is full.")

    kept = Kept({}, write)
    kept.put("a", "1")
    while not kept._refused:
        threading.Event().wait(0.001)
    kept.put("b", "2")
    kept.close()
    assert tries == [{"a": "1"}, {"a": "1", "b": "2"}]
    assert "The disk is full." in caplog.text


def test_what_a_full_disk_refused_is_written_when_closing() -> None:
    tries: list[dict[str, str | None]] = []

    def write(values: Mapping[str, str | None]) -> None:
        tries.append(dict(values))
        if len(tries) == 1:
            raise StoreProblem("The disk is full.")

    kept = Kept({}, write)
    kept.put("a", "1")
    while not kept._refused:
        threading.Event().wait(0.001)
    kept.close()
    assert tries == [{"a": "1"}, {"a": "1"}]


def test_closing_without_a_write_starts_no_thread() -> None:
    before = threading.active_count()
    Kept({}, lambda _: pytest.fail("nothing to write")).close()
    assert threading.active_count() == before
