"""What changed since the user last looked: which titles came to a server, left it, or have another match."""

from __future__ import annotations

from app.domain.activity import Change, ChangeKind, ListedTitle
from app.domain.items import Kind
from app.store.database import Reader

_HOLDS = """(SELECT DISTINCT a.id AS line, c.server_id FROM activity a INDEXED BY activity_by_verb
    JOIN copies c ON c.movie_id = a.movie_id OR c.show_id = a.show_id WHERE a.verb = 'rematched' AND a.id > :mark)"""


def changes_since(reader: Reader, mark: int) -> list[Change]:
    """By server, in the user's order, what the lines after `mark` (an id) tell; a server of which they tell nothing is left out."""
    rows = reader.rows(
        f"""SELECT s.id, s.name, sum((l.verb = 'added') * n), sum((l.verb = 'retired') * n), sum(l.verb = 'rematched') FROM (
            SELECT server_id, verb, count AS n, id FROM activity INDEXED BY activity_by_verb WHERE verb IN ('added', 'retired') AND id > :mark
            UNION ALL SELECT server_id, 'rematched', 1, line FROM {_HOLDS}) l
        JOIN servers s ON s.id = l.server_id GROUP BY s.id ORDER BY s.position, s.id""",
        {"mark": mark},
    )
    return [Change(*row) for row in rows]


def titles_since(reader: Reader, mark: int, server: int, kind: ChangeKind, limit: int) -> list[ListedTitle]:
    """The titles behind one of the counts, newest first, at most `limit`. An id is 0 where its row is gone."""
    lines = {
        "rematched": f"SELECT a.* FROM activity a JOIN {_HOLDS} h ON h.line = a.id AND h.server_id = :server",
    }.get(kind, "SELECT * FROM activity INDEXED BY activity_by_verb WHERE verb = :kind AND id > :mark AND server_id = :server")
    sql = f"""WITH l AS ({lines}), named AS (
            SELECT id AS line, 0 AS at, iif(movie_id IS NOT NULL, 'movie', iif(show_id IS NOT NULL, 'show', 'episode')) AS kind,
                coalesce(movie_id, show_id, episode_id, 0) AS id, title FROM l WHERE listed IS NULL
            UNION ALL SELECT l.id, j.key, j.value ->> 0, j.value ->> 1, j.value ->> 2 FROM l, json_each(l.listed) j WHERE l.listed IS NOT NULL)
        SELECT n.kind, coalesce(m.id, s.id, e.id, 0), n.title, coalesce(s.id, e.show_id), e.season FROM named n
        LEFT JOIN movies m ON n.kind = 'movie' AND m.id = n.id LEFT JOIN shows s ON n.kind = 'show' AND s.id = n.id
        LEFT JOIN episodes e ON n.kind = 'episode' AND e.id = n.id ORDER BY n.line DESC, n.at LIMIT :limit"""
    rows = reader.rows(sql, {"mark": mark, "server": server, "kind": kind, "limit": limit})
    return [ListedTitle(Kind(one), row, title, show, season) for one, row, title, show, season in rows]
