"""Numbers in titles as digits, however they are written: "Part Two", "Rocky IV", "One Hundred and One Dalmatians" (D21)."""

from __future__ import annotations

from app.domain.match_words import NUMBERS, PARTS, ROMANS, TENS


def numbered(words: list[str]) -> list[str]:
    """The words with their numbers as digits, and without the "part" before a number."""
    found: list[str] = []
    at = 0
    while at < len(words):
        digits, used = _number(words, at)
        if digits is None and at and words[at] in PARTS and at + 1 < len(words) and _number(words, at + 1)[0] is not None:
            used = 1
        else:
            found.append(words[at] if digits is None else digits)
        at += used
    return found


def _number(words: list[str], at: int) -> tuple[str | None, int]:
    """The number that begins there, as digits, and how many words it takes."""
    word = words[at]
    if word.isdigit():
        return word.lstrip("0") or "0", 1
    value, used = _below_hundred(words, at)
    if value is None:
        return NUMBERS.get(word) or (ROMANS.get(word) if at else None), 1
    if not 0 < value < 10 or words[at + used : at + used + 1] != ["hundred"]:
        return str(value), used
    used += 1
    rest, more = _below_hundred(words, at + used + (words[at + used : at + used + 1] == ["and"]))
    if rest is None:
        return str(value * 100), used
    return str(value * 100 + rest), used + (words[at + used] == "and") + more


def _below_hundred(words: list[str], at: int) -> tuple[int | None, int]:
    """ "Twenty", "twenty four", "seven": the value and how many words it takes."""
    word, after = words[at] if at < len(words) else "", words[at + 1] if at + 1 < len(words) else ""
    if word in TENS:
        unit = NUMBERS.get(after, "")
        return (TENS[word] + int(unit), 2) if unit.isdigit() and 0 < int(unit) < 10 else (TENS[word], 1)
    small = NUMBERS.get(word, "")
    return (int(small), 1) if small.isdigit() else (None, 1)
