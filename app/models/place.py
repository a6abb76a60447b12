"""Where the user is: the address of the page, the way back, and what each page on that way looked like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QJSValue

SCHEME = "bijou://"
PAGES = (
    "welcome", "home", "movies", "shows", "movie", "show", "person", "calendar",
    "discover", "watchlist", "wishlist", "search", "activity", "settings", "scan", "workers",
)  # fmt: skip
REMEMBERED = 60
"""How many entries of the way back survive."""
SAVE_AFTER_MS = 250
LONGEST_ID = 9
"""Digits that surely fit QML's int."""
OUTSIDE = "tmdb-"
"""Before TMDB's number of a title or person that is not the library's (`bijou://movie/tmdb-603`)."""
_OUTSIDE_TOO = frozenset({"movie", "show", "person"})
_NUMBERED = _OUTSIDE_TOO | {"scan"}


class Entry(msgspec.Struct):
    """One step: its address and what the page left there (scroll, tab, selection)."""

    address: str
    state: dict[str, Any] = msgspec.field(default_factory=dict)


class Place(QObject):
    """The current address and the history around it, kept through `put` shortly after each change and read back through `get`."""

    moved = Signal()
    """Another entry is current; `address`, `page`, `number`, `section` and the saved state changed."""
    leaving = Signal()
    """The current entry is about to be left: what a page has not remembered yet, it remembers now."""
    refused = Signal(str)
    """An address that names no page."""

    def __init__(self, get: Callable[[], Mapping[str, Any]], put: Callable[[dict[str, Any]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._put = put
        self._entries, self._at = _read(get())
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)

    def where(self) -> str:
        """The current address, for Python; QML reads `address`."""
        return self._entries[self._at].address

    def _page(self) -> str:
        return _parts(self.where())[0]

    def _number(self) -> int:
        rest = _parts(self.where())[1]
        return int(rest) if rest.isdecimal() else 0

    def _section(self) -> str:
        return _parts(self.where())[1]

    def _can_go_back(self) -> bool:
        return self._at > 0

    def _can_go_forward(self) -> bool:
        return self._at + 1 < len(self._entries)

    def _depth(self) -> int:
        return self._at

    address = Property(str, where, notify=moved)
    page = Property(str, _page, notify=moved)
    number = Property(int, _number, notify=moved)
    """The library's id in the address (`bijou://movie/12`), 0 where there is none."""
    section = Property(str, _section, notify=moved)
    """What follows the page (`about` in `bijou://settings/about`, `tmdb-603` in `bijou://movie/tmdb-603`), as text."""
    canGoBack = Property(bool, _can_go_back, notify=moved)
    canGoForward = Property(bool, _can_go_forward, notify=moved)
    depth = Property(int, _depth, notify=moved)
    """How many entries lie behind: grows on the way forward, shrinks on the way back."""

    @Slot(str)
    def open(self, address: str) -> None:
        """Go to an address; what lay ahead is forgotten. The current address again changes nothing."""
        address = tidy(address)
        if not known(address):
            self.refused.emit(address)
            return
        if address == self.where():
            return
        self.leaving.emit()
        self._entries = [*self._entries[: self._at + 1], Entry(address)][-REMEMBERED:]
        self._at = len(self._entries) - 1
        self._announce()

    @Slot(str)
    def replace(self, address: str) -> None:
        """Change the current entry's address in place (text typed into a filter makes no new step)."""
        address = tidy(address)
        if known(address) and address != self.where():
            self._entries[self._at].address = address
            self._announce()

    @Slot()
    def back(self) -> None:
        """One step back, if there is one."""
        if self._at > 0:
            self.leaving.emit()
            self._at -= 1
            self._announce()

    @Slot()
    def forward(self) -> None:
        """One step forward, if there is one."""
        if self._can_go_forward():
            self.leaving.emit()
            self._at += 1
            self._announce()

    @Slot(str, "QVariant")
    def remember(self, name: str, value: object) -> None:
        """Keep `value` (a number, text, boolean or list) with the current entry."""
        if isinstance(value, QJSValue):
            value = value.toVariant()
        if self._entries[self._at].state.get(name) != value:
            self._entries[self._at].state[name] = value
            self._saving.start()

    @Slot(str, "QVariant", result="QVariant")
    def remembered(self, name: str, default: object) -> object:
        """What the current entry kept under `name`, else `default`."""
        return self._entries[self._at].state.get(name, default)

    @Slot(str, result=str)
    def parameter(self, name: str) -> str:
        """One value of the address's query (`bijou://show/3?season=2`), empty where there is none."""
        return dict(parse_qsl(self.where().partition("?")[2])).get(name, "")

    def forget(self, address: str) -> None:
        """Start afresh at an address: no way back (after Welcome, or when the library changed)."""
        self._entries, self._at = [Entry(tidy(address))], 0
        self._announce()

    @Slot()
    def save(self) -> None:
        """Write now what would be written in a moment."""
        self._saving.stop()
        # Copies: whoever keeps them compares what comes next with what it has.
        self._put({"at": self._at, "entries": [[entry.address, dict(entry.state)] for entry in self._entries]})

    def close(self) -> None:
        """Write what is not written yet."""
        if self._saving.isActive():
            self.save()

    def _announce(self) -> None:
        self._saving.start()
        self.moved.emit()


def tidy(address: str) -> str:
    """With its scheme and without blanks around it; `movies` and `bijou://movies/` are the same page."""
    text = address.strip()
    if not text.startswith(SCHEME):
        text = SCHEME + text
    path, mark, query = text.partition("?")
    return path.rstrip("/") + mark + query


def known(address: str) -> bool:
    """True when the address names a page of ours, with an id where the page needs one."""
    page, rest = _parts(address)
    if page in _NUMBERED:
        number = rest.removeprefix(OUTSIDE) if page in _OUTSIDE_TOO else rest
        return number.isascii() and number.isdecimal() and len(number) <= LONGEST_ID
    return page in PAGES


def _parts(address: str) -> tuple[str, str]:
    page, _, rest = address.removeprefix(SCHEME).partition("?")[0].partition("/")
    return page, rest


def _read(kept: Mapping[str, Any]) -> tuple[list[Entry], int]:
    """The kept history; none or a broken one is worth nothing and starts at Home."""
    start = [Entry(SCHEME + "home")], 0
    try:
        entries = [Entry(address, dict(state)) for address, state in kept["entries"] if known(address)]
        return (entries, min(max(int(kept["at"]), 0), len(entries) - 1)) if entries else start
    except (ValueError, TypeError, KeyError, AttributeError):
        return start
