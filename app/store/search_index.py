"""Filling the search index: the words of titles, original titles and episode titles, so that substrings and word starts are found (D17).

Each word is written behind two marks into a trigram table. A substring of three letters or more is then a phrase, one or two letters at a word's start are
a phrase that begins with the marks, and a run of CJK, where every character is a word, is found at any length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.domain.fold import fold
from app.domain.items import Kind
from app.store.database import Transaction
from app.store.numbers import as_json

MARK = "\x1f\x1f"
BREAK = "\x1e"
"""Between two texts, so that no run of CJK reaches from one into the next."""
LONGEST = 400
"""Characters of one title that are indexed; a hostile title of 100 kB is still found by its beginning."""

TABLES = {Kind.MOVIE: "movie_search", Kind.SHOW: "show_search", Kind.EPISODE: "episode_search"}

CJK_LETTERS = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30fa\u30fc-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The letters of scripts that may write without blanks, as the inside of a character class."""
SYMBOLS = r"%_+$#@=*^~|\\<>€£°★☆♥"
"""Signs that people search for; they are words of one character."""
ANYTHING = re.compile(r"[^\s\x00-\x1f\ud800-\udfff]")

_HAS_CJK = re.compile(f"[{CJK_LETTERS}]")
# A CJK character, a run of other letters and digits, or a symbol; blanks and soft punctuation only part words.
_PIECE = re.compile(rf"[{CJK_LETTERS}]|[^\W_{CJK_LETTERS}]+|[{SYMBOLS}]")
_LATIN_PIECE = re.compile(r"[0-9a-z]+|[%_+$#@=*^~|\\<>]")
# Words with something inside, that people write together: spider-man, ocean's, m*a*s*h, s.w.a.t.
_COMPOUND = re.compile(r"[^\W_]+(?:['*.\-·][^\W_]+)+")
_INSIDE = re.compile(r"['*.\-·]")


def pieces(folded: str) -> list[str]:
    """The words of a folded text in their order: letters and digits, single CJK characters, single symbols; `&` is the word `and`.

    A text of nothing but punctuation ("...", "?!") gives its characters.
    """
    if "&" in folded:
        folded = folded.replace("&", " and ")
    found = _LATIN_PIECE.findall(folded) if folded.isascii() else _PIECE.findall(folded)
    return found or ANYTHING.findall(folded)


def index_titles(tx: Transaction, kind: Kind, rows: Sequence[tuple[int, Iterable[str | None]]]) -> None:
    """Index rows of (id, texts), replacing what was indexed for these ids. `kind` is movie, show or episode. Cheapest in large batches."""
    lines: list[tuple[int, str]] = []
    known: set[str] = set()
    for row_id, texts in rows:
        words = _words(texts)
        known.update(words)
        lines.append((row_id, MARK + MARK.join(words)))
    tx.insert_many(f"INSERT OR REPLACE INTO {TABLES[kind]} (rowid, titles)", lines)
    pairs = [(word, word[::-1]) for word in known if 3 <= len(word) <= 40 and not word.isdecimal()]
    tx.insert_many("INSERT OR IGNORE INTO search_words (word, backwards)", pairs)


def unindex(tx: Transaction, kind: Kind, ids: Iterable[int]) -> None:
    """Take rows out of the index. Their words stay known to the typo search, which drops a word that finds nothing."""
    tx.execute(f"DELETE FROM {TABLES[kind]} WHERE rowid IN (SELECT value FROM json_each(?))", (as_json(list(ids)),))


def _words(texts: Iterable[str | None]) -> list[str]:
    """What one row is found by: each word once, but CJK in its whole order, since its characters are found as a run."""
    alone = [text for text in texts if text]
    if len(alone) == 1 and (folded := fold(alone[0][:LONGEST])).isascii():
        if folded.replace(" ", "").isalnum():  # most titles: nothing but words
            plain = folded.split(" ")
            return plain if len(set(plain)) == len(plain) else list(dict.fromkeys(plain))
        if not _INSIDE.search(folded):
            return list(dict.fromkeys(pieces(folded)))
    words: dict[str, None] = {}
    runs: list[str] = []
    for text in alone:
        folded = fold(text[:LONGEST])
        found = pieces(folded)
        if not folded.isascii() and _HAS_CJK.search(folded):
            runs += [*found, BREAK]
        else:
            words.update(dict.fromkeys(found))
        if _INSIDE.search(folded):
            words.update(dict.fromkeys(_INSIDE.sub("", compound) for compound in _COMPOUND.findall(folded)))
    return [*words, *runs]
