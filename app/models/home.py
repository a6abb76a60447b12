"""Home: what there is, what airs next, what was being watched, what came last, what happened. Read off the GUI thread, and again when something changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.models.activity_words import ActivityLine, activity_lines
from app.models.fetch import Fetch
from app.models.home_rows import AiringCard, CountCard, CoverLine, airing_card, arrived_card, count_cards, cover_lines, news_cards, resumed_card
from app.models.orbs import Orbs
from app.models.pictures import Pictures
from app.models.place import known
from app.models.row_pictures import RowPictures
from app.models.short_list import ShortList
from app.models.title_card_rows import CARD_WIDTH, TitleCard
from app.models.wording import tr

if TYPE_CHECKING:
    from app.domain.home import Home as Front
    from app.domain.home_counts import HomeCounts

AIRING_WIDTH = 340
LINES = 5
READ_AFTER_MS = 1_200
"""A scan commits often; what it changes is read at leisure."""
TICK_MS = 20_000
"""How late the words of the clock may be: the greeting, today, how long ago."""
CONCERNED = (
    Subject.MOVIE,
    Subject.SHOW,
    Subject.EPISODE,
    Subject.PERSON,
    Subject.SERVER,
    Subject.LIBRARY,
    Subject.ACTIVITY,
    Subject.WATCHLIST,
    Subject.WISHLIST,
)
MORNING, NOON, EVENING = 5, 12, 18


class HomeReads(NamedTuple):
    """Both run on a pool thread: the page, and the counts, which take longer in a large library."""

    front: Callable[[], Front]
    counts: Callable[[], HomeCounts]


class LastCounts(NamedTuple):
    """What was counted when Bijou ran last, None where nothing was; and who is told what is counted now."""

    counts: HomeCounts | None = None
    keep: Callable[[HomeCounts], None] = lambda _counts: None


class Home(QObject):
    """The `Home` singleton of QML. `state` is loading, ready, empty (no server has anything) or error."""

    changed = Signal()
    qml_types: ClassVar[dict[str, str]] = dict.fromkeys(("counts", "airings", "resumed", "arrived", "news", "coverage", "activity"), "ShortList")

    def __init__(  # what it reads and through whom, whose words it shows, and the clock
        self, reads: HomeReads, fetch: Fetch, pictures: Pictures, orbs: Orbs, clock: Callable[[], datetime], last: LastCounts | None = None
    ) -> None:
        super().__init__()
        self.reads, self._fetch, self._orbs, self._clock = reads, fetch, orbs, clock
        self._lists = {name: ShortList(row, self) for name, row in _ROWS.items()}
        self._art = {name: RowPictures(pictures, self._lists[name], CARD_WIDTH) for name in ("resumed", "arrived", "news")}
        self._art["airings"] = RowPictures(pictures, self._lists["airings"], AIRING_WIDTH, "still")
        self._front: Front | None = None
        self._last = last or LastCounts()
        self._problem, self._greeting = "", ""
        self._shown, self._stale = False, True
        self._asking: dict[str, Cancel] = {}
        self._read_at = clock()
        self._soon = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._soon.timeout.connect(self.read)
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self._on_tick)
        orbs.changed.connect(self._on_worker)
        self._lists["counts"].replace(count_cards(self._last.counts, wishlist=_has_wishlist()))
        self._greet()

    state = Property(str, lambda self: self._state(), notify=changed)
    problem = Property(str, lambda self: self._problem, notify=changed)
    greeting = Property(str, lambda self: self._greeting, notify=changed)
    followsPeople = Property(bool, lambda self: self._front is not None and self._front.follows_people, notify=changed)
    counts = Property(QObject, lambda self: self._lists["counts"], constant=True)
    airings = Property(QObject, lambda self: self._lists["airings"], constant=True)
    resumed = Property(QObject, lambda self: self._lists["resumed"], constant=True)
    arrived = Property(QObject, lambda self: self._lists["arrived"], constant=True)
    news = Property(QObject, lambda self: self._lists["news"], constant=True)
    coverage = Property(QObject, lambda self: self._lists["coverage"], constant=True)
    activity = Property(QObject, lambda self: self._lists["activity"], constant=True)

    def foresee(self) -> None:
        """The page will be on the screen in a moment: begin to read what it shows."""
        if self._stale and self._front is None and "front" not in self._asking:
            self.read()

    @Slot()
    def enter(self) -> None:
        """The page is on the screen: what changed meanwhile is read."""
        self._shown = True
        self._ticks.start()
        if self._stale:
            self.read()
        else:
            self._on_tick()

    @Slot()
    def leave(self) -> None:
        """The page is not on the screen any more."""
        self._shown = False
        self._ticks.stop()

    @Slot()
    def read(self) -> None:
        """Read it all; what is there stays until the answer comes."""
        self._soon.stop()
        self._stale = False
        self._read_at = self._clock()
        self._step("front", self._fetch(lambda _cancel: self.reads.front(), self._on_front, self._on_failed))

    @Slot(float)
    def drawnAt(self, ratio: float) -> None:
        """Device pixels of each logical one."""
        for art in self._art.values():
            art.drawn_at(ratio)

    def hear(self, changes: Changes) -> None:
        """A commit."""
        if any(changes.touched(subject) for subject in CONCERNED):
            self._stale = True
            if self._shown and not self._soon.isActive():
                self._soon.start()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        for art in self._art.values():
            art.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._soon.stop()
        self._ticks.stop()
        for token in self._asking.values():
            token.request()
        for art in self._art.values():
            art.close()

    def _state(self) -> str:
        if self._front is None:
            return "error" if self._problem else "loading"
        return "empty" if self._front.empty and not self._front.airings and not self._front.resumed else "ready"

    def _on_front(self, front: Front) -> None:
        self._front, self._problem = front, ""
        self._show()
        self._step("counts", self._fetch(lambda _cancel: self.reads.counts(), self._on_counts, self._on_uncounted))

    def _on_counts(self, counts: HomeCounts) -> None:
        self._last.keep(counts)
        self._lists["counts"].replace(count_cards(counts, wishlist=_has_wishlist()))

    def _on_uncounted(self, _problem: Problem) -> None:
        """The figures that are there stay; the page says what is wrong with the library when it is read."""
        self._stale = True

    def _on_failed(self, problem: Problem) -> None:
        self._problem, self._stale = str(problem), True
        self.changed.emit()

    def _show(self) -> None:
        """Everything that was read, in the words of this moment."""
        front, now = self._front, self._clock()
        if front is None:
            return
        self._art["airings"].show([airing_card(one, now) for one in front.airings])
        self._art["resumed"].show([resumed_card(one) for one in front.resumed])
        self._art["arrived"].show([arrived_card(one, now) for one in front.arrived])
        self._art["news"].show(news_cards(front.news, now))
        self._cover()
        newest = sorted(front.activity, key=lambda row: (-row.at, -row.id))  # a line that grows with its count is told again
        self._lists["activity"].replace(activity_lines(newest, now)[:LINES])
        self._greet()
        self.changed.emit()

    def _cover(self) -> None:
        if self._front is not None:
            keyless = frozenset(name for name in ("tmdb", "tvdb", "tvmaze", "omdb") if self._orbs.state(name).standing == "no_key")
            self._lists["coverage"].replace(cover_lines(self._front.coverage, keyless))

    @Slot(str)
    def _on_worker(self, _worker: str) -> None:
        self._cover()

    @Slot()
    def _on_tick(self) -> None:
        """Another day, or an episode that airs now, is another page (D51); else only the words of the clock change."""
        now = self._clock()
        moment = int(now.timestamp())
        airs = self._front is not None and any(one.air_at is not None and one.air_at <= moment for one in self._front.airings)
        if now.date() != self._read_at.date() or airs:
            self.read()
        else:
            self._show()

    def _greet(self) -> None:
        self._greeting = greeting(self._clock().hour)

    def _step(self, name: str, token: Cancel) -> None:
        if before := self._asking.pop(name, None):
            before.request()
        self._asking[name] = token


_ROWS: dict[str, type[NamedTuple]] = {
    "counts": CountCard,
    "airings": AiringCard,
    "resumed": TitleCard,
    "arrived": TitleCard,
    "news": TitleCard,
    "coverage": CoverLine,
    "activity": ActivityLine,
}


def greeting(hour: int) -> str:
    """By the hour of the user's day."""
    if MORNING <= hour < NOON:
        return tr("Good morning")
    if NOON <= hour < EVENING:
        return tr("Good afternoon")
    return tr("Good evening")


def _has_wishlist() -> bool:
    return known("bijou://wishlist")
