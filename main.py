"""Starts Bijou: reads the arguments and hands over."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.demo.process import PretendServers

FROZEN = bool(getattr(sys, "frozen", False))
PRETEND = "--pretend-servers"
"""How the packaged program starts itself as the pretend servers."""
SELDOM = 20_000
"""How many objects more than before make Python look for cycles: the 700 of old are reached hundreds of times before the first frame, for nothing."""


def collect_seldom() -> None:
    """Look for cycles less often; what is referred to no more still goes at once."""
    gc.set_threshold(SELDOM)


def start_pretend(size: int | None, folder: Path) -> PretendServers:
    """Start the pretend servers as a child process; only main may, so the house never mistakes them for real ones."""
    from app.demo.process import PretendServers
    from app.demo.ready import Options

    return PretendServers().start(size, data_dir=folder, options=Options(draw_ahead=True))


def main(arguments: list[str]) -> int:
    """Run what the command line asks for. Returns the exit code."""
    if FROZEN and arguments[:1] == [PRETEND]:
        from app.demo.serve import run as serve

        return serve(arguments[1:])
    collect_seldom()
    from app.application.commandline import read
    from app.application.start import run

    itself = [sys.executable] if FROZEN else [sys.executable, str(Path(__file__).absolute())]
    return run(read(arguments), [*itself, *arguments], start_pretend)


if __name__ == "__main__":
    if FROZEN:
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))
