"""Gives memory that is free back to the system: glibc keeps what the work of many threads leaves, 85 MB after the scan of 20,000 titles."""

from __future__ import annotations

import sys


def give_back() -> None:
    """For a pool thread: it takes some 10 ms, without Python's lock. Other systems than Linux with glibc see to it by themselves."""
    if sys.platform.startswith("linux"):
        import ctypes  # not before it is needed

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
