"""Episodes and titles without a copy: what nothing else holds goes, the rest stays as missing or wanted (D14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.domain.changes import Subject
from app.domain.items import Kind
from app.store.database import Transaction
from app.store.listed_places import listed_places
from app.store.numbers import as_json
from app.store.search_index import unindex
from app.store.seasons import drop_empty_seasons, season_ids

_WANTED = {
    Kind.MOVIE: "EXISTS (SELECT 1 FROM wishlist w WHERE w.movie_id = t.id)",
    Kind.SHOW: """EXISTS (SELECT 1 FROM watchlist w WHERE w.show_id = t.id AND w.state = 'follow')
        OR EXISTS (SELECT 1 FROM wishlist w WHERE w.show_id = t.id AND w.state <> 'unwanted')""",
}


def let_episodes_go(tx: Transaction, episodes: Iterable[int], gave_way: Mapping[int, int] | None = None) -> None:
    """Of these episodes, those without a copy: known to a provider, they are missing again; else they go, and links lead to the row they gave way to."""
    rows = tx.gathered(
        "e.id, e.show_id, e.listed_by IS NOT NULL",
        """json_each(?) AS wanted CROSS JOIN episodes e ON e.id = wanted.value
        WHERE NOT EXISTS (SELECT 1 FROM copy_episodes l WHERE l.episode_id = e.id)""",
        (as_json(list(episodes)),),
    )
    missing = [episode for episode, _, listed in rows if listed]
    _stand_as_listed(tx, missing)
    tx.note_updated(Subject.EPISODE, *missing)
    tx.note_updated(Subject.SHOW, *(show for _, show, _ in rows))
    gone = [episode for episode, _, listed in rows if not listed]
    for old, new in (gave_way or {}).items():
        if old in gone and new not in gone:
            _lead_on(tx, old, new)
    _delete(tx, Kind.EPISODE, gone)
    drop_empty_seasons(tx, {show for _, show, _ in rows})


def _stand_as_listed(tx: Transaction, episodes: Sequence[int]) -> None:
    """No server says any more where these stand: their list does, unless another episode stands there."""
    for row, (show, place) in listed_places(tx, episodes).items():
        there = tx.row("SELECT season, number FROM episodes WHERE id = ?", (row,))
        taken = "SELECT 1 FROM episodes WHERE show_id = ? AND season = ? AND number = ?"
        if place != there and tx.value(taken, (show, *place)) is None:
            home = season_ids(tx, [(show, place[0])])[show, place[0]]
            tx.execute("UPDATE episodes SET season_id = ?, season = ?, number = ? WHERE id = ?", (home, *place, row))


def let_titles_go(tx: Transaction, kind: Kind, titles: Iterable[int]) -> set[int]:
    """Of these films or shows, those without a copy go, unless they are followed or wished. Returns those that went."""
    gone = [
        row[0]
        for row in tx.gathered(
            "t.id",
            f"""json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value
            WHERE NOT EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_{kind} WHERE c.{kind}_id = t.id) AND NOT ({_WANTED[kind]})""",
            (as_json(list(titles)),),
        )
    ]
    if kind is Kind.SHOW:
        inside = tx.gathered("e.id", "json_each(?) AS wanted CROSS JOIN episodes e ON e.show_id = wanted.value", (as_json(gone),))
        episodes = [row[0] for row in inside]
        unindex(tx, Kind.EPISODE, episodes)
        tx.note_removed(Subject.EPISODE, *episodes)
    _delete(tx, kind, gone)
    return set(gone)


def _delete(tx: Transaction, kind: Kind, rows: Sequence[int]) -> None:
    if rows:
        unindex(tx, kind, rows)
        tx.execute(f"DELETE FROM {kind}s WHERE id IN (SELECT value FROM json_each(?))", (as_json(rows),))
        tx.note_removed(Subject(kind.value), *rows)


def _lead_on(tx: Transaction, old: int, new: int) -> None:
    """What referred to one episode refers to another now."""
    for table in ("activity", "downloads"):
        tx.execute(f"UPDATE {table} SET episode_id = ? WHERE episode_id = ?", (new, old))
    tx.execute("UPDATE OR IGNORE locks SET episode_id = ? WHERE episode_id = ?", (new, old))
    tx.execute("UPDATE redirects SET episode_id = ? WHERE episode_id = ?", (new, old))
    tx.execute("INSERT INTO redirects (old_id, episode_id) VALUES (?, ?)", (old, new))
