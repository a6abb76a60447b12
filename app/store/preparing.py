"""Making items ready to be stored: encoded, digested and cleaned, without the library and on any thread."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from app.domain.items import Kind, Reported, Skipped
from app.store.cleaned import cleaned, is_clean
from app.store.copies import Entry

_ENCODE = msgspec.json.Encoder().encode


class Prepared(NamedTuple):
    """Entries by remote key (of an item that came twice, the last), and items that cannot be stored."""

    entries: dict[str, Entry]
    skipped: list[Skipped]


def prepared(items: Sequence[Reported]) -> Prepared:
    """A batch made ready. What nobody can encode is skipped."""
    entries: dict[str, Entry] = {}
    skipped: list[Skipped] = []
    for item in items:
        try:
            entry = _entry(item)
        except (UnicodeError, OverflowError, TypeError, ValueError) as error:
            skipped.append(Skipped(_text(item.remote_key), _text(item.facts.title or item.remote_key), reason(error)))
            continue
        if entry.facts.title or item.kind is Kind.EPISODE or item.kind is Kind.SEASON:
            entries[entry.item.remote_key] = entry
        else:
            skipped.append(Skipped(item.remote_key, item.remote_key, "It has no title."))
    return Prepared(entries, skipped)


def reason(error: Exception) -> str:
    """Why an item could not be stored, for the report."""
    return f"It could not be stored ({type(error).__name__})."


def _entry(item: Reported) -> Entry:
    try:
        text, rest = _ENCODE(item.facts), _rest(item)
        said = text + rest
        sound = is_clean(said)
    except UnicodeError:
        sound = False
    if not sound:
        item = cleaned(item)
        text, rest = _ENCODE(item.facts), _rest(item)
        said = text + rest
    return Entry(item, text, blake2b(said, digest_size=16).digest())


def _rest(item: Reported) -> bytes:
    """All that is not in the facts."""
    return _ENCODE(
        (
            item.remote_key,
            item.show_key,
            item.season_key,
            item.season,
            item.number,
            item.number_last,
            item.owned,
            item.added_at,
            item.changed_at,
            item.watched,
            item.files,
        )
    )


def _text(hostile: object) -> str:
    return str(hostile).encode("utf-8", "replace").decode()[:200]
