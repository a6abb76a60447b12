"""A person as the library knows them: their facts, and the titles that credit them."""

from __future__ import annotations

import msgspec

from app.domain.cards import TitleKind
from app.domain.changes import Subject
from app.domain.filmography import ACTING, Part, PersonPage, joined_roles
from app.domain.persons import Person
from app.store.database import Reader, Transaction
from app.store.owned import owned_rows
from app.store.person_trails import became

_KINDS: tuple[TitleKind, ...] = ("movie", "show")
_FACTS = ("imdb", "portrait", "biography", "born", "died", "birthplace")
_CREDITS = """(SELECT t.id, t.tmdb, t.title, c.department, c.job, c.character, t.released, t.year, t.poster, t.rating, c.source
    FROM credits c INDEXED BY credits_of_person CROSS JOIN {kind}s t ON t.id = c.{kind}_id LEFT JOIN servers s ON c.source = 'server:' || s.id
    WHERE c.person_id = ? ORDER BY s.position IS NULL, s.position, s.id, c.source, c.position, c.id)"""
_FIELDS = "id, tmdb, title, department, job, character, released, year, poster, rating, source"


def person_page(reader: Reader, row: int = 0, tmdb: str = "") -> PersonPage | None:
    """The person of a row, or with this number of TMDB; of a row that went, who they turned out to be. None when there is none. Raises StoreProblem."""
    which, key = ("id", str(row)) if row else ("tmdb", tmdb)
    found = reader.row(f"SELECT id, coalesce(tmdb, ''), name, portrait, biography, born, died, birthplace FROM people WHERE {which} = ?", (key,))
    if found is None:
        now = became(reader, row) if row else None
        return person_page(reader, now) if now else None
    row, number, name, portrait, biography, born, died, birthplace = found
    parts = tuple(part for kind in _KINDS for part in _parts(reader, kind, row))
    return PersonPage(row, number, name, portrait, biography, born, died, birthplace, parts=parts)


def keep_person(tx: Transaction, person: Person) -> bool:
    """Keep what TMDB tells of somebody whom the library knows by TMDB's number. False where there is nobody, or nothing new."""
    held = tx.row(f"SELECT id, {', '.join(_FACTS)} FROM people WHERE tmdb = ?", (person.tmdb,))
    if held is None:
        return False
    told: dict[str, str | None] = {name: getattr(person, name) for name in _FACTS}
    told["imdb"] = person.imdb or held[1]
    told["portrait"] = f"tmdb {person.portrait}" if person.portrait else held[2]
    if tuple(told.values()) == tuple(held[1:]):
        return False
    tx.execute(f"UPDATE people SET {', '.join(f'{name} = ?' for name in told)} WHERE id = ?", (*told.values(), held[0]))
    tx.note_updated(Subject.PERSON, held[0])
    return True


def _parts(reader: Reader, kind: TitleKind, person: int) -> list[Part]:
    """One a title and department: what the first source in the order of precedence says, then what only others name (D11)."""
    merged: dict[tuple[int, str], tuple[str, Part]] = {}
    for title, tmdb, name, department, job, character, *facts, source in reader.gathered(_FIELDS, _CREDITS.format(kind=kind), (person,)):
        role = character if department == ACTING else job
        first, part = merged.get((title, department), (source, None))
        if part is None:
            released, year, poster, rating = facts
            part = Part(kind, tmdb or "", title, name, department, role, released, year, poster, rating, weight=rating or 0.0)
        elif first == source or not part.role:
            part = msgspec.structs.replace(part, role=joined_roles(part.role, role))
        merged[title, department] = (first, part)
    owned = owned_rows(reader, kind, {title for title, _ in merged})
    return [msgspec.structs.replace(part, owned=owned.get(part.row)) for _, part in merged.values()]
