"""The watchlist's people, with what they do next, what they did last and in which roles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain.fold import fold
from app.domain.watching import PersonWork, WatchedPerson, WatchQuery
from app.store.database import Reader
from app.store.followed_works import COUNTS, ROW

_WORK = f"json_array(k.kind, k.tmdb, {ROW}, k.title, k.released, k.news)"
_OF = f"FROM works k WHERE k.watchlist_id = w.id AND {COUNTS}"
_FIRST = f"json((SELECT {_WORK} FROM works k WHERE k.id = (SELECT k.id {_OF} AND {{}} LIMIT 1)))"
"""One work in an order: found first, and only then looked up."""
_DEPARTMENTS = """coalesce((SELECT json_group_array(name) FROM (SELECT d.value AS name FROM works k, json_each(k.departments) d
        WHERE k.watchlist_id = w.id GROUP BY d.value ORDER BY count(*) DESC, d.value)), '[]')"""
_CREDITED = "(SELECT c.department FROM credits c WHERE c.person_id = p.id GROUP BY c.department ORDER BY count(*) DESC LIMIT 1)"
_PERSON = f"""p.id, p.tmdb, p.name, coalesce(p.portrait, w.poster), w.added_at, json(coalesce(w.roles, '[]')), json({_DEPARTMENTS}), {_CREDITED},
    {_FIRST.format("k.released >= :today ORDER BY k.released, k.id")},
    {_FIRST.format("k.released IS NULL AND k.news = 1 ORDER BY k.seen_at DESC, k.id DESC")},
    {_FIRST.format("k.released < :today ORDER BY k.released DESC, k.id DESC")},
    (SELECT count(*) {_OF}), w.works_read_at IS NOT NULL"""


def watched_people(reader: Reader, query: WatchQuery, now: datetime) -> list[WatchedPerson]:
    """Everybody who is followed, narrowed by name and in the order of the query. `now` in the user's zone. Raises StoreProblem."""
    found = reader.gathered(
        _PERSON,
        "(SELECT w.*, p.folded FROM watchlist w JOIN people p ON p.id = w.person_id WHERE w.state = 'follow' ORDER BY p.folded, p.id) AS w "
        "JOIN people p ON p.id = w.person_id",
        {"today": now.date().isoformat()},
    )
    people = sorted((_person(*row) for row in found), key=lambda one: (fold(one.name), one.person_id))
    if wanted := fold(query.text.strip()):
        people = [one for one in people if wanted in fold(one.name)]
    if query.sort == "recent":
        people.sort(key=lambda one: -one.since)
    elif query.sort == "next":
        people.sort(key=lambda one: (one.coming is None, (one.coming.released if one.coming else None) or "~"))
    return people


def _person(row: int, tmdb: str | None, name: str, portrait: str | None, since: int, *rest: Any) -> WatchedPerson:
    roles, departments, credited, dated, undated, latest, works, read = rest
    known = tuple(departments) or ((credited,) if credited else ())
    return WatchedPerson(row, tmdb, name, portrait, since, tuple(roles), known, _work(dated or undated), _work(latest), works, bool(read))


def _work(row: list[Any] | None) -> PersonWork | None:
    if row is None:
        return None
    kind, tmdb, title_row, title, released, news = row
    return PersonWork(kind, tmdb, title_row, title, released, bool(news))
