"""Asks for the posters of what is visible, and holds where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from time import monotonic

from app.domain.cancel import Cancel
from app.models.pictures import Pictures, Purpose

LATE_S = 0.15
"""After this long without a picture an empty place was seen: what comes then shall not jump in."""
WORTH_ANOTHER = 1.1
"""How much wider posters must be drawn before they are asked for again."""


Arrived = Callable[[frozenset[str], frozenset[str]], None]
Artless = Callable[[frozenset[str]], None]


class WallPosters:
    """Files by reference. `arrived` hears of the references whose file is known now, and which of them had been waited for and seen missing.

    `artless` hears of those that have no picture, and of those that have one after all.

    What scrolled away unanswered is not asked for any longer.
    """

    def __init__(self, pictures: Pictures, arrived: Arrived, artless: Artless, purpose: Purpose = "poster", clock: Callable[[], float] = monotonic) -> None:
        self._pictures = pictures
        self._arrived = arrived
        self._artless = artless
        self._purpose: Purpose = purpose
        self._clock = clock
        self._pixels = 0
        self._files: dict[str, str] = {}
        self._outdated: set[str] = set()
        self._denied: set[str] = set()
        self._asked: dict[str, _Asking] = {}

    def file(self, reference: str) -> str:
        """The address of the file, empty while there is none."""
        return self._files.get(reference, "")

    def artless(self, reference: str) -> bool:
        """True when there is a reference and no picture behind it; one that only has not come yet is none of these."""
        return reference in self._denied

    def unreadable(self, file: str) -> None:
        """A file is gone or broken: its posters have none, and are to be asked for again."""
        gone = frozenset(one for one, known in self._files.items() if known == file)
        for one in gone:
            del self._files[one]
        if gone:
            self._arrived(gone, frozenset())

    def draw_at(self, pixels: int) -> bool:
        """How wide the posters are drawn, in device pixels. True when they should be asked for again; those that are there stay until then."""
        if not pixels or (self._pixels and 1 / WORTH_ANOTHER < pixels / self._pixels < WORTH_ANOTHER):
            return False
        first = not self._pixels
        self._pixels = pixels
        for asking in set(self._asked.values()):
            asking.token.request()
        self._asked.clear()
        self._outdated = set() if first else set(self._files)
        return True

    def ask(self, references: Iterable[str]) -> None:
        """These are visible, in this order; nothing else is."""
        wanted = dict.fromkeys(references)
        for asking in set(self._asked.values()):
            if asking.references.isdisjoint(wanted):
                self._drop(asking)
        new = [one for one in wanted if one not in self._asked and (one not in self._files or one in self._outdated)]
        if not new or not self._pixels:
            return
        asking = _Asking(set(new), self._clock())
        for one in new:
            self._asked[one] = asking
        asking.token = self._pictures.ask(new, self._purpose, self._pixels, lambda files: self._on_arrived(asking, files), self._on_denied)

    def keep(self, references: set[str]) -> None:
        """Forget the files of all others."""
        self._files = {one: file for one, file in self._files.items() if one in references}

    def close(self) -> None:
        """Ask for nothing more."""
        for asking in set(self._asked.values()):
            self._drop(asking)

    def _on_arrived(self, asking: _Asking, files: Mapping[str, str]) -> None:
        changed = frozenset(one for one, file in files.items() if self._files.get(one) != file)
        late = self._clock() - asking.since > LATE_S
        awaited = frozenset(one for one in changed if late and one not in self._files)
        self._files.update(files)
        after_all = self._denied.intersection(files)
        self._denied -= after_all
        self._outdated.difference_update(files)
        for one in files:
            if self._asked.get(one) is asking:
                del self._asked[one]
        asking.references.difference_update(files)
        if changed:
            self._arrived(changed, awaited)
        if after_all:
            self._artless(frozenset(after_all))

    def _on_denied(self, reference: str) -> None:
        if reference not in self._files and reference not in self._denied:
            self._denied.add(reference)
            self._artless(frozenset((reference,)))

    def _drop(self, asking: _Asking) -> None:
        asking.token.request()
        for one in asking.references:
            self._asked.pop(one, None)


class _Asking:
    """One question that is not answered whole yet."""

    def __init__(self, references: set[str], since: float) -> None:
        self.references = references
        self.since = since
        self.token = Cancel()
