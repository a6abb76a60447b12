"""What the command line says: progress on standard output, failures on standard error, one sentence each."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys

_UNSPEAKABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
"""What breaks a line, steers a terminal or turns text round: names and titles come from strangers."""


def say(line: str) -> None:
    """One line of progress or of an answer."""
    _write(sys.stdout, line)


def complain(sentence: object) -> None:
    """One sentence about a failure."""
    _write(sys.stderr, str(sentence))


def _write(stream: object, line: str) -> None:
    # A windowed program on Windows has no streams, and a closed pipe is no reason to stop a scan.
    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError):
        line = _UNSPEAKABLE.sub(" ", line)
        printable = line.encode(getattr(stream, "encoding", None) or "utf-8", "replace").decode(getattr(stream, "encoding", None) or "utf-8")
        try:
            print(printable, file=stream, flush=True)  # type: ignore[call-overload]  # this is where Bijou prints
        except BrokenPipeError:
            _let_go(stream)


def _let_go(stream: object) -> None:
    """Nobody reads any more: what is still to be said goes nowhere, or Python itself would complain when it ends."""
    if isinstance(stream, io.TextIOBase):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
