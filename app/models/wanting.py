"""The eye and the heart: what is followed and wished, the same on every card at once, and what the user says of it."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, WantedIds

_SETS = {"show": ("shows", "shows_tmdb"), "person": ("people", "people_tmdb"), "movie": ("movies", "movies_tmdb"), "wishing": ("wishing", "wishing_tmdb")}


class Wanting(QObject):
    """The `Wanting` singleton of QML. `kind` is `show` or `person` for the eye, `movie` or `show` for the heart; `number` the library's row (0: none), `tmdb`
    TMDB's number ("": unknown). A press shows at once; what comes of it is read again after the commit."""

    changed = Signal()
    followAsked = Signal(object, bool)
    """A Pointed, and whether it shall be followed."""
    wishAsked = Signal(object, bool)
    """A film, and whether it shall be wished."""
    sheetAsked = Signal(object, int)
    """A show whose episodes shall be looked at before they are wished, and which season alone (-1: all)."""
    followsAsked = Signal(str, list, bool)
    wishesAsked = Signal(str, list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = WantedIds()
        self._turn = 0

    turn = Property(int, lambda self: self._turn, notify=changed)
    """Another number whenever something changed: what reads `follows` and `wishes` in a binding reads this too."""

    @Slot(str, int, str, result=bool)
    def follows(self, kind: str, number: int, tmdb: str) -> bool:
        """Whether this show or person is followed, by hand or because it airs."""
        return self._holds(kind, number, tmdb)

    @Slot(str, int, str, result=bool)
    def wishes(self, kind: str, number: int, tmdb: str) -> bool:
        """Whether this film is wished, or any episode of this show."""
        return self._holds("wishing" if kind == "show" else "movie", number, tmdb)

    @Slot(str, int, str, str, int, str)
    def toggleFollow(self, kind: str, number: int, tmdb: str, title: str, year: int, poster: str) -> None:
        """Follow it, or follow it no more. `poster` is a reference; "" and 0 where something is not known."""
        now = not self.follows(kind, number, tmdb)
        self._show(kind, number, tmdb, now)
        self.followAsked.emit(_pointed(kind, number, tmdb, title, year, poster), now)

    @Slot(str, int, str, str, int, str)
    def toggleWish(self, kind: str, number: int, tmdb: str, title: str, year: int, poster: str) -> None:
        """Wish a film, or wish it no more; of a show, look at its episodes first."""
        pointed = _pointed(kind, number, tmdb, title, year, poster)
        if kind == "show":
            self.sheetAsked.emit(pointed, -1)
            return
        now = not self.wishes(kind, number, tmdb)
        self._show(kind, number, tmdb, now)
        self.wishAsked.emit(pointed, now)

    @Slot(str, int, str, bool, bool, result=bool)
    def toggleRow(self, kind: str, number: int, title: str, follow: bool, owned: bool) -> bool:
        """The eye of a title of the library with `follow`, else its heart. False where it has none: a film is not followed, and not wished once it is owned."""
        if kind == "movie" and (follow or (owned and not self.wishes(kind, number, ""))):
            return False
        (self.toggleFollow if follow else self.toggleWish)(kind, number, "", title, 0, "")
        return True

    @Slot(str, list, bool)
    def followRows(self, kind: str, rows: list[int], followed: bool) -> None:
        """Follow these shows of the library, or follow them or these people no more: one undo takes all of it back."""
        self.followsAsked.emit(kind, [int(one) for one in rows], followed)

    @Slot(str, list)
    def wishRows(self, kind: str, titles: list[int]) -> None:
        """Wish these films of the library, or all that has aired and is not owned of these shows."""
        self.wishesAsked.emit(kind, [int(one) for one in titles])

    @Slot(str, int, str, str, int)
    def openSheet(self, kind: str, number: int, tmdb: str, title: str, season: int = -1) -> None:
        """Look at what of a show, or of one season of it, is to be wished."""
        self.sheetAsked.emit(_pointed(kind, number, tmdb, title, 0, ""), season)

    def show(self, wanted: WantedIds) -> None:
        """What is so, as the library has it."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._turned()

    def _holds(self, kind: str, number: int, tmdb: str) -> bool:
        rows, numbers = _SETS[kind]
        return (number != 0 and number in getattr(self._wanted, rows)) or (tmdb != "" and tmdb in getattr(self._wanted, numbers))

    def _show(self, kind: str, number: int, tmdb: str, wanted: bool) -> None:
        rows, numbers = _SETS[kind]
        by_row, by_tmdb = frozenset((number,) if number else ()), frozenset((tmdb,) if tmdb else ())
        held: dict[str, frozenset[object]] = {rows: getattr(self._wanted, rows), numbers: getattr(self._wanted, numbers)}
        new = {rows: held[rows] | by_row, numbers: held[numbers] | by_tmdb} if wanted else {rows: held[rows] - by_row, numbers: held[numbers] - by_tmdb}
        self._wanted = msgspec.structs.replace(self._wanted, **new)
        self._turned()

    def _turned(self) -> None:
        self._turn += 1
        self.changed.emit()


def _pointed(kind: str, number: int, tmdb: str, title: str, year: int, poster: str) -> Pointed:
    of: dict[str, str] = {"show": "show", "person": "person"}
    return Pointed(of.get(kind, "movie"), number, ExternalIds(tmdb=tmdb or None), title, year or None, poster or None)  # type: ignore[arg-type]
