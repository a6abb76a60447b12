"""The Calendar over this house's library."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.calendar import Airing, Scope
from app.domain.changes import Changes
from app.domain.items import ExternalIds
from app.domain.problems import Problem
from app.domain.wanting import Pointed, Wish, Wished
from app.library import calendar as airing
from app.library import wishing
from app.models.calendar import Calendar, CalendarReads
from app.models.calendar_art import Study
from app.models.calendar_rows import code
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.toasts import Toasts
from app.models.wording import shown, tr

STAGE, LIGHTEST = (0x0D, 0x0C, 0x11), (0xD9, 0xD5, 0xDE)
"""The scrim's colour and the dimmer of the two inks on it: the same in both themes."""
UNDER_TEXT = (0.0, 0.45, 1.0, 1.0)
"""Where a card's text lies on its picture."""


class CalendarParts(QObject, Part):
    """`singletons` are what QML knows it by. `undo` takes a line of activity back."""

    def __init__(self, household: Household, reads: Fetch, work: Fetch, pictures: Pictures, place: Place, toasts: Toasts, undo: Callable[[int], None]) -> None:
        super().__init__()
        self._database, self._work, self._toasts, self._undo = household.database, work, toasts, undo
        verbs = CalendarReads(
            week=self._week,
            ahead=partial(airing.next_first, household.database),
            busy=self._busy,
            study=_study,
            now=household.clock.local,
        )
        self.page = Calendar(verbs, reads, pictures, place)
        self.page.wishAsked.connect(self._on_wish_asked)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"Calendar": self.page}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.page.apply(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.page.unreadable(file)

    def reload(self, page: str) -> None:  # noqa: ARG002  # it has one
        """Read it again."""
        self.page.reload()

    def close(self) -> None:
        """Ask for nothing more."""
        self.page.close()

    def _week(self, first: date, scope: Scope) -> tuple[Airing, ...]:
        return airing.week(self._database, first, scope).airings

    def _busy(self, first: date, days: int, scope: Scope) -> frozenset[str]:
        return frozenset(one.day for one in airing.between(self._database, first, days, scope))

    @Slot(object, bool)
    def _on_wish_asked(self, episode: Airing, wanted: bool) -> None:
        show = Pointed("show", episode.show_id, ExternalIds(tmdb=episode.tmdb), episode.show, poster=episode.poster)
        wish = Wish(show, episode.season, episode.number)
        name = f"{shown(episode.show)} {code(episode)}"
        database, later = self._database, episode.state == "upcoming"
        if wanted:
            said = tr("“%1” will be wished when it has aired") if later else tr("“%1” is wished")
            self._work(lambda _cancel: wishing.wish(database, [wish], when_aired=later), lambda done: self._on_wished(said, name, done), self._on_failed)
        else:
            gone = tr("“%1” is not wished any more")
            self._work(lambda _cancel: wishing.unwish_episode(database, wish), lambda line: self._tell(gone, name, line), self._on_failed)

    def _on_wished(self, said: str, name: str, done: Wished) -> None:
        if done.refused:
            self._on_failed(Problem(done.refused[0]))
        elif done.line:
            self._tell(said, name, done.line)

    def _tell(self, text: str, name: str, line: int) -> None:
        self._toasts.show(text.replace("%1", name), "good", action=tr("Undo") if line else "", perform=(lambda: self._undo(line)) if line else None)

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")


def _study(path: Path) -> Study:
    """See app/artwork; it imports Pillow: here, on a pool thread, it may take its time. Raises Problem."""
    from app.artwork.dominant import dominant
    from app.artwork.veil import Area, veil

    red, green, blue = dominant(path)
    return Study(veil(path, Area(*UNDER_TEXT), STAGE, LIGHTEST), f"{red:02x}{green:02x}{blue:02x}")
