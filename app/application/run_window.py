"""Runs the program with its window until it is closed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.application.ahead import read_ahead
from app.application.commandline import DONE, Options
from app.application.pretending import StartPretend
from app.application.qt import make_application
from app.domain.problems import Problem, StoreProblem

if TYPE_CHECKING:
    from app.application.program import Program


def begin(options: Options, start_pretend: StartPretend) -> tuple[QGuiApplication, Program]:
    """The application and its program, nothing open yet; in the order that leads to the first frame soonest."""
    application = make_application(options)
    stage = read_ahead()
    from app.application.program import Program  # only now: half of what it imports was imported while the QML was read

    return application, Program(start_pretend, stage)


def run_window(options: Options, start_pretend: StartPretend) -> int:
    """Open the window and stay until it is closed, or raise the one that is open already. Returns the exit code. Raises Problem."""
    application, made = begin(options, start_pretend)
    trouble: list[Problem] = []
    with contextlib.closing(made) as program:
        program.failed.connect(trouble.append)
        program.failed.connect(application.quit)
        if not _opened(program, options):
            return DONE
        QGuiApplication.exec()
    if trouble:
        raise trouble[0]
    return DONE


def _opened(program: Program, options: Options) -> bool:
    """False when a window that is open already was raised instead. What keeps the library shut is told, and the user's way on tried."""
    from app.application.program import HandedOver

    while True:
        try:
            program.open(options)
        except HandedOver:
            return False
        except StoreProblem as problem:
            chosen = _way_on(options, problem)
            if chosen is None:
                raise
            options = chosen
        else:
            return True


def _way_on(options: Options, problem: StoreProblem) -> Options | None:
    from app.application.trouble import way_on

    return way_on(options, problem)
