"""Completing the filter language while it is typed: what may stand at the cursor, and the whole text with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.domain.cards import Facets, TitleKind
from app.domain.filter_words import KEYS, Names, quoted, server_word
from app.domain.fold import fold
from app.domain.query import STATES, State

MOST = 40
_BEFORE = re.compile(r'(?:^|\s)(?P<word>(?P<minus>-)?(?:(?P<key>[A-Za-z]+):)?(?P<value>"(?:[^"\\]|\\.)*|[^\s":]*))$')
_AFTER = re.compile(r'[^\s"]*"?')
_COMPARED = {"rating": (">=9", ">=8", ">=7", ">=6"), "missing": (">0",), "runtime": ("<90", "<120", ">120", ">180")}
_SHOWS_ONLY = frozenset({"missing", "airing"})


class Completion(NamedTuple):
    """`word` as it will stand, `key` its filter (`-genre` for one ruled out), `titles` that have it (0: not counted).

    `text` is the whole text with the word in it, `cursor` where one goes on; `whole` is false for a key that still needs its value.
    """

    word: str
    key: str
    titles: int
    text: str
    cursor: int
    whole: bool


def completions(text: str, cursor: int, facets: Facets, kind: TitleKind) -> tuple[Completion, ...]:
    """What may stand where the cursor is in `text`, likeliest first; nothing where the word there is whole, or is no filter's."""
    cursor = max(0, min(cursor, len(text)))
    found = _BEFORE.search(text, 0, cursor)
    if found is None or (found["value"].startswith('"') and not found["key"]):
        return ()
    start, end = found.start("word"), cursor + len((_AFTER.match(text, cursor) or [""])[0])
    made = []
    for key, value, titles in _fitting(found, facets, kind):
        word = f"{key}:{value}" if value else key
        whole = bool(value) or not key.endswith(":")
        gap = " " if whole and not text[end:].startswith(" ") else ""
        at = start + len(word) + whole
        made.append(Completion(word, key.removesuffix(":"), titles, f"{text[:start]}{word}{gap}{text[end:]}", at, whole))
    return tuple(made[:MOST])


def _fitting(found: re.Match[str], facets: Facets, kind: TitleKind) -> list[tuple[str, str, int]]:
    """(key, value, titles): those that begin as it was typed before those with a later word that does."""
    minus = found["minus"] or ""
    if not found["key"]:
        typed = minus + found["value"].lower()
        return [(key, "", 0) for key in _keys(kind) if key.startswith(typed) and key != typed]
    key = minus + found["key"].lower()
    typed = fold(found["value"].strip('"').replace("\\", ""))
    some = list(_values(key, facets, kind))
    if any(typed == name for _, name, _ in some):
        return []
    begun = [one for one in some if one[1].startswith(typed)]
    return [(key, value, titles) for value, _, titles in [*begun, *(one for one in some if one not in begun and f" {typed}" in one[1])]]


def _keys(kind: TitleKind) -> list[str]:
    """A key with its colon, as it is typed; `unmatched` is a word by itself."""
    return [*(f"{key}:" for key in KEYS if kind == "show" or key not in _SHOWS_ONLY), "unmatched", "-genre:"]


def _values(key: str, facets: Facets, kind: TitleKind) -> Iterator[tuple[str, str, int]]:
    """(value as it is written, folded as it is looked for, titles)."""
    if key in {"genre", "-genre"}:
        yield from ((quoted(name), folded, titles) for folded, name, titles in facets.genres)
    elif key == "server":
        names = Names({one: name for one, name, _ in facets.servers}, {})
        yield from ((server_word(one, names), fold(name), titles) for one, name, titles in facets.servers)
    elif key == "year":
        yield from ((f"{first}..{first + 9}", f"{first}..{first + 9}", titles) for first, titles in facets.decades)
    elif key == "quality":
        yield from ((quality, quality.lower(), titles) for quality, titles in facets.qualities)
    elif key == "is":
        yield from ((_written(state), _written(state), 0) for state in STATES if kind == "show" or state not in _SHOWS_ONLY)
    elif key != "missing" or kind == "show":
        yield from ((one, one, 0) for one in _COMPARED.get(key, ()))


def _written(state: State) -> str:
    return state.replace("_", "-")
