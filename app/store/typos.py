"""One typo forgiven: the known words that are a letter too many, too few, wrong, or two swapped away from what was typed (D17)."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from app.store.database import Reader
from app.store.numbers import texts

SHORTEST = 4
"""Letters of the word that was meant."""
MOST = 8


def meant(reader: Reader, typed: str) -> list[str]:
    """Known words one typo away from `typed`, likeliest first, at most eight; none for numbers."""
    if len(typed) < SHORTEST - 1 or typed.isdecimal() or not typed.isalnum():
        return []
    found = {word for word in _near(reader, typed) if len(word) >= SHORTEST and word != typed and OSA.distance(typed, word, score_cutoff=1) <= 1}
    return sorted(found, key=lambda word: (word[0] != typed[0], abs(len(word) - len(typed)), word[-1] != typed[-1], word))[:MOST]


def begun(reader: Reader, typed: str) -> list[str]:
    """Known longer words whose beginning is one typo away from `typed`, a word still being typed; its first letter counts as right."""
    if len(typed) < SHORTEST or not typed.isalpha():
        return []
    half, length = len(typed) // 2, len(typed)
    words = texts(
        reader,
        "SELECT word AS text FROM search_words WHERE word >= ? AND word < ? AND length(word) > ? AND (substr(word, 1, ?) = ? OR instr(substr(word, ?, ?), ?))",
        (typed[0], _after(typed[0]), length, half, typed[:half], half, length - half + 2, typed[half:]),
    )
    found = [word for word in words if any(OSA.distance(typed, word[:end], score_cutoff=1) <= 1 for end in (length - 1, length, length + 1))]
    return sorted(found, key=lambda word: (word[:half] != typed[:half], len(word), word))[:MOST]


def _near(reader: Reader, typed: str) -> list[str]:
    """One typo leaves the first or the second half whole, or swaps the two letters where they meet."""
    half, length = len(typed) // 2, len(typed)
    start, end = typed[:half], typed[half:][::-1]
    swapped = typed[: half - 1] + typed[half] + typed[half - 1] + typed[half + 1 :]
    return texts(
        reader,
        "SELECT word AS text FROM search_words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
        " UNION SELECT word FROM search_words WHERE backwards >= ? AND backwards < ? AND length(backwards) BETWEEN ? AND ?"
        " UNION SELECT word FROM search_words WHERE word = ?",
        (start, _after(start), length - 1, length + 1, end, _after(end), length - 1, length + 1, swapped),
    )


def _after(beginning: str) -> str:
    """The end of the range of words that start so."""
    return beginning + "\U0010ffff"
