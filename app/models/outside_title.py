"""The title that a page shows and the library does not have: recalled at once, then asked about, then rated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from app.domain.cancel import Cancel
from app.domain.cards import TitleKind
from app.domain.pages import EpisodeRow, MoviePage, ShowPage
from app.domain.problems import Missing, Problem, Refused
from app.library.outside import Outsider
from app.models.fetch import Fetch


class OutsideReads(NamedTuple):
    """The verbs of app/library/outside.py and outside_pages.py, each on a pool thread; `ask` runs those that may wait for a provider."""

    in_library: Callable[[TitleKind, str], int | None]
    recalled: Callable[[TitleKind, str, Cancel], Outsider | None]
    asked: Callable[[TitleKind, str, Cancel], Outsider]
    rated: Callable[[Outsider, Cancel], Outsider]
    page: Callable[[Outsider, datetime], MoviePage | ShowPage]
    episodes: Callable[[Outsider, int, datetime], Sequence[EpisodeRow]]
    ask: Fetch


class OutsideTitle:
    """`tmdb` is its number at TMDB, empty for none; `known` what is known of it so far; `trouble` what stood against asking the last time; `asking` while that
    is under way. `changed` is called after each step, on the GUI thread.
    """

    def __init__(self, kind: TitleKind, reads: OutsideReads | None, changed: Callable[[], None]) -> None:
        self.tmdb = ""
        self.known: Outsider | None = None
        self.trouble: Problem | None = None
        self.asking = False
        self._kind, self._reads, self._changed = kind, reads, changed
        self._step: Cancel | None = None
        self._opened = False

    def open(self, tmdb: str) -> None:
        """Another title, or none, or the same again: whoever opens it looks into the library first, then calls `go_on`."""
        if tmdb != self.tmdb:
            self.close()
            self.tmdb, self.known, self.trouble = tmdb, None, None
        self._opened = True

    def go_on(self) -> None:
        """The library does not have it: ask, once for each time that it was opened. What is fresh costs no question."""
        if not self._opened or self._reads is None:
            return
        self._opened = False
        if self.known is not None or self.trouble is not None:
            self.again()
        else:
            self._recall(self._reads)

    def again(self) -> None:
        """Ask about it."""
        reads, kind, tmdb = self._reads, self._kind, self.tmdb
        if reads is not None:
            self.close()
            self.asking = True
            self._step = reads.ask(lambda cancel: reads.asked(kind, tmdb, cancel), self._on_asked, self._on_failed)

    def close(self) -> None:
        """Ask for nothing more."""
        if self._step is not None:
            self._step.request()
        self._step, self.asking = None, False

    @property
    def state(self) -> Literal["loading", "ready", "gone", "error", "keyless"]:
        """How the page stands: `ready` when something is known, else `loading`, `gone` (TMDB has no such title), `keyless` or `error`."""
        if isinstance(self.trouble, Missing):
            return "gone"
        if self.known is not None:
            return "ready"
        if self.trouble is None:
            return "loading"
        return "keyless" if isinstance(self.trouble, Refused) else "error"

    def _recall(self, reads: OutsideReads) -> None:
        kind, tmdb = self._kind, self.tmdb
        self.close()
        self.asking = True
        self._step = reads.ask(lambda cancel: reads.recalled(kind, tmdb, cancel), self._on_recalled, self._on_failed)

    def _on_recalled(self, found: Outsider | None) -> None:
        self.known = found
        self.again()
        self._changed()

    def _on_asked(self, found: Outsider) -> None:
        self.known, self.trouble, self.asking = found, None, False
        self._changed()
        reads = self._reads
        if reads is not None:
            self._step = reads.ask(lambda cancel: reads.rated(found, cancel), self._on_rated, _say_nothing)

    def _on_rated(self, found: Outsider) -> None:
        if found != self.known:
            self.known = found
            self._changed()

    def _on_failed(self, problem: Problem) -> None:
        self.trouble, self.asking = problem.with_traceback(None), False  # it stays, what it was raised in does not
        self._changed()


def _say_nothing(_problem: Problem) -> None:
    """OMDb's ratings are more than a page needs; how it stands with OMDb is told where its worker is."""
