"""The Notifications section of the settings, and what each notification says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.notices import KINDS, MINUTES_A_DAY, Notice, NoticeKind, Shrunk, Told, together
from app.models import worker_words
from app.models.short_list import ShortList
from app.models.wording import episode_code, shown, tr
from app.settings.settings import Settings

NIGHT = (22 * 60, 8 * 60)
"""The quiet hours that are offered first."""


class KindLine(NamedTuple):
    """A kind of notification, and whether it is wanted."""

    key: str
    text: str
    detail: str
    on: bool


class Notifications(QObject):
    """The `Notifications` singleton of QML. Changes apply at once."""

    changed = Signal()
    testAsked = Signal()

    qml_types: ClassVar[dict[str, str]] = {"kinds": "ShortList"}

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._kinds = ShortList(KindLine, self)
        self._result = ""
        self._good = False
        self._kinds.replace(_kind_lines(settings.notices_off))

    kinds = Property(QObject, lambda self: self._kinds, constant=True)
    quiet = Property(bool, lambda self: self._settings.quiet_hours is not None, notify=changed)
    quietFrom = Property(int, lambda self: (self._settings.quiet_hours or NIGHT)[0], notify=changed)
    """Minutes of the day."""
    quietTo = Property(int, lambda self: (self._settings.quiet_hours or NIGHT)[1], notify=changed)
    result = Property(str, lambda self: self._result, notify=changed)
    """What came of the test, in words."""
    good = Property(bool, lambda self: self._good, notify=changed)
    wishesAired = Property(bool, lambda self: self._settings.wish_aired, notify=changed)

    @Slot(str, bool)
    def choose(self, kind: str, wanted: bool) -> None:  # QML's own value
        """Whether to be told of this kind."""
        off = [one for one in self._settings.notices_off if one != kind]
        self._settings.notices_off = tuple(off if wanted else [*off, kind])
        self._kinds.replace(_kind_lines(self._settings.notices_off))

    @Slot(bool)
    def setQuiet(self, wanted: bool) -> None:  # QML's own value
        """Leave the desktop in peace at some hours, or at none."""
        self._settings.quiet_hours = (self._settings.quiet_hours or NIGHT) if wanted else None
        self.changed.emit()

    @Slot(int, int)
    def setHours(self, start: int, end: int) -> None:
        """From and to, in minutes of the day."""
        self._settings.quiet_hours = (start % MINUTES_A_DAY, end % MINUTES_A_DAY)
        self.changed.emit()

    @Slot(bool)
    def setWishesAired(self, wanted: bool) -> None:  # QML's own value
        """Whether what airs of followed shows is wished by itself."""
        self._settings.wish_aired = wanted
        self.changed.emit()

    @Slot()
    def test(self) -> None:
        """Show one now, to see whether the desktop does."""
        self._result = tr("Waiting for the desktop …")
        self._good = False
        self.changed.emit()
        self.testAsked.emit()

    def tell(self, problem: str) -> None:
        """What came of it; empty when it was shown."""
        self._good = not problem
        self._result = problem or tr("The desktop took it. If you saw nothing, it keeps Bijou's notifications back.")
        self.changed.emit()


def _kind_lines(off: Sequence[str]) -> list[KindLine]:
    words = {
        "aired": (tr("An episode aired"), tr("Of a show that you follow.")),
        "fulfilled": (tr("A wish came"), tr("A scan found what was on your wishlist.")),
        "shrunk": (tr("Much is gone"), tr("A scan found far less in a library than before, and waits for you.")),
        "key": (tr("A worker needs a key"), tr("A provider does not accept its key any more, or the key is gone.")),
    }
    return [KindLine(kind, *words[kind], kind not in off) for kind in KINDS]


def trial() -> Notice:
    """The one that the test shows."""
    return Notice("aired", tr("Bijou"), tr("Notifications look like this."), "bijou://settings/notifications")


def told_notice(kind: NoticeKind, one: Told) -> Notice:
    """An episode aired, or a wish came."""
    title = shown(one.title, 80)
    address = f"bijou://movie/{one.movie_id}" if one.movie_id else f"bijou://show/{one.show_id}?season={one.season}&episode={one.episode_id}"
    place = "" if one.season is None else episode_code(one.season, one.number)
    if kind == "aired":
        return Notice(kind, title, f"{place} · {shown(one.name, 80)}" if one.name else place, address)
    return Notice(kind, title, tr("%1 came, as you wished").replace("%1", place) if place else tr("It came, as you wished"), address)


def shrunk_notice(one: Shrunk) -> Notice:
    """Much of a library is gone."""
    title = tr("Much of %1 is gone").replace("%1", shown(one.name, 60))
    return Notice(
        "shrunk", title, tr("The scan of %1 waits for you: nothing left the library yet.").replace("%1", shown(one.server, 60)), "bijou://settings/libraries"
    )


def key_notice(worker: str, *, lost: bool) -> Notice:
    """A worker needs a key: the one that it had is refused, or `lost`."""
    text = tr("The one that it had is not there any more.") if lost else tr("It does not accept the one that it has.")
    return Notice("key", tr("%1 needs a key").replace("%1", worker_words.short_name(worker)), text, f"bijou://workers/{worker}")


def gathered_notice(many: Sequence[Notice]) -> Notice:
    """Those of one kind as one."""
    if len(many) == 1:
        return many[0]
    titles: dict[NoticeKind, tuple[str, str]] = {
        "aired": (tr("%Ln episode(s) aired", len(many)), "bijou://activity?kind=airing"),
        "fulfilled": (tr("%Ln wish(es) came", len(many)), "bijou://wishlist"),
        "shrunk": (tr("Much is gone from %Ln libraries", len(many)), "bijou://settings/libraries"),
        "key": (tr("%Ln worker(s) need a key", len(many)), "bijou://settings/metadata"),
    }
    return together(many, *titles[many[0].kind])
