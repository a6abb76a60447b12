"""Fetches pictures from servers, providers and folders into the cache, each once, a few at a time."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from app.artwork.cache import PictureCache
from app.artwork.failures import Failures
from app.artwork.picture import BYTES_LIMIT, prepared
from app.artwork.reference import ArtReference, Origin, parsed
from app.artwork.sizes import Size
from app.artwork.turns import Turns
from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Cancelled, Missing, Problem, StoreProblem
from app.web.web import Web

AT_ONCE = 6
PREPARED_AT_ONCE = 4  # each may take 160 MB for a moment
DEADLINE = 20.0
TYPES = ("image/", "application/octet-stream", "binary/octet-stream")


class Address(Protocol):
    """Where a picture is: an http(s) address with headers, or a local path. The sources' ImageAddress is one."""

    @property
    def url(self) -> str | None: ...
    @property
    def headers(self) -> Mapping[str, str] | None: ...
    @property
    def path(self) -> str | None: ...


Resolve = Callable[[Origin, str, int, int], Address]
"""(server id or provider, its own reference, width, height in pixels) → where it is. Raises Problem, for example when the server is gone."""


class Artwork:
    """Pictures by reference (`"ORIGIN REFERENCE"`, the origin a server's id or a provider's name) and size.

    Every call looks at the disk: never on the GUI thread. Safe to use from several threads; as many pictures are worked on at once as `AT_ONCE` says,
    however many threads ask.
    """

    def __init__(self, folder: Path, limit_bytes: int, resolve: Resolve, web: Web, failures: Failures | None = None) -> None:
        self.cache = PictureCache(folder, limit_bytes)
        self.failures = failures or Failures()
        self._resolve = resolve
        self._web = web
        self._turns = Turns(AT_ONCE)
        self._preparing = threading.Semaphore(PREPARED_AT_ONCE)
        self._lock = threading.Lock()
        self._flights: dict[tuple[str, Size], list[threading.Event]] = {}  # what is on its way, and whoever else waits for it

    def cached(self, reference: str, size: Size) -> Path | None:
        """The picture's file if it is in the cache."""
        return self.cache.find(reference, size)

    def fetch(self, reference: str, size: Size, cancel: Cancel, *, urgency: int = 0) -> Path:
        """The picture's file, fetched and prepared if need be; a higher `urgency` goes first (1: on the screen now, 0: ahead of need).

        Raises Problem (a picture that failed is left alone for a while, and the same Problem raised at once) or Cancelled.
        """
        while True:
            cancel.check()
            found = self.cache.find(reference, size)
            if found is not None:
                return found
            landed = threading.Event()
            with self._lock:
                waiting = self._flights.get((reference, size))
                if waiting is None:
                    self._flights[reference, size] = []
                else:
                    waiting.append(landed)
            if waiting is None:
                return self._fly(reference, size, cancel, urgency)
            # It landed, failed, or was given up by the one that asked first: look again, and take over if need be.
            with cancel.on_cancel(landed.set):
                landed.wait()

    def again_in(self, reference: str) -> float:
        """Seconds for which a picture that failed is left alone; 0 when it may be fetched."""
        which = parsed(reference)
        return 0.0 if which is None else self.failures.seconds_left(which.origin, reference)

    def _fly(self, reference: str, size: Size, cancel: Cancel, urgency: int) -> Path:
        try:
            with self._turns.turn(urgency, cancel):
                return self._fetch(reference, size, cancel)
        finally:
            with self._lock:
                waiting = self._flights.pop((reference, size))
            for landed in waiting:
                landed.set()

    def _fetch(self, reference: str, size: Size, cancel: Cancel) -> Path:
        which = parsed(reference)
        if which is None:
            raise Missing("This is no reference to a picture.")
        standing = self.failures.standing(which.origin, reference)
        if standing is not None:
            raise standing
        picture = self._picture(which, reference, size, cancel)
        cancel.check()
        try:
            return self.cache.add(reference, size, picture)
        except OSError as error:
            raise StoreProblem(f"The picture cache could not be written ({error.strerror or error}).") from error

    def _picture(self, which: ArtReference, reference: str, size: Size, cancel: Cancel) -> bytes:
        """Fetched and prepared; how that went is remembered."""
        try:
            content = self._content(self._resolve(which.origin, which.reference, size.width, size.height), cancel)
            with self._preparing:
                picture = prepared(content, size)
        except Problem as problem:
            self.failures.note(which.origin, reference, problem)
            raise
        except Cancelled:
            self.failures.given_up(which.origin)
            raise
        self.failures.worked(which.origin, reference)
        return picture

    def _content(self, address: Address, cancel: Cancel) -> bytes:
        if address.path is not None:
            return _read(Path(address.path))
        if address.url is None:
            raise Missing("The server has no such picture.")
        answer = self._web.get(address.url, headers=address.headers, cancel=cancel, deadline=DEADLINE, limit=BYTES_LIMIT, accept=TYPES)
        return answer.content


def _read(path: Path) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise BadAnswer(f"{path.name} is not a picture's file.")  # a pipe would be waited for without end
        if facts.st_size > BYTES_LIMIT:
            raise BadAnswer(f"{path.name} is too large for a picture.")
        with path.open("rb") as file:
            return file.read(BYTES_LIMIT + 1)
    except FileNotFoundError:
        raise Missing(f"{path.name} is gone.") from None
    except (OSError, ValueError) as error:
        raise Problem(f"{path.name} could not be read.") from error
