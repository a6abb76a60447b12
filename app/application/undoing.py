"""Taking back what was done by hand, and doing it again: from a toast, from a line of activity, or the last of all (D62)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from app.application.undo_history import Deed, UndoHistory
from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.library import keeping
from app.models.fetch import Fetch
from app.models.toasts import Toasts
from app.models.wording import shown, tr
from app.store.database import Database
from app.store.splitting import Undone


class Undoing(QObject):
    """Whoever does something that can be taken back tells it by `done`, or by `told` where the page says it already."""

    def __init__(self, database: Database, work: Fetch, toasts: Toasts) -> None:
        super().__init__()
        self._database, self._work, self._toasts = database, work, toasts
        self._history = UndoHistory()
        self._asked: deque[Callable[[], int]] = deque()
        self._busy = False

    @Slot(int, str)
    def done(self, line: int, text: str, detail: str = "") -> None:
        """Something was done by hand: say so, with the way back. `line`: the activity that takes it back, 0 where nothing changed."""
        if line:
            self.told(line, text)
        self._toasts.show(text, "good", detail=detail, action=tr("Undo") if line else "", perform=(lambda: self.undo(line)) if line else None)

    @Slot(int, str)
    def told(self, line: int, text: str) -> None:
        """Something was done by hand, and its page says so."""
        self._history.done(line, text)

    @Slot(int, int)
    def was_undone(self, line: int, back: int) -> None:
        """A page took something back by itself; `back` does it again."""
        self._history.undone(line, back)

    @Slot(int)
    def undo(self, line: int) -> None:
        """Take back what this line of activity tells of."""
        self._ask(lambda: line)

    @Slot()
    def undo_last(self) -> None:
        """Take back what was done last."""
        self._ask(lambda: self._of(self._history.last_done, tr("There is nothing to undo.")))

    @Slot()
    def redo_last(self) -> None:
        """Do again what was taken back last."""
        self._ask(lambda: self._of(self._history.last_undone, tr("There is nothing to do again.")))

    def _of(self, deed: Deed | None, nothing: str) -> int:
        if deed is None:
            self._toasts.show(nothing)
        return 0 if deed is None else deed.line

    def _ask(self, which: Callable[[], int]) -> None:
        """One after the other: what is the last is known when the one before is taken back."""
        self._asked.append(which)
        self._next()

    def _next(self) -> None:
        while self._asked and not self._busy:
            line = self._asked.popleft()()
            if line:
                self._busy = True
                self._work(partial(self._take_back, line), partial(self._on_undone, line), partial(self._on_failed, line))

    def _take_back(self, line: int, _cancel: Cancel) -> Undone:
        return keeping.undo(self._database, line)

    def _on_undone(self, line: int, undone: Undone) -> None:
        back = undone.line
        if (text := self._history.undone(line, back)) is not None:
            said = tr("Undone: %1").replace("%1", text) if text else undone_words(undone)
            self._toasts.show(said, "good", action=tr("Redo") if text else tr("Undo"), perform=lambda: self.undo(back))
        elif (text := self._history.done_again(line, back)) is not None:
            said = tr("Done again: %1").replace("%1", text) if text else undone_words(undone)
            self._toasts.show(said, "good", action=tr("Undo"), perform=lambda: self.undo(back))
        else:
            self._history.done(back, "")
            self._toasts.show(undone_words(undone), "good", action=tr("Undo"), perform=lambda: self.undo(back))
        self._went_on()

    def _on_failed(self, line: int, problem: Problem) -> None:
        self._history.forget(line)
        self._toasts.show(str(problem), "bad")
        self._went_on()

    def _went_on(self) -> None:
        self._busy = False
        self._next()


def undone_words(undone: Undone) -> str:
    """What is so now that something was taken back whose own words are not known here."""
    text = tr("“%1” is part of it again") if undone.joined else tr("“%1” stands by itself again")
    if undone.match:
        text = tr("The match of “%1” is as it was before")
    if undone.order:
        text = tr("The episodes of “%1” are in the order that they had before")
    if undone.lock:
        text = tr("“%1” is as it was before")
    if undone.shift:
        text = tr("“%1” airs when it did before")
    if undone.want:
        text = _WANTED.get(undone.want, "“%1” is as it was before")
    return tr(text).replace("%1", shown(undone.name))


_WANTED = {
    "followed": "“%1” is not followed any more",
    "unfollowed": "You follow “%1” again",
    "muted": "You follow “%1” again",
    "roles": "The roles of “%1” count as they did before",
    "wished": "“%1” is not wished any more",
    "unwished": "“%1” is wished again",
    "unwanted": "“%1” may be wished again",
}
"""By the verb of the line that was taken back."""
