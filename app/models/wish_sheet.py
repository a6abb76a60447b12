"""The sheet in which the episodes of a show are looked at before they are wished: what has aired and is not owned is ticked (D40)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar, Literal, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.fold import fold
from app.domain.problems import Problem, Refused
from app.domain.wanting import Pointed, Wish, Wishable
from app.models.airing_words import day_words
from app.models.fetch import Fetch
from app.models.short_list import ShortList
from app.models.wording import count, episode_place, season_name, shown, tr

State = Literal["loading", "ready", "empty", "keyless", "error", "wishing"]
LONG = 12
"""From so many episodes on they are searched."""
Found = tuple[str, Sequence[Wishable]]
"""What the show is called, and its episodes."""


class WishReads(NamedTuple):
    """Each on a pool thread: `here` what the library knows of the show, `outside` what TMDB does, raising Refused without a key; `today` is the user's."""

    here: Callable[[Pointed], Found]
    outside: Callable[[Pointed, Cancel], Found]
    today: Callable[[], date]


class WishLine(NamedTuple):
    """A season's heading (`heading`), or an episode. `note` says why it cannot be ticked, or how it stands."""

    key: str
    heading: bool
    season: int
    text: str
    note: str
    tone: str
    ticked: bool
    partly: bool
    ticks: bool
    spoken: str


class WishSheet(QObject):
    """The `WishSheet` singleton of QML. What is ticked is told in `summary`; `wish` asks for it."""

    changed = Signal()
    opened = Signal()
    closed = Signal()
    """What was ticked is wished."""
    wishAsked = Signal(object)
    """Wishes, in the order of the episodes."""

    qml_types: ClassVar[dict[str, str]] = {"lines": "ShortList"}

    def __init__(self, reads: WishReads, fetch: Fetch, ask: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads, self._fetch, self._ask = reads, fetch, ask
        self._state: State = "loading"
        self._show = Pointed("show")
        self._season = -1
        self._title = self._problem = self._text = ""
        self._episodes: Sequence[Wishable] = ()
        self._ticked: set[tuple[int, int]] = set()
        self._lines = ShortList(WishLine, self)
        self._asked: Cancel | None = None

    lines = Property(QObject, lambda self: self._lines, constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    problem = Property(str, lambda self: self._problem, notify=changed)
    title = Property(str, lambda self: shown(self._title, 80), notify=changed)
    scope = Property(str, lambda self: season_name(self._season) if self._season >= 0 else "", notify=changed)
    """The one season that is looked at; empty for all."""
    summary = Property(str, lambda self: self._summed_up(), notify=changed)
    chosen = Property(int, lambda self: len(self._ticked), notify=changed)
    searched = Property(bool, lambda self: len(self._listed()) >= LONG, notify=changed)
    first = Property(int, lambda self: next((at for at, line in enumerate(self._lines.rows) if line.ticked and not line.heading), 0), notify=changed)
    """The first line of an episode that is ticked."""
    text = Property(str, lambda self: self._text, notify=changed)

    @Slot(object, int)
    def open(self, show: Pointed, season: int) -> None:
        """Begin with a show, or with one season of it (-1: all)."""
        self.close()
        self._show, self._season, self._title = show, season, show.title
        self._text, self._problem, self._episodes, self._state = "", "", (), "loading"
        self._ticked.clear()
        self._lines.replace(())
        self.changed.emit()
        self.opened.emit()
        self._read()

    @Slot()
    def again(self) -> None:
        """Read anew."""
        self._state, self._problem = "loading", ""
        self.changed.emit()
        self._read()

    @Slot(str)
    def look(self, text: str) -> None:
        """List the episodes whose title or place holds this; what is ticked stays."""
        self._text = text
        self._list()

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Tick an episode, or all that can be of a season, or untick."""
        line = next((one for one in self._lines.rows if one.key == key and one.ticks), None)
        if line is None:
            return
        places = {(one.season, one.number) for one in self._within(line) if _can(one)}
        self._ticked = self._ticked - places if places <= self._ticked else self._ticked | places
        self._list()

    @Slot(bool)
    def all(self, ticked: bool) -> None:
        """Tick all that has aired, specials apart, or nothing."""
        self._ticked = {(one.season, one.number) for one in self._listed() if ticked and one.season and _lacks(one)}
        self._list()

    @Slot()
    def wish(self) -> None:
        """Ask for what is ticked."""
        if self._state == "ready" and self._ticked:
            self._state = "wishing"
            self.changed.emit()
            chosen = [one for one in self._listed() if (one.season, one.number) in self._ticked]
            self.wishAsked.emit([Wish(self._show, one.season, one.number, one.state != "aired") for one in chosen])

    def wished(self, *, done: bool) -> None:
        """What was asked for is `done`, or was refused."""
        self._state = "ready"
        self.changed.emit()
        if done:
            self.closed.emit()

    @Slot()
    def close(self) -> None:
        """Ask for nothing more."""
        if self._asked is not None:
            self._asked.request()
        self._asked = None

    def _read(self) -> None:
        show = self._show
        self._asked = self._fetch(lambda _cancel: self._reads.here(show), self._on_here, self._on_failed)

    def _on_here(self, found: Found) -> None:
        show = self._show
        if found[1] or not show.ids.tmdb:
            self._on_found(found)
        else:
            self._asked = self._ask(lambda cancel: self._reads.outside(show, cancel), self._on_found, self._on_failed)

    def _on_found(self, found: Found) -> None:
        self._asked = None
        self._title, self._episodes = found[0] or self._title, found[1]
        self._state = "ready" if self._listed() else "empty"
        self._ticked = {(one.season, one.number) for one in self._listed() if _lacks(one) and not one.wish and (one.season or self._season == 0)}
        self._list()

    def _on_failed(self, problem: Problem) -> None:
        self._asked = None
        self._state, self._problem = "keyless" if isinstance(problem, Refused) else "error", str(problem)
        self.changed.emit()

    def _listed(self) -> list[Wishable]:
        return [one for one in self._episodes if self._season in {-1, one.season}]

    def _within(self, line: WishLine) -> list[Wishable]:
        return [one for one in self._listed() if one.season == line.season and (_lacks(one) if line.heading else line.key == _key(one))]

    def _list(self) -> None:
        wanted = fold(self._text)
        lines: list[WishLine] = []
        fitting = [one for one in self._listed() if wanted in fold(f"{episode_place(one.season, one.number)} {one.title}")]
        for at, one in enumerate(fitting):
            if at == 0 or one.season != fitting[at - 1].season:
                lines.append(self._heading(one.season))
            lines.append(self._line(one))
        self._lines.replace(lines)
        self.changed.emit()

    def _heading(self, season: int) -> WishLine:
        some = [one for one in self._listed() if one.season == season]
        lacking = {(one.season, one.number) for one in some if _lacks(one)}
        ticked = lacking & self._ticked
        owned = sum(one.state == "owned" for one in some)
        note = tr("%1 of %2 owned").replace("%1", count(owned)).replace("%2", count(len(some)))
        name = season_name(season)
        whole = bool(lacking) and ticked == lacking
        return WishLine(
            key=f"season {season}",
            heading=True,
            season=season,
            text=name,
            note=note,
            tone="",
            ticked=whole,
            partly=bool(ticked) and not whole,
            ticks=bool(lacking),
            spoken=f"{name}, {note}",
        )

    def _line(self, one: Wishable) -> WishLine:
        note, tone = self._standing(one)
        text = f"{one.number}. {shown(one.title, 120) or tr('Untitled')}"
        ticked = (one.season, one.number) in self._ticked
        return WishLine(
            key=_key(one),
            heading=False,
            season=one.season,
            text=text,
            note=note,
            tone=tone,
            ticked=ticked,
            partly=False,
            ticks=_can(one),
            spoken=f"{season_name(one.season)}, {text}, {note}",
        )

    def _standing(self, one: Wishable) -> tuple[str, str]:
        """How it stands in words, with the tone of them."""
        if one.state == "owned":
            return tr("Owned"), "good"
        if one.wish == "wanted":
            return tr("Wished already"), "accent"
        day = day_words(one.day, self._reads.today()) if one.day else ""
        if one.wish == "when_aired":
            return tr("Wished when it has aired"), "accent"
        if one.state == "upcoming":
            return tr("Airs %1: is wished when it has aired").replace("%1", day), "info"
        if one.state == "unknown":
            return tr("No date yet: is wished when it has aired"), "info"
        said = tr("Not wanted until now") if one.wish == "unwanted" else tr("Missing")
        return f"{said} · {day}" if day else said, "warn"

    def _summed_up(self) -> str:
        """24 to wish · 12 owned · 3 to come."""
        some = self._listed()
        parts = (
            tr("%Ln to wish", len(self._ticked)),
            tr("%Ln owned", owned) if (owned := sum(one.state == "owned" for one in some)) else "",
            tr("%Ln wished already", wished) if (wished := sum(bool(one.wish) and one.wish != "unwanted" and one.state != "owned" for one in some)) else "",
            tr("%Ln to come", coming) if (coming := sum(one.state in {"upcoming", "unknown"} for one in some)) else "",
        )
        return " · ".join(part for part in parts if part)


def _lacks(one: Wishable) -> bool:
    """It has aired, nobody owns it, and it is not wished yet."""
    return one.state == "aired" and one.wish in {"", "unwanted"}


def _can(one: Wishable) -> bool:
    return one.state != "owned" and one.wish in {"", "unwanted"}


def _key(one: Wishable) -> str:
    return f"{one.season} {one.number}"
