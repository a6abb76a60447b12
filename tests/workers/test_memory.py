"""Memory that is free goes back to the system."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pytest

from app.workers.memory import give_back

PIECES, EACH = 60_000, 1_000


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not (sys.platform.startswith("linux") and hasattr(ctypes.CDLL(None), "malloc_trim")), reason="only glibc keeps it")
def test_what_is_free_below_what_is_in_use_goes_back_to_the_system() -> None:
    pieces = [bytes(EACH) for _ in range(PIECES)]
    last = pieces[-1]
    del pieces
    before = resident_bytes()
    give_back()
    assert before - resident_bytes() > PIECES * EACH // 2
    assert len(last) == EACH
