"""Chance that is the same every time: it follows from numbers alone, so that any title can be made up on its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1


def mixed(*numbers: int) -> int:
    """A 64-bit number that looks random but follows from `numbers` (splitmix64)."""
    state = 0x9E3779B97F4A7C15
    for number in numbers:
        state = (state ^ number) * 0xBF58476D1CE4E5B9 & _MASK
        state = (state ^ state >> 27) * 0x94D049BB133111EB & _MASK
        state ^= state >> 31
    return state


def share(*numbers: int) -> float:
    """The same as a fraction, 0 up to but not including 1."""
    return mixed(*numbers) / (_MASK + 1)


def seed_of(text: str) -> int:
    """A number for a text, the same in every process (unlike `hash`)."""
    state = 0xCBF29CE484222325
    for byte in text.encode("utf-8", "surrogatepass"):
        state = (state ^ byte) * 0x100000001B3 & _MASK
    return state


class Chance:
    """A row of draws that begins at `numbers`: quick, and the same in every process and version of Python."""

    __slots__ = ("_state",)

    def __init__(self, *numbers: int) -> None:
        self._state = mixed(*numbers)

    def whole(self, below: int) -> int:
        """A whole number, 0 up to but not including `below`."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & _MASK
        return (self._state >> 33) % below

    def share(self) -> float:
        """A fraction, 0 up to but not including 1."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & _MASK
        return (self._state >> 11) / 9007199254740992

    def between(self, low: float, high: float) -> float:
        """A number from `low` up to `high`."""
        return low + (high - low) * self.share()

    def pick(self, some: Sequence[T]) -> T:
        """One of `some`."""
        return some[self.whole(len(some))]

    def several(self, some: Sequence[T], count: int) -> tuple[T, ...]:
        """Up to `count` different ones of `some`, in a shuffled order."""
        left = list(some)
        return tuple(left.pop(self.whole(len(left))) for _ in range(min(count, len(left))))
