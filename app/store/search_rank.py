"""The order of search hits: whole title, beginning, beginnings of words, middle of words; then the year asked for, rating, shortness (D17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.fold import fold
from app.domain.items import Kind
from app.store.search_candidates import Candidate
from app.store.search_query import Asked, is_cjk, without_article, words_of

WHOLE, BEGINNING, PHRASE, WORDS, MIDDLE = range(5)
_LOOKED_AT = 80


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit, how well it fits, and the words as it has them (other than typed where a typo was mended)."""

    candidate: Candidate
    tier: int
    words: tuple[str, ...]
    order: tuple[float, ...]


def ranked(rows: Iterable[Candidate], query: Asked, options: Sequence[Sequence[str]] | None = None) -> list[Ranked]:
    """Best first. With `options`, each word may also be one of several others (typos mended); fewer changes come first."""
    plain, bare = query.plain, without_article(query)
    some = list(rows)
    if len(some) > _LOOKED_AT and options is None:
        # A first look at the sort key alone spares folding hundreds of titles.
        some = sorted(some, key=lambda row: (query.year is not None and row.year != query.year, _roughly(row.key, plain, bare), -(row.rating or 0)))[
            :_LOOKED_AT
        ]
    return sorted((_weighed(row, query, options) for row in some), key=lambda one: one.order)


def _roughly(key: str, plain: str, bare: str) -> int:
    if not key:
        return WORDS
    if key in (plain, bare):
        return WHOLE
    if key.startswith((plain, bare)):
        return BEGINNING
    return PHRASE if f" {plain}" in key else WORDS


def _weighed(row: Candidate, query: Asked, options: Sequence[Sequence[str]] | None) -> Ranked:
    names = [" ".join(words_of(fold(text))) for text in (row.title, row.original) if text]
    words, changed = query.words, 0
    if options is not None:
        words = tuple(_as_named(names, word, some) for word, some in zip(query.words, options, strict=True))
        changed = sum(word != typed for word, typed in zip(words, query.words, strict=True))
        query = query.with_words(words)
    tier = min((_tier(name, query) for name in names), default=MIDDLE)
    if tier > WHOLE and row.key and row.key == without_article(query):
        tier = WHOLE
    # An episode is looked for less often than a film or a show that fits a little worse.
    weight = 2 * tier + (3 if row.kind is Kind.EPISODE else 0)
    order = (_off_year(row, names, query.year), changed, weight, -(row.rating or 0), len(row.title), row.id)
    return Ranked(row, tier, words, order)


def _tier(name: str, query: Asked) -> int:
    plain = query.plain
    if name == plain:
        return WHOLE
    if name.startswith(plain) or name.replace(" ", "") == plain.replace(" ", ""):
        return BEGINNING
    spaced = f" {name}"
    if f" {plain}" in spaced:
        return PHRASE
    return WORDS if all((word if is_cjk(word) else f" {word}") in spaced for word in query.words) else MIDDLE


def _as_named(names: Iterable[str], typed: str, options: Sequence[str]) -> str:
    """The option that a title has: a whole word before the beginning of one, and that before its middle."""
    texts = [f" {name} " for name in names]
    for start, end in ((" ", " "), (" ", ""), ("", "")):
        for option in options:
            if any(f"{start}{option}{end}" in text for text in texts):
                return option
    return typed


def _off_year(row: Candidate, names: Iterable[str], year: int | None) -> float:
    if year is None or row.year == year or any(str(year) in name for name in names):
        return 0
    return 1 if row.year is not None and abs(row.year - year) == 1 else 2
