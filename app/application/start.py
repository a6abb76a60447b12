"""Chooses what to run from the command line, and turns failures into one sentence and an exit code."""

from __future__ import annotations

from app.application.commandline import NOT_WHOLE, Options
from app.application.pretending import StartPretend
from app.application.saying import complain
from app.domain.problems import Cancelled, Problem


def run(options: Options, command: list[str], start_pretend: StartPretend) -> int:
    """Run what was asked; `command` starts this program again with the same arguments. Returns the exit code."""
    try:
        return _run(options, command, start_pretend)
    except Problem as problem:
        complain(problem)
    except (Cancelled, KeyboardInterrupt):
        complain("Stopped.")
    except Exception as error:  # noqa: BLE001  # never a traceback: the log has it
        complain(f"Something went wrong inside Bijou ({type(error).__name__}). The log says more.")
    return NOT_WHOLE


def _run(options: Options, command: list[str], start_pretend: StartPretend) -> int:
    if options.windowless:
        from app.application.verbs import run_verbs

        return run_verbs(options, start_pretend)
    if options.tour is not None:
        from app.application.tour import run_tour

        return run_tour(options, command, start_pretend)
    from app.application.run_window import run_window

    return run_window(options, start_pretend)
