"""The works of followed people as they were read last, and what of them is news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from app.domain.changes import Subject
from app.domain.items import Kind
from app.domain.scanning import Named
from app.domain.works import DuePerson, FollowedWork, PersonNews
from app.store.database import Reader, Transaction
from app.store.happenings import note_happened, note_more
from app.store.numbers import as_json

EVERY = 24 * 3600
"""Seconds between two readings of one person's works."""
COUNTS = """(w.roles IS NULL OR EXISTS (SELECT 1 FROM json_each(k.departments) d JOIN json_each(w.roles) r ON r.value = d.value))"""
"""Whether a work `k` is of a role that counts to the watchlist's row `w`."""
ROW = """coalesce(CASE k.kind WHEN 'movie' THEN (SELECT min(m.id) FROM movies m WHERE m.tmdb = k.tmdb)
    ELSE (SELECT min(s.id) FROM shows s WHERE s.tmdb = k.tmdb) END, 0)"""
"""The library's row of a work's title, 0 where it has none."""
_NEWS = f"""w.person_id, p.name, k.kind, k.tmdb, k.title, k.seen_at, p.portrait, {ROW}, k.released, k.poster, k.part, json(k.departments)"""
_UPDATE = """UPDATE works SET title = ?, released = coalesce(?, released), poster = coalesce(?, poster), departments = ?, part = coalesce(?, part),
    seen_at = iif(?, ?, seen_at), news = max(news, ?) WHERE watchlist_id = ? AND kind = ? AND tmdb = ?
    AND (title, coalesce(released, ''), coalesce(poster, ''), departments, coalesce(part, '')) IS NOT (?, coalesce(?, released, ''),
        coalesce(?, poster, ''), ?, coalesce(?, part, ''))"""


def due_people(reader: Reader, now: int) -> list[DuePerson]:
    """The followed people that TMDB knows and whose works were never read, or not for a day: the former first."""
    rows = reader.rows(
        """SELECT w.id, p.id, p.tmdb, p.name FROM watchlist w JOIN people p ON p.id = w.person_id
        WHERE w.state = 'follow' AND p.tmdb IS NOT NULL AND coalesce(w.works_read_at, 0) <= ? ORDER BY w.works_read_at, w.id""",
        (now - EVERY,),
    )
    return [DuePerson(*row) for row in rows]


def news(reader: Reader, limit: int) -> list[PersonNews]:
    """What is news of followed people in the roles that count, the newest first; of what was found together the soonest."""
    rows = reader.gathered(
        _NEWS,
        f"""(SELECT k.* FROM works k JOIN watchlist w ON w.id = k.watchlist_id WHERE k.news = 1 AND w.state = 'follow' AND w.person_id IS NOT NULL AND {COUNTS}
            ORDER BY k.seen_at DESC, k.id DESC LIMIT ?) AS k JOIN watchlist w ON w.id = k.watchlist_id JOIN people p ON p.id = w.person_id""",
        (limit,),
    )
    found = [_news(*row) for row in rows]
    return sorted(found, key=lambda one: (-one.seen_at, one.released or "~", one.title, one.person))


def _news(person_id: int, person: str, kind: Any, tmdb: str, title: str, seen_at: int, *rest: Any) -> PersonNews:
    portrait, row, released, poster, part, departments = rest
    return PersonNews(person_id, person, kind, tmdb, title, seen_at, portrait, row, released, poster, part, tuple(departments))


def keep_works(tx: Transaction, whose: DuePerson, works: Sequence[FollowedWork]) -> int:
    """Keep what TMDB lists of a person now; how much of it is news, which activity tells (D60). The first time nothing is.

    New is what was not there, or had no date before; not what came out before they were followed. What TMDB lists no more goes, unless it lists nothing.
    """
    watch = tx.row("SELECT works_read_at, added_at FROM watchlist WHERE id = ? AND state = 'follow'", (whose.watch_id,))
    if watch is None:
        return 0
    read_at, followed_at = watch
    before = {(kind, tmdb): released for kind, tmdb, released in tx.rows("SELECT kind, tmdb, released FROM works WHERE watchlist_id = ?", (whose.watch_id,))}
    since = datetime.fromtimestamp(followed_at, UTC).date().isoformat()
    found = [work for work in works if read_at is not None and _is_news(work, before, since)]
    new: set[tuple[str, str]] = {(work.kind, work.tmdb) for work in found}
    changed = _write(tx, whose.watch_id, works, new, set(before))
    if works and (gone := set(before) - {(work.kind, work.tmdb) for work in works}):
        tx.executemany("DELETE FROM works WHERE watchlist_id = ? AND kind = ? AND tmdb = ?", [(whose.watch_id, *one) for one in gone])
        changed = True
    tx.execute("UPDATE watchlist SET works_read_at = ? WHERE id = ?", (tx.now, whose.watch_id))
    for work in found:
        note_more(tx, note_happened(tx, "announced", Named(Kind(work.kind), _row_of(tx, work), whose.name), detail=work.title), person=whose.person_id)
    if changed or read_at is None:
        tx.note_updated(Subject.PERSON, whose.person_id)
    return len(found)


def _is_news(work: FollowedWork, before: dict[tuple[str, str], str | None], since: str) -> bool:
    known = (work.kind, work.tmdb) in before
    dated = known and before[work.kind, work.tmdb] is None and work.released is not None
    return (not known or dated) and (work.released is None or work.released >= since)


def _write(tx: Transaction, watch: int, works: Iterable[FollowedWork], new: set[tuple[str, str]], before: set[tuple[str, str]]) -> bool:
    """Whether anything is other than before."""
    changed = False
    for work in works:
        news = (work.kind, work.tmdb) in new
        said = (work.title, work.released, work.poster, as_json(list(work.departments)), work.part)
        if (work.kind, work.tmdb) not in before:
            tx.execute(
                """INSERT INTO works (watchlist_id, kind, tmdb, title, released, poster, departments, part, seen_at, news)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (watch, work.kind, work.tmdb, *said, tx.now, int(news)),
            )
            changed = True
        else:
            changed = tx.execute(_UPDATE, (*said, news, tx.now, news, watch, work.kind, work.tmdb, *said)) > 0 or changed
    return changed


def _row_of(reader: Reader, work: FollowedWork) -> int:
    """The library's row of a title, 0 where it has none."""
    return int(reader.value(f"SELECT coalesce(min(id), 0) FROM {work.kind}s WHERE tmdb = ?", (work.tmdb,)))
