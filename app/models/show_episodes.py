"""What stands around a show's episodes: the next one that airs, and the season that is open with its poster."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.models.episode_lines import Coming
from app.models.pictures import Pictures, Purpose
from app.models.title_page import TitlePage
from app.models.title_rows import SeasonTab
from app.models.wording import tr

POSTER_WIDTH, STILL_WIDTH = 92, 200
"""Logical pixels that the pictures cover."""
NO_SEASON = SeasonTab(-1, "", "")


class ShowEpisodes(QObject):
    """The `ShowEpisodes` singleton of QML: follows the page of a show."""

    changed = Signal()
    artChanged = Signal()

    def __init__(self, title: TitlePage, pictures: Pictures) -> None:
        super().__init__()
        self._title, self._pictures = title, pictures
        self._coming: Coming | None = None
        self._season = NO_SEASON
        self._note = ""
        self._ratio = 1.0
        self._files: dict[str, str] = {}
        self._asked: dict[str, Cancel] = {}
        title.changed.connect(self._on_changed)
        title.seasonChanged.connect(self._on_season)

    announced = Property(bool, lambda self: self._coming is not None, notify=changed)
    """The next episode is known: the banner shows it."""
    nextEpisode = Property(int, lambda self: self._coming.episode if self._coming is not None else 0, notify=changed)
    """Its number; 0 where none is announced."""
    nextTitle = Property(str, lambda self: self._told("title"), notify=changed)
    nextCode = Property(str, lambda self: self._told("code"), notify=changed)
    """`S02E05`."""
    nextWhen = Property(str, lambda self: self._told("when"), notify=changed)
    """In the user's zone, as exactly as it is known (D50)."""
    nextWait = Property(str, lambda self: self._told("wait"), notify=changed)
    nextSpoken = Property(str, lambda self: self._told("spoken"), notify=changed)
    nextStill = Property(str, lambda self: self._files.get(self._told("reference"), ""), notify=artChanged)
    seasonName = Property(str, lambda self: self._season.name, notify=changed)
    seasonLine = Property(str, lambda self: self._season.line, notify=changed)
    seasonOverview = Property(str, lambda self: self._season.overview, notify=changed)
    seasonShare = Property(float, lambda self: self._season.share, notify=changed)
    """How much of it is owned, 0 to 1."""
    seasonMissing = Property(int, lambda self: self._season.missing, notify=changed)
    seasonPoster = Property(str, lambda self: self._files.get(self._season.reference, ""), notify=artChanged)
    hasPoster = Property(bool, lambda self: self._season.reference != "", notify=changed)
    """A poster will come: its room is kept."""

    note = Property(str, lambda self: self._note, notify=changed)
    """How many episodes of the season are not listed, or that there is none to list; empty where all are."""

    @Slot(float)
    def drawnAt(self, ratio: float) -> None:
        """Device pixels of each logical one; counts for what is asked for from now on."""
        self._ratio = ratio

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken: ask for it again."""
        if file in self._files.values():
            self._files = {reference: known for reference, known in self._files.items() if known != file}
            self.artChanged.emit()
            self._ask()

    def close(self) -> None:
        """Ask for nothing more."""
        for token in self._asked.values():
            token.request()
        self._asked.clear()

    def _told(self, field: str) -> str:
        return str(getattr(self._coming, field)) if self._coming is not None else ""

    @Slot()
    def _on_changed(self) -> None:
        began, self._coming = self._coming, self._title.coming
        if self._title.property("state") == "loading":
            self._season, self._note = NO_SEASON, ""
            self._files.clear()
        self.changed.emit()
        if self._coming != began:
            self._ask()

    @Slot()
    def _on_season(self) -> None:
        number = int(self._title.property("season"))
        rows = self._title.property("seasons").rows
        season = next((row for row in rows if row.number == number), NO_SEASON)
        note = self._hidden(season)
        if (season, note) == (self._season, self._note):
            return
        other, self._season, self._note = season != self._season, season, note
        self.changed.emit()
        if other:
            self._ask()

    def _hidden(self, season: SeasonTab) -> str:
        hidden = int(self._title.property("hidden"))
        if not hidden or self._title.property("episodes").rows:
            return tr("%Ln episode(s) hidden.", hidden) if hidden else ""
        missing = self._title.property("which") == "missing"
        return (tr("Nothing is missing in %1.") if missing else tr("You own every episode of %1.")).replace("%1", season.name)

    def _ask(self) -> None:
        wanted: tuple[tuple[str, Purpose, int], ...] = ((self._told("reference"), "still", STILL_WIDTH), (self._season.reference, "poster", POSTER_WIDTH))
        for reference, purpose, width in wanted:
            if token := self._asked.pop(purpose, None):
                token.request()
            if reference and reference not in self._files:
                self._asked[purpose] = self._pictures.ask([reference], purpose, round(width * self._ratio), self._on_arrived)
        self.artChanged.emit()

    def _on_arrived(self, files: Mapping[str, str]) -> None:
        self._files.update(files)
        self.artChanged.emit()
