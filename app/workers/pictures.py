"""Finds pictures for the models: what the cache holds at once, the rest fetched, what was asked for last first, and what failed again when it may."""

from __future__ import annotations

import contextlib
import logging
import math
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Missing, Problem, Refused
from app.workers.jobs import Jobs

if TYPE_CHECKING:
    from app.artwork.artwork import Artwork
    from app.artwork.sizes import Size

AT_ONCE = 6
"""Fetches under way."""
OF_ONE_SERVER = 4
"""As many of them a server may hold: more would make a home server slow for whoever watches a film on it, and one that never answers shall leave
something to the others until its time is up."""

UNREADABLE_AT_MOST = 2
"""How often a file is fetched anew that views cannot read, before it counts as no picture."""

_AT_LEAST = 15.0
"""Seconds before what failed is asked for again, even where it might be at once: a full disk fails after the picture came."""

Purpose = Literal["poster", "backdrop", "logo", "still", "headshot"]
Find = Callable[[str, "Size"], Path | None]
Arrived = Callable[[Mapping[str, str]], None]
Denied = Callable[[str], None]
log = logging.getLogger(__name__)


class _Ask(msgspec.Struct, eq=False):
    """What one view wants and has not got yet; `failed` waits until it may be asked for again."""

    missing: deque[str]
    size: Size
    arrived: Arrived
    denied: Denied | None
    token: Cancel
    failed: set[str]


class _Failed(NamedTuple):
    """A picture that could not be had, and for how many seconds it is left alone."""

    problem: Problem
    seconds: float


class Pictures(QObject):
    """References in, `file:` addresses out, always on the GUI thread.

    `find` looks into the cache; `artwork` gives the room that fetches, built by its first use on a pool thread, for it imports much: nothing is fetched
    before `begin`, which the window calls after its first frame. `idled()` tells that nothing is looked up or fetched any more; what failed and is still
    wanted waits its time, or until `server_back`.
    """

    idled = Signal()
    _back = Signal(object)

    def __init__(self, find: Find, artwork: Callable[[], Artwork], jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._artwork = artwork
        self._begun = False
        self._jobs = jobs
        self._asks: list[_Ask] = []
        self._put_off: list[_Ask] = []
        self._running: Counter[str] = Counter()
        self._looking = 0
        self._unreadable: Counter[str] = Counter()
        self._spoiled: set[str] = set()
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._ask_again)
        self._back.connect(self._ask_again, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """True when every ask was answered, cancelled or has failed."""
        return not (self._running.total() or self._looking or self._asks)

    def ask(self, references: Iterable[str], purpose: Purpose, pixels: int, arrived: Arrived, denied: Denied | None = None) -> Cancel:
        """Find pictures wide enough for `pixels` (device pixels), first those in the cache, then the others in the order given.

        `arrived({reference: file address})` is called as often as some have come, and not after the returned token was asked to cancel.
        What cannot be had is left out, and arrives later if it can be had then; `denied(reference)` tells of a picture that its server answered for and has
        not, will not give, or has only as something that is no picture.
        """
        token = Cancel()
        wanted = tuple(dict.fromkeys(reference for reference in references if reference))

        def look(cancel: Cancel) -> tuple[Size, dict[str, Path | None]]:
            size = _size(purpose, pixels)
            return size, {reference: None if cancel.requested or token.requested else self._sound(self._find(reference, size)) for reference in wanted}

        def done(answer: tuple[Size, dict[str, Path | None]]) -> None:
            size, found = answer
            self._on_looked(found, _Ask(deque(r for r, path in found.items() if path is None), size, arrived, denied, token, set()))

        if wanted:
            self._looking += 1
            self._jobs.start(look, done, _note, ended=self._on_look_ended, priority=1)
        return token

    def unreadable(self, file: str) -> None:
        """A file that arrived is gone or broken: it is not given again, but fetched anew when it is asked for."""
        self._unreadable[file] += 1
        self._spoiled.add(file)

    def begin(self) -> None:
        """From now on what is not in the cache is fetched."""
        self._begun = True
        self._fill()

    def server_back(self, server: int | str) -> None:
        """Ask again for what a server or provider owes: it answers. From any thread."""
        self._back.emit(server)

    def close(self) -> None:
        """Forget what is wanted; fetches under way are asked to stop."""
        self._again.stop()
        for ask in (*self._asks, *self._put_off):
            ask.token.request()
        self._asks.clear()
        self._put_off.clear()

    def _sound(self, found: Path | None) -> Path | None:
        """On a pool thread: what was found, if it is not known to be broken. What is, is deleted."""
        if found is None or not self._spoiled or found.as_uri() not in self._spoiled:
            return found
        with contextlib.suppress(OSError):
            found.unlink()
        self._spoiled.discard(found.as_uri())
        return None

    def _on_looked(self, found: Mapping[str, Path | None], ask: _Ask) -> None:
        if ask.token.requested:
            return
        here = {reference: path.as_uri() for reference, path in found.items() if path is not None}
        if here:
            ask.arrived(here)
        if ask.missing and not ask.token.requested:
            self._asks.append(ask)
            self._fill()

    def _on_look_ended(self) -> None:
        self._looking -= 1
        self._tell_idle()

    def _fill(self) -> None:
        self._asks = [ask for ask in self._asks if ask.missing and not ask.token.requested]
        while self._begun and self._running.total() < AT_ONCE and (wanted := self._next()):
            self._fetch(*wanted)

    def _next(self) -> tuple[str, _Ask] | None:
        """What was asked for last and whose server has a slot left."""
        full = {server for server, running in self._running.items() if running >= OF_ONE_SERVER}
        for ask in reversed(self._asks):
            for at, reference in enumerate(ask.missing):
                if _server(reference) not in full:
                    del ask.missing[at]
                    if not ask.missing:
                        self._asks.remove(ask)
                    return reference, ask
        return None

    def _fetch(self, reference: str, ask: _Ask) -> None:
        def work(cancel: Cancel) -> Path | _Failed:
            room = self._artwork()
            with cancel.on_cancel(ask.token.request):
                try:
                    return room.fetch(reference, ask.size, ask.token, urgency=1)
                except Problem as problem:
                    return _Failed(problem, room.again_in(reference))

        def done(answer: Path | _Failed) -> None:
            if ask.token.requested:
                return
            if isinstance(answer, _Failed):
                self._put_off_until(reference, ask, answer)
            elif self._unreadable[answer.as_uri()] <= UNREADABLE_AT_MOST:
                ask.arrived({reference: answer.as_uri()})
            elif ask.denied is not None:
                ask.denied(reference)

        server = _server(reference)
        self._running[server] += 1
        self._jobs.start(work, done, _note, ended=lambda: self._on_fetch_ended(server))

    def _put_off_until(self, reference: str, ask: _Ask, failed: _Failed) -> None:
        _note(failed.problem)
        if ask.denied is not None and isinstance(failed.problem, Missing | BadAnswer | Refused):
            ask.denied(reference)
        ask.failed.add(reference)
        self._put_off = [one for one in self._put_off if not one.token.requested and one is not ask] + [ask]
        wait = math.ceil(max(failed.seconds, _AT_LEAST) * 1000)
        if not self._again.isActive() or wait < self._again.remainingTime():
            self._again.start(wait)

    @Slot()
    @Slot(object)
    def _ask_again(self, server: int | str | None = None) -> None:
        """What was put off, of one server or all: whatever is left alone yet comes back here at once, unasked."""
        put_off, self._put_off = self._put_off, []
        for ask in put_off:
            mine = {one for one in ask.failed if server is None or one.startswith(f"{server} ")}
            ask.failed -= mine
            if ask.failed:
                self._put_off.append(ask)
            if mine and not ask.token.requested:
                ask.missing.extend(sorted(mine))
                if ask not in self._asks:
                    self._asks.insert(0, ask)
        self._fill()

    def _on_fetch_ended(self, server: str) -> None:
        self._running[server] -= 1
        self._fill()
        self._tell_idle()

    def _tell_idle(self) -> None:
        if self.idle:
            self.idled.emit()


def _server(reference: str) -> str:
    return reference.partition(" ")[0]


def _size(purpose: Purpose, pixels: int) -> Size:
    from app.artwork.sizes import Size, fitting

    return fitting(Size[purpose.upper()], pixels)


def _note(problem: Problem) -> None:
    """A picture that cannot be had: the view shows its fallback, and says nothing more than that."""
    log.debug("A picture could not be had: %s", problem)
