"""Where typed words stand in a title, so that what matched can be shown: the beginnings of words first, else anywhere, accents and case aside."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from app.domain.fold import fold


def marked(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """(start, end) of the parts of `text` that the folded `words` match, in their order, none overlapping."""
    folded, places = _folded(text)
    found: list[tuple[int, int]] = []
    for word in words:
        at = (" " + folded).find(" " + word)
        at = at if at >= 0 else folded.find(word)
        if word and at >= 0:
            end = places[at + len(word) - 1] + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1  # an accent belongs to its letter
            found.append((places[at], end))
    return _apart(found)


def _folded(text: str) -> tuple[str, list[int]]:
    """Each character folded by itself, and which character of the text each folded one came from. Signs part words."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        plain = fold(letter) if letter.isalnum() or not letter.isascii() else " "
        letters.append(plain)
        places += [at] * len(plain)
    return "".join(letters), places


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    together: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if together and start <= together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    return together
