"""The Workers page: the workers, how far each provider is, and the titles that it has no match for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import Property, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.enrichment import TitleKind
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.domain.worker_state import WorkerState
from app.models import worker_words
from app.models.fetch import Fetch
from app.models.orbs import Orbs
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.short_list import ShortList
from app.models.shown_page import ShownPage
from app.models.wording import shown, tr
from app.models.worker_words import LIBRARY, WORKERS
from app.models.workers_reading import NARROWED, Wanted, WorkerRead, WorkerReads, read_worker
from app.models.workers_rows import CoverCard, KindTab, ListedTitle, Listing, WorkerLine, cover_cards, gives, kind_tabs, worker_line

PAGE_ROWS = 50
POSTER_PIXELS = 90
COUNT_AGAIN_MS = 1_000
"""Between two counts while a worker commits."""
_DAY = 86_400
Reading = Literal["loading", "ready", "failed"]


class Workers(ShownPage):
    """The `Workers` singleton of QML. Which worker is shown stands in the page's address (`bijou://workers/tmdb`)."""

    changed = Signal()
    listed = Signal()

    def __init__(self, orbs: Orbs, reads: WorkerReads, fetch: Fetch, pictures: Pictures, place: Place, now: Callable[[], int]) -> None:
        super().__init__("workers", place)
        self._orbs, self._reads, self._fetch, self._pictures, self._now = orbs, reads, fetch, pictures, now
        self._lists = {name: ShortList(row, self) for name, row in _ROWS.items()}
        self._worker: str = WORKERS[0]
        self._kind: TitleKind = "movie"
        self._text = ""
        self._listing: Listing = "unmatched"
        self._limit = PAGE_ROWS
        self._reading: Reading = "loading"
        self._trouble = ""
        self._read_now: WorkerRead | None = None
        self._asked: Cancel | None = None
        self._posters: dict[str, str] = {}
        self._asked_posters: Cancel | None = None
        self._again = QTimer(self, singleShot=True, interval=COUNT_AGAIN_MS)
        self._again.timeout.connect(self._read)
        orbs.changed.connect(self._on_news)

    workers = Property(ShortList, lambda self: self._lists["workers"], constant=True)
    cards = Property(ShortList, lambda self: self._lists["cards"], constant=True)
    kinds = Property(ShortList, lambda self: self._lists["kinds"], constant=True)
    titles = Property(ShortList, lambda self: self._lists["titles"], constant=True)
    worker = Property(str, lambda self: self._worker, notify=changed)
    name = Property(str, lambda self: worker_words.name(self._worker), notify=changed)
    isLibrary = Property(bool, lambda self: self._worker == LIBRARY, notify=changed)
    standing = Property(str, lambda self: self._state().standing, notify=changed)
    badge = Property(str, lambda self: worker_words.standing_word(self._state().standing), notify=changed)
    tone = Property(str, lambda self: worker_words.TONES[self._state().standing], notify=changed)
    paused = Property(bool, lambda self: self._state().standing == "paused", notify=changed)
    noKey = Property(bool, lambda self: self._state().standing == "no_key", notify=changed)
    sentence = Property(str, lambda self: shown(self._state().sentence), notify=changed)
    """What is wrong, where something is."""
    goesOn = Property(str, lambda self: worker_words.goes_on(self._state(), self._now()), notify=changed)
    doing = Property(str, lambda self: shown(self._state().doing, 120), notify=changed)
    facts = Property(str, lambda self: self._facts(), notify=changed)
    """Rate, quota and estimate in a line."""
    gives = Property(str, lambda self: "" if self._worker == LIBRARY else gives(Provider(self._worker)), notify=changed)
    first = Property(str, lambda self: self._state().first, notify=changed)
    kind = Property(str, lambda self: self._kind, notify=listed)
    text = Property(str, lambda self: self._text, notify=listed)
    reading = Property(str, lambda self: self._reading, notify=listed)
    """`loading`, `ready` or `failed`, of counts and list."""
    trouble = Property(str, lambda self: self._trouble, notify=listed)
    total = Property(int, lambda self: self._read_now.total if self._read_now else 0, notify=listed)
    totalText = Property(str, lambda self: self._total_text(), notify=listed)
    canRetry = Property(bool, lambda self: self._can_retry(), notify=listed)
    """Whether anything of this kind failed or was not found."""
    listing = Property(str, lambda self: self._listing, notify=listed)
    """Which titles are listed: `unmatched`, of them only `not_found` or `error`, or `suspicious`."""
    filtered = Property(bool, lambda self: bool(self._text) or self._listing != "unmatched", notify=listed)

    @Slot(str)
    def chooseKind(self, kind: str) -> None:
        """Films or shows."""
        if kind in {"movie", "show"} and kind != self._kind:
            self._kind = "show" if kind == "show" else "movie"
            self._place.remember("kind", self._kind)
            self._afresh()

    @Slot(str)
    def look(self, text: str) -> None:
        """List only titles with this in their name."""
        if text.strip() != self._text:
            self._text = text.strip()
            self._afresh()

    @Slot(str)
    def only(self, state: str) -> None:
        """List only these (`not_found`, `error`, `suspicious`); the same again lists all without a match."""
        self._listing = next((one for one in NARROWED if one == state and one != self._listing), "unmatched")
        self._afresh()

    @Slot()
    def more(self) -> None:
        """The end of the list is near: read on."""
        if self._read_now is not None and self._limit <= self._read_now.read < self._read_now.total and self._asked is None:
            self._limit += PAGE_ROWS
            self._read()

    @Slot()
    def retry(self) -> None:
        """Read again."""
        self._read()

    def apply(self, changes: Changes) -> None:
        """A commit: count again in a moment, while the page is seen."""
        touched = any(changes.touched(subject) for subject in (Subject.MOVIE, Subject.SHOW, Subject.EPISODE))
        if self._shown and touched and not self._again.isActive():
            self._again.start()

    def close(self) -> None:
        """Ask for nothing more."""
        self._again.stop()
        for asked in (self._asked, self._asked_posters):
            if asked is not None:
                asked.request()

    def _state(self) -> WorkerState:
        return self._orbs.state(self._worker)

    def _facts(self) -> str:
        state = self._state()
        speed = worker_words.speed(state.rate) if state.standing == "running" and state.rate > 0 else ""
        return " · ".join(part for part in (speed, worker_words.quota(state), worker_words.estimate(state) or self._days(state)) if part)

    def _days(self, state: WorkerState) -> str:
        """Where a daily quota is what one waits for: how many days until all is asked."""
        pending = sum(one.pending for one in self._read_now.covered) if self._read_now is not None else 0
        if state.standing != "quota" or not state.per_day or not pending:
            return ""
        return tr("Done in about %1").replace("%1", worker_words.stretch(-(-pending // state.per_day) * _DAY))

    def _total_text(self) -> str:
        total = self._read_now.total if self._read_now else 0
        said = tr("%Ln title(s) with a suspicious match", total) if self._listing == "suspicious" else tr("%Ln title(s) without a match", total)
        return said if total else ""

    def _can_retry(self) -> bool:
        return self._read_now is not None and any(one.not_found or one.errors for one in self._read_now.covered if one.kind == self._kind)

    @Slot(str)
    def _on_news(self, worker: str) -> None:
        if self._shown:
            self._show_workers()
            if worker == self._worker:
                self.changed.emit()

    def _on_left(self) -> None:
        self._again.stop()

    def _on_come(self) -> None:
        section = str(self._place.property("section"))
        worker = section if section in WORKERS else WORKERS[0]
        kept = self._place.remembered("kind", None)
        if worker != self._worker or self._read_now is None:
            self._worker, self._text, self._listing, self._limit = worker, "", "unmatched", PAGE_ROWS
            self._kind = "show" if kept == "show" or worker in {"tvdb", "tvmaze"} else "movie"
            self._read_now, self._reading = None, "loading"
            for rows in ("cards", "kinds", "titles"):
                self._lists[rows].replace(())
        self._show_workers()
        self.changed.emit()
        self.listed.emit()
        self._read()

    def _show_workers(self) -> None:
        self._lists["workers"].replace([worker_line(self._orbs.state(worker), self._worker) for worker in WORKERS])

    def _afresh(self) -> None:
        self._limit = PAGE_ROWS
        self.listed.emit()
        self._read()

    @Slot()
    def _read(self) -> None:
        self._again.stop()
        if self._asked is not None:
            self._asked.request()
            self._asked = None
        if self._worker == LIBRARY:
            return
        wanted = Wanted(Provider(self._worker), self._kind, self._text, self._listing, self._limit)
        self._asked = self._fetch(lambda _cancel: read_worker(self._reads, wanted), self._on_read, self._on_failed)

    def _on_read(self, read: WorkerRead) -> None:
        self._asked = None
        if read.worker != self._worker:
            return
        self._read_now, self._kind, self._reading, self._trouble = read, read.kind, "ready", ""
        self._lists["kinds"].replace(kind_tabs(read.covered, read.kind))
        covered = next((one for one in read.covered if one.kind == read.kind), None)
        self._lists["cards"].replace(cover_cards(covered, read.episodes, read.doubtful.all, read.listing) if covered is not None else ())
        self._show_titles(read)
        self.listed.emit()
        self.changed.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._asked = None
        self._reading, self._trouble = "failed" if self._read_now is None else "ready", str(problem)
        self.listed.emit()

    def _show_titles(self, read: WorkerRead) -> None:
        lines = read.lines(self._posters)
        self._lists["titles"].replace(lines)
        missing = [line.reference for line in lines if line.reference and not line.poster]
        if self._asked_posters is not None:
            self._asked_posters.request()
        self._asked_posters = self._pictures.ask(missing, "poster", POSTER_PIXELS, self._on_posters) if missing else None

    def _on_posters(self, files: Mapping[str, str]) -> None:
        self._posters.update(files)
        lines: Sequence[Any] = self._lists["titles"].rows
        self._lists["titles"].replace([line._replace(poster=self._posters.get(line.reference, "")) for line in lines])


_ROWS: dict[str, type[NamedTuple]] = {"workers": WorkerLine, "cards": CoverCard, "kinds": KindTab, "titles": ListedTitle}
