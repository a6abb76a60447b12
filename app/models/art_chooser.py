"""Choosing a title's poster, backdrop and logo among those of its servers and of the providers (D11, D62)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.art_choices import ART_FIELDS, ArtChoice, ArtChoices, ArtField
from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.problems import Problem
from app.models.fetch import Fetch
from app.models.field_words import field_names
from app.models.metadata_words import language_name
from app.models.pictures import Pictures, Purpose
from app.models.short_list import ShortList
from app.models.wording import count, score, shown, tr

PAGE = 24
"""Pictures that are shown at once; more when asked for."""
_DRAWN: Mapping[ArtField, tuple[Purpose, int]] = {"poster": ("poster", 150), "backdrop": ("still", 300), "logo": ("logo", 240)}
"""What is asked of the artwork room, and the logical pixels that it covers: a backdrop's own sizes are those of a whole window."""
State = Literal["loading", "ready", "failed", "saving"]


class ArtVerbs(NamedTuple):
    """What is done, each on a pool thread: all choices of a title; choose one (field, reference), or unlock a field (→ activity line)."""

    choices: Callable[[TitleKind, int, Cancel], ArtChoices]
    choose: Callable[[TitleKind, int, str, str], int]
    unlock: Callable[[TitleKind, int, str], int]


class ArtTile(NamedTuple):
    """One picture: whose, in which language, its size and votes; `current`: the title shows it now; `file` is its address once it is there, `broken`: never."""

    reference: str
    name: str
    facts: str
    current: bool
    spoken: str
    file: str = ""
    broken: bool = False


class ArtChooser(QObject):
    """The `ArtChooser` singleton of QML. `open` begins with a title; `decided(line, text)` tells of the choice and the activity that takes it back."""

    changed = Signal()
    tabsChanged = Signal()
    decided = Signal(int, str)
    closed = Signal()

    def __init__(self, verbs: ArtVerbs, fetch: Fetch, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs, self._fetch, self._pictures = verbs, fetch, pictures
        self._tiles = ShortList(ArtTile, self)
        self._kind: TitleKind = "movie"
        self._number, self._title = 0, ""
        self._state: State = "loading"
        self._field: ArtField = "poster"
        self._found = ArtChoices()
        self._problem, self._shown = "", PAGE
        self._files: dict[str, str] = {}
        self._asked: Cancel | None = None
        self._asked_pictures: Cancel | None = None
        self._ratio = 1.0

    tiles = Property(ShortList, lambda self: self._tiles, constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    """`loading`, `ready`, `failed` or `saving`."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    title = Property(str, lambda self: self._title, notify=changed)
    field = Property(str, lambda self: self._field, notify=changed)
    """`poster`, `backdrop` or `logo`."""
    tabs = Property(list, lambda self: self._tabs(), notify=tabsChanged)
    """The three, each with how many there are: what `Segments` shows."""
    locked = Property(bool, lambda self: self._field in self._found.locked, notify=changed)
    """Whether the user has chosen this one before."""
    left = Property(int, lambda self: max(0, len(self._of_field()) - self._shown), notify=changed)
    """Pictures that are not shown yet."""
    trouble = Property(str, lambda self: " ".join(shown(one) for one in self._found.troubles), notify=changed)
    """Who could not be asked, in sentences."""
    keyless = Property(str, lambda self: self._keyless(), notify=changed)
    """Whose pictures need a key first, in a sentence."""

    @Slot(str, int)
    @Slot(str, int, str)
    def open(self, kind: str, number: int, field: str = "poster") -> None:
        """Begin with a title, at one of its pictures."""
        self._stop()
        self._kind, self._number, self._title = "show" if kind == "show" else "movie", number, ""
        self._field = next((one for one in ART_FIELDS if one == field), "poster")
        self._found, self._shown = ArtChoices(), PAGE
        self._files.clear()
        self._tiles.replace(())
        self.tabsChanged.emit()
        self.again()

    @Slot(float)
    def drawnAt(self, ratio: float) -> None:
        """How many device pixels a logical one has."""
        self._ratio = ratio

    @Slot()
    def again(self) -> None:
        """Ask anew."""
        self._stop()
        self._state, self._problem = "loading", ""
        self.changed.emit()
        which, number = self._kind, self._number
        self._asked = self._fetch(lambda cancel: self._verbs.choices(which, number, cancel), self._on_found, self._on_failed)

    @Slot(str)
    def show(self, field: str) -> None:
        """Another of the three."""
        if field in ART_FIELDS and field != self._field:
            self._field = next(one for one in ART_FIELDS if one == field)
            self._shown = PAGE
            self._list()
            self.changed.emit()

    @Slot()
    def more(self) -> None:
        """Some more of them."""
        self._shown += PAGE
        self._list()
        self.changed.emit()

    @Slot(str)
    def use(self, reference: str) -> None:
        """Use this one, whatever servers and providers say; the one that is shown now is kept so, too."""
        kind, number, field = self._kind, self._number, self._field
        self._keep(lambda: self._verbs.choose(kind, number, field, reference), tr("%2 of “%1” chosen").replace("%2", field_names()[field]))

    @Slot()
    def unlock(self) -> None:
        """As servers and providers say again."""
        kind, number, field = self._kind, self._number, self._field
        self._keep(lambda: self._verbs.unlock(kind, number, field), tr("%2 of “%1”: as servers and providers say").replace("%2", field_names()[field]))

    @Slot()
    def close(self) -> None:
        """Ask for nothing more."""
        self._stop()

    def _keep(self, verb: Callable[[], int], said: str) -> None:
        if self._state != "ready":
            return
        self._state = "saving"
        self.changed.emit()
        text = said.replace("%1", self._title)
        self._asked = self._fetch(lambda _cancel: verb(), lambda line: self._on_kept(line, text), self._on_failed)

    def _on_kept(self, line: int, text: str) -> None:
        self._asked, self._state = None, "ready"
        self.changed.emit()
        self.closed.emit()
        self.decided.emit(line, text)

    def _on_found(self, found: ArtChoices) -> None:
        self._asked, self._found, self._state, self._title = None, found, "ready", shown(found.title, 80)
        self._list()
        self.tabsChanged.emit()
        self.changed.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._asked, self._state, self._problem = None, "failed", str(problem)
        self.changed.emit()

    def _of_field(self) -> list[ArtChoice]:
        return [one for one in self._found.choices if one.field == self._field]

    def _list(self) -> None:
        """The tiles of the field, and their pictures."""
        now = self._found.now.get(self._field)
        some = self._of_field()[: self._shown]
        self._tiles.replace([_tile(one, one.reference == now)._replace(file=self._files.get(one.reference, "")) for one in some])
        if self._asked_pictures is not None:
            self._asked_pictures.request()
        purpose, width = _DRAWN[self._field]
        wanted = [one.reference for one in some if one.reference not in self._files]
        self._asked_pictures = self._pictures.ask(wanted, purpose, round(width * self._ratio), self._on_pictures, self._on_denied) if wanted else None

    def _on_pictures(self, files: Mapping[str, str]) -> None:
        self._files.update(files)
        self._tiles.replace([row._replace(file=files.get(row.reference, row.file)) for row in self._tiles.rows])

    def _on_denied(self, reference: str) -> None:
        self._tiles.replace([row._replace(broken=row.broken or row.reference == reference) for row in self._tiles.rows])

    def _stop(self) -> None:
        for asked in (self._asked, self._asked_pictures):
            if asked is not None:
                asked.request()
        self._asked = self._asked_pictures = None

    def _tabs(self) -> list[dict[str, str]]:
        names = field_names()
        numbers = {field: sum(1 for one in self._found.choices if one.field == field) for field in ART_FIELDS}
        return [{"value": field, "text": f"{names[field]} · {count(numbers[field])}" if numbers[field] else names[field]} for field in ART_FIELDS]

    def _keyless(self) -> str:
        names = ", ".join(self._found.keyless)
        return tr("With a key of %1 there are more to choose from.").replace("%1", names) if names else ""


def _tile(one: ArtChoice, current: bool) -> ArtTile:
    name = " · ".join(part for part in (shown(one.name, 40), _language(one)) if part)
    size = f"{one.width}\u202f×\u202f{one.height}" if one.width and one.height else ""
    votes = f"★\u202f{score(one.score)}" if one.score and one.votes else ""
    told = tr("%Ln vote(s)", one.votes) if one.votes else ""
    spoken = ", ".join(part for part in (shown(one.name, 40), _language(one), size, told, tr("shown now") if current else "") if part)
    return ArtTile(one.reference, name, " · ".join(part for part in (size, votes) if part), current, spoken)


def _language(one: ArtChoice) -> str:
    """A language as those who speak it call it; a provider's picture without one is without words."""
    if one.language is None:
        return "" if one.width is None else tr("No words")
    return shown(language_name(one.language) if one.language.isascii() and len(one.language) < 4 else one.language, 24)
