"""What stands under a title's billboard beside its episodes: people, collection, titles like it, clips, release dates, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle, TitleKind
from app.domain.changes import Changes, Subject
from app.domain.collected import FilmCollection
from app.domain.problems import Missing, Problem, Refused
from app.domain.title_files import TitleFile
from app.models.credits import Credits
from app.models.fetch import Fetch
from app.models.last_good import offline_line
from app.models.pictures import Pictures
from app.models.row_pictures import RowPictures
from app.models.short_list import ShortList
from app.models.title_below import NOTHING, Below, file_lines, restamped
from app.models.title_card_rows import CARD_WIDTH, TitleCard, title_card
from app.models.title_more_rows import Clip, CrewName, FileLine, Keyword, ReleaseLine
from app.models.wording import shown, tr

QML_IMPORT_NAME = "Bijou"
QML_IMPORT_MAJOR_VERSION = 1
STAMPS_AFTER_MS = 2_000
"""A scan commits often; whether the cards' titles are owned now is looked up at leisure."""


class MoreReads(NamedTuple):
    """What is read beside the page itself. `owned` and `files` on a thread of the library's; through `ask`, whose threads may wait for a provider or a disk
    that sleeps: `seen` (which of the files are on this computer), `collected` (what is known of a collection at once) and `asked` (what TMDB says now)."""

    owned: Callable[[TitleKind, Iterable[str]], Mapping[str, OwnedTitle]]
    files: Callable[[TitleKind, int], Sequence[TitleFile]]
    seen: Callable[[Sequence[TitleFile]], Sequence[TitleFile]]
    collected: Callable[[str, str, Cancel], FilmCollection]
    asked: Callable[[str, Cancel], FilmCollection]
    now: Callable[[], datetime]
    ask: Fetch


@QmlElement
@QmlUncreatable("Made by the application")
class TitleMore(QObject):  # type: ignore[operator]  # the stub knows no decorator with an argument
    """The property `more` of a title's page. Its rows come with the page's; only a collection's other films and the files come later."""

    changed = Signal()

    qml_types: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("crew", "similar", "collection", "clips", "keywords", "releases", "elsewhere", "files"), "ShortList"),
        "people": "Credits",
    }

    def __init__(self, kind: TitleKind, reads: MoreReads | None, fetch: Fetch, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind: TitleKind = kind
        self._reads, self._fetch = reads, fetch
        self._lists = {name: ShortList(row, self) for name, row in _ROWS.items()}
        self._art = {name: RowPictures(pictures, self._lists[name], CARD_WIDTH) for name in ("similar", "collection")}
        self._people = Credits(pictures, self)
        self._below = NOTHING
        self._gathered: FilmCollection | None = None
        self._note = ""
        self._asking: dict[str, Cancel] = {}
        self._stamps = QTimer(self, singleShot=True, interval=STAMPS_AFTER_MS)
        self._stamps.timeout.connect(self._stamp)

    crew = Property(QObject, lambda self: self._lists["crew"], constant=True)
    people = Property(QObject, lambda self: self._people, constant=True)
    similar = Property(QObject, lambda self: self._lists["similar"], constant=True)
    collection = Property(QObject, lambda self: self._lists["collection"], constant=True)
    clips = Property(QObject, lambda self: self._lists["clips"], constant=True)
    keywords = Property(QObject, lambda self: self._lists["keywords"], constant=True)
    releases = Property(QObject, lambda self: self._lists["releases"], constant=True)
    elsewhere = Property(QObject, lambda self: self._lists["elsewhere"], constant=True)
    """Release dates in other countries."""
    files = Property(QObject, lambda self: self._lists["files"], constant=True)
    collectionName = Property(str, lambda self: self._collection_name(), notify=changed)
    """Empty for a film that belongs to none."""
    collectionNote = Property(str, lambda self: self._note, notify=changed)
    """A quiet line where TMDB could not name the other films."""
    gathering = Property(bool, lambda self: bool(self._below.collection) and self._gathered is None and not self._note, notify=changed)
    """The collection's films are looked up: their room is kept."""

    def show(self, below: Below) -> None:
        """The page shows this."""
        other = below.collection != self._below.collection
        self._below = below
        rows: Mapping[str, Sequence[object]] = below._asdict()
        for name in ("crew", "clips", "keywords", "releases", "elsewhere"):
            self._lists[name].replace(rows[name])
        self._people.show(below.people)
        self._art["similar"].show(below.similar)
        if other:
            self._gather()
        self._show_files()
        self.changed.emit()

    def clear(self) -> None:
        """Another title will come."""
        self._stop()
        self._below, self._gathered, self._note = NOTHING, None, ""
        for rows in self._lists.values():
            rows.replace(())
        for art in self._art.values():
            art.clear()
        self._people.clear()
        self.changed.emit()

    def drawn_at(self, ratio: float) -> None:
        """Device pixels of each logical one."""
        for art in self._art.values():
            art.drawn_at(ratio)

    def hear(self, changes: Changes) -> None:
        """A commit: what the cards show may be owned now, or not any more."""
        if changes.touched(Subject(self._kind)) and (self._lists["similar"].rows or self._gathered) and not self._stamps.isActive():
            self._stamps.start()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        for art in self._art.values():
            art.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._stop()
        self._people.close()
        for art in self._art.values():
            art.close()

    @Slot()
    def retry(self) -> None:
        """Ask TMDB for the collection again, where it could not be asked."""
        if self._note:
            self._gather()

    def _stop(self) -> None:
        self._stamps.stop()
        for token in self._asking.values():
            token.request()
        self._asking.clear()

    def _collection_name(self) -> str:
        known = self._gathered.name if self._gathered else self._below.collection[1] if self._below.collection else ""
        return shown(known, 120) or (tr("Collection") if self._below.collection else "")

    def _gather(self) -> None:
        """What is known at once, then what TMDB says."""
        reads, collection = self._reads, self._below.collection
        self._gathered, self._note = None, ""
        if reads is None or collection is None:
            self._art["collection"].show(())
            return
        its_id, name = collection

        def known(found: FilmCollection) -> None:
            if found.films:
                self._on_gathered(found)
            self._step("collection", reads.ask(lambda cancel: reads.asked(its_id, cancel), self._on_gathered, self._on_not_gathered))

        self._step("collection", reads.ask(lambda cancel: reads.collected(its_id, name, cancel), known, self._on_not_gathered))

    def _on_gathered(self, found: FilmCollection) -> None:
        self._gathered = found
        self._art["collection"].show([_card(found, at) for at in range(len(found.films))])
        self.changed.emit()

    def _on_not_gathered(self, problem: Problem) -> None:
        """What is there stays; a collection that TMDB no longer has is no trouble of the user's."""
        found, reads = self._gathered, self._reads
        if isinstance(problem, Missing) or reads is None:
            self._below = self._below._replace(collection=self._below.collection if found else None)
        elif isinstance(problem, Refused):
            self._note = tr("Its other films are known with a key for TMDB.")
        elif found is not None and found.whole:
            self._note = offline_line("TMDB", found.as_of, reads.now(), problem)
        else:
            self._note = tr("Its other films could not be looked up: %1").replace("%1", str(problem))
        self.changed.emit()

    def _show_files(self) -> None:
        """At once, so that the page has its length; whether this computer sees them, when its disks have answered."""
        reads, files, shown_already = self._reads, self._below.files, self._lists["files"].rows
        folders = {line.key: line.folder for line in shown_already}
        self._lists["files"].replace([line._replace(folder=folders.get(line.key, "")) for line in file_lines(files)])
        if reads is not None and files:
            self._step("files", reads.ask(lambda _cancel: file_lines(reads.seen(files)), self._lists["files"].replace))

    @Slot()
    def _stamp(self) -> None:
        """In one query."""
        reads, kind, below = self._reads, self._kind, self._below
        if reads is None:
            return

        def stamped(owned: Mapping[str, OwnedTitle]) -> None:
            self._art["similar"].show(restamped(below.similar, owned))

        self._step("stamps", self._fetch(lambda _cancel: reads.owned(kind, [card.tmdb for card in below.similar]), stamped))
        if self._gathered is not None:
            self._gather_anew(reads)

    def _gather_anew(self, reads: MoreReads) -> None:
        """From what was answered before: nobody is asked."""
        if self._below.collection is not None:
            its_id, name = self._below.collection
            self._step("collection", reads.ask(lambda cancel: reads.collected(its_id, name, cancel), self._on_gathered))

    def _step(self, name: str, token: Cancel) -> None:
        if before := self._asking.pop(name, None):
            before.request()
        self._asking[name] = token


_ROWS: dict[str, type[NamedTuple]] = {
    "crew": CrewName,
    "similar": TitleCard,
    "collection": TitleCard,
    "clips": Clip,
    "keywords": Keyword,
    "releases": ReleaseLine,
    "elsewhere": ReleaseLine,
    "files": FileLine,
}


def _card(collection: FilmCollection, at: int) -> TitleCard:
    film = collection.films[at]
    return title_card("movie", film.tmdb, film.title, film.year, film.poster, film.owned, film.row)
