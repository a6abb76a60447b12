"""The page of one film or show: opens at once from the store, fills in its pictures as they come, and follows what scans change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Literal, NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from app.domain.cancel import Cancel
from app.domain.cards import TitleKind
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem, Refused
from app.library.outside import Outsider
from app.models.episode_lines import Coming
from app.models.fetch import Fetch
from app.models.last_good import offline_line
from app.models.outside_title import OutsideTitle
from app.models.pictures import Pictures
from app.models.place import OUTSIDE, Place
from app.models.short_list import ShortList
from app.models.shown_page import ScrolledPage
from app.models.title_art import TitleArt
from app.models.title_matches import MatchLine
from app.models.title_more import TitleMore
from app.models.title_reading import Opened, TitleReads, opened, opened_outside
from app.models.title_rows import EpisodeLine, Fact, GenreChip, Happening, Head, Home, Named, Origin, Player, Score, SeasonTab, VersionLine

QML_IMPORT_NAME = "Bijou"
QML_IMPORT_MAJOR_VERSION = 1

State = Literal["loading", "ready", "gone", "error", "keyless"]
ALL = "all"
WHICH = (ALL, "unowned", "missing")
AGAIN_AFTER_MS = 400
"""A scan commits often; the page follows it at leisure."""


@QmlElement
@QmlUncreatable("Made by the application")
class TitlePage(ScrolledPage):  # type: ignore[operator]  # the stub knows no decorator with an argument
    """The `MovieTitle` and `ShowTitle` singletons of QML. The season and where the page stands are kept with its entry in `Place`. `coming` is a show's next
    episode, where one is announced."""

    changed = Signal()
    artChanged = Signal()
    seasonChanged = Signal()
    episodeSought = Signal(int, int)
    """Stand at this row of the episodes, which is the one that the address names; its number."""
    triedAgain = Signal(str, int)
    """What the library's title of this kind and number lacks, is wanted now."""

    qml_types: ClassVar[dict[str, str]] = dict.fromkeys(
        ("facts", "scores", "genres", "homes", "cast", "versions", "dates", "sources", "happenings", "matches", "links", "seasons", "episodes"), "ShortList"
    ) | {"more": "TitleMore"}

    def __init__(self, kind: TitleKind, reads: TitleReads, fetch: Fetch, pictures: Pictures, place: Place) -> None:
        super().__init__(kind, place)
        self._kind: TitleKind = kind
        self._reads, self._fetch = reads, fetch
        self._state: State = "loading"
        self._problem = ""
        self._head = Head()
        self._id = self._row = self._season = 0
        self._offline, self._filling = "", False
        self._which = ALL
        self._sought = 0
        self.coming: Coming | None = None
        self._reading: Cancel | None = None
        self._all: list[EpisodeLine] = []
        self._lists = {name: ShortList(row, self) for name, row in _ROWS.items()}
        self._art = TitleArt(pictures, fetch, reads.scrim, self.artChanged.emit, self._lists["cast"], self._lists["episodes"])
        self._outside = OutsideTitle(kind, reads.outside, self._read)
        self._more = TitleMore(kind, reads.more, fetch, pictures, self)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._again.timeout.connect(self._read)

    kind = Property(str, lambda self: self._kind, constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    """`loading`, `ready`, `gone` (no such title any more), `error`, or `keyless`: of a title outside the library nothing is known without a key."""
    inLibrary = Property(bool, lambda self: self._row > 0 and not self._head.bare, notify=changed)
    """False: the library does not have it, and no server can do anything for it; it may still have a row (`number`), being followed or wished."""
    offline = Property(str, lambda self: self._offline, notify=changed)
    """A quiet line while a provider that fills the page in does not answer."""
    remedy = Property(str, lambda self: "key" if isinstance(self._outside.trouble, Refused) else "retry", notify=changed)
    """What can be done about it: `retry`, or `key`."""
    filling = Property(bool, lambda self: self._filling, notify=changed)
    """Providers are being asked about what the page shows."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    number = Property(int, lambda self: self._row, notify=changed)
    """The title's own number; its address may still have that of one that was merged into it (D10)."""
    title = Property(str, lambda self: self._head.title, notify=changed)
    address = Property(str, lambda self: self._own_address(), notify=changed)
    """Without where on the page one is; empty while nothing is shown."""
    reference = Property(str, lambda self: self._head.poster, notify=changed)
    """The poster's."""
    missing = Property(int, lambda self: self._head.missing, notify=changed)
    """Of a show, aired regular episodes that nobody owns."""
    originalTitle = Property(str, lambda self: self._head.original_title, notify=changed)
    tagline = Property(str, lambda self: self._head.tagline, notify=changed)
    overview = Property(str, lambda self: self._head.overview, notify=changed)
    trailer = Property(str, lambda self: self._head.trailer, notify=changed)
    """Where a browser plays its trailer; empty where there is none."""
    trouble = Property(str, lambda self: self._head.trouble, notify=changed)
    """Set when the servers no longer show the title (D12)."""
    backdrop = Property(str, lambda self: self._art.backdrop, notify=artChanged)
    hasBackdrop = Property(bool, lambda self: bool(self._head.backdrop), notify=artChanged)
    """Whether somebody has one, be its file here or still on its way."""
    logo = Property(str, lambda self: self._art.logo, notify=artChanged)
    hasLogo = Property(bool, lambda self: bool(self._head.logo) and not self._art.logoless, notify=artChanged)
    """Whether a logo will come: its room is kept, so that nothing jumps."""
    poster = Property(str, lambda self: self._art.poster, notify=artChanged)
    scrim = Property(float, lambda self: self._art.scrim, notify=artChanged)
    """How strong the veil over the backdrop must be under text."""
    more = Property(QObject, lambda self: self._more, constant=True)
    """What stands under the billboard."""
    facts = Property(QObject, lambda self: self._lists["facts"], constant=True)
    scores = Property(QObject, lambda self: self._lists["scores"], constant=True)
    genres = Property(QObject, lambda self: self._lists["genres"], constant=True)
    homes = Property(QObject, lambda self: self._lists["homes"], constant=True)
    cast = Property(QObject, lambda self: self._lists["cast"], constant=True)
    versions = Property(QObject, lambda self: self._lists["versions"], constant=True)
    dates = Property(QObject, lambda self: self._lists["dates"], constant=True)
    sources = Property(QObject, lambda self: self._lists["sources"], constant=True)
    happenings = Property(QObject, lambda self: self._lists["happenings"], constant=True)
    """What happened to the title and may be taken back."""
    matches = Property(QObject, lambda self: self._lists["matches"], constant=True)
    """What the providers have come to for it."""
    links = Property(QObject, lambda self: self._lists["links"], constant=True)
    """Its pages at the providers: name and address."""
    seasons = Property(QObject, lambda self: self._lists["seasons"], constant=True)
    episodes = Property(QObject, lambda self: self._lists["episodes"], constant=True)
    season = Property(int, lambda self: self._season, notify=seasonChanged)
    which = Property(str, lambda self: self._which, notify=seasonChanged)
    """Which episodes of the season are listed: `all`, those `unowned`, or only the `missing`."""
    hidden = Property(int, lambda self: len(self._all) - len(self._lists["episodes"].rows), notify=seasonChanged)
    """Episodes of the season that are not listed, by `which`."""

    @Slot(int)
    def chooseSeason(self, number: int) -> None:
        """Show another season (0: specials)."""
        if number != self._season:
            self._place.remember("season", number)
            self._read(season=number)

    @Slot(str)
    def setWhich(self, which: str) -> None:
        """List all episodes, what is not owned, or what is missing; kept with the page's entry in `Place`."""
        self._place.remember("which", which)
        self._which = which
        self._list_episodes()

    @Slot()
    def retry(self) -> None:
        """Read again; of a title outside the library, ask again."""
        if self._outside.tmdb:
            self._outside.again()
        elif self._offline:
            self.triedAgain.emit(self._kind, self._row)
        self._read()

    def retry_outside(self) -> None:
        """What stood against asking about a title outside the library, or about its collection, may be over."""
        if self._shown:
            self._more.retry()
        if self._shown and self._outside.trouble is not None:
            self.retry()

    @Slot(float, float)
    def drawnAt(self, width: float, ratio: float) -> None:
        """How wide the page is, in logical pixels, and how many device pixels each has: pictures are asked for accordingly."""
        self._art.drawn_at(width, ratio)
        self._more.drawn_at(ratio)

    @property
    def outsider(self) -> Outsider | None:
        """What is known of the title that the page shows, where the library does not have it."""
        return self._outside.known if not self._row else None

    def hear(self, changes: Changes) -> None:
        """A commit."""
        if self._shown:
            self._more.hear(changes)
        own = changes.touched(Subject(self._kind))
        if self._shown and self._outside.tmdb and own:  # it may be the library's now
            self._again.start()
        episodes = changes.touched(Subject.EPISODE) if self._kind == "show" else frozenset()
        if self._shown and (not own.isdisjoint((self._id, self._row)) or not episodes.isdisjoint(line.episode for line in self._all)):
            self._again.start()

    def hear_workers(self, *, turned: bool) -> None:
        """The providers' workers went on; `turned`: one of them ceased or began to answer."""
        filling = self._row > 0 and self._shown and self._reads.asked_about(self._kind, self._row)
        if filling is not self._filling and not self._outside.tmdb:
            self._filling = filling
            self.changed.emit()
        if turned and self._shown:
            self._again.start()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self._art.unreadable(file)
        self._more.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._again.stop()
        self._outside.close()
        self._art.close()
        self._more.close()

    def _on_left(self) -> None:
        self._again.stop()

    def _on_come(self) -> None:
        section = str(self._place.property("section"))
        if section != self._section:
            self._section = section
            self._id = self._row = int(self._place.property("number"))
            self._season, self._state = 0, "loading"
            self._offline, self._filling, self.coming = "", False, None
            self._head = Head()
            self._art.clear()
            self._more.clear()
            for rows in self._lists.values():
                rows.replace(())
            self.changed.emit()
        kept = self._place.remembered("which", ALL)
        self._which = kept if kept in WHICH else ALL
        self._outside.open(section.removeprefix(OUTSIDE) if section.startswith(OUTSIDE) else "")
        written = self._place.parameter("episode")
        self._sought = int(written) if written.isdecimal() and self._place.remembered("found", 0) != int(written) else 0
        self._read()

    @Slot()
    def _read(self, season: int | None = None) -> None:
        if self._reading is not None:
            self._reading.request()
        section, asked = self._section, self._asked_season() if season is None else season
        first = self._state != "ready"
        self._reading = self._fetch(self._reading_of(asked), lambda opened: self._on_opened(section, opened, first=first), self._on_failed)

    def _reading_of(self, asked: int | None) -> Callable[[Cancel], Opened | None]:
        """What is done on a pool thread: everything the page shows, texts made."""
        kind, reads, number, outside, known = self._kind, self._reads, self._id, self._reads.outside, self._outside.known
        if outside is None or not self._outside.tmdb:
            sought = self._sought
            return lambda _cancel: opened(kind, reads, number, asked, sought)
        tmdb = self._outside.tmdb
        return lambda _cancel: opened_outside(kind, reads, outside, tmdb, known, asked)

    def _asked_season(self) -> int | None:
        kept = self._place.remembered("season", None)
        if isinstance(kept, int):
            return kept
        written = self._place.parameter("season")
        return int(written) if written.isdecimal() else None

    def _on_opened(self, section: str, opened: Opened | None, *, first: bool) -> None:
        if section != self._section:
            return
        if self._outside.tmdb and (opened is None or not opened.title_id):
            self._outside.go_on()
            self._stand_outside()
        else:
            self._state, self._problem = "gone" if opened is None else "ready", ""
            self._offline = opened.offline if opened is not None else ""
        if opened is not None:
            self._show(opened)
        self.changed.emit()
        self.seasonChanged.emit()
        if opened is not None:
            self._settle(opened, first=first)

    def _own_address(self) -> str:
        number = str(self._row) if self._row else f"{OUTSIDE}{self._outside.tmdb}" if self._outside.tmdb else ""
        return f"bijou://{self._kind}/{number}" if number else ""

    def _stand_outside(self) -> None:
        """How it stands with a title that the library does not have."""
        outside = self._outside
        known, trouble = outside.known, outside.trouble
        self._state, self._problem = outside.state, str(trouble or "")
        self._filling = outside.asking and known is not None
        self._offline = offline_line("TMDB", known.as_of, self._reads.now(), trouble) if known is not None and trouble is not None else ""

    def _settle(self, opened: Opened, *, first: bool) -> None:
        """Stand where the page stood; of a title that is the library's now, at its address there."""
        if not self._find(opened.sought) and first:
            self._position()
        if self._outside.tmdb and opened.title_id and self._shows_entry():
            self._outside.open("")
            self._id, self._section, self._filling = opened.title_id, str(opened.title_id), False
            _, mark, query = self._place.where().partition("?")
            self._place.replace(f"bijou://{self._kind}/{opened.title_id}{mark}{query}")

    def _find(self, episode: int) -> bool:
        """Stand at the episode that the address names, once: what one does from there on, back and a restart bring back."""
        row = next((at for at, line in enumerate(self._lists["episodes"].rows) if episode and line.episode == episode), -1)
        if row < 0 or not self._sought or not self._shows_entry():
            return False
        self._place.remember("found", self._sought)
        self._place.remember("season", self._season)
        self._sought = 0
        self.episodeSought.emit(row, episode)
        return True

    def _show(self, opened: Opened) -> None:
        face = opened.face
        self._row, self._head, self._season, self._all = opened.title_id, face.head, opened.season, opened.episodes
        self.coming = opened.coming
        rows: Mapping[str, Sequence[object]] = face._asdict()
        for name in _ROWS:
            if name not in {"cast", "episodes"}:
                self._lists[name].replace(rows[name])
        self._art.show(face.head, face.cast)
        self._more.show(opened.below)
        self._list_episodes()

    def _list_episodes(self) -> None:
        self._art.show_episodes([line for line in self._all if self._lists_it(line)])
        self.seasonChanged.emit()

    def _lists_it(self, line: EpisodeLine) -> bool:
        if self._which == "missing":
            return line.standing == "missing"
        return self._which == ALL or line.standing != "owned"

    def _on_failed(self, problem: Problem) -> None:
        self._state = "error" if self._state == "loading" else self._state
        self._problem = str(problem)
        self.changed.emit()


_ROWS: dict[str, type[NamedTuple]] = {
    "facts": Fact,
    "scores": Score,
    "genres": GenreChip,
    "homes": Home,
    "cast": Player,
    "versions": VersionLine,
    "dates": Named,
    "sources": Origin,
    "happenings": Happening,
    "matches": MatchLine,
    "links": Named,
    "seasons": SeasonTab,
    "episodes": EpisodeLine,
}
