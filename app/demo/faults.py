"""Troubles that the pretend servers play on request, and what was asked of them."""

from __future__ import annotations

import re
import threading
from collections import Counter, deque
from typing import Literal
from urllib.parse import unquote

import msgspec

Trouble = Literal[
    "delay",  # the answer comes `seconds` later
    "hang",  # no answer for `seconds` (0: as long as the server lives), then the line is cut
    "trickle",  # the answer comes at `bytes_per_second`
    "cut",  # the line breaks after `after_bytes` of the body (0: half of it)
    "status",  # `status` instead of the answer, with `retry_after` where given
    "wrong type",  # a page of HTML with status 200
    "broken",  # the body is damaged in its middle
    "empty",  # no body at all
    "gigantic",  # `after_bytes` of blanks follow the body (0: 128 MiB)
    "redirect",  # to `location`
    "duplicated",  # a listing says its first items again at the end of the page
    "shifting",  # each further page of a listing begins one item early, as if titles had been added meanwhile
    "malformed",  # item `item` of a listing has fields that are no numbers and no dates
    "emptied",  # a listing says that it holds nothing
    "short",  # a listing leaves out the last half of its items but claims its full total
]
_IN_LISTING = frozenset({"duplicated", "shifting", "malformed", "emptied", "short"})


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """One trouble on the routes of `site` whose `METHOD /path?query`, decoded, holds a match of the pattern `route`.

    Sites are plex, jellyfin, plextv, tmdb, tvdb, omdb, tvmaze, tmdb-images, tvdb-images, tvmaze-images, or * for all of them.
    It lets the first `skip` matching requests pass, then strikes `times` requests (None: all).
    """

    kind: Trouble
    route: str = ""
    site: str = "*"
    times: int | None = None
    skip: int = 0
    seconds: float = 0
    bytes_per_second: int = 200
    after_bytes: int = 0
    status: int = 500
    retry_after: float | None = None
    location: str = ""
    item: int = 0

    @property
    def in_listing(self) -> bool:
        """True for what a listing plays itself, rather than the line."""
        return self.kind in _IN_LISTING


class Faults:
    """The faults that are set, and a tally of all requests. Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._set: list[tuple[Fault, re.Pattern[str]]] = []
        self._met: Counter[int] = Counter()
        self._counts: Counter[str] = Counter()
        self._latest: deque[str] = deque(maxlen=2000)

    def put(self, fault: Fault) -> None:
        """Add a fault; several may strike one request."""
        pattern = re.compile(fault.route)
        with self._lock:
            self._set.append((fault, pattern))

    def clear(self) -> None:
        """All is well again."""
        with self._lock:
            self._set.clear()
            self._met.clear()

    def meet(self, site: str, method: str, target: str) -> list[Fault]:
        """Count one request, and say which faults strike it."""
        what = f"{method} {unquote(target)}"
        with self._lock:
            self._counts[f"{site} {method} {target.partition('?')[0]}"] += 1
            self._latest.append(f"{site} {what}")
            struck = []
            for number, (fault, pattern) in enumerate(self._set):
                if fault.site not in {"*", site} or not pattern.search(what):
                    continue
                self._met[number] += 1
                turn = self._met[number] - fault.skip
                if turn > 0 and (fault.times is None or turn <= fault.times):
                    struck.append(fault)
            return struck

    def tally(self) -> dict[str, object]:
        """`counts` of requests per "site METHOD /path", and the `latest` 2,000 in full, oldest first."""
        with self._lock:
            return {"counts": dict(self._counts), "latest": list(self._latest)}

    def forget(self) -> None:
        """Begin the tally anew."""
        with self._lock:
            self._counts.clear()
            self._latest.clear()
