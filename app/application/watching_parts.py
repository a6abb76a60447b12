"""The watchlist page over this house's library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes
from app.domain.problems import Problem
from app.library import browse, following, watching
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.toasts import Toasts
from app.models.watch_words import roles_words
from app.models.watchlist import Watchlist, WatchlistReads
from app.models.wording import tr


class WatchingParts(QObject, Part):
    """Built when the page is first spoken of. `keyless` says whether TMDB has no key; `done` says what was done, with the way back."""

    def __init__(
        self,
        household: Household,
        reads: Fetch,
        work: Fetch,
        pictures: Pictures,
        place: Place,
        toasts: Toasts,
        done: Callable[[int, str], None],
        keyless: Callable[[], bool],
    ) -> None:
        super().__init__()
        database = household.database
        self._database, self._work, self._toasts, self._done = database, work, toasts, done
        verbs = WatchlistReads(
            shows=partial(watching.shows, database),
            cards=partial(browse.cards, database),
            people=partial(watching.people, database),
            now=household.clock.local,
            keyless=keyless,
        )
        self.page = Watchlist(verbs, reads, pictures, place)
        self.page.rolesAsked.connect(self._on_roles_asked)

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """See Part."""
        return {"Watchlist": self.page}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.page.hear(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.page.unreadable(file)

    def key_changed(self, provider: str) -> None:
        """A provider's key was given or taken away."""
        if provider == "tmdb":
            self.page.changed.emit()

    def reload(self, page: str) -> None:  # noqa: ARG002  # it has one
        """Read it again."""
        self.page.retry()

    def close(self) -> None:
        """Ask for nothing more."""
        self.page.close()

    @Slot(int, str, list)
    def _on_roles_asked(self, person: int, name: str, roles: list[str]) -> None:
        said = tr("%1 of “%2” count").replace("%1", roles_words(roles)).replace("%2", name)
        self._work(lambda _cancel: following.set_roles(self._database, person, roles), lambda line: self._done(line, said), self._on_failed)

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")
