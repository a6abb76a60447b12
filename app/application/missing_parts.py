"""Why films and episodes are missing, and the hearts of episodes, over this house's library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes, Subject
from app.domain.missing import Asked, WhyMissing
from app.domain.problems import Problem
from app.domain.wanting import Pointed, Wish, Wished
from app.library import missing, wishing
from app.models.episode_wishes import EpisodeWishes
from app.models.fetch import Fetch
from app.models.place import Place
from app.models.toasts import Toasts
from app.models.why_missing import MissingTitle
from app.models.wording import episode_code, shown, tr


class MissingParts(QObject, Part):
    """`opened`: the sheet is to open. `done` says what was done, with the way back: a line of activity and a sentence."""

    def __init__(
        self, household: Household, reads: Fetch, work: Fetch, place: Place, toasts: Toasts, opened: Callable[[], None], done: Callable[[int, str], None]
    ) -> None:
        super().__init__()
        self._household, self._reads, self._work, self._place, self._toasts, self._done = household, reads, work, place, toasts, done
        self.title, self.wishes = MissingTitle(), EpisodeWishes()
        self.title.opened.connect(opened)
        self.title.wanted.connect(self._tell)
        self.title.wishAsked.connect(self._on_wish_asked)
        self.wishes.asked.connect(self._on_heart)
        self._show = 0
        place.moved.connect(self._on_moved)
        self._on_moved()

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"EpisodeWishes": self.wishes, "MissingTitle": self.title}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        if self._show and (changes.touched(Subject.WISHLIST) or self._show in changes.touched(Subject.SHOW)):
            self._read()
        if self.title.asked is not None and any(changes.touched(one) for one in (Subject.WISHLIST, Subject.EPISODE, Subject.MOVIE)):
            self._tell(self.title.asked)

    @Slot()
    def _on_moved(self) -> None:
        show = int(self._place.property("number")) if self._place.property("page") == "show" else 0
        if show and show != self._show:
            self._show = show
            self._read()

    def _read(self) -> None:
        show, database = self._show, self._household.database
        self._reads(lambda _cancel: missing.wishes(database, show), self.wishes.show, lambda _problem: None)

    @Slot(object)
    def _tell(self, asked: Asked) -> None:
        database, specials = self._household.database, self._household.settings.count_specials
        now = self._household.clock.local
        self._reads(lambda _cancel: missing.why(database, asked, count_specials=specials), lambda why: self.title.tell(asked, why, now()), self._on_failed)

    @Slot(int, bool)
    def _on_heart(self, episode: int, wanted: bool) -> None:
        database = self._household.database
        self._work(
            lambda _cancel: missing.why(database, Asked("episode", episode), count_specials=True),
            lambda why: None if why is None else self._wish(why, wanted=wanted, never=False),
            self._on_failed,
        )

    @Slot(object, bool)
    def _on_wish_asked(self, why: WhyMissing, wanted: bool) -> None:
        self._wish(why, wanted=wanted, never=True)

    def _wish(self, why: WhyMissing, *, wanted: bool, never: bool) -> None:
        """`never`: an episode that is not wanted is not wished by itself either."""
        database = self._household.database
        wishes = [_wish_of(why)]
        if wanted:
            later = not why.film and not why.aired
            self._work(lambda _cancel: wishing.wish(database, wishes, when_aired=later), lambda done: self._on_wished(why, done), self._on_failed)
        elif never and not why.film:
            self._work(lambda _cancel: wishing.unwant(database, wishes), lambda line: self._say(tr("“%1” is not wanted"), why, line), self._on_failed)
        else:
            self._work(lambda _cancel: missing.unwish(database, why), lambda line: self._say(tr("“%1” is not wished any more"), why, line), self._on_failed)

    def _on_wished(self, why: WhyMissing, done: Wished) -> None:
        if done.refused:
            self._on_failed(Problem(done.refused[0]))
        else:
            self._say(tr("“%1” is wished") if why.aired or why.film else tr("“%1” will be wished when it has aired"), why, done.line)

    def _say(self, text: str, why: WhyMissing, line: int) -> None:
        place = "" if why.film else f" {episode_code(why.season, why.number)}"
        if line:
            self._done(line, text.replace("%1", f"{shown(why.show, 60)}{place}"))

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")
        if self._show:
            self._read()


def _wish_of(why: WhyMissing) -> Wish:
    if why.film:
        return Wish(Pointed("movie", why.title_id, title=why.show))
    return Wish(Pointed("show", why.title_id, title=why.show), why.season, why.number)
