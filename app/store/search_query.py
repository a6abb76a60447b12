"""What was typed into the search field, as words, a year and external ids, and how the index is asked for a word (D17)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.fold import fold, sort_key
from app.store.search_index import ANYTHING, CJK_LETTERS, MARK, SYMBOLS

MOST_LETTERS = 200
MOST_WORDS = 10

_WORD = re.compile(rf"[{CJK_LETTERS}]+|[^\W_{CJK_LETTERS}]+|[{SYMBOLS}]")
_CJK = re.compile(f"[{CJK_LETTERS}]")
_YEAR = re.compile(r"(?:18[7-9]|19\d|20\d)\d")
_IMDB = re.compile(r"\btt\d{5,10}\b")
_NUMBERED = re.compile(r"\b(tmdb|tvdb|imdb)(?:id)?[\s:=-]+((?:tt)?\d+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search in its parts. `text` is folded; each of `words` must be found; `year` was among them beside others; `external` is (provider, id)."""

    text: str
    words: tuple[str, ...]
    year: int | None = None
    external: tuple[str, str] | None = None

    @property
    def plain(self) -> str:
        """The words with blanks between, as titles are compared with them."""
        return " ".join(self.words)

    def with_words(self, words: tuple[str, ...]) -> Asked:
        """The same search for other words."""
        return Asked(" ".join(words), words, self.year)


def asked(text: str) -> Asked:
    """Take a search apart: "metropolis 1927" is a word and a year, "tt0017136" an id, `%` and quotes are themselves."""
    folded = fold(text[:MOST_LETTERS])
    words = words_of(folded)[:MOST_WORDS]
    year = next((word for word in reversed(words) if _YEAR.fullmatch(word)), None) if len(words) > 1 else None
    if year:
        words.remove(year)
    return Asked(folded, tuple(words), int(year) if year else None, _external(folded))


def words_of(folded: str) -> list[str]:
    """The words of a search: runs of letters and digits, runs of CJK, single symbols; of punctuation alone, its characters."""
    return _WORD.findall(folded.replace("&", " and ")) or ANYTHING.findall(folded)


def without_article(asked_for: Asked) -> str:
    """The words as an English sort key has them: "the matrix" looks for "matrix" among the titles' keys too."""
    return sort_key(asked_for.plain)


def phrase(word: str) -> str:
    """How the index finds a word: three letters and more anywhere, one and two where a word starts, CJK as a run of any length."""
    if _CJK.match(word):
        return quoted(MARK + word if len(word) == 1 else MARK.join(word))
    return quoted(word if len(word) >= 3 else (MARK + word)[-3:])


def quoted(text: str) -> str:
    """A phrase of the index: in quotes nothing is an operator."""
    return '"' + text.replace('"', '""') + '"'


def is_cjk(word: str) -> bool:
    return _CJK.match(word) is not None


def _external(folded: str) -> tuple[str, str] | None:
    if match := _IMDB.search(folded):
        return "imdb", match[0]
    if match := _NUMBERED.search(folded):
        return match[1], match[2]
    return None
