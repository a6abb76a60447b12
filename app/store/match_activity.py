"""Writing down that titles were matched (D60): a line each for a few, one that grows for the many of a first enrichment."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.domain.changes import Subject
from app.domain.provided import Provider
from app.domain.scanning import Named
from app.store.database import Transaction
from app.store.happenings import note_happened

_ALONE = 3
"""Up to so many titles an hour get a line each."""
_TOGETHER = 3_600
_LISTED_AT_MOST = 2_000
"""Titles behind one line: after them a new line begins."""
_LOOKED_AT = 50
_LISTED = msgspec.json.Decoder(list[tuple[str, int, str]])


def note_matched(tx: Transaction, provider: Provider, many: Sequence[Named]) -> None:
    """These titles were matched by themselves; `detail` of a line is the provider."""
    if not many:
        return
    recent = tx.rows(
        """SELECT id, count, listed FROM (SELECT * FROM activity ORDER BY id DESC LIMIT ?) WHERE verb = 'matched' AND detail = ? AND at > ? AND undo IS NULL
        ORDER BY id DESC""",
        (_LOOKED_AT, provider.value, tx.now - _TOGETHER),
    )
    line = next(((row, count, listed) for row, count, listed in recent if listed), None)
    if line is None and len(recent) + len(many) <= _ALONE:
        for named in many:
            note_happened(tx, "matched", named, detail=provider.value)
        return
    listed = [(named.kind.value, named.id, named.title) for named in many]
    if line is not None and line[1] + len(many) <= _LISTED_AT_MOST:
        whole = msgspec.json.encode(_LISTED.decode(line[2]) + listed).decode()
        tx.execute("UPDATE activity SET at = ?, count = ?, listed = ? WHERE id = ?", (tx.now, line[1] + len(many), whole, line[0]))
        tx.note_updated(Subject.ACTIVITY, line[0])
        return
    row = tx.insert(
        "INSERT INTO activity (at, verb, title, detail, count, listed) VALUES (?, 'matched', ?, ?, ?, ?)",
        (tx.now, provider.value, provider.value, len(many), msgspec.json.encode(listed).decode()),
    )
    tx.note_added(Subject.ACTIVITY, row)
