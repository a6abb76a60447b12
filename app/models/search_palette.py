"""Search everything: titles of the library, pages and actions, as rows of the palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.cards import Hit, SearchAnswer
from app.domain.fold import fold
from app.domain.problems import Problem
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.short_list import ShortList
from app.models.wording import shown, tr

POSTER_PIXELS = 64
MOST_HITS = 8
MOST_COMMANDS = 9


class Command(NamedTuple):
    """Something to do or a page to go to. `words` are further names that find it, `keys` its shortcut."""

    key: str
    title: str
    symbol: str
    run: Callable[[], None]
    keys: str = ""
    words: str = ""
    page: bool = False


class Found(NamedTuple):
    """One row: `section` is its heading, `poster` a file's address or empty, `badge` a word about its state with its `tone`."""

    key: str
    section: str
    title: str
    detail: str
    symbol: str
    poster: str
    badge: str
    tone: str
    keys: str
    address: str
    reference: str


class SearchPalette(ShortList):
    """The `SearchPalette` singleton of QML. `look` asks; the answer to what was typed last is the only one that is shown."""

    answered = Signal()
    closed = Signal()

    def __init__(
        self,
        fetch: Fetch,
        search: Callable[[str], SearchAnswer],
        commands: Callable[[], Sequence[Command]],
        pictures: Pictures | None,
        open_address: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """`search` runs on a pool thread; `commands` says what can be done now."""
        super().__init__(Found, parent)
        self._fetch = fetch
        self._search = search
        self._commands = commands
        self._pictures = pictures
        self._open = open_address
        self._text = ""
        self._hits: list[Found] = []
        self._asked: list[Cancel] = []
        self._posters: dict[str, str] = {}
        self._summary = ""
        self._waiting = False

    def _get_summary(self) -> str:
        return self._summary

    def _get_waiting(self) -> bool:
        return self._waiting

    def _get_text(self) -> str:
        return self._text

    text = Property(str, _get_text, notify=answered)
    summary = Property(str, _get_summary, notify=answered)
    """How many results, how fast, and the spelling that found them."""
    waiting = Property(bool, _get_waiting, notify=answered)

    @Slot(str)
    def look(self, text: str) -> None:
        """Look for what was typed. Pages and actions answer at once, titles in a moment; until then the last ones stay."""
        self._stop()
        self._text = text.strip()
        if not self._text:
            self._hits, self._summary, self._waiting = [], "", False
        else:
            self._waiting = True
            wanted = self._text
            self._asked = [self._fetch(lambda _cancel: self._search(wanted), self._on_found, self._on_failed)]
        self._show()

    @Slot(str)
    def activate(self, key: str) -> None:
        """Open a row's page, or do what it says."""
        row = next((one for one in self.rows if one.key == key), None)
        if row is None:
            return
        self.closed.emit()
        if row.address:
            self._open(row.address)
            return
        for command in self._commands():
            if command.key == key:
                command.run()

    @Slot()
    def clear(self) -> None:
        """Forget the question and its answer."""
        self.look("")

    def _stop(self) -> None:
        for asked in self._asked:
            asked.request()
        self._asked = []

    def _on_found(self, answer: SearchAnswer) -> None:
        self._waiting = False
        self._hits = [found(hit, self._posters) for hit in answer.hits[:MOST_HITS]]
        self._summary = summary(answer)
        self._show()
        self._ask_posters()

    def unreadable(self, file: str) -> None:
        """A poster's file is gone or broken: ask for it again."""
        if file in self._posters.values():
            self._posters = {reference: known for reference, known in self._posters.items() if known != file}
            self._on_pictures({})
            self._ask_posters()

    def _ask_posters(self) -> None:
        missing = [row.reference for row in self._hits if row.reference and not row.poster]
        if missing and self._pictures is not None:
            self._asked.append(self._pictures.ask(missing, "poster", POSTER_PIXELS, self._on_pictures))

    def _on_failed(self, problem: Problem) -> None:
        self._waiting = False
        self._hits, self._summary = [], str(problem)
        self._show()

    def _on_pictures(self, files: Mapping[str, str]) -> None:
        self._posters.update(files)
        self._hits = [row._replace(poster=self._posters.get(row.reference, "")) for row in self._hits]
        self._show()

    def _show(self) -> None:
        commands = matching(self._text, self._commands())
        self.replace([*self._hits, *map(_row, commands[:MOST_COMMANDS])])
        self.answered.emit()


def matching(text: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that hold every typed word, pages first; all of them for nothing."""
    words = fold(text).split()
    some = [command for command in commands if all(word in fold(f"{command.title} {command.words}") for word in words)]
    return sorted(some, key=lambda command: not command.page)


def found(hit: Hit, posters: Mapping[str, str]) -> Found:
    """The row of a search hit."""
    address = f"bijou://{hit.kind}/{hit.id}"
    if hit.kind == "episode":
        address = f"bijou://show/{hit.show_id}?season={hit.season or 0}&episode={hit.id}"
    reference = hit.poster or ""
    owned = tr("Owned") if hit.quality is None else f"{tr('Owned')} · {hit.quality}"
    return Found(
        key=f"{hit.kind}:{hit.id}",
        section=tr("In your library"),
        title=shown(hit.title) or tr("Untitled"),
        detail=" · ".join(part for part in (str(hit.year) if hit.year else "", _kind(hit), shown(hit.context)) if part),
        symbol="film" if hit.kind == "movie" else "tv",
        poster=posters.get(reference, ""),
        badge=owned if hit.owned else tr("Not owned"),
        tone="good" if hit.owned else "warn",
        keys="",
        address=address,
        reference=reference,
    )


def summary(answer: SearchAnswer) -> str:
    """How it went: 2 found in 3 ms · spelled “metropolis”."""
    said = tr("%Ln found in %1", len(answer.hits)).replace("%1", tr("%Ln ms", max(1, round(answer.milliseconds))))
    return f"{said} · {tr('spelled “%1”').replace('%1', shown(answer.corrected, 60))}" if answer.corrected else said


def _kind(hit: Hit) -> str:
    return {"movie": tr("Film"), "show": tr("Series"), "episode": tr("Episode")}[hit.kind]


def _row(command: Command) -> Found:
    section = tr("Go to") if command.page else tr("Do")
    return Found(command.key, section, command.title, "", command.symbol, "", "", "", command.keys, "", "")
