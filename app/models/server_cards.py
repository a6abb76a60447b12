"""The servers of Settings → Libraries: a card each, with its state, its libraries and what may be done about trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.domain.servers import LibraryRow, ServerRow
from app.models.fetch import Fetch
from app.models.short_list import ShortList
from app.models.wording import count, instant_time, shown, tr

COUNTED = (Subject.MOVIE, Subject.SHOW, Subject.EPISODE)
COUNT_AGAIN_MS = 1_000
"""Between two counts while a scan commits; the cards' other news is shown at once."""


class LibraryLine(NamedTuple):
    """One library of a card. `shrunk`: a deep scan found far fewer titles and waits for the user's word (D12)."""

    number: int
    name: str
    kind: str
    detail: str
    included: bool
    titles: int
    not_seen: int
    shrunk: bool
    warning: str


class ServerCard(NamedTuple):
    """One server. `health` is `new`, `ok`, `trouble`, `testing` or `scanning`; `badge` says it in words, `tone` is its colour."""

    number: int
    kind: str
    name: str
    address: str
    device_id: str
    health: str
    badge: str
    tone: str
    trouble: str
    scanned: str
    holds: str
    about: str
    every: int
    first: bool
    last: bool
    libraries: ShortList


@dataclass(slots=True)
class Answer:
    """How the last test in this session went."""

    milliseconds: int | None
    sentence: str = ""


class ServerCards(ShortList):
    """The `ServerCards` singleton of QML, in the user's order."""

    loadedChanged = Signal()

    def __init__(self, fetch: Fetch, read: Callable[[], Sequence[ServerRow]], now: Callable[[], int], parent: QObject | None = None) -> None:
        """`read` runs on a pool thread."""
        super().__init__(ServerCard, parent)
        self._fetch = fetch
        self._read = read
        self._now = now
        self._servers: Sequence[ServerRow] = ()
        self._lists: dict[int, ShortList] = {}
        self._answers: dict[int, Answer] = {}
        self._testing: set[int] = set()
        self._scanning: frozenset[int] = frozenset()
        self._asked: Cancel | None = None
        self._state = "loading"
        self._trouble = ""
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_AGAIN_MS)
        self._counting.timeout.connect(self.load)

    state = Property(str, lambda self: self._state, notify=loadedChanged)
    """`loading`, `ready` or `failed`."""
    trouble = Property(str, lambda self: self._trouble, notify=loadedChanged)

    @Slot()
    def load(self) -> None:
        """Read the servers; an answer that is still on its way is dropped."""
        if self._asked is not None:
            self._asked.request()
        self._asked = self._fetch(lambda _cancel: self._read(), self._on_read, self._on_failed)

    def apply(self, changes: Changes) -> None:
        """A commit: read again at once when servers changed, in a moment when only counts did."""
        if changes.touched(Subject.SERVER) or changes.touched(Subject.LIBRARY) or changes.touched(Subject.SCAN):
            self.load()
        elif any(changes.touched(subject) for subject in COUNTED) and not self._counting.isActive():
            self._counting.start()

    def testing(self, server: int) -> None:
        """A test has begun."""
        self._testing.add(server)
        self._show()

    def tested(self, server: int, milliseconds: int | None, sentence: str = "") -> None:
        """A test has ended: how long the answer took, or None and what was wrong."""
        self._testing.discard(server)
        self._answers[server] = Answer(milliseconds, sentence)
        self._show()

    @Slot(list)
    def scanning(self, servers: Iterable[int]) -> None:
        """Which servers are being scanned now."""
        busy = frozenset(servers)
        if busy != self._scanning:
            self._scanning = busy
            self._show()

    @Slot(int, int, result="QVariantList")
    def moved(self, server: int, by: int) -> list[int]:
        """The order of all servers, were this one moved up (-1) or down (1)."""
        order = [row.number for row in self.rows]
        at = order.index(server)
        order.insert(min(max(at + by, 0), len(order) - 1), order.pop(at))
        return order

    def _on_read(self, servers: Sequence[ServerRow]) -> None:
        self._asked = None
        self._servers = servers
        for server in servers:
            if server.id not in self._lists:
                self._lists[server.id] = ShortList(LibraryLine, self)
            self._lists[server.id].replace([library_line(one) for one in server.libraries])
        self._show()
        self._settle("ready", "")

    def _on_failed(self, problem: Problem) -> None:
        self._asked = None
        self._settle("failed", str(problem))

    def _settle(self, state: str, trouble: str) -> None:
        if (state, trouble) != (self._state, self._trouble):
            self._state, self._trouble = state, trouble
            self.loadedChanged.emit()

    def _show(self) -> None:
        last = len(self._servers) - 1
        self.replace([self._card(server, at == 0, at == last) for at, server in enumerate(self._servers)])

    def _card(self, server: ServerRow, first: bool, last: bool) -> ServerCard:
        health, badge, tone, trouble = self._health(server)
        return ServerCard(
            number=server.id,
            kind=server.kind,
            name=shown(server.name),
            address=shown(server.address),
            device_id=server.device_id,
            health=health,
            badge=badge,
            tone=tone,
            trouble=trouble,
            scanned=tr("Last scan %1").replace("%1", instant_time(server.scanned_at, self._now())) if server.scanned_at else tr("Never scanned"),
            holds=holds(server),
            about=" · ".join(part for part in (shown(server.user_name), shown(server.version, 40)) if part),
            every=server.scan_every_minutes or 0,
            first=first,
            last=last,
            libraries=self._lists[server.id],
        )

    def _health(self, server: ServerRow) -> tuple[str, str, str, str]:
        """(health, badge, tone, trouble)."""
        answer = self._answers.get(server.id)
        if server.id in self._testing:
            return "testing", tr("Testing …"), "info", ""
        if answer is not None and answer.milliseconds is None:
            return "trouble", tr("No answer"), "bad", answer.sentence
        if server.id in self._scanning:
            return "scanning", tr("Scanning"), "info", ""
        if answer is not None and answer.milliseconds is not None:
            return "ok", f"{tr('Connected')} · {tr('%Ln ms', answer.milliseconds)}", "good", ""
        if server.trouble:
            return "trouble", tr("Needs attention"), "warn", shown(server.trouble)
        if server.answered_at:
            return "ok", tr("Connected"), "good", ""
        return "new", tr("Not asked yet"), "info", ""


def library_line(row: LibraryRow) -> LibraryLine:
    """One library as its card shows it."""
    films = tr("Films: %Ln", row.titles) if row.kind == "movie" else tr("Shows: %Ln", row.titles)
    warning = ""
    if row.shrunk_at is not None:
        warning = tr("The last deep scan found %1 titles of %2 no longer. They stay, marked as not seen, until you say that they are gone.")
        warning = warning.replace("%1", count(row.not_seen)).replace("%2", shown(row.name))
    return LibraryLine(row.id, shown(row.name), row.kind, films, row.included, row.titles, row.not_seen, row.shrunk_at is not None, warning)


def holds(server: ServerRow) -> str:
    """What a server holds: Films: 1,284 · Shows: 212 · Episodes: 9,431."""
    parts = (
        (tr("Films: %Ln", server.movies), server.movies),
        (tr("Shows: %Ln", server.shows), server.shows),
        (tr("Episodes: %Ln", server.episodes), server.episodes),
    )
    return " · ".join(words for words, number in parts if number)
