"""The eye and the heart carried out: written at once, told with the way back, and read again wherever something changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.domain.wanting import Pointed, WantedIds, Wish, Wishable, Wished
from app.library import following, outside, wanting, wishing
from app.library.outside_pages import outside_wishable
from app.models.fetch import Fetch
from app.models.toasts import Toasts
from app.models.wanting import Wanting
from app.models.wish_sheet import WishReads, WishSheet
from app.models.wording import shown, tr

MOST_REFUSED = 3
"""Sentences in one toast."""
_CONCERNED = (Subject.WATCHLIST, Subject.WISHLIST, Subject.SHOW, Subject.MOVIE, Subject.PERSON)


class WantingParts(QObject, Part):
    """`model` is the `Wanting` of QML. `done` tells what was done, with the way back."""

    def __init__(self, household: Household, asides: Fetch, work: Fetch, toasts: Toasts, done: Callable[[int, str], None], client: outside.Open) -> None:
        super().__init__()
        self.model = Wanting()
        self.sheet = WishSheet(WishReads(self._here, partial(self._outside, client), lambda: household.clock.local().date()), asides, work)
        self._household, self._asides, self._work, self._toasts, self._done = household, asides, work, toasts, done
        self._reading = self._again = False
        self.model.followAsked.connect(self._on_follow_asked)
        self.model.wishAsked.connect(self._on_wish_asked)
        self.model.followsAsked.connect(self._on_follows_asked)
        self.model.wishesAsked.connect(self._on_wishes_asked)
        self.model.sheetAsked.connect(self.sheet.open)
        self.sheet.wishAsked.connect(self._on_episodes_asked)
        self._read()

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """See Part."""
        return {"Wanting": self.model, "WishSheet": self.sheet}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        if any(changes.touched(subject) for subject in _CONCERNED):
            self._read()

    def close(self) -> None:
        """Ask for nothing more."""
        self.sheet.close()

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

    @Slot(str, list, bool)
    def _on_follows_asked(self, kind: str, rows: Sequence[int], wanted: bool) -> None:
        database = self._household.database

        def done(told: tuple[int, int]) -> None:
            line, many = told
            said = tr("You follow %Ln more show(s)", many) if wanted else tr("You follow %Ln show(s) no more", many)
            if kind == "person":
                said = tr("You follow one person no more") if many == 1 else tr("You follow %Ln people no more", many)
            self._done(line, said if line else tr("They are followed already") if wanted else tr("None of them was followed"))

        if kind == "person":
            self._work(lambda _cancel: following.unfollow_people(database, rows), done, self._on_failed)
        else:
            self._work(lambda _cancel: following.follow_all(database, rows, followed=wanted), done, self._on_failed)

    @Slot(str, list)
    def _on_wishes_asked(self, kind: str, titles: Sequence[int]) -> None:
        database, now = self._household.database, self._household.clock.local()
        if kind == "movie":
            self._work(lambda _cancel: wishing.wish_films(database, titles), self._on_many_wished, self._on_failed)
        else:
            self._work(lambda _cancel: wishing.wish_missing(database, titles, now), self._on_many_wished, self._on_failed)

    @Slot(object)
    def _on_episodes_asked(self, wishes: Sequence[Wish]) -> None:
        def done(wished: Wished) -> None:
            self.sheet.wished(done=True)
            self._on_many_wished(wished)

        def failed(problem: Problem) -> None:
            self.sheet.wished(done=False)
            self._on_failed(problem)

        self._work(lambda _cancel: wishing.wish(self._household.database, wishes), done, failed)

    def _on_many_wished(self, wished: Wished) -> None:
        """How many, and who could not be (D41)."""
        said = tr("%Ln title(s) wished", wished.added) if wished.added else tr("Nothing is left to wish: it is owned, or wished already")
        more = [tr("%Ln wished already", wished.already)] if wished.added and wished.already else []
        self._done(wished.line, " · ".join((said, *more)))
        if wished.refused:
            self._toasts.show(tr("%Ln could not be wished", len(wished.refused)), "warn", detail="\n".join(wished.refused[:MOST_REFUSED]))

    def _here(self, show: Pointed) -> tuple[str, Sequence[Wishable]]:
        return wishing.wishable(self._household.database, show, self._household.clock.local())

    def _outside(self, client: outside.Open, show: Pointed, cancel: Cancel) -> tuple[str, Sequence[Wishable]]:
        """Of a show that the library has no episodes of: as its page has them, else asked."""
        tmdb, now = show.ids.tmdb or "", self._household.clock.local()
        found = outside.recalled(client, "show", tmdb, cancel) or outside.asked(client, "show", tmdb, now.timestamp(), cancel)
        return show.title, wishing.wishable_outside(self._household.database, show, outside_wishable(found, now))

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
