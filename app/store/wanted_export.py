"""What is followed and wished, for the export: the effective watchlist with its mutes, the wishlist with what is done (D30, D42)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.store.database import Reader
from app.store.following import followed_shows
from app.store.numbers import as_json
from app.store.roll_ups import OWNED

_IDS = ("tmdb", "imdb", "tvdb")
_KEPT = """SELECT w.kind, coalesce(s.title, p.name, w.title), coalesce(s.tmdb, p.tmdb, w.tmdb), coalesce(s.imdb, p.imdb, w.imdb), coalesce(s.tvdb, w.tvdb),
    w.state FROM watchlist w LEFT JOIN shows s ON s.id = w.show_id LEFT JOIN people p ON p.id = w.person_id ORDER BY w.id"""
_AIRING = "SELECT 'show', s.title, s.tmdb, s.imdb, s.tvdb, 'airing' FROM json_each(?) f CROSS JOIN shows s ON s.id = f.value ORDER BY s.sort_key, s.id"
MOVIE_DONE = "EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_movie WHERE c.movie_id = w.movie_id AND c.owned = 1)"
_WISHES = f"""SELECT w.kind, coalesce(m.title, s.title, w.title),
    coalesce(m.tmdb, s.tmdb, w.tmdb), coalesce(m.imdb, s.imdb, w.imdb), coalesce(m.tvdb, s.tvdb, w.tvdb),
    w.season, w.number, iif(w.kind = 'movie', {MOVIE_DONE},
        EXISTS (SELECT 1 FROM episodes e WHERE e.show_id = w.show_id AND e.season = w.season AND e.number = w.number AND {OWNED})), w.added_at
    FROM wishlist w LEFT JOIN movies m ON m.id = w.movie_id LEFT JOIN shows s ON s.id = w.show_id WHERE w.state = 'wanted' ORDER BY w.id"""


def watchlist(reader: Reader) -> Iterator[dict[str, Any]]:
    """Each followed show and person, each mute, each show that is followed because it airs."""
    default = [one.show_id for one in followed_shows(reader) if one.why == "airing"]
    for kind, title, *ids, state in (*reader.rows(_KEPT), *reader.rows(_AIRING, (as_json(default),))):
        yield {"kind": kind, "title": title, "ids": dict(zip(_IDS, ids, strict=True)), "state": state}


def wishlist(reader: Reader) -> Iterator[dict[str, Any]]:
    """Each wish; `added_at` in UTC seconds."""
    for kind, title, tmdb, imdb, tvdb, season, number, done, added_at in reader.rows(_WISHES):
        ids = dict(zip(_IDS, (tmdb, imdb, tvdb), strict=True))
        yield {"kind": kind, "title": title, "ids": ids, "season": season, "number": number, "done": bool(done), "added_at": added_at}
