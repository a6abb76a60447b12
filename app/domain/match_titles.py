"""Titles as matching sees them: what stands behind a title taken off, its numbers and its "and" written one way (D21)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from app.domain.fold import fold
from app.domain.match_numbers import numbered
from app.domain.match_words import (
    AND,
    ARTICLES,
    COUNTRIES,
    CYRILLIC,
    EDITION_AFTER,
    EDITION_INSIDE,
    ID_TAG,
    RELEASE,
    TRANSLITERATED,
    WORDS,
)

_BRACKETS = re.compile(r"\s*[(\[{]([^()\[\]{}]*)[)\]}]\s*$")
_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
_BARE_YEAR = re.compile(r"^(.*\w\W*)[\s._-]((?:18[89]|19\d|20\d)\d)$")
_FILE_YEAR = re.compile(r"^(.*[^\W_].*?)[\s._(-]+((?:18[89]|19\d|20\d)\d)(?:[\s._)-].*)?$")
_SORTED = re.compile(r"^(.+), (the|a|an|der|die|das|le|la|les|l'|el|los|las|il|lo|gli|de|het)$", re.IGNORECASE)
_CUTS = re.compile(r"\s*(?::|\s-\s|\s-(?=[^\s-][^-]*-$)|\s?~|\s/\s|\|)\s*|\s+or\s*[:(]\s*|\s*[;,]\s+or,?\s+|\s+\(")
_OWNER = re.compile(r"^[^\s:]+(?:\s[^\s:]+)?(?:'s|s')\s+(?=\S)")
_ELISION = re.compile(r"^(l|un)'(?=\w)")
_INITIALS = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){2,}[^\W\d_]?)(?![^\W_])")
_IDEOGRAPHS = "\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SCRIPTS = re.compile(rf"(?<=[{_IDEOGRAPHS}])(?=[a-z0-9])|(?<=[a-z0-9])(?=[{_IDEOGRAPHS}])")
_CAMERA = re.compile(
    r"^(?:(?:img|vid|dsc[fn]?|mov|mvi|gopr|gh\d\d|gx\d\d|pxl|dji|clip|wa|screen ?recording)[ _-]?\d{3,}.*"
    r"|(?:\d[ _:.-]?){8,}|[0-9a-f]{16,}|[0-9a-f]{8}-[0-9a-f-]{20,})$"
)


_COMPACT = 5
"""Titles of fewer letters are not the same by their letters alone."""


class Form(NamedTuple):
    """A title taken apart.

    `key` is the title without its article, `whole` with it; `spellings` are other ways to write `key` (umlauts as two letters, Cyrillic in Latin letters);
    `heads` and `tails` are what stands before and after its colons and dashes; `numbers` are the digits in it, in order; `letters` is
    the title as it stands, without blanks and signs; `owned` is it without the name of whose it is
    ("Bram Stoker's …"), where it has one. `year`, `country` and `edition` are
    what stood behind the title. A title that names nothing, such as a camera's file name, has an empty `key`.
    """

    key: str
    whole: str
    article: str
    spellings: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    numbers: tuple[str, ...]
    letters: str
    owned: str
    year: int | None
    country: str | None
    edition: bool

    @property
    def telling(self) -> int:
        """How much the title tells by itself: 0 for one short word, 1, or 2 for several words or a long one."""
        letters = len(self.key.replace(" ", ""))
        if self.key and not self.key.isascii() and any(ord(letter) > 0x2E80 for letter in self.key):
            letters *= 3  # an ideograph or syllable tells more than a letter
        words = self.key.count(" ") + 1
        return 2 if letters >= 12 or (words >= 3 and letters >= 9) else 1 if letters >= 8 else 0


class _Stripped(NamedTuple):
    text: str
    year: int | None
    country: str | None
    edition: bool


@lru_cache(maxsize=4096)
def form(text: str) -> Form:
    """The title taken apart."""
    stripped = _stripped(text)
    folded = _opened(stripped.text)
    words = _words(folded)
    article = words[0] if len(words) > 1 and words[0] in ARTICLES else ""
    key = "" if _CAMERA.match(fold(text)) else _joined(words[1:] if article else words)
    heads, tails = _parts(folded)
    owner = _OWNER.match(folded)
    owned = _joined(_without_article(_words(folded[owner.end() :]))) if owner else ""
    if owned:
        tails.add(owned)
    spelt = {_joined(_without_article(_words(_opened(other)))) for other in _other_spellings(stripped.text)}
    spelt.add(_joined([word for at, word in enumerate(words) if at == 0 or word != "the"]).removeprefix(article).lstrip())
    letters = "".join(_without_article(_plain(folded)))
    if len(letters) >= _COMPACT:
        spelt.add(letters)
    return Form(
        key,
        _joined(words) if key else "",
        article,
        frozenset(spelt - {key}),
        frozenset(heads - {key}),
        frozenset(tails - {key}),
        tuple(word for word in words if word.isdigit()),
        letters,
        owned,
        stripped.year,
        stripped.country,
        stripped.edition,
    )


def shown(text: str) -> str:
    """The title as people write it, without year, country, edition and tags behind it."""
    return _stripped(" ".join(text.split())).text


def without_year(text: str) -> tuple[str, int] | None:
    """Title and year of one that ends in a bare year ("The Matrix 1999"); None when it does not."""
    found = _BARE_YEAR.match(text.strip())
    return (found[1].strip(" ._-"), int(found[2])) if found else None


def without_country(text: str) -> tuple[str, str] | None:
    """Title and country of one that ends in a bare country ("The Office US"); None when it does not."""
    rest, _, last = text.strip().replace("_", " ").rpartition(" ")
    code = COUNTRIES.get(last if " " in text else last.upper())
    return (rest, code) if rest and code else None


def _unreleased(text: str) -> str:
    """Without what a file's name says of its quality."""
    found = RELEASE.search(text)
    cut = text[: found.start()] if found and found.start() > 0 else text
    return cut.replace("_", " ") if " " not in cut.strip("_") else cut


def _stripped(text: str) -> _Stripped:
    """The title without year, country, edition and tags behind it."""
    rest, year, country, edition = _unreleased(text).strip(), None, None, False
    while (found := _BRACKETS.search(rest)) and found.start():
        inner = found[1].strip()
        if _YEAR.fullmatch(inner):
            year = int(inner)
        elif inner in COUNTRIES:
            country = COUNTRIES[inner]
        elif EDITION_INSIDE.search(fold(inner)):
            edition = True
        elif inner and not ID_TAG.match(inner):
            break
        rest = rest[: found.start()]
    if (cut := EDITION_AFTER.search(rest)) and fold(rest[: cut.start()]) not in ARTICLES:  # "The Final Cut" is a film
        rest, edition = rest[: cut.start()], True
    from_file = " " not in text.strip() or _unreleased(text) != text
    if from_file and year is None and (found := _FILE_YEAR.match(rest)):
        rest, year = found[1], int(found[2])
    return _Stripped(rest.strip(" -–:") or text, year, country, edition)


def _opened(text: str) -> str:
    """Folded, with a sorted title's article at its front again ("Thing, The") and initials drawn together ("S.W.A.T.")."""
    folded = fold(text)
    if found := _SORTED.match(folded):
        folded = f"{found[2]} {found[1]}"
    return _INITIALS.sub(lambda found: found[1].replace(".", ""), _ELISION.sub(r"\1 ", folded))


def _words(folded: str) -> list[str]:
    """The words, with numbers as digits and "and" as one word in every language; the signs themselves when there is nothing else."""
    words = _plain(folded)
    last = len(words) - 1
    return numbered(["and" if 0 < at < last and word in AND else WORDS.get(word, word) for at, word in enumerate(words)])


def _plain(folded: str) -> list[str]:
    return _SCRIPTS.sub(" ", "".join(_letter(letter) for letter in folded)).split() or [folded.strip()]


def _joined(words: list[str]) -> str:
    return " ".join(words)


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def _parts(folded: str) -> tuple[set[str], set[str]]:
    """Every beginning and every end that a colon, a dash or the like sets apart."""
    heads: set[str] = set()
    tails: set[str] = set()
    for cut in _CUTS.finditer(folded):
        heads.add(_joined(_without_article(_words(folded[: cut.start()]))))
        tails.add(_joined(_without_article(_words(folded[cut.end() :]))))
    return heads - {""}, tails - {""}


def _other_spellings(text: str) -> list[str]:
    if text.isascii():
        return []
    lower = unicodedata.normalize("NFC", text).lower()
    return [spelt for table in (TRANSLITERATED, CYRILLIC) if (spelt := lower.translate(table)) != lower]


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter in "'’":
        return ""
    if letter in "&+":
        return " and "
    if letter == "×":
        return "x"
    return " " if unicodedata.category(letter)[0] in "PSZ" else letter
