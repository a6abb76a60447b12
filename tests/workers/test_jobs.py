"""Jobs: work off the GUI thread, answers on it, cancelling, exclusive keys, closing."""

from __future__ import annotations

import contextlib
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.cancel import Cancel
from app.domain.problems import Cancelled, Problem, Unreachable
from app.workers.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    pool = Jobs(2)
    yield pool
    pool.close()


def test_work_runs_elsewhere_and_answers_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, int]] = []
    jobs(lambda _: threading.get_ident(), lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, answered = seen[0]
    assert answered == threading.get_ident() != worker


def test_a_problem_arrives_as_a_value(qtbot: QtBot, jobs: Jobs) -> None:
    def work(_: Cancel) -> int:
        raise Unreachable("The attic does not answer.")

    told: list[Problem] = []
    jobs(work, lambda _: pytest.fail("there is no answer"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], Unreachable)
    assert str(told[0]) == "The attic does not answer."


def test_a_problem_that_nobody_hears_is_told_to_everyone(qtbot: QtBot, jobs: Jobs) -> None:
    def work(_: Cancel) -> int:
        raise Problem("No.")

    with qtbot.waitSignal(jobs.stumbled) as heard:
        jobs(work, lambda _: None)
    assert str(heard.args[0]) == "No."


def test_a_mistake_in_our_own_code_is_logged_and_told_without_details(qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    told: list[Problem] = []
    jobs(lambda _: 1 // len(told), lambda _: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "log" in str(told[0])
    assert "ZeroDivisionError" in caplog.text


def test_nothing_arrives_after_a_cancel(qtbot: QtBot, jobs: Jobs) -> None:
    go = threading.Event()
    answers: list[str] = []

    def work(_: Cancel) -> str:
        go.wait(10)
        return "late"

    cancel = jobs.start(work, answers.append, lambda _: answers.append("failed"))
    cancel.request()
    with qtbot.waitSignal(jobs.idled):
        go.set()
    assert answers == []


def test_work_that_stops_because_it_was_asked_to_is_no_failure(qtbot: QtBot, jobs: Jobs) -> None:
    def work(cancel: Cancel) -> None:
        cancel.wait(10)
        raise Cancelled

    told: list[Problem] = []
    ended: list[bool] = []
    cancel = jobs.start(work, lambda _: None, told.append, ended=lambda: ended.append(True))
    cancel.request()
    qtbot.waitUntil(lambda: bool(ended))
    assert told == []


def test_two_jobs_of_one_key_never_run_together(qtbot: QtBot, jobs: Jobs) -> None:
    go = threading.Event()
    done: list[int] = []
    jobs.start(lambda _: go.wait(10), lambda _: done.append(1), key=("scan", 1))
    assert jobs.busy(("scan", 1))
    assert not jobs.busy(("scan", 2))
    refused = jobs.start(lambda _: None, lambda _: done.append(2), key=("scan", 1))
    assert refused.requested
    with qtbot.waitSignal(jobs.idled):
        go.set()
    assert done == [1]
    assert not jobs.busy(("scan", 1))


def test_cancelling_a_key_leaves_the_others_alone(qtbot: QtBot, jobs: Jobs) -> None:
    go = threading.Event()
    done: list[int] = []
    jobs.start(lambda cancel: cancel.wait(10), lambda _: done.append(1), key=1)
    jobs.start(lambda _: go.wait(10), lambda _: done.append(2), key=2)
    jobs.cancel(1)
    with qtbot.waitSignal(jobs.idled):
        go.set()
    assert done == [2]


def test_ended_is_called_last_also_after_a_failure(qtbot: QtBot, jobs: Jobs) -> None:
    def work(_: Cancel) -> None:
        raise Problem("No.")

    order: list[str] = []
    jobs.start(work, lambda _: order.append("done"), lambda _: order.append("failed"), ended=lambda: order.append("ended"))
    qtbot.waitUntil(lambda: "ended" in order)
    assert order == ["failed", "ended"]


def test_what_is_held_begins_in_its_order_when_it_is_released(qtbot: QtBot) -> None:
    with contextlib.closing(Jobs(1)) as jobs:
        seen: list[int] = []
        jobs.hold()
        tokens = [jobs(lambda _, number=number: number, seen.append) for number in range(4)]  # type: ignore[misc]
        tokens[1].request()
        assert not jobs.idle
        with qtbot.assertNotEmitted(jobs.idled, wait=50):
            assert seen == []
        with qtbot.waitSignal(jobs.idled):
            jobs.release()
        assert seen == [0, 2, 3]
        jobs(lambda _: 4, seen.append)
        qtbot.waitUntil(lambda: seen == [0, 2, 3, 4])


def test_closing_while_work_is_held_forgets_it(qtbot: QtBot) -> None:
    jobs = Jobs(1)
    jobs.hold()
    jobs(lambda _: pytest.fail("it was never released"), lambda _: None)
    jobs.close()
    jobs.release()
    assert jobs.idle


def test_closing_cancels_joins_and_answers_no_more(qtbot: QtBot) -> None:
    jobs = Jobs(1)
    answers: list[object] = []
    started, ended = threading.Event(), threading.Event()

    def work(cancel: Cancel) -> str:
        started.set()
        cancel.wait(10)
        ended.set()
        return "too late"

    for _ in range(3):
        jobs(work, answers.append)
    assert started.wait(10)
    jobs.close()
    assert ended.is_set()
    assert jobs.idle
    assert jobs.start(lambda _: None, answers.append).requested
    qtbot.wait(20)
    assert answers == []


class Work:
    """Work that can be watched: whether it still lives, and where it died."""

    def __init__(self, what: Callable[[Cancel], object]) -> None:
        self.what = what
        self.result: list[object] = []

    def __call__(self, cancel: Cancel) -> list[object]:
        self.result.append(self.what(cancel))
        return self.result


def fail(_: Cancel) -> object:
    raise Problem("No.")


@pytest.mark.parametrize("what", [lambda _: 1, fail], ids=["done", "failed"])
def test_nothing_is_kept_of_a_job_and_the_last_reference_goes_on_the_gui_thread(qtbot: QtBot, jobs: Jobs, what: Callable[[Cancel], object]) -> None:
    died: list[int] = []
    for _ in range(50):
        work = Work(what)
        weakref.finalize(work, lambda: died.append(threading.get_ident()))
        jobs(work, lambda _: None, lambda _: None)
        del work
    qtbot.waitUntil(lambda: jobs.idle)
    assert died == [threading.get_ident()] * 50


def test_nothing_is_kept_of_a_job_that_never_began(qtbot: QtBot) -> None:
    pool = Jobs(1)
    started = threading.Event()
    done: list[object] = []

    def hold(cancel: Cancel) -> None:
        started.set()
        cancel.wait(10)

    pool(hold, done.append)
    assert started.wait(10)
    work = Work(done.append)
    gone = weakref.ref(work)
    pool(work, done.append)
    del work
    pool.close()
    assert gone() is None
    assert done == []
