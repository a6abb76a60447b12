"""People and their credits: one row per TMDB id, else per folded name; credits are replaced per source (D4, D11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from app.domain.changes import Subject
from app.domain.fold import fold
from app.domain.items import Credit, Kind
from app.store.database import Reader, Transaction
from app.store.numbers import as_json
from app.store.person_trails import became, lay_trails

Credits = Mapping[str, Sequence[Credit]]
"""Source ("server:1", "tmdb") → its credits of one title, as it gives them."""

Line = tuple[str, int, str, str | None, str | None, int]
"""(source, person, department, job, character, position)."""

_ORDER = attrgetter("order")


class _Person(NamedTuple):
    """Someone credited. A server's portraits are its own: `prefix` names it."""

    credit: Credit
    prefix: str

    @property
    def portrait(self) -> str | None:
        return self.prefix + self.credit.portrait if self.credit.portrait else None

    def shows_better(self, portrait: str | None) -> bool:
        """Whether its portrait takes the place of this one: where there is none, and where a provider's own changed."""
        mine = self.portrait
        return bool(mine) and (portrait is None or (portrait != mine and not self.prefix[0].isdigit() and portrait.startswith(self.prefix)))


class _People(NamedTuple):
    """Whose row is whose: by TMDB id where the source gives one, else by the name as it is written."""

    by_tmdb: dict[str, int]
    by_name: dict[str, int]


def write_credits(tx: Transaction, kind: Kind, titles: Mapping[int, Credits], *, fresh: bool) -> set[int]:
    """Set the servers' credits of titles (by id); providers' stay. `fresh` titles have none yet. Returns the titles whose credits are others now."""
    return _write(tx, kind, titles, "c.source GLOB 'server:*'", fresh=fresh)


def write_provided_credits(tx: Transaction, kind: Kind, provider: str, parts: Mapping[int, Sequence[Credit]]) -> set[int]:
    """Set one provider's credits of titles (by id). Returns the titles whose credits are others now."""
    return _write(tx, kind, {title: {provider: some} for title, some in parts.items()}, f"c.source = '{provider}'", fresh=False)


def _write(tx: Transaction, kind: Kind, titles: Mapping[int, Credits], whose: str, *, fresh: bool) -> set[int]:
    namesakes = {} if fresh else _numbered_in(tx, kind, titles)
    people = _people(tx, titles, namesakes)
    wanted = {title: _lines(sources, people, namesakes.get(title, {})) for title, sources in titles.items()}
    other = set(wanted)
    left: dict[int, set[int]] = {}
    if not fresh:
        held = _held(tx, kind, wanted, whose)
        other = {title for title, lines in wanted.items() if lines != held.get(title, [])}
        left = {title: gone for title in other if (gone := _people_of(held.get(title, ())) - _people_of(wanted[title]))}
        tx.execute(f"DELETE FROM credits AS c WHERE {kind}_id IN (SELECT value FROM json_each(?)) AND {whose}", (as_json(list(other)),))
    head = f"INSERT INTO credits (source, person_id, department, job, character, position, {kind}_id)"
    tx.insert_many(head, [(*line, title) for title, lines in wanted.items() if title in other for line in lines])
    if left:
        lay_trails(tx, [(gone, _people_of(wanted[title])) for title, gone in left.items()])
        let_people_go(tx, set().union(*left.values()))
    return other


def _people_of(lines: Iterable[Line]) -> set[int]:
    return {line[1] for line in lines}


def _numbered_in(reader: Reader, kind: Kind, titles: Iterable[int]) -> dict[int, dict[str, int]]:
    """Title → folded name → the person whom its credits name by TMDB's number: a credit of the same title by that name alone means the same person (D4).

    Where a title names two of one name, such a credit is neither's.
    """
    found: dict[int, dict[str, set[int]]] = {}
    rows = reader.gathered(
        f"c.{kind}_id, p.folded, p.id",
        f"""json_each(?) AS wanted CROSS JOIN credits c ON c.{kind}_id = wanted.value AND c.source NOT GLOB 'server:*'
            CROSS JOIN people p ON p.id = c.person_id AND p.tmdb IS NOT NULL""",
        (as_json(list(titles)),),
    )
    for title, folded, person in rows:
        found.setdefault(title, {}).setdefault(folded, set()).add(person)
    return {title: {name: min(some) for name, some in names.items() if len(some) == 1} for title, names in found.items()}


def let_people_go(tx: Transaction, people: Iterable[int]) -> None:
    """Of these, whom no credit names any more goes, unless followed. A follow of somebody known by name alone is of whom they turned out to be now."""
    rows = tx.gathered(
        "p.id",
        """json_each(?) AS wanted CROSS JOIN people p ON p.id = wanted.value WHERE NOT EXISTS (SELECT 1 FROM credits c WHERE c.person_id = p.id)""",
        (as_json(list(people)),),
    )
    uncredited = as_json([row[0] for row in rows])
    followed = tx.rows("SELECT person_id FROM watchlist WHERE person_id IN (SELECT value FROM json_each(?))", (uncredited,))
    for (person,) in followed:
        if now := became(tx, person):
            tx.execute(
                "UPDATE OR IGNORE watchlist SET person_id = ?, tmdb = coalesce(tmdb, (SELECT tmdb FROM people WHERE id = ?)) WHERE person_id = ?",
                (now, now, person),
            )
    gone = [row[0] for row in rows if tx.value("SELECT 1 FROM watchlist WHERE person_id = ?", (row[0],)) is None]
    tx.execute("DELETE FROM people WHERE id IN (SELECT value FROM json_each(?))", (as_json(gone),))
    tx.note_removed(Subject.PERSON, *gone)


def _lines(sources: Credits, people: _People, namesakes: Mapping[str, int]) -> list[Line]:
    """Each source's credits in its order, the same part once."""
    by_tmdb, by_name = people
    lines: list[Line] = []
    for source in sorted(sources):
        seen: set[tuple[object, ...]] = set()
        for position, credit in enumerate(sorted(sources[source], key=_ORDER)):
            person = by_tmdb[credit.tmdb] if credit.tmdb else (namesakes and namesakes.get(_folded(credit.name))) or by_name.get(credit.name)
            part = (person, credit.department, credit.job, credit.character)
            if person is not None and part not in seen:
                seen.add(part)
                lines.append((source, person, credit.department, credit.job, credit.character, position))
    return lines


def _held(reader: Reader, kind: Kind, titles: Iterable[int], whose: str) -> dict[int, list[Line]]:
    held: dict[int, list[Line]] = {}
    rows = reader.gathered(
        "title, source, person_id, department, job, character, position",
        f"""(SELECT c.{kind}_id AS title, c.source, c.person_id, c.department, c.job, c.character, c.position
            FROM json_each(?) AS wanted CROSS JOIN credits c ON c.{kind}_id = wanted.value AND {whose}
            ORDER BY 1, c.source, c.position)""",
        (as_json(list(titles)),),
    )
    for title, *line in rows:
        held.setdefault(title, []).append((line[0], line[1], line[2], line[3], line[4], line[5]))
    return held


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return fold(name)


def _people(tx: Transaction, titles: Mapping[int, Credits], namesakes: Mapping[int, Mapping[str, int]]) -> _People:
    """Everyone credited, with a row made where there was nobody; a portrait is learnt when there was none. A credit without a name is nobody's."""
    numbered, named = _credited(titles, namesakes)
    folded = {name: key for name in named if (key := _folded(name))}
    first: dict[str, _Person] = {}
    for name, key in folded.items():
        if key not in first or not first[key].credit.portrait:
            first[key] = named[name]
    by_key = _rows(tx, "folded", first, tmdb="IS NULL")
    by_tmdb = _rows(tx, "tmdb", numbered, tmdb="IS NOT NULL")
    return _People(by_tmdb, {name: by_key[key] for name, key in folded.items()})


def _credited(titles: Mapping[int, Credits], namesakes: Mapping[int, Mapping[str, int]]) -> tuple[dict[str, _Person], dict[str, _Person]]:
    """By TMDB id, and by name; of several mentions one with a portrait."""
    numbered: dict[str, _Person] = {}
    named: dict[str, _Person] = {}
    for title, sources in titles.items():
        known_here = namesakes.get(title)
        for source, parts in sources.items():
            prefix = f"{source.removeprefix('server:')} "
            for credit in parts:
                if known_here and not credit.tmdb and _folded(credit.name) in known_here:
                    continue
                known, key = (numbered, credit.tmdb) if credit.tmdb else (named, credit.name)
                if key not in known or (credit.portrait and not known[key].credit.portrait):
                    known[key] = _Person(credit, prefix)
    return numbered, named


def _rows(tx: Transaction, column: str, people: Mapping[str, _Person], tmdb: str) -> dict[str, int]:
    """Key → id of these people, known by this column."""
    if not people:
        return {}
    found = tx.gathered(
        f"p.{column}, p.id, p.portrait",
        f"json_each(?) AS wanted CROSS JOIN people p ON p.{column} = wanted.value AND p.tmdb {tmdb}",
        (as_json(list(people)),),
    )
    ids = {key: row for key, row, _ in found}
    _learn_portraits(tx, {row: people[key] for key, row, portrait in found if people[key].shows_better(portrait)})
    lacking = [key for key in people if key not in ids]
    made = tx.new_ids("people", len(lacking))
    rows = [
        (new, person.credit.name, _folded(person.credit.name), person.credit.tmdb, person.credit.imdb, person.portrait)
        for new, person in zip(made, map(people.__getitem__, lacking), strict=True)
    ]
    tx.insert_many("INSERT INTO people (id, name, folded, tmdb, imdb, portrait)", rows)
    tx.note_added(Subject.PERSON, *made)
    ids.update(zip(lacking, made, strict=True))
    return ids


def _learn_portraits(tx: Transaction, people: Mapping[int, _Person]) -> None:
    tx.executemany("UPDATE people SET portrait = ? WHERE id = ?", [(person.portrait, row) for row, person in people.items()])
    tx.note_updated(Subject.PERSON, *people)
