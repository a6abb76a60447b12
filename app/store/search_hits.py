"""Search hits as they are shown: poster, owned or not, best quality, and where an episode belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from app.domain.cards import Hit, quality_named
from app.domain.items import Kind
from app.store.database import Reader
from app.store.numbers import as_json
from app.store.search_rank import Ranked

_PLACES = """(SELECT json_group_array(json_array(quality, name)) FROM (
    SELECT max({quality}) AS quality, s.name FROM copies c INDEXED BY copies_of_{kind} CROSS JOIN servers s ON s.id = c.server_id {files}
    WHERE c.{kind}_id = t.id AND c.owned = 1 GROUP BY s.id ORDER BY s.position, s.id))"""
_DIRECTOR = """(SELECT p.name FROM credits r INDEXED BY credits_of_{kind} CROSS JOIN people p ON p.id = r.person_id
    WHERE r.{kind}_id = t.id AND r.department = 'Directing' AND (r.job = 'Director' OR r.job IS NULL) ORDER BY r.position LIMIT 1)"""
_MOVIES = f"""
SELECT '{{kind}}' AS kind, t.id, t.poster, max(c.owned) AS owned, max(f.quality) AS best, NULL AS show_id, NULL AS season, NULL AS number, NULL AS show,
    {_DIRECTOR.format(kind="movie")} AS director, {_PLACES.format(kind="movie", quality="f.quality", files="LEFT JOIN files f ON f.copy_id = c.id")} AS places,
    count(c.id) = 0 AS wanted
FROM json_each(?) AS wanted CROSS JOIN movies t ON t.id = wanted.value
    LEFT JOIN copies c INDEXED BY copies_of_movie ON c.movie_id = t.id LEFT JOIN files f ON f.copy_id = c.id
GROUP BY t.id
"""
_SHOWS = f"""
SELECT '{{kind}}' AS kind, t.id, t.poster, max(c.owned) AS owned, NULL AS best, NULL AS show_id, NULL AS season, NULL AS number, NULL AS show,
    NULL AS director, {_PLACES.format(kind="show", quality="NULL", files="")} AS places, count(c.id) = 0 AS wanted
FROM json_each(?) AS wanted CROSS JOIN shows t ON t.id = wanted.value LEFT JOIN copies c INDEXED BY copies_of_show ON c.show_id = t.id
GROUP BY t.id
"""
_EPISODES = """
SELECT '{kind}' AS kind, t.id, coalesce(t.still, s.poster) AS poster, max(c.owned) AS owned, max(f.quality) AS best, t.show_id, t.season, t.number,
    s.title AS show, NULL AS director, '[]' AS places,
    count(c.id) = 0 AND NOT EXISTS (SELECT 1 FROM copies o INDEXED BY copies_of_show WHERE o.show_id = s.id) AS wanted
FROM json_each(?) AS wanted CROSS JOIN episodes t ON t.id = wanted.value JOIN shows s ON s.id = t.show_id
    LEFT JOIN copy_episodes l ON l.episode_id = t.id LEFT JOIN copies c ON c.id = l.copy_id LEFT JOIN files f ON f.copy_id = c.id
GROUP BY t.id
"""
_COLUMNS = "kind, id, poster, owned, best, show_id, season, number, show, director, json(places), wanted"
_SHOWN = {Kind.MOVIE: _MOVIES, Kind.SHOW: _SHOWS, Kind.EPISODE: _EPISODES}


_NAMES: dict[Kind, Literal["movie", "show", "episode"]] = {Kind.MOVIE: "movie", Kind.SHOW: "show", Kind.EPISODE: "episode"}


def as_hits(reader: Reader, found: Sequence[Ranked]) -> tuple[Hit, ...]:
    """The hits of `found`, in its order."""
    ids = {kind: [one.candidate.id for one in found if one.candidate.kind is kind] for kind in _SHOWN}
    wanted = [kind for kind in _SHOWN if ids[kind]]
    if not wanted:
        return ()
    source = " UNION ALL ".join(_SHOWN[kind].format(kind=kind) for kind in wanted)
    rows = reader.gathered(_COLUMNS, f"({source})", [as_json(ids[kind]) for kind in wanted])
    shown: dict[tuple[Kind, int], list[Any]] = {(Kind(row[0]), row[1]): row[1:] for row in rows}
    return tuple(_hit(one, shown[one.candidate.kind, one.candidate.id]) for one in found if (one.candidate.kind, one.candidate.id) in shown)


def _hit(one: Ranked, row: list[Any]) -> Hit:
    _, poster, owned, quality, show_id, season, number, show, director, places, wanted = row
    candidate = one.candidate
    context = candidate.original if candidate.original and candidate.original != candidate.title else None
    if candidate.kind is Kind.EPISODE:
        context = f"{show} · {place_named(season, number)}"
    return Hit(
        kind=_NAMES[candidate.kind],
        id=candidate.id,
        title=candidate.title,
        show_id=show_id,
        season=season,
        number=number,
        year=candidate.year,
        rating=candidate.rating,
        context=context,
        poster=poster,
        owned=bool(owned),
        quality=quality_named(quality),
        director=director,
        places=tuple((quality_named(rank), server) for rank, server in places),
        wanted=bool(wanted),
    )


def place_named(season: int, number: int | None) -> str:
    """S01E02; S01 alone for an episode without a number."""
    return f"S{season:02}" + (f"E{number:02}" if number is not None else "")
