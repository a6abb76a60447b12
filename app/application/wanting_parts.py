"""The eye and the heart carried out: written at once, told with the way back, and read again wherever something changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.domain.wanting import Pointed, WantedIds, Wish, Wished
from app.library import following, wanting, wishing
from app.models.fetch import Fetch
from app.models.toasts import Toasts
from app.models.wanting import Wanting
from app.models.wording import shown, tr

_CONCERNED = (Subject.WATCHLIST, Subject.WISHLIST, Subject.SHOW, Subject.MOVIE, Subject.PERSON)


class WantingParts(QObject, Part):
    """`model` is the `Wanting` of QML. `done` tells what was done, with the way back."""

    def __init__(self, household: Household, asides: Fetch, work: Fetch, toasts: Toasts, done: Callable[[int, str], None]) -> None:
        super().__init__()
        self.model = Wanting()
        self._household, self._asides, self._work, self._toasts, self._done = household, asides, work, toasts, done
        self._reading = self._again = False
        self.model.followAsked.connect(self._on_follow_asked)
        self.model.wishAsked.connect(self._on_wish_asked)
        self._read()

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """See Part."""
        return {"Wanting": self.model}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        if any(changes.touched(subject) for subject in _CONCERNED):
            self._read()

    def _read(self) -> None:
        """One at a time: what changes meanwhile is read after it."""
        self._again = self._reading
        if not self._reading:
            self._reading = True
            self._asides(lambda _cancel: wanting.wanted(self._household.database), self._on_read, self._on_unread)

    def _on_read(self, wanted: WantedIds) -> None:
        self._reading = False
        self.model.show(wanted)
        if self._again:
            self._read()

    def _on_unread(self, _problem: Problem) -> None:
        self._reading = False

    @Slot(object, bool)
    def _on_follow_asked(self, whom: Pointed, wanted: bool) -> None:
        act = following.follow if wanted else following.unfollow
        text = tr("You follow “%1”") if wanted else tr("“%1” is not followed any more")
        self._work(lambda _cancel: act(self._household.database, whom), lambda line: self._tell(text, whom.title, line), self._on_failed)

    @Slot(object, bool)
    def _on_wish_asked(self, film: Pointed, wanted: bool) -> None:
        database = self._household.database
        if wanted:
            self._work(lambda _cancel: wishing.wish(database, [Wish(film)]), lambda done: self._on_wished(film.title, done), self._on_failed)
        else:
            gone = tr("“%1” is not wished any more")
            self._work(lambda _cancel: wishing.unwish_film(database, film), lambda line: self._tell(gone, film.title, line), self._on_failed)

    def _on_wished(self, title: str, done: Wished) -> None:
        if done.refused:
            self._on_failed(Problem(done.refused[0]))
        elif done.line:
            self._tell(tr("“%1” is wished"), title, done.line)

    def _tell(self, text: str, title: str, line: int) -> None:
        self._done(line, text.replace("%1", shown(title)))

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")
        self._read()
