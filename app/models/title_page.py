"""The page of one film or show: opens at once from the store, fills in its pictures as they come, and follows what scans change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Literal, NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from app.domain.cancel import Cancel
from app.domain.cards import TitleKind
from app.domain.changes import Changes, Subject
from app.domain.pages import EpisodeRow, MoviePage, SeasonRow, ShowPage
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.short_list import ShortList
from app.models.title_art import TitleArt
from app.models.title_face import Face, episode_line, movie_face, season_to_open, show_face
from app.models.title_matches import MatchLine
from app.models.title_rows import EpisodeLine, Fact, GenreChip, Happening, Head, Home, Named, Player, Score, SeasonTab, VersionLine

QML_IMPORT_NAME = "Bijou"
QML_IMPORT_MAJOR_VERSION = 1

State = Literal["loading", "ready", "gone", "error"]
AGAIN_AFTER_MS = 400
"""A scan commits often; the page follows it at leisure."""


class TitleReads(NamedTuple):
    """What the page reads, each on a pool thread; `scrim` reckons how strong a veil a backdrop's file needs, 0 to 1; `now` is in the user's zone;
    `expected` tells which providers will be asked."""

    movie: Callable[[int], MoviePage | None]
    show: Callable[[int], ShowPage | None]
    episodes: Callable[[int, int], Sequence[EpisodeRow]]
    scrim: Callable[[Path], float]
    now: Callable[[], datetime]
    expected: Callable[[], Collection[Provider]] = tuple


class Opened(NamedTuple):
    """What one reading brings."""

    title_id: int
    face: Face
    season: int
    episodes: list[EpisodeLine]


@QmlElement
@QmlUncreatable("Made by the application")
class TitlePage(QObject):  # type: ignore[operator]  # the stub knows no decorator with an argument
    """The `MovieTitle` and `ShowTitle` singletons of QML. The season and where the page stands are kept with its entry in `Place`."""

    changed = Signal()
    artChanged = Signal()
    seasonChanged = Signal()
    positioned = Signal(float)
    """Stand so many pixels down the page."""

    qml_types: ClassVar[dict[str, str]] = dict.fromkeys(
        ("facts", "scores", "genres", "homes", "cast", "versions", "dates", "sources", "happenings", "matches", "seasons", "episodes"), "ShortList"
    )

    def __init__(self, kind: TitleKind, reads: TitleReads, fetch: Fetch, pictures: Pictures, place: Place) -> None:
        super().__init__()
        self._kind: TitleKind = kind
        self._reads, self._fetch, self._place = reads, fetch, place
        self._state: State = "loading"
        self._problem = ""
        self._head = Head()
        self._id = self._row = self._season = 0
        self._shown = self._hide_owned = False
        self._reading: Cancel | None = None
        self._all: list[EpisodeLine] = []
        self._lists = {name: ShortList(row, self) for name, row in _ROWS.items()}
        self._art = TitleArt(pictures, fetch, reads.scrim, self.artChanged.emit, self._lists["cast"], self._lists["episodes"])
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._again.timeout.connect(self._read)
        place.moved.connect(self._on_moved)

    kind = Property(str, lambda self: self._kind, constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    """`loading`, `ready`, `gone` (no such title any more) or `error`."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    number = Property(int, lambda self: self._row, notify=changed)
    """The title's own number; its address may still have that of one that was merged into it (D10)."""
    title = Property(str, lambda self: self._head.title, notify=changed)
    originalTitle = Property(str, lambda self: self._head.original_title, notify=changed)
    tagline = Property(str, lambda self: self._head.tagline, notify=changed)
    overview = Property(str, lambda self: self._head.overview, notify=changed)
    crew = Property(str, lambda self: self._head.crew, notify=changed)
    trouble = Property(str, lambda self: self._head.trouble, notify=changed)
    """Set when the servers no longer show the title (D12)."""
    backdrop = Property(str, lambda self: self._art.backdrop, notify=artChanged)
    logo = Property(str, lambda self: self._art.logo, notify=artChanged)
    hasLogo = Property(bool, lambda self: bool(self._head.logo) and not self._art.logoless, notify=artChanged)
    """Whether a logo will come: its room is kept, so that nothing jumps."""
    poster = Property(str, lambda self: self._art.poster, notify=artChanged)
    scrim = Property(float, lambda self: self._art.scrim, notify=artChanged)
    """How strong the veil over the backdrop must be under text."""
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
    seasons = Property(QObject, lambda self: self._lists["seasons"], constant=True)
    episodes = Property(QObject, lambda self: self._lists["episodes"], constant=True)
    season = Property(int, lambda self: self._season, notify=seasonChanged)
    hideOwned = Property(bool, lambda self: self._hide_owned, notify=seasonChanged)
    hidden = Property(int, lambda self: len(self._all) - len(self._lists["episodes"].rows), notify=seasonChanged)
    """Episodes of the season that are not listed, because they are owned."""

    @Slot()
    def enter(self) -> None:
        """The page is on the screen."""
        self._shown = True
        self._on_moved()

    @Slot()
    def leave(self) -> None:
        """The page is not on the screen any more."""
        self._shown = False
        self._again.stop()

    @Slot(int)
    def chooseSeason(self, number: int) -> None:
        """Show another season (0: specials)."""
        if number != self._season:
            self._place.remember("season", number)
            self._read(season=number)

    @Slot(bool)
    def setHideOwned(self, hide: bool) -> None:
        """List only what is not owned."""
        self._hide_owned = hide
        self._list_episodes()

    @Slot(float)
    def remember(self, scroll: float) -> None:
        """The page stands so far down."""
        if self._here():
            self._place.remember("scroll", round(scroll))

    @Slot()
    def retry(self) -> None:
        """Read again."""
        self._read()

    @Slot(float, float)
    def drawnAt(self, width: float, ratio: float) -> None:
        """How wide the page is, in logical pixels, and how many device pixels each has: pictures are asked for accordingly."""
        self._art.drawn_at(width, ratio)

    def hear(self, changes: Changes) -> None:
        """A commit."""
        own = changes.touched(Subject(self._kind))
        episodes = changes.touched(Subject.EPISODE) if self._kind == "show" else frozenset()
        if self._shown and (not own.isdisjoint((self._id, self._row)) or not episodes.isdisjoint(line.episode for line in self._all)):
            self._again.start()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self._art.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._again.stop()
        self._art.close()

    def _here(self) -> bool:
        return self._shown and self._place.property("page") == self._kind and self._place.property("number") == self._id

    def _on_moved(self) -> None:
        if not self._shown or self._place.property("page") != self._kind:
            return
        number = int(self._place.property("number"))
        if number != self._id:
            self._id = self._row = number
            self._season, self._state, self._hide_owned = 0, "loading", False
            self._head = Head()
            self._art.clear()
            for rows in self._lists.values():
                rows.replace(())
            self.changed.emit()
        self._read()

    def _read(self, season: int | None = None) -> None:
        if self._reading is not None:
            self._reading.request()
        number, asked = self._id, self._asked_season() if season is None else season
        first = self._state == "loading"
        self._reading = self._fetch(lambda _cancel: self._opened(number, asked), lambda opened: self._on_opened(number, opened, first=first), self._on_failed)

    def _asked_season(self) -> int | None:
        kept = self._place.remembered("season", None)
        if isinstance(kept, int):
            return kept
        written = self._place.parameter("season")
        return int(written) if written.isdecimal() else None

    def _opened(self, number: int, asked: int | None) -> Opened | None:
        """On a pool thread: everything the page shows, texts made."""
        if self._kind == "movie":
            movie = self._reads.movie(number)
            return None if movie is None else Opened(movie.id, movie_face(movie, self._reads.expected()), 0, [])
        show = self._reads.show(number)
        if show is None:
            return None
        season = _there(show.seasons, asked)
        now = self._reads.now()
        episodes = self._reads.episodes(show.id, season) if show.seasons else ()
        return Opened(show.id, show_face(show, now, self._reads.expected()), season, [episode_line(row, now) for row in episodes])

    def _on_opened(self, number: int, opened: Opened | None, *, first: bool) -> None:
        if number != self._id:
            return
        self._state = "gone" if opened is None else "ready"
        self._problem = ""
        if opened is not None:
            self._show(opened)
        self.changed.emit()
        self.seasonChanged.emit()
        if first and opened is not None:
            kept = self._place.remembered("scroll", 0)
            self.positioned.emit(float(kept) if isinstance(kept, int | float) else 0.0)

    def _show(self, opened: Opened) -> None:
        face = opened.face
        self._row, self._head, self._season, self._all = opened.title_id, face.head, opened.season, opened.episodes
        rows: Mapping[str, Sequence[object]] = face._asdict()
        for name in _ROWS:
            if name not in {"cast", "episodes"}:
                self._lists[name].replace(rows[name])
        self._art.show(face.head, face.cast)
        self._list_episodes()

    def _list_episodes(self) -> None:
        self._art.show_episodes([line for line in self._all if not (self._hide_owned and line.standing == "owned")])
        self.seasonChanged.emit()

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
    "sources": Named,
    "happenings": Happening,
    "matches": MatchLine,
    "seasons": SeasonTab,
    "episodes": EpisodeLine,
}


def _there(seasons: Sequence[SeasonRow], asked: int | None) -> int:
    return asked if asked is not None and any(season.number == asked for season in seasons) else season_to_open(seasons)
