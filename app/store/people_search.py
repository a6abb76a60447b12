"""Finding people of the library by name as one types: beginnings of words in any order, one typo forgiven, those in most titles first (D17)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from rapidfuzz.distance import OSA

from app.domain.cards import PersonHit, TitleKind
from app.domain.fold import fold
from app.domain.items import Kind
from app.store.database import Reader
from app.store.numbers import as_json, texts

SHORTEST = 2
"""Letters of a name before it is looked for."""
SHORTEST_MENDED = 4
_LOOKED_AT = 250
_MOST_WORDS = 6
_OPTIONS = 6
_WORD = re.compile(r"\w+")
_ACTING = "Acting"
_DETAILS = """
SELECT p.id, p.name, p.tmdb, p.portrait, (
    SELECT json_array(c.department, c.job, c.character, coalesce(m.title, s.title))
    FROM credits c INDEXED BY credits_of_person LEFT JOIN movies m ON m.id = c.movie_id LEFT JOIN shows s ON s.id = c.show_id
    WHERE c.person_id = p.id AND c.department = (
        SELECT department FROM credits INDEXED BY credits_of_person WHERE person_id = p.id GROUP BY department ORDER BY count(*) DESC LIMIT 1)
    ORDER BY c.position, coalesce(m.rating, s.rating) DESC, c.id LIMIT 1) AS known
FROM json_each(?) AS wanted CROSS JOIN people p ON p.id = wanted.value
"""


def people_named(reader: Reader, text: str, limit: int = 4) -> tuple[PersonHit, ...]:
    """The best `limit` people whose name has every word of `text`, or the beginning of one; nobody for a single letter. Raises StoreProblem."""
    folded = fold(text)
    words = _WORD.findall(folded)[:_MOST_WORDS]
    if sum(map(len, words)) < SHORTEST:
        return ()
    found = _matching(reader, [[word] for word in words])
    if not found:
        found = _mended(reader, words)
    best = sorted(found, key=lambda row: (_tier(row[1], words), -row[2], row[1], row[0]))[:limit]
    return _as_hits(reader, [row[0] for row in best])


def people_with(reader: Reader, provider: str, its_id: str) -> tuple[PersonHit, ...]:
    """The person whom a provider (tmdb, imdb) numbers so. Raises StoreProblem."""
    column = {"tmdb": "tmdb", "imdb": "imdb"}[provider]
    return _as_hits(reader, [row[0] for row in reader.rows(f"SELECT id FROM people WHERE {column} = ? ORDER BY id LIMIT 4", (its_id,))])


def players_of(reader: Reader, kind: Kind, title: int, limit: int = 1) -> tuple[PersonHit, ...]:
    """Who plays in a title of the library, the first ones of its credits. Raises StoreProblem."""
    rows = reader.rows(
        f"""SELECT p.name, p.id, p.tmdb, p.portrait, c.character, t.title
            FROM credits c INDEXED BY credits_of_{kind} CROSS JOIN people p ON p.id = c.person_id CROSS JOIN {kind}s t ON t.id = c.{kind}_id
            WHERE c.{kind}_id = ? AND c.department = '{_ACTING}' ORDER BY c.position, c.source DESC LIMIT ?""",
        (title, limit),
    )
    return tuple(PersonHit(name, person, tmdb, portrait, _ACTING, part, named) for name, person, tmdb, portrait, part, named in rows)


def known_people(reader: Reader, tmdb_ids: Iterable[str]) -> dict[str, int]:
    """TMDB's number → the row of who is in the library. Raises StoreProblem."""
    wanted = as_json(list(dict.fromkeys(tmdb_ids)))
    return dict(reader.gathered("p.tmdb, p.id", "json_each(?) AS wanted CROSS JOIN people p ON p.tmdb = wanted.value", (wanted,)))


def credited_by_name(reader: Reader, names: Iterable[str]) -> dict[str, tuple[int, set[tuple[TitleKind, str]]]]:
    """Folded name → who is known by it alone, and the titles that credit them by kind and TMDB's number. Raises StoreProblem."""
    people = "json_each(?) AS wanted CROSS JOIN people p ON p.folded = wanted.value AND p.tmdb IS NULL"
    titles = """CROSS JOIN credits c INDEXED BY credits_of_person ON c.person_id = p.id
        LEFT JOIN movies m ON m.id = c.movie_id LEFT JOIN shows s ON s.id = c.show_id"""
    found: dict[str, tuple[int, set[tuple[TitleKind, str]]]] = {}
    for name, person, movie, show in reader.gathered("p.folded, p.id, m.tmdb, s.tmdb", f"{people} {titles}", (as_json(list(names)),)):
        _, credited = found.setdefault(name, (person, set()))
        if movie or show:
            credited.add(("movie", movie) if movie else ("show", show))
    return found


def _matching(reader: Reader, words: Sequence[Sequence[str]]) -> list[list[Any]]:
    """(id, folded name, credits) of a bounded number of people whose names have one of the options of each word."""
    match = " AND ".join("(" + " OR ".join(f'"{option}" *' for option in options) + ")" for options in words)
    credited = "(SELECT count(*) FROM credits c INDEXED BY credits_of_person WHERE c.person_id = p.id)"
    found = f"(SELECT rowid FROM people_search WHERE people_search MATCH ? LIMIT {_LOOKED_AT}) AS f CROSS JOIN people p ON p.id = f.rowid"
    return reader.gathered(f"p.id, p.folded, {credited}", found, (match,))


def _mended(reader: Reader, words: Sequence[str]) -> list[list[Any]]:
    """Where one word is a letter off, its first letters being right; the longest word is the likeliest to be."""
    for at in sorted(range(len(words)), key=lambda at: -len(words[at])):
        options = _meant(reader, words[at])
        if options and (found := _matching(reader, [options if at == turn else [word] for turn, word in enumerate(words)])):
            return found
    return []


def _meant(reader: Reader, typed: str) -> list[str]:
    """Words of names that begin as `typed` does and are one typo away from it."""
    if len(typed) < SHORTEST_MENDED or not typed.isalpha():
        return []
    start = typed[: len(typed) // 2]
    near = texts(
        reader,
        "SELECT term AS text FROM people_words WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
        (start, start + "\U0010ffff", len(typed) - 1, len(typed) + 1),
    )
    return [word for word in near if word != typed and OSA.distance(typed, word, score_cutoff=1) <= 1][:_OPTIONS]


def _tier(name: str, words: Sequence[str]) -> int:
    plain = " ".join(words)
    return 0 if name == plain else 1 if name.startswith(plain) else 2


def _as_hits(reader: Reader, ids: Sequence[int]) -> tuple[PersonHit, ...]:
    if not ids:
        return ()
    rows = {row[0]: row for row in reader.gathered("id, name, tmdb, portrait, json(known)", f"({_DETAILS})", (as_json(ids),))}
    return tuple(_hit(rows[one]) for one in ids if one in rows)


def _hit(row: Sequence[Any]) -> PersonHit:
    person, name, tmdb, portrait, known = row
    department, job, character, title = known or (None, None, None, None)
    return PersonHit(name, person, tmdb, portrait, department, character if department == _ACTING else job, title)
