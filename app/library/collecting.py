"""Python's collector of cycles, less often while much is read: a scan makes many objects, and next to no cycles among them."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000
"""Objects made between two looks for cycles; Python's own number is 700."""

_counting = threading.Lock()
_inside: list[tuple[int, int, int]] = []


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Inside, cycles are looked for seldom; several threads may be inside at once."""
    with _counting:
        usual = gc.get_threshold()
        _inside.append(_inside[0] if _inside else usual)
        gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        with _counting:
            usual = _inside.pop()
            if not _inside:
                gc.set_threshold(*usual)
