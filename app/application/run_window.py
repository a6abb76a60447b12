"""Runs the program with its window until it is closed."""

from __future__ import annotations

import contextlib

from PySide6.QtGui import QGuiApplication

from app.application.commandline import DONE, Options
from app.application.pretending import StartPretend
from app.application.program import HandedOver, Program
from app.application.qt import make_application
from app.domain.problems import Problem, StoreProblem


def run_window(options: Options, start_pretend: StartPretend) -> int:
    """Open the window and stay until it is closed, or raise the one that is open already. Returns the exit code. Raises Problem."""
    application = make_application(options)
    trouble: list[Problem] = []
    with contextlib.closing(Program(start_pretend)) as program:
        program.failed.connect(trouble.append)
        program.failed.connect(application.quit)
        while True:
            try:
                program.open(options)
                break
            except HandedOver:
                return DONE
            except StoreProblem as problem:
                chosen = _way_on(options, problem)
                if chosen is None:
                    raise
                options = chosen
        QGuiApplication.exec()
    if trouble:
        raise trouble[0]
    return DONE


def _way_on(options: Options, problem: StoreProblem) -> Options | None:
    from app.application.trouble import way_on

    return way_on(options, problem)
