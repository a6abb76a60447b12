"""Starts Bijou: reads the arguments and hands over."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Run what the command line asks for. Returns the exit code."""
    from app.application.commandline import read
    from app.application.start import run

    itself = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(Path(__file__).absolute())]
    return run(read(sys.argv[1:]), [*itself, *sys.argv[1:]])


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
