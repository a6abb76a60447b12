"""The sheet of an episode carried out: read from the store, its wish and its show's correction written, each with the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes
from app.domain.problems import Problem
from app.domain.wanting import Wish, Wished
from app.library import airing_sheet, wishing
from app.models.episode_face import correction_words
from app.models.episode_sheet import EpisodeSheet, SheetReads
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.toasts import Toasts
from app.models.wording import shown, tr

_STAGE = (13, 12, 17)
"""The veil over the hero: Theme.stage, the same in both themes."""
_DIMMEST = (217, 213, 222)
"""The dimmest text on it: Theme.overArtMuted."""
_UNDER_TEXT = (0.0, 0.55, 1.0, 1.0)
"""The part of the hero that text lies on: left, top, right, bottom."""


class AiringSheetParts(QObject, Part):
    """`done` says what was done, with the way back: a line of activity and a sentence."""

    def __init__(
        self, household: Household, fetch: Fetch, work: Fetch, pictures: Pictures, toasts: Toasts, opened: Callable[[], None], done: Callable[[int, str], None]
    ) -> None:
        super().__init__()
        self._database = household.database
        reads = SheetReads(partial(airing_sheet.sheet, household.database), _scrim, household.clock.local)
        self.sheet = EpisodeSheet(reads, fetch, pictures)
        self._work, self._toasts, self._done = work, toasts, done
        self.sheet.opened.connect(opened)
        self.sheet.wishAsked.connect(self._on_wish_asked)
        self.sheet.correctionAsked.connect(self._on_correction_asked)

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """See Part."""
        return {"EpisodeSheet": self.sheet}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.sheet.hear(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.sheet.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self.sheet.stop()

    @Slot(object, str)
    def _on_wish_asked(self, wish: Wish, act: str) -> None:
        name = tr("%1 S%2 E%3").replace("%1", shown(wish.title.title, 80)).replace("%2", str(wish.season)).replace("%3", str(wish.number))
        if act == "unwish":
            gone = partial(self._tell, tr("“%1” is not wished any more").replace("%1", name))
            self._work(lambda _cancel: wishing.unwish_episode(self._database, wish), gone, self._on_failed)
            return
        text = tr("“%1” is wished when it has aired") if act == "when_aired" else tr("“%1” is wished")
        wished = partial(self._on_wished, text.replace("%1", name))
        self._work(lambda _cancel: wishing.wish(self._database, [wish], when_aired=act == "when_aired"), wished, self._on_failed)

    def _on_wished(self, text: str, wished: Wished) -> None:
        if wished.refused:
            self._on_failed(Problem(wished.refused[0]))
        else:
            self._tell(text, wished.line)

    @Slot(int, float, str)
    def _on_correction_asked(self, show: int, hours: float, title: str) -> None:
        said = tr("Air times of “%1”: %2") if hours else tr("Air times of “%1” are the providers' again")
        text = said.replace("%1", title).replace("%2", correction_words(hours))
        self._work(lambda _cancel: airing_sheet.correct(self._database, show, hours), partial(self._tell, text), self._on_failed)

    def _tell(self, text: str, line: int) -> None:
        if line:
            self._done(line, text)

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")


def _scrim(path: Path) -> float:
    """See app/artwork/veil.py, which imports Pillow: here, on a pool thread, it may take its time. Raises Problem."""
    from app.artwork.veil import Area, veil

    return veil(path, Area(*_UNDER_TEXT), _STAGE, _DIMMEST)
