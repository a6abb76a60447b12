"""The episode whose row is open: who guests in it, where it lives, and the folder that it is in on this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Literal, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.pages import CopyRow, PersonCredit
from app.domain.problems import Problem, Refused
from app.models.fetch import Fetch
from app.models.people_lines import initials
from app.models.pictures import Pictures
from app.models.short_list import ShortList
from app.models.title_rows import Home
from app.models.wording import shown, tr

HEADSHOT = 56
"""Logical pixels that a portrait covers."""
State = Literal["", "loading", "ready", "none", "keyless", "error"]


class Guest(NamedTuple):
    """Somebody who guests; `address` is their page. `reference` is the portrait, `file` its address once it is there."""

    key: str
    name: str
    part: str
    initials: str
    address: str
    reference: str
    file: str = ""


class Whereabouts(NamedTuple):
    """The copies of an episode, and the folder of a file that this machine can open; empty where there is none."""

    copies: Sequence[CopyRow]
    folder: str = ""


class EpisodeAsks(NamedTuple):
    """Each on a pool thread. `guests` asks a provider: raises Refused where it has no key, Problem otherwise."""

    where: Callable[[int], Whereabouts]
    guests: Callable[[int, Cancel], Sequence[PersonCredit]]


class OpenEpisode(QObject):
    """The `OpenEpisode` singleton of QML; one row is open at a time."""

    changed = Signal()

    qml_types: ClassVar[dict[str, str]] = {"guests": "ShortList", "homes": "ShortList"}

    def __init__(self, asks: EpisodeAsks, fetch: Fetch, pictures: Pictures) -> None:
        super().__init__()
        self._asks, self._fetch, self._pictures = asks, fetch, pictures
        self._episode = 0
        self._state: State = ""
        self._problem = self._folder = ""
        self._guests, self._homes = ShortList(Guest, self), ShortList(Home, self)
        self._under_way: list[Cancel] = []

    episode = Property(int, lambda self: self._episode, notify=changed)
    """The number of the episode that is open, 0 for none."""
    state = Property(str, lambda self: self._state, notify=changed)
    """Of the guests: `loading`, `ready`, `none` (nobody guests), `keyless`, `error`."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    folder = Property(str, lambda self: self._folder, notify=changed)
    guests = Property(QObject, lambda self: self._guests, constant=True)
    homes = Property(QObject, lambda self: self._homes, constant=True)

    @Slot(int)
    def toggle(self, episode: int) -> None:
        """Open an episode's row, or close it when it is open."""
        self._empty(0 if episode == self._episode else episode)
        if self._episode:
            self._under_way.append(self._fetch(lambda _cancel: self._asks.where(episode), self._on_where))
            self._ask()

    @Slot()
    def shut(self) -> None:
        """No row is open."""
        if self._episode:
            self._empty(0)

    @Slot()
    def retry(self) -> None:
        """Ask for the guests again."""
        if self._episode:
            self._ask()

    def close(self) -> None:
        """Ask for nothing more."""
        for token in self._under_way:
            token.request()
        self._under_way.clear()

    def _empty(self, episode: int) -> None:
        self.close()
        self._episode, self._state, self._problem, self._folder = episode, "", "", ""
        self._guests.replace(())
        self._homes.replace(())
        self.changed.emit()

    def _ask(self) -> None:
        episode = self._episode
        self._state = "loading"
        self.changed.emit()
        self._under_way.append(self._fetch(lambda cancel: self._asks.guests(episode, cancel), self._on_guests, self._on_failed))

    def _on_where(self, found: Whereabouts) -> None:
        there = [copy for copy in found.copies if copy.owned and copy.server_kind != "folders"]
        homes = {copy.server_id: Home(copy.server_id, shown(copy.server, 40), web=True) for copy in there}
        self._homes.replace(list(homes.values()))
        self._folder = found.folder
        self.changed.emit()

    def _on_guests(self, people: Sequence[PersonCredit]) -> None:
        self._state = "ready" if people else "none"
        self._guests.replace([_guest(person) for person in people])
        self.changed.emit()
        references = [row.reference for row in self._guests.rows if row.reference]
        if references:
            self._under_way.append(self._pictures.ask(references, "headshot", 2 * HEADSHOT, self._on_portraits))

    def _on_portraits(self, files: Mapping[str, str]) -> None:
        self._guests.replace([row._replace(file=files.get(row.reference, row.file)) for row in self._guests.rows])

    def _on_failed(self, problem: Problem) -> None:
        keyless = isinstance(problem, Refused)
        self._state = "keyless" if keyless else "error"
        self._problem = tr("Guest stars come from TMDB, which needs a key.") if keyless else str(problem)
        self.changed.emit()


def _guest(person: PersonCredit) -> Guest:
    name = shown(person.name, 80)
    address = f"bijou://person/tmdb-{person.tmdb}" if person.tmdb else ""
    return Guest(person.tmdb or name, name, shown(person.character, 80), initials(name), address, person.portrait or "")
