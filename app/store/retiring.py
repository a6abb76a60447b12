"""Copies that leave the library, and what becomes of their titles (D12, D14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.changes import Subject
from app.domain.items import Kind
from app.domain.scanning import Named
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.leaving import let_episodes_go, let_titles_go
from app.store.numbers import as_json
from app.store.seasons import drop_empty_seasons

_TITLE_COLUMNS = {Kind.MOVIE: "movie_id", Kind.SHOW: "show_id", Kind.SEASON: "season_id"}


def retire_copies(tx: Transaction, copies: Iterable[int]) -> list[Named]:
    """Delete copies, a show's with those of its seasons and episodes.

    A title that lives elsewhere takes the others' values; one without a copy goes, unless it is followed, wished or known to a provider.
    Returns the films, shows and episodes that these were copies of, as they were called.
    """
    leaving = _with_children(tx, copies)
    if not leaving:
        return []
    wanted = as_json(leaving)
    tied = {kind: _tied(tx, kind, wanted) for kind in _TITLE_COLUMNS}
    episodes = _episodes(tx, wanted)
    names = [named for kind in (Kind.MOVIE, Kind.SHOW) for named in tied[kind]] + list(episodes)
    shows_of_seasons = _shows_of(tx, [season.id for season in tied[Kind.SEASON]])
    tx.execute("DELETE FROM copies WHERE id IN (SELECT value FROM json_each(?)) AND parent_id IS NOT NULL", (wanted,))
    tx.execute("DELETE FROM copies WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
    let_episodes_go(tx, [episode.id for episode in episodes])
    _settle(tx, Kind.EPISODE, [episode.id for episode in episodes])
    _settle(tx, Kind.SEASON, [season.id for season in tied[Kind.SEASON]])
    drop_empty_seasons(tx, shows_of_seasons)
    for kind in (Kind.MOVIE, Kind.SHOW):
        titles = [title.id for title in tied[kind]]
        gone = let_titles_go(tx, kind, titles)
        _settle(tx, kind, [title for title in titles if title not in gone])
    return names


def retire_library(tx: Transaction, library_id: int) -> list[Named]:
    """Retire every copy in a library (it was deselected, or its server removed)."""
    return retire_copies(tx, [row[0] for row in tx.gathered("id", "copies WHERE library_id = ?", (library_id,))])


def _with_children(tx: Transaction, copies: Iterable[int]) -> list[int]:
    wanted = list(copies)
    children = tx.gathered("c.id", "json_each(?) AS wanted CROSS JOIN copies c ON c.parent_id = wanted.value", (as_json(wanted),))
    return list({*wanted, *(row[0] for row in children)})


def _tied(tx: Transaction, kind: Kind, copies: str) -> list[Named]:
    column = _TITLE_COLUMNS[kind]
    found = tx.gathered(
        "t.id, coalesce(t.title, '')",
        f"json_each(?) AS wanted CROSS JOIN copies c ON c.id = wanted.value JOIN {kind}s t ON t.id = c.{column}",
        (copies,),
    )
    return [Named(kind, row, title) for row, title in found]


def _episodes(tx: Transaction, copies: str) -> list[Named]:
    found = tx.gathered(
        "e.id, e.title",
        "json_each(?) AS wanted CROSS JOIN copy_episodes l ON l.copy_id = wanted.value CROSS JOIN episodes e ON e.id = l.episode_id",
        (copies,),
    )
    return [Named(Kind.EPISODE, row, title) for row, title in found]


def _shows_of(tx: Transaction, seasons: Sequence[int]) -> set[int]:
    return {row[0] for row in tx.gathered("s.show_id", "json_each(?) AS wanted CROSS JOIN seasons s ON s.id = wanted.value", (as_json(seasons),))}


def _settle(tx: Transaction, kind: Kind, titles: Sequence[int]) -> None:
    """Titles that stay lost a copy: their values may be others' now, and what is derived of copies is."""
    there = [row[0] for row in tx.gathered("t.id", f"json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value", (as_json(titles),))]
    remerge(tx, kind, there)
    tx.note_updated(Subject(kind.value), *there)
