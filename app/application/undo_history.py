"""What was done by hand, in its order, so that the last can be taken back, and the one before it, and done again (D62)."""

from __future__ import annotations

from typing import NamedTuple

MOST = 500
"""How far back it goes; what lies before is taken back on the page of its title."""


class Deed(NamedTuple):
    """`line`: the activity that takes it back, or that does it again once it was taken back. `text`: what was done, in words; empty where what
    takes it back has words of its own."""

    line: int
    text: str


class UndoHistory:
    """What was done and not taken back, and what was taken back and not done again; the last of each comes first."""

    def __init__(self) -> None:
        self._done: list[Deed] = []
        self._undone: list[Deed] = []

    @property
    def last_done(self) -> Deed | None:
        """What would be taken back."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Deed | None:
        """What would be done again."""
        return self._undone[-1] if self._undone else None

    def done(self, line: int, text: str) -> None:
        """Something was done: what was taken back before is not done again any more."""
        self.forget(line)  # following what is followed gives the line of the follow that stands
        self._undone.clear()
        self._done = [*self._done, Deed(line, text)][-MOST:]

    def undone(self, line: int, back: int) -> str | None:
        """What `line` told of was taken back; `back` does it again. Returns its words, None for what is not here."""
        deed = _taken(self._done, line)
        if deed is None:
            return None
        self._undone.append(Deed(back, deed.text))
        return deed.text

    def done_again(self, line: int, back: int) -> str | None:
        """What `line` would do was done again; `back` takes it back. Returns as `undone`."""
        deed = _taken(self._undone, line)
        if deed is None:
            return None
        self._done.append(Deed(back, deed.text))
        return deed.text

    def forget(self, line: int) -> None:
        """It can be neither taken back nor done again."""
        _taken(self._done, line)
        _taken(self._undone, line)


def _taken(deeds: list[Deed], line: int) -> Deed | None:
    found = next((deed for deed in deeds if deed.line == line), None)
    if found is not None:
        deeds.remove(found)
    return found
