"""What a notification may be told of: what aired and which wishes came after a line of activity, libraries of which much is gone."""

from __future__ import annotations

from app.domain.notices import Shrunk, Told
from app.store.database import Reader

_AT_MOST = 1_000
_AFTER = """WITH said AS (SELECT id, listed, movie_id, episode_id FROM activity INDEXED BY activity_by_verb WHERE verb = :verb AND id > :after),
    told AS (SELECT id AS line, 0 AS at, movie_id, episode_id FROM said WHERE listed IS NULL
        UNION ALL SELECT s.id, j.key, iif(j.value ->> 0 = 'movie', j.value ->> 1, NULL), iif(j.value ->> 0 = 'episode', j.value ->> 1, NULL)
        FROM said s, json_each(s.listed) j WHERE s.listed IS NOT NULL)
    SELECT coalesce(m.title, s.title), m.id, s.id, e.season, e.number, coalesce(e.title, ''), e.id FROM told t
    LEFT JOIN movies m ON m.id = t.movie_id LEFT JOIN episodes e ON e.id = t.episode_id LEFT JOIN shows s ON s.id = e.show_id
    WHERE m.id IS NOT NULL OR s.id IS NOT NULL AND coalesce(e.air_at, unixepoch(e.air_date, '+1 day'), :since) >= :since
    ORDER BY t.line, t.at LIMIT :limit"""


def told_after(reader: Reader, verb: str, after: int, since: int = 0) -> list[Told]:
    """The films and episodes that the lines of a verb tell of which came after a line, the oldest first; only those that aired at `since` (UTC seconds) or
    later."""
    return [Told(*row) for row in reader.rows(_AFTER, {"verb": verb, "after": after, "since": since, "limit": _AT_MOST})]


def shrunk_libraries(reader: Reader) -> list[Shrunk]:
    """The libraries of which a deep scan found far less, and which wait for the user (D12)."""
    sql = "SELECT l.id, l.name, s.name FROM libraries l JOIN servers s ON s.id = l.server_id WHERE l.shrunk_at IS NOT NULL AND l.included = 1"
    return [Shrunk(*row) for row in reader.rows(sql)]
