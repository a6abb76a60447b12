"""People and their credits: one row per TMDB id, else per folded name; credits are replaced per source (D4, D11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from app.domain.changes import Subject
from app.domain.fold import fold
from app.domain.items import Credit, Kind
from app.store.database import Reader, Transaction
from app.store.numbers import as_json

Credits = Mapping[str, Sequence[Credit]]
"""Source ("server:1", "tmdb") → its credits of one title, portraits with their server named."""

Line = tuple[str, int, str, str | None, str | None, int]
"""(source, person, department, job, character, position)."""


def write_credits(tx: Transaction, kind: Kind, titles: Mapping[int, Credits], *, fresh: bool) -> set[int]:
    """Set the servers' credits of titles (by id); providers' stay. `fresh` titles have none yet. Returns the titles whose credits are others now."""
    people = _people(tx, [credit for sources in titles.values() for some in sources.values() for credit in some])
    wanted = {title: _lines(sources, people) for title, sources in titles.items()}
    other = set(wanted)
    if not fresh:
        held = _held(tx, kind, wanted)
        other = {title for title, lines in wanted.items() if lines != held.get(title, [])}
        tx.execute(
            f"DELETE FROM credits WHERE {kind}_id IN (SELECT value FROM json_each(?)) AND source GLOB 'server:*'",
            (as_json(other),),
        )
    head = f"INSERT INTO credits (source, person_id, department, job, character, position, {kind}_id)"
    tx.insert_many(head, [(*line, title) for title in wanted if title in other for line in wanted[title]])
    return other


def _lines(sources: Credits, people: Mapping[str, int]) -> list[Line]:
    lines: dict[tuple[object, ...], Line] = {}
    for source, parts in sources.items():
        for position, credit in enumerate(sorted(parts, key=lambda credit: credit.order)):
            person = people.get(_key(credit))
            if person is not None:
                part = (source, person, credit.department, credit.job, credit.character)
                lines.setdefault(part, (*part, position))
    return sorted(lines.values(), key=lambda line: (line[0], line[5]))


def _held(reader: Reader, kind: Kind, titles: Iterable[int]) -> dict[int, list[Line]]:
    held: dict[int, list[Line]] = {}
    rows = reader.gathered(
        "title, source, person_id, department, job, character, position",
        f"""(SELECT c.{kind}_id AS title, c.source, c.person_id, c.department, c.job, c.character, c.position
            FROM json_each(?) AS wanted CROSS JOIN credits c ON c.{kind}_id = wanted.value AND c.source GLOB 'server:*'
            ORDER BY 1, c.source, c.position)""",
        (as_json(list(titles)),),
    )
    for title, *line in rows:
        held.setdefault(title, []).append((line[0], line[1], line[2], line[3], line[4], line[5]))
    return held


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return fold(name)


def _key(credit: Credit) -> str:
    """A person is known by the TMDB id, else by name; empty for a credit without either."""
    return f"tmdb:{credit.tmdb}" if credit.tmdb else _folded(credit.name)


def _people(tx: Transaction, everyone: Sequence[Credit]) -> dict[str, int]:
    """Key → id of everyone credited, made where there was nobody; a portrait is learnt when there was none."""
    named: dict[str, Credit] = {}
    for credit in everyone:
        key = _key(credit)
        if key and (key not in named or (credit.portrait and not named[key].portrait)):
            named[key] = credit
    if not named:
        return {}
    ids, faceless = _known_people(tx, named)
    _learn_portraits(tx, {ids[key]: named[key] for key in faceless})
    lacking = [key for key in named if key not in ids]
    made = tx.new_ids("people", len(lacking))
    rows = [
        (new, credit.name, _folded(credit.name), credit.tmdb, credit.imdb, credit.portrait)
        for new, credit in zip(made, map(named.__getitem__, lacking), strict=True)
    ]
    tx.insert_many("INSERT INTO people (id, name, folded, tmdb, imdb, portrait)", rows)
    tx.note_added(Subject.PERSON, *made)
    ids.update(zip(lacking, made, strict=True))
    return ids


def _known_people(reader: Reader, named: Mapping[str, Credit]) -> tuple[dict[str, int], list[str]]:
    """Key → id of those who have a row, and the keys of those whose row lacks a portrait that is known now."""
    names = [key for key, credit in named.items() if not credit.tmdb]
    tmdb = [credit.tmdb for credit in named.values() if credit.tmdb]
    found = reader.gathered(
        "p.folded, p.id, p.portrait IS NULL", "json_each(?) AS wanted CROSS JOIN people p ON p.folded = wanted.value AND p.tmdb IS NULL", (as_json(names),)
    )
    if tmdb:
        found += reader.gathered(
            "'tmdb:' || p.tmdb, p.id, p.portrait IS NULL", "json_each(?) AS wanted CROSS JOIN people p ON p.tmdb = wanted.value", (as_json(tmdb),)
        )
    return {key: person for key, person, _ in found}, [key for key, _, faceless in found if faceless and named[key].portrait]


def _learn_portraits(tx: Transaction, people: Mapping[int, Credit]) -> None:
    tx.executemany("UPDATE people SET portrait = ? WHERE id = ?", [(credit.portrait, person) for person, credit in people.items()])
    tx.note_updated(Subject.PERSON, *people)
