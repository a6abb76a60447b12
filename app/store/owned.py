"""Which titles that a provider names the library owns: one query for any number of them."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.cards import OwnedTitle, TitleKind, quality_named
from app.store.database import Reader
from app.store.numbers import as_json

_BEST = {
    "movie": """SELECT max(f.quality) FROM copies c INDEXED BY copies_of_movie
        CROSS JOIN files f INDEXED BY files_of_copy ON f.copy_id = c.id WHERE c.movie_id = t.id AND c.owned = 1""",
    "show": """SELECT max(f.quality) FROM copies c INDEXED BY copies_of_show CROSS JOIN copies e INDEXED BY copies_of_parent ON e.parent_id = c.id
        CROSS JOIN files f INDEXED BY files_of_copy ON f.copy_id = e.id WHERE c.show_id = t.id AND e.owned = 1""",
}
_SERVERS = """SELECT json_group_array(name) FROM (SELECT DISTINCT s.name, s.position, s.id FROM copies c INDEXED BY copies_of_{kind}
    CROSS JOIN servers s ON s.id = c.server_id WHERE c.{kind}_id = t.id AND c.owned = 1 ORDER BY s.position, s.id)"""


def owned_titles(reader: Reader, kind: TitleKind, tmdb_ids: Iterable[str]) -> dict[str, OwnedTitle]:
    """TMDB's number → what the library owns of it; a number that is not there is not owned. Of two titles that are kept apart, the older row. StoreProblem."""
    rows = _owned(reader, kind, f"{kind}s t INDEXED BY {kind}s_by_tmdb ON t.tmdb = wanted.value", tmdb_ids)
    found: dict[str, OwnedTitle] = {}
    for tmdb, owned in sorted(rows, key=lambda row: row[1].id):
        found.setdefault(tmdb, owned)
    return found


def owned_rows(reader: Reader, kind: TitleKind, rows: Iterable[int]) -> dict[int, OwnedTitle]:
    """The library's titles by their rows; one that nobody owns is left out. Raises StoreProblem."""
    return {owned.id: owned for _, owned in _owned(reader, kind, f"{kind}s t ON t.id = wanted.value", rows)}


def row_of_page(reader: Reader, kind: TitleKind, tmdb: str) -> int | None:
    """The row whose page a number of TMDB's leads to: that of one that is owned, else of one that TMDB has filled in. Raises StoreProblem."""
    found: int | None = reader.value(
        f"""SELECT id FROM (SELECT t.id, EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_{kind} WHERE c.{kind}_id = t.id AND c.owned = 1) AS owned
            FROM {kind}s t INDEXED BY {kind}s_by_tmdb WHERE t.tmdb = :tmdb) f
        WHERE f.owned OR EXISTS (SELECT 1 FROM enrichments e WHERE e.{kind}_id = f.id AND e.provider = 'tmdb' AND e.facet = 'details' AND e.state = 'matched')
        ORDER BY f.owned DESC, f.id LIMIT 1""",
        {"tmdb": tmdb},
    )
    return found


def rows_known(reader: Reader, kind: TitleKind, tmdb_ids: Iterable[str]) -> dict[str, int]:
    """TMDB's number → the library's row, owned or not. Of two that are kept apart, the older. Raises StoreProblem."""
    sql = f"SELECT t.tmdb, min(t.id) FROM json_each(?) AS wanted CROSS JOIN {kind}s t INDEXED BY {kind}s_by_tmdb ON t.tmdb = wanted.value GROUP BY t.tmdb"
    return dict(reader.rows(sql, (as_json(list(dict.fromkeys(tmdb_ids))),)))


def _owned(reader: Reader, kind: TitleKind, titles: str, wanted: Iterable[str] | Iterable[int]) -> list[tuple[str, OwnedTitle]]:
    rows = reader.gathered(
        f"t.tmdb, t.id, ({_BEST[kind]}), json(({_SERVERS.format(kind=kind)}))",
        f"""json_each(?) AS wanted CROSS JOIN {titles}
            AND EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_{kind} WHERE c.{kind}_id = t.id AND c.owned = 1)""",
        (as_json(list(dict.fromkeys(wanted))),),
    )
    return [(tmdb, OwnedTitle(title, quality_named(rank), tuple(servers))) for tmdb, title, rank, servers in rows]
