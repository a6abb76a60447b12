"""The sheet of one episode: opens at once from the store over any page, and follows what changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Literal, NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.episode_sheet import EpisodeSheet as Sheet
from app.domain.items import ExternalIds
from app.domain.problems import Problem
from app.domain.wanting import Pointed, Wish
from app.models.episode_face import EpisodeFace, correction_words, episode_face, shifted_words
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.short_list import ShortList
from app.models.title_rows import GenreChip
from app.models.wording import tr

State = Literal["", "loading", "ready", "gone", "error"]
STILL = 160
AGAIN_AFTER_MS = 200
_TO_WORDS = {"": "wish", "unwanted": "wish", "wanted": "unwish", "when_aired": "unwish"}


class SheetReads(NamedTuple):
    """`sheet` and `scrim` (how strong a veil a picture needs under text, 0 to 1) run on pool threads; `now` is in the user's zone."""

    sheet: Callable[[int], Sheet | None]
    scrim: Callable[[Path], float]
    now: Callable[[], datetime]


class EpisodeSheet(QObject):
    """The `EpisodeSheet` singleton of QML. `show(id)` opens it over any page; `opened` is heard by whoever draws it."""

    changed = Signal()
    artChanged = Signal()
    opened = Signal()
    closed = Signal()
    wishAsked = Signal(object, str)
    """A Wish, and what becomes of it: `wish`, `when_aired` or `unwish`."""
    correctionAsked = Signal(int, float, str)
    """A show, its hours, its title."""

    qml_types: ClassVar[dict[str, str]] = {"genres": "ShortList"}

    def __init__(self, reads: SheetReads, fetch: Fetch, pictures: Pictures) -> None:
        super().__init__()
        self._reads, self._fetch, self._pictures = reads, fetch, pictures
        self._state: State = ""
        self._problem = ""
        self._id = 0
        self._correcting = False
        self._face = EpisodeFace()
        self._genres = ShortList(GenreChip, self)
        self._hero = self._still = ""
        self._scrim = 1.0
        self._asked: dict[str, Cancel] = {}
        self._width, self._ratio = 700.0, 1.0
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._again.timeout.connect(self._read)

    episode = Property(int, lambda self: self._id, notify=changed)
    """The episode that is shown, 0 for none."""
    state = Property(str, lambda self: self._state, notify=changed)
    """"" (closed), `loading`, `ready`, `gone` (no such episode any more) or `error`."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    title = Property(str, lambda self: self._face.title, notify=changed)
    showNumber = Property(int, lambda self: self._face.show_id, notify=changed)
    showTitle = Property(str, lambda self: self._face.show, notify=changed)
    showTmdb = Property(str, lambda self: self._face.show_tmdb, notify=changed)
    showYear = Property(int, lambda self: self._face.show_year, notify=changed)
    showPoster = Property(str, lambda self: self._face.show_poster, notify=changed)
    address = Property(str, lambda self: f"bijou://show/{self._face.show_id}?season={self._face.season}" if self._face.show_id else "", notify=changed)
    code = Property(str, lambda self: self._face.code, notify=changed)
    when = Property(str, lambda self: self._face.when, notify=changed)
    origin = Property(str, lambda self: self._face.origin, notify=changed)
    """What the network's own clock says, and who told it."""
    length = Property(str, lambda self: self._face.length, notify=changed)
    standing = Property(str, lambda self: self._face.standing, notify=changed)
    badge = Property(str, lambda self: self._face.badge, notify=changed)
    finale = Property(str, lambda self: self._face.finale, notify=changed)
    rating = Property(str, lambda self: self._face.rating, notify=changed)
    overview = Property(str, lambda self: self._face.overview, notify=changed)
    about = Property(str, lambda self: self._face.about, notify=changed)
    spoken = Property(str, lambda self: self._face.spoken, notify=changed)
    genres = Property(QObject, lambda self: self._genres, constant=True)
    wish = Property(str, lambda self: self._face.wish, notify=changed)
    """"" (not wished), `wanted`, `when_aired` or `unwanted` (never to be wished by itself)."""
    canWish = Property(bool, lambda self: self._face.number >= 0 and self._face.standing != "owned", notify=changed)
    before = Property(int, lambda self: self._face.before, notify=changed)
    after = Property(int, lambda self: self._face.after, notify=changed)
    shift = Property(float, lambda self: self._face.shift, notify=changed)
    """Hours by which the user says that the show airs later than its providers do."""
    shiftWords = Property(str, lambda self: _begun(correction_words(self._face.shift)), notify=changed)
    correcting = Property(bool, lambda self: self._correcting, notify=opened)
    """While `opened` is told: whether the correction is what it was opened for."""
    timed = Property(bool, lambda self: self._face.next_at != 0, notify=changed)
    """Whether the show has an episode whose instant is known: only such are corrected."""
    hero = Property(str, lambda self: self._hero, notify=artChanged)
    still = Property(str, lambda self: self._still, notify=artChanged)
    hasStill = Property(bool, lambda self: self._face.still not in {"", self._face.backdrop}, notify=changed)
    scrim = Property(float, lambda self: self._scrim, notify=artChanged)
    """How strong the veil under the hero's text must be."""

    @Slot(int)
    def show(self, episode: int) -> None:
        """Open the sheet with this episode."""
        if episode <= 0:
            return
        self._turn_to(episode, keep=False)
        self.opened.emit()

    @Slot(int)
    def correctFrom(self, episode: int) -> None:
        """Open the sheet with this episode where its show's air times are corrected."""
        self._correcting = True
        self.show(episode)
        self._correcting = False

    @Slot()
    def close(self) -> None:
        """The sheet is shut."""
        if self._id:
            self._turn_to(0, keep=False)
            self.closed.emit()

    @Slot(int)
    def step(self, way: int) -> None:
        """To the show's next episode (1), or the one before (-1)."""
        to = self._face.after if way > 0 else self._face.before
        if to:
            self._turn_to(to, keep=True)

    @Slot(float, float)
    def drawnAt(self, width: float, ratio: float) -> None:
        """The hero's width in logical pixels, and device pixels of each."""
        finer = width * ratio > self._width * self._ratio * 1.1
        self._width, self._ratio = width, ratio
        if finer and self._face.episode:
            self._ask_pictures()

    @Slot()
    def toggleWish(self) -> None:
        """Wish it, or wish it when it has aired; or wish it no more."""
        face = self._face
        if not self.property("canWish"):
            return
        act = _TO_WORDS.get(face.wish, "wish")
        if act == "wish" and face.standing in {"upcoming", "unknown"}:
            act = "when_aired"
        show = Pointed("show", face.show_id, ExternalIds(tmdb=face.show_tmdb or None), face.show, face.show_year or None, face.show_poster or None)
        self.wishAsked.emit(Wish(show, face.season, face.number), act)

    @Slot(float, result=str)
    def preview(self, hours: float) -> str:
        """When the show's next episode airs with this correction."""
        return shifted_words(self._face.next_at, self._face.shift, hours, self._reads.now())

    @Slot(float, result=str)
    def offWords(self, hours: float) -> str:
        """The correction in words."""
        return _begun(correction_words(hours)) or tr("Not corrected")

    @Slot(float)
    def correct(self, hours: float) -> None:
        """Let the show air so many hours later than its providers say."""
        if hours != self._face.shift:
            self.correctionAsked.emit(self._face.show_id, hours, self._face.show)

    @Slot()
    def retry(self) -> None:
        """Read it again."""
        self._read()

    def hear(self, changes: Changes) -> None:
        """A commit changed something: the sheet stays where it is and says what is so now."""
        face = self._face
        mine = face.episode in changes.touched(Subject.EPISODE) or face.show_id in changes.touched(Subject.SHOW)
        if self._id and (mine or changes.touched(Subject.WISHLIST)) and not self._again.isActive():
            self._again.start()

    def passed(self) -> None:
        """The day is another one, or something aired."""
        if self._id:
            self._read()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken: ask for it again."""
        if file and file in {self._hero, self._still}:
            self._hero, self._still = ("" if one == file else one for one in (self._hero, self._still))
            self.artChanged.emit()
            self._ask_pictures()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._again.stop()
        for token in self._asked.values():
            token.request()
        self._asked.clear()

    def _turn_to(self, episode: int, *, keep: bool) -> None:
        """`keep`: what is shown stays until the other episode is read."""
        self.stop()
        self._id = episode
        if not keep:
            self._face, self._state, self._problem = EpisodeFace(), "loading" if episode else "", ""
            self._genres.replace(())
            self._drop_pictures()
        self.changed.emit()
        if episode:
            self._read()

    def _drop_pictures(self) -> None:
        self._hero = self._still = ""
        self._scrim = 1.0
        self.artChanged.emit()

    @Slot()
    def _read(self) -> None:
        episode, now = self._id, self._reads.now()

        def work(_cancel: Cancel) -> EpisodeFace | None:
            found = self._reads.sheet(episode)
            return episode_face(found, now) if found is not None else None

        self._put("read", self._fetch(work, self._on_read, self._on_failed))

    def _on_read(self, face: EpisodeFace | None) -> None:
        self._problem = ""
        if face is None:
            self._state = "gone"
            self.changed.emit()
            return
        before, self._face, self._state = self._face, face, "ready"
        self._genres.replace(face.genres)
        self.changed.emit()
        if (face.backdrop, face.still) != (before.backdrop, before.still):
            if face.backdrop != before.backdrop:
                self._drop_pictures()
            self._still = ""
            self._ask_pictures()

    def _on_failed(self, problem: Problem) -> None:
        self._problem = str(problem)
        if self._state != "ready":
            self._state = "error"
        self.changed.emit()

    def _ask_pictures(self) -> None:
        face = self._face
        if face.backdrop:
            self._put("hero", self._pictures.ask([face.backdrop], "backdrop", round(self._width * self._ratio), self._on_hero))
        if face.still:
            self._put("still", self._pictures.ask([face.still], "still", round(STILL * self._ratio), self._on_still))

    def _on_hero(self, files: Mapping[str, str]) -> None:
        address = files.get(self._face.backdrop, "")
        path = Path(QUrl(address).toLocalFile())

        def veiled(strength: float) -> None:
            self._hero, self._scrim = address, strength
            self.artChanged.emit()

        if address:
            self._put("scrim", self._fetch(lambda _cancel: self._reads.scrim(path), veiled))

    def _on_still(self, files: Mapping[str, str]) -> None:
        self._still = files.get(self._face.still, self._still)
        self.artChanged.emit()

    def _put(self, what: str, token: Cancel) -> None:
        if before := self._asked.get(what):
            before.request()
        self._asked[what] = token


def _begun(words: str) -> str:
    """As a sentence begins."""
    return words[:1].upper() + words[1:]
