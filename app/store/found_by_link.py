"""What of the library an address leads to: a title by a provider's id, an item by its own key on its server."""

from __future__ import annotations

import msgspec

from app.domain.cards import Hit
from app.domain.items import Kind
from app.store.database import Reader
from app.store.search_candidates import Candidate, by_external_id, by_rows
from app.store.search_hits import as_hits
from app.store.search_rank import WHOLE, Ranked

_ITEMS = """
SELECT c.movie_id, coalesce(c.show_id, n.show_id), (SELECT episode_id FROM copy_episodes WHERE copy_id = c.id LIMIT 1)
FROM servers s CROSS JOIN copies c ON c.server_id = s.id AND c.remote_key = ?1 LEFT JOIN seasons n ON n.id = c.season_id
WHERE s.kind = ?2 AND (?3 IS NULL OR s.machine_id = ?3)
"""


def titles_with_id(reader: Reader, kinds: tuple[Kind, ...], provider: str, its_id: str) -> tuple[Hit, ...]:
    """The titles that a provider (tmdb, imdb, tvdb, tvmaze) numbers so; of two that are kept apart, both. Raises StoreProblem."""
    if provider == "tvmaze":
        shows = reader.rows(
            "SELECT show_id FROM enrichments WHERE provider = 'tvmaze' AND facet = 'match' AND state = 'matched' AND provider_id = ?", (its_id,)
        )
        return _hits(reader, by_rows(reader, [(Kind.SHOW, row[0]) for row in shows if row[0]]))
    return _hits(reader, by_external_id(reader, kinds, (provider, its_id)))


def episodes_with_id(reader: Reader, provider: str, its_id: str) -> tuple[Hit, ...]:
    """The episodes that a provider (tmdb, imdb, tvdb) numbers so: no index has them, one is asked for only where somebody pasted it. Raises StoreProblem."""
    column = {"tmdb": "tmdb", "imdb": "imdb", "tvdb": "tvdb"}[provider]
    rows = reader.rows(f"SELECT id FROM episodes WHERE {column} = ? LIMIT 4", (its_id,))
    return _hits(reader, by_rows(reader, [(Kind.EPISODE, row[0]) for row in rows]))


def part_of_show(reader: Reader, show: Hit, season: int | None, number: int | None) -> tuple[Hit, ...]:
    """The episode at a place of a show; where there is none, the show at that season if it has it, else the show. Raises StoreProblem."""
    if season is None:
        return (show,)
    rows = reader.rows("SELECT id FROM episodes WHERE show_id = ? AND season = ? AND number = ? LIMIT 1", (show.id, season, number))
    if rows:
        return _hits(reader, by_rows(reader, [(Kind.EPISODE, rows[0][0])]))
    there = reader.row("SELECT 1 FROM seasons WHERE show_id = ? AND number = ?", (show.id, season))
    return (msgspec.structs.replace(show, season=season) if there else show,)


def items_on_server(reader: Reader, server_kind: str, key: str, machine: str | None) -> tuple[Hit, ...]:
    """The title or episode that an item is a copy of, on the server of this machine (None: on any of its kind). A season's is its show. Raises StoreProblem."""
    rows: list[tuple[Kind, int]] = []
    for movie, show, episode in reader.rows(_ITEMS, (key, server_kind, machine)):
        rows += [(kind, row) for kind, row in ((Kind.MOVIE, movie), (Kind.EPISODE, episode), (Kind.SHOW, show)) if row is not None][:1]
    return _hits(reader, by_rows(reader, list(dict.fromkeys(rows))))


def is_own_server(reader: Reader, server_kind: str, machine: str | None) -> bool:
    """Whether a server of this kind, and of this machine where it is known, is the user's. Raises StoreProblem."""
    return bool(reader.value("SELECT EXISTS (SELECT 1 FROM servers WHERE kind = ?1 AND (?2 IS NULL OR machine_id = ?2))", (server_kind, machine)))


def _hits(reader: Reader, found: list[Candidate]) -> tuple[Hit, ...]:
    return as_hits(reader, [Ranked(one, WHOLE, (), ()) for one in sorted(found, key=lambda one: one.id)])
