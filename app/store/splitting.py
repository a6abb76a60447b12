"""A copy that leaves its title: because the server corrected its match, or because the user takes a merge or a split back (D10, D62)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from app.domain.changes import Subject
from app.domain.enrichment import TitleKind
from app.domain.items import Kind
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.domain.scanning import Named
from app.store.air_shift import shifts_back, undo_air_shift
from app.store.confirming import confirm_match
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.episode_links import move_children
from app.store.episode_orders import orders_back
from app.store.forgetting import forget
from app.store.happenings import note_happened
from app.store.joining_learnt import join_by_ids
from app.store.leaving import let_titles_go
from app.store.locking import undo_lock
from app.store.match_standing import all_held
from app.store.match_undo import undo_match
from app.store.merging import merge_titles, servers_of
from app.store.numbers import as_json
from app.store.order_choice import undo_order
from app.store.set_aside import bring_back, matches_in, rows_back, was_set_aside
from app.store.title_parts import surviving_id
from app.store.title_rows import INSERT, VALUES
from app.store.wants import undo_wants


class Undone(NamedTuple):
    """What was taken back, between which two titles: they are one now (`joined`, then `title_id` is it), or two. `name` is the other's."""

    kind: Kind
    title_id: int
    other_id: int
    name: str
    joined: bool
    line: int = 0
    """The activity that takes this back in turn."""
    match: bool = False
    """What was taken back is what the user said of a match: no title was joined or parted."""
    lock: bool = False
    """What was taken back is what the user had locked or unlocked."""
    order: bool = False
    """What was taken back is the order of a show's episodes."""
    shift: bool = False
    """What was taken back is by how much a show's air times are corrected."""
    want: str = ""
    """What was taken back is what the user followed, muted or wished: the verb of its line."""


class Left(NamedTuple):
    """A copy left `title_id` for another title."""

    copy_id: int
    title_id: int
    now_id: int


def note_splits(tx: Transaction, kind: Kind, left: Sequence[Left]) -> None:
    """What follows when copies have another title: a show's episodes go along, and it is written down on both titles' pages."""
    if kind is Kind.SHOW:
        move_children(tx, [each.copy_id for each in left])
    for copy_id, before, now in left:
        _note_parted(tx, kind, before, now, {"split": kind.value, "copy": copy_id, "from": before, "to": now})


def undo(tx: Transaction, activity_id: int) -> Undone:
    """Take back a merge, a split, or the taking back of one. What the user decides so is not undone by a scan. Raises Problem."""
    text = tx.value("SELECT undo FROM activity WHERE id = ?", (activity_id,))
    said: dict[str, Any] = msgspec.json.decode(text) | {"line": activity_id} if text else {}
    for key, take_back in _WAYS.items():
        if key in said:
            done = take_back(tx, Kind(said[key]), said)
            break
    else:
        if "wanted" not in said:
            raise Problem("This cannot be taken back any more.")
        name, line = undo_wants(tx, said)
        done = Undone(Kind.SHOW, 0, 0, name, joined=False, line=line, want=said["verb"])
    alone = said.keys() & {
        "rematched",
        "locked",
        "ordered",
        "wanted",
        "shifted",
    }  # a split is told on two lines; two choices of a match, or two locks, may be told alike
    same = "id = :line" if alone else "undo = :text"
    lines = [row[0] for row in tx.rows(f"SELECT id FROM activity WHERE {same}", {"line": activity_id, "text": text})]
    tx.execute(f"UPDATE activity SET undo = NULL WHERE {same}", {"line": activity_id, "text": text})
    tx.execute("DELETE FROM set_aside WHERE activity_id = ?", (activity_id,))
    tx.note_updated(Subject.ACTIVITY, *lines)
    tx.note_updated(Subject(done.kind.value), *(title for title in (done.title_id, done.other_id) if _name(tx, done.kind, title) is not None))
    return done if done.line else done._replace(line=tx.value("SELECT max(id) FROM activity WHERE undo IS NOT NULL"))


def part_what_was_merged_by(tx: Transaction, kind: Kind, title: int, providers: Sequence[str]) -> None:
    """Matches were corrected: what their ids had merged into this title stands by itself again (D10), as far as that can still be taken apart."""
    by = "json_extract(undo, '$.by') IN (SELECT value FROM json_each(?))"
    merges = f"SELECT id, undo FROM activity WHERE {kind}_id = ? AND verb = 'merged' AND undo IS NOT NULL AND {by} ORDER BY id DESC"
    for line, text in tx.rows(merges, (title, as_json(list(providers)))):
        with suppress(Problem):
            _part(tx, kind, msgspec.json.decode(text) | {"line": line})
            tx.execute("UPDATE activity SET undo = NULL WHERE id = ?", (line,))
            tx.execute("DELETE FROM set_aside WHERE activity_id = ?", (line,))
            tx.note_updated(Subject.ACTIVITY, line)


def _undo_match(tx: Transaction, kind: Kind, said: dict[str, Any]) -> Undone:
    if (now := surviving_id(tx, kind, said["title"])) is not None:
        part_what_was_merged_by(tx, kind, now, said["providers"])  # first, or the other title's ids would vouch for matches that came of the wrong one
    title, providers, line = undo_match(tx, kind, said)
    part_what_was_merged_by(tx, kind, title, providers)
    title = join_by_ids(tx, kind, {title: providers[0]}).get(title, title)
    return Undone(kind, title, title, _name(tx, kind, title) or "", joined=False, line=line, match=True)


def _undo_confirmed(tx: Transaction, kind: Kind, said: dict[str, Any]) -> Undone:
    """A match that was said to be right is an ordinary one again, or the other way round."""
    title_kind: TitleKind = "show" if kind is Kind.SHOW else "movie"
    confirm_match(tx, title_kind, said["title"], Provider(said["provider"]), pinned=said["pin"])
    title = surviving_id(tx, kind, said["title"]) or 0
    return Undone(kind, title, title, _name(tx, kind, title) or "", joined=False, match=True)


def _undo_lock(tx: Transaction, kind: Kind, said: dict[str, Any]) -> Undone:
    title, line = undo_lock(tx, kind, said)
    return Undone(kind, title, title, _name(tx, kind, title) or "", joined=False, line=line, lock=True)


def _undo_order(tx: Transaction, kind: Kind, said: dict[str, Any]) -> Undone:
    """A show's episodes stand where they stood."""
    show, line = undo_order(tx, said)
    return Undone(kind, show, show, _name(tx, kind, show) or "", joined=False, line=line, order=True)


def _undo_shift(tx: Transaction, kind: Kind, said: dict[str, Any]) -> Undone:
    """A show airs when it did before the user corrected that."""
    show, line = undo_air_shift(tx, surviving_id(tx, kind, said["show"]), said)
    return Undone(kind, show, show, _name(tx, kind, show) or "", joined=False, line=line, shift=True)


def _undo_merge(tx: Transaction, kind: Kind, said: dict[str, Any]) -> Undone:
    """The row that went comes back under its own id, with its copies, follows and wishes; the two stay apart from now on."""
    survivor, loser = _part(tx, kind, said)
    tx.execute(f"INSERT INTO kept_apart ({kind}_id, other_{kind}_id) VALUES (?, ?)", (survivor, loser))
    _note_parted(tx, kind, survivor, loser, {"apart": kind.value, "survivor": survivor, "loser": loser})
    return Undone(kind, survivor, loser, _name(tx, kind, loser) or "", joined=False)


def _part(tx: Transaction, kind: Kind, said: dict[str, Any]) -> tuple[int, int]:
    """Take a merge apart; (the row that stayed, the one that is back). Raises Problem."""
    loser = said["loser"]
    survivor = surviving_id(tx, kind, said["survivor"])
    rows = tx.rows(f"SELECT id FROM copies WHERE {kind}_id = ? AND id IN (SELECT value FROM json_each(?))", (survivor, as_json(said["copies"])))
    moved = [row[0] for row in rows]
    stays = tx.value(f"SELECT 1 FROM copies WHERE {kind}_id = ? AND id NOT IN (SELECT value FROM json_each(?))", (survivor, as_json(moved)))
    if survivor is None or not moved or not stays or _name(tx, kind, loser) is not None:
        raise Problem("This cannot be taken back any more: one of what was joined has left the library.")
    _return_row(tx, kind, loser)
    shifts_back(tx, said.get("air_shifts", ()))
    orders_back(tx, survivor, loser, was_set_aside(tx, said["line"]).get("orders", {}))
    _retie(tx, kind, moved, loser)
    for table in ("wishlist", "watchlist"):
        if wanted := said.get(table):
            tx.execute(f"UPDATE OR IGNORE {table} SET {kind}_id = ? WHERE id IN (SELECT value FROM json_each(?))", (loser, as_json(wanted)))
            tx.note_updated(Subject(table), *wanted)
    for table, rows in was_set_aside(tx, said["line"]).get("dropped", {}).items():
        rows_back(tx, table, rows)
        tx.note_added(Subject(table), *(row["id"] for row in rows))
    _return_locks(tx, kind, survivor, loser, said.get("locks", ()))
    _return_words(tx, kind, survivor, loser, said)
    _lead_back(tx, loser, said.get("episodes", ()))
    remerge(tx, kind, (survivor, loser))
    return survivor, loser


def _join_again(tx: Transaction, kind: Kind, said: dict[str, Any]) -> Undone:
    """Two titles that the user took apart are one again."""
    one, other = said["survivor"], said["loser"]
    name = _name(tx, kind, max(one, other))
    if name is None or _name(tx, kind, min(one, other)) is None:
        raise Problem("This cannot be taken back any more: one of the two has left the library.")
    tx.execute(f"DELETE FROM kept_apart WHERE ({kind}_id, other_{kind}_id) IN (VALUES (?, ?), (?, ?))", (one, other, other, one))
    merge_titles(tx, kind, [(one, other)])
    return Undone(kind, min(one, other), max(one, other), name, joined=True)


def _undo_split(tx: Transaction, kind: Kind, said: dict[str, Any]) -> Undone:
    """The copy returns and is pinned there; its own title's address leads there too."""
    copy_id, before, now = said["copy"], surviving_id(tx, kind, said["from"]), surviving_id(tx, kind, said["to"])
    if before is None or now is None or before == now or _title_of(tx, kind, copy_id) != now:
        raise Problem("This cannot be taken back any more: what was taken apart has changed since, or has left the library.")
    name = _name(tx, kind, now) or ""
    tx.execute("UPDATE copies SET pinned = 1 WHERE id = ?", (copy_id,))
    _retie(tx, kind, [copy_id], before)
    remerge(tx, kind, (before, now))
    if now in let_titles_go(tx, kind, (now,)):
        tx.execute(f"INSERT INTO redirects (old_id, {kind}_id) VALUES (?, ?)", (now, before))
    back = {"pinned": kind.value, "copy": copy_id, "from": before, "to": now}
    note_happened(tx, "merged", Named(kind, before, name), detail=servers_of(tx, [copy_id]), undo=back)
    return Undone(kind, before, now, name, joined=True)


def _split_again(tx: Transaction, kind: Kind, said: dict[str, Any]) -> Undone:
    """A copy that the user had brought back goes to its own title again."""
    copy_id, before, now = said["copy"], surviving_id(tx, kind, said["from"]), said["to"]
    if before is None or _title_of(tx, kind, copy_id) != before:
        raise Problem("This cannot be taken back any more: what was joined has changed since, or has left the library.")
    tx.execute("UPDATE copies SET pinned = 0 WHERE id = ?", (copy_id,))
    if _name(tx, kind, now) is None:
        _return_row(tx, kind, now)
    _retie(tx, kind, [copy_id], now)
    remerge(tx, kind, (before, now))
    _note_parted(tx, kind, before, now, {"split": kind.value, "copy": copy_id, "from": before, "to": now})
    return Undone(kind, before, now, _name(tx, kind, now) or "", joined=False)


_WAYS: dict[str, Callable[[Transaction, Kind, dict[str, Any]], Undone]] = {
    "merged": _undo_merge,
    "apart": _join_again,
    "split": _undo_split,
    "pinned": _split_again,
    "rematched": _undo_match,
    "confirmed": _undo_confirmed,
    "locked": _undo_lock,
    "ordered": _undo_order,
    "shifted": _undo_shift,
}


def _title_of(tx: Transaction, kind: Kind, copy_id: int) -> int | None:
    """The title that a copy belongs to, None when it is no more."""
    found: int | None = tx.value(f"SELECT {kind}_id FROM copies WHERE id = ?", (copy_id,))
    return found


def _name(tx: Transaction, kind: Kind, title: int) -> str | None:
    """What a title is called, None when its row is no more."""
    found: str | None = tx.value(f"SELECT title FROM {kind}s WHERE id = ?", (title,))
    return found


def _return_row(tx: Transaction, kind: Kind, title: int) -> None:
    """A row that had given way to another is back under its own id, empty until its copies are tied to it."""
    row = dict.fromkeys(VALUES[kind]) | {"title": "", "sort_key": "", "ratings": "[]"}
    tx.execute(f"DELETE FROM redirects WHERE old_id = ? AND {kind}_id IS NOT NULL", (title,))
    tx.insert_many(INSERT[kind], [(title, tx.now, *row.values())])
    tx.note_added(Subject(kind.value), title)


def _return_locks(tx: Transaction, kind: Kind, survivor: int, loser: int, locks: Sequence[Sequence[Any]]) -> None:
    """What the user had locked on the row that went is locked on it again, and on the other no more, unless they changed it there since."""
    for number, field, value, locked_at in locks:
        tx.execute(f"DELETE FROM locks WHERE id = ? AND {kind}_id = ? AND value = ? AND locked_at = ?", (number, survivor, value, locked_at))
        tx.execute(f"INSERT INTO locks ({kind}_id, field, value, locked_at) VALUES (?, ?, ?, ?)", (loser, field, value, locked_at))


def _lead_back(tx: Transaction, show: int, episodes: Sequence[Sequence[int]]) -> None:
    """Links to episodes that had become one with another show's lead to those of their own show again (D3)."""
    now = "(SELECT min(id) FROM episodes WHERE show_id = ?1 AND season = ?3 AND number = ?4)"
    tx.executemany(
        f"UPDATE redirects SET episode_id = {now} WHERE old_id = ?2 AND episode_id IS NOT NULL AND {now} IS NOT NULL",
        [(show, row, season, number) for row, season, number in episodes],
    )


def _return_words(tx: Transaction, kind: Kind, survivor: int, loser: int, said: dict[str, Any]) -> None:
    """What providers said of each of the two when they became one, unless they say it of another title of theirs by now."""
    wholes = was_set_aside(tx, said["line"])
    theirs, ours = matches_in(wholes.get("loser", {})), matches_in(wholes.get("survivor", {}))
    is_now = {provider: mine.match.provider_id for provider, mine in all_held(tx, kind, survivor).items()}
    back = [other for other, its_id in is_now.items() if its_id == (theirs if other.value in said.get("moved", ()) else ours).get(other, "")]
    if theirs:
        forget(tx, kind, survivor, back)
        bring_back(tx, kind, survivor, wholes["survivor"], back)
        bring_back(tx, kind, loser, wholes["loser"], theirs)


def _note_parted(tx: Transaction, kind: Kind, before: int, now: int, undo: dict[str, Any]) -> None:
    """A line on each of the two pages, with the other's name; one press on either takes it back."""
    names = dict(tx.rows(f"SELECT id, title FROM {kind}s WHERE id IN (?, ?)", (before, now)))
    for mine, other in ((before, now), (now, before)):
        if mine in names:
            note_happened(tx, "split", Named(kind, mine, names[mine]), detail=names.get(other, ""), undo=undo)


def _retie(tx: Transaction, kind: Kind, copies: Sequence[int], title: int) -> None:
    tx.execute(f"UPDATE copies SET {kind}_id = ? WHERE id IN (SELECT value FROM json_each(?))", (title, as_json(copies)))
    if kind is Kind.SHOW:
        move_children(tx, copies)
