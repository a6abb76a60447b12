"""The wishlist page over this house's library: what it reads, and what is done there, told with the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes
from app.domain.problems import Problem
from app.domain.wishlist import WishQuery
from app.library import wishlist, wishlist_files
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.toasts import Toasts
from app.models.wishlist import Wishlist, WishReads
from app.models.wording import tr


class WishlistParts(QObject, Part):
    """Built when the page is first spoken of. `done` says what was done, with the way back."""

    def __init__(
        self, household: Household, reads: Fetch, work: Fetch, pictures: Pictures, place: Place, toasts: Toasts, done: Callable[[int, str], None]
    ) -> None:
        super().__init__()
        database = household.database
        self._database, self._work, self._toasts, self._done = database, work, toasts, done
        verbs = WishReads(
            beginning=partial(wishlist.beginning, database),
            tree=partial(wishlist.tree, database),
            listed=partial(wishlist.listed, database),
            counts=partial(wishlist.counts, database),
            now=household.clock.local,
        )
        self.page = Wishlist(verbs, reads, pictures, place)
        self.page.removeAsked.connect(self._on_remove_asked)
        self.page.wantAsked.connect(self._on_want_asked)
        self.page.clearAsked.connect(self._on_clear_asked)
        self.page.copyAsked.connect(self._on_copy_asked)
        self.page.saveAsked.connect(self._on_save_asked)

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """See Part."""
        return {"Wishlist": self.page}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.page.apply(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.page.unreadable(file)

    def reload(self, page: str) -> None:  # noqa: ARG002  # it has one
        """Read it again."""
        self.page.retry()

    def close(self) -> None:
        """Ask for nothing more."""
        self.page.close()

    @Slot(object, list, str)
    def _on_remove_asked(self, query: WishQuery, keys: Sequence[int], name: str) -> None:
        said = tr("“%1” is not wished any more").replace("%1", name) if name else tr("%Ln wish(es) removed", len(keys))
        self._work(lambda _cancel: wishlist.remove(self._database, query, keys), lambda line: self._tell(said, line), self._on_failed)

    @Slot(object, list)
    def _on_want_asked(self, query: WishQuery, keys: Sequence[int]) -> None:
        said = tr("It is wished after all")
        self._work(lambda _cancel: wishlist.want(self._database, query, keys), lambda line: self._tell(said, line), self._on_failed)

    @Slot()
    def _on_clear_asked(self) -> None:
        said = tr("What is done was cleared")
        self._work(lambda _cancel: wishlist.remove_done(self._database), lambda line: self._tell(said, line), self._on_failed)

    @Slot(object, list)
    def _on_copy_asked(self, query: WishQuery, keys: Sequence[int]) -> None:
        self._work(lambda _cancel: wishlist_files.text(self._database, query, keys), self._on_text, self._on_failed)

    def _on_text(self, lines: Sequence[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._toasts.show(tr("%Ln wish(es) copied", len(lines)), "good")

    @Slot(str, str)
    def _on_save_asked(self, form: wishlist_files.Form, path: str) -> None:
        if not path:
            self._on_failed(Problem(tr("This place is not on this machine. Choose a folder of yours.")))
            return
        file = Path(path) if path.endswith(f".{form}") else Path(f"{path}.{form}")
        self._work(lambda _cancel: wishlist_files.save(self._database, form, file), lambda number: self._on_saved(number, file), self._on_failed)

    def _on_saved(self, number: int, file: Path) -> None:
        self._toasts.show(tr("%Ln wish(es) saved", number), "good", detail=str(file))

    def _tell(self, said: str, line: int) -> None:
        if line:
            self._done(line, said)

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")
