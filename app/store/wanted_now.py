"""What is followed and wished now, in one look: for the eye and the heart of every card."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.wanting import WantedIds
from app.store.database import Reader
from app.store.following import followed_people, followed_shows
from app.store.numbers import as_json

_MOVIES = "SELECT movie_id, tmdb FROM wishlist WHERE kind = 'movie' AND state = 'wanted'"
_WISHING = "SELECT show_id, max(tmdb) FROM wishlist WHERE kind = 'episode' AND state <> 'unwanted' GROUP BY show_id"
_SHOWS = "SELECT f.value, s.tmdb FROM json_each(?) f CROSS JOIN shows s ON s.id = f.value"


def wanted_now(reader: Reader) -> WantedIds:
    """Every show, person and film that is followed or wished, and every show with a wished episode. Raises StoreProblem."""
    people = followed_people(reader)
    shows, shows_tmdb = _told_apart(reader.rows(_SHOWS, (as_json([one.show_id for one in followed_shows(reader)]),)))
    return WantedIds(
        shows,
        shows_tmdb,
        frozenset(one.person_id for one in people),
        frozenset(one.tmdb for one in people if one.tmdb),
        *_told_apart(reader.rows(_MOVIES)),
        *_told_apart(reader.rows(_WISHING)),
    )


def _told_apart(rows: Iterable[tuple[int | None, str | None]]) -> tuple[frozenset[int], frozenset[str]]:
    """Rows, and TMDB's numbers."""
    some = list(rows)
    return frozenset(row for row, _ in some if row is not None), frozenset(tmdb for _, tmdb in some if tmdb)
