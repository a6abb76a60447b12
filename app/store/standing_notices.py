"""What a notification may be told of, as it stands now: wishes that came, libraries of which much is gone."""

from __future__ import annotations

from app.domain.notices import Came, Shrunk
from app.store.database import Reader
from app.store.roll_ups import OWNED
from app.store.wanted_export import MOVIE_DONE


def wishes_come(reader: Reader) -> list[Came]:
    """The wishes that are done (D42)."""
    rows = reader.rows(
        f"""SELECT w.id, w.title, w.movie_id, w.show_id, w.season, w.number FROM wishlist w INDEXED BY wishes_by_state
        WHERE w.state = 'wanted' AND w.kind = 'movie' AND {MOVIE_DONE}
        UNION ALL SELECT w.id, w.title, w.movie_id, w.show_id, w.season, w.number FROM wishlist w INDEXED BY wishes_by_state
        JOIN episodes e INDEXED BY episodes_by_show ON e.show_id = w.show_id AND e.season = w.season AND e.number = w.number
        WHERE w.state = 'wanted' AND w.kind = 'episode' AND {OWNED}"""
    )
    return [Came(*row) for row in rows]


def shrunk_libraries(reader: Reader) -> list[Shrunk]:
    """The libraries of which a deep scan found far less, and which wait for the user (D12)."""
    sql = "SELECT l.id, l.name, s.name FROM libraries l JOIN servers s ON s.id = l.server_id WHERE l.shrunk_at IS NOT NULL AND l.included = 1"
    return [Shrunk(*row) for row in reader.rows(sql)]
