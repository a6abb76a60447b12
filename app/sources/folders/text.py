"""Names as text: readable, comparable, and the id tags in them."""

from __future__ import annotations

import re
import unicodedata

from app.domain.fold import fold
from app.domain.items import ExternalIds

_TAG = re.compile(r"\s*[\[{(](?P<provider>tmdb|imdb|tvdb)(?:id)?[-=: ]?(?P<id>tt\d+|\d+)[\]})]|\s*[\[{](?P<tt>tt\d{5,})[\]}]", re.IGNORECASE)
_EDITION = re.compile(r"\s*\{edition-[^}]*\}", re.IGNORECASE)


def printable(name: str) -> str:
    """The name as text that can be stored and shown: composed (NFC), and bytes that are no UTF-8 as \\xNN."""
    return name if name.isascii() else unicodedata.normalize("NFC", _bytes(name).decode("utf-8", "backslashreplace"))


def legible(name: str) -> str:
    """The name as a person would write it: bytes that are no UTF-8 are read as Windows-1252, what most of them were."""
    if name.isascii():
        return name
    raw = _bytes(name)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return unicodedata.normalize("NFC", text)


def _bytes(name: str) -> bytes:
    """As on disk: Python hides bytes that are no UTF-8 in surrogates, and Windows allows lone surrogates themselves."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")


def ids_in(*names: str) -> ExternalIds:
    """The ids that tags in the names give: {tmdb-653}, [tvdbid-73491], {imdb-tt0013442}. The first name that has one counts."""
    found: dict[str, str] = {}
    for name in names:
        for match in _TAG.finditer(name):
            provider = (match["provider"] or "imdb").lower()
            value = (match["id"] or match["tt"]).lower()
            if value.startswith("tt") == (provider == "imdb"):
                found.setdefault(provider, value)
    return ExternalIds(**found)


def without_tags(name: str) -> str:
    """The name without its id and edition tags."""
    return _EDITION.sub("", _TAG.sub("", name)).strip() if "{" in name or "[" in name or "(" in name else name


def spaced(name: str) -> str:
    """A name whose words dots or underscores join, with blanks; a name that has blanks already keeps its dots."""
    return tidy(name if " " in name.strip() else re.sub(r"[._]+", " ", name))


def tidy(text: str) -> str:
    """Composed, blanks single, no blank or dash at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split()).strip(" -")


def alike(text: str) -> str:
    """For comparing: folded, letters and digits only."""
    return " ".join(re.findall(r"[^\W_]+", fold(text).replace("'", "")))
