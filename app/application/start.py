"""Chooses what to run from the command line, and turns failures into one sentence and an exit code."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.application.commandline import NOT_WHOLE, Options
from app.application.pretending import StartPretend
from app.application.saying import complain
from app.domain.cancel import Cancel
from app.domain.problems import Cancelled, Problem, UnknownCertificate

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(options: Options, command: list[str], start_pretend: StartPretend) -> int:
    """Run what was asked; `command` starts this program again with the same arguments. Returns the exit code."""
    try:
        return _run(options, command, start_pretend)
    except UnknownCertificate as problem:
        why = str(problem).partition(";")[0]
        complain(f"{why}; if the server is yours, add it under Settings, Libraries in the window and accept the fingerprint {problem.fingerprint} there.")
    except Problem as problem:
        complain(problem)
    except (Cancelled, KeyboardInterrupt):
        complain("Bijou was asked to stop.")
    except Exception as error:  # noqa: BLE001  # never a traceback: the log has it
        complain(f"Something went wrong inside Bijou ({type(error).__name__}). The log says more.")
    return NOT_WHOLE


def _run(options: Options, command: list[str], start_pretend: StartPretend) -> int:
    if options.windowless:
        from app.application.verbs import run_verbs

        with _stopping_politely() as cancel:
            return run_verbs(options, start_pretend, cancel)
    if options.tour is not None:
        from app.application.tour import run_tour

        return run_tour(options, command, start_pretend)
    from app.application.run_window import run_window

    return run_window(options, start_pretend)


@contextmanager
def _stopping_politely() -> Iterator[Cancel]:
    """Ctrl+C and a polite kill ask the work to stop at its next step; a second one ends it at once."""
    cancel = Cancel()

    def stop(_number: int, _frame: object) -> None:
        if cancel.requested:
            raise KeyboardInterrupt
        cancel.request()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield cancel
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
