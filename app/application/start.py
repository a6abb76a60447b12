"""Chooses what to run from the command line, and turns failures into one sentence and an exit code."""

from __future__ import annotations

from app.application.commandline import NOT_WHOLE, Options
from app.application.saying import complain
from app.domain.problems import Problem


def run(options: Options, command: list[str]) -> int:
    """Run what was asked; `command` starts this program again with the same arguments. Returns the exit code."""
    try:
        if options.tour is not None:
            from app.application.tour import run_tour

            return run_tour(options, command)
        from app.application.window import run_window

        return run_window(options)
    except Problem as problem:
        complain(problem)
        return NOT_WHOLE
