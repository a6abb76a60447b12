"""What the library itself knows of titles, for whoever looks for their matches: the servers' word and the user's, never a provider's (D21)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.enrichment import TitleKind
from app.domain.items import ExternalIds, Kind
from app.domain.provided import Known
from app.store.database import Reader
from app.store.numbers import as_json
from app.store.sources_of import Sources, sources_of

_FOLLOWED = "SELECT show_id, title, year, tmdb, imdb, tvdb FROM watchlist WHERE show_id IN (SELECT value FROM json_each(:titles))"
_DIRECTORS = 5
_DIRECTING = frozenset({"Director", "Directing", "Creator"})


def known_titles(reader: Reader, kind: TitleKind, ids: Iterable[int]) -> dict[int, Known]:
    """By id; a title that is gone, or that no server has and nobody wants, is left out. `ids` of Known are those of servers and of the user's locks; of a
    title that is followed or wished alone, those that it was pointed at by."""
    wanted = list(ids)
    sources = {title: said for title, said in sources_of(reader, Kind(kind), wanted).items() if said.said}
    paths = _paths(reader, kind, wanted)
    counts = _counts(reader, wanted) if kind == "show" else {}
    found = {title: _known(kind, said, paths.get(title, (None, None)), counts.get(title, (None, None))) for title, said in sources.items()}
    return found | _pointed_at(reader, kind, [title for title in wanted if title not in found])


def _pointed_at(reader: Reader, kind: TitleKind, titles: Sequence[int]) -> dict[int, Known]:
    """What is known of titles without a copy that are followed or wished."""
    rows = reader.gathered(
        "id, title, year, tmdb, imdb, tvdb",
        f"""(SELECT {kind}_id AS id, title, year, tmdb, imdb, tvdb FROM wishlist WHERE {kind}_id IN (SELECT value FROM json_each(:titles))
        {f"UNION ALL {_FOLLOWED}" if kind == "show" else ""})""",
        {"titles": as_json(list(titles))},
    )
    return {row_id: Known(kind, title, year=year, ids=ExternalIds(tmdb=tmdb, imdb=imdb, tvdb=tvdb)) for row_id, title, year, tmdb, imdb, tvdb in rows}


def _known(kind: TitleKind, sources: Sources, file: tuple[str | None, float | None], counts: tuple[int | None, int | None]) -> Known:
    facts = sources._replace(provided=[]).effective()
    title = facts.title or ""
    others = dict.fromkeys(one for said in sources.said for one in (said.facts.title, said.facts.original_title) if one)
    path, minutes = file
    return Known(
        kind=kind,
        title=title,
        original_title=facts.original_title,
        other_titles=tuple(one for one in others if one not in {title, facts.original_title}),
        year=facts.year,
        runtime_minutes=facts.runtime_minutes or (minutes if kind == "movie" else None),
        seasons=counts[0],
        episodes=counts[1],
        ids=sources.own_ids(),
        directors=_directors(sources),
        path=path,
    )


def _directors(sources: Sources) -> tuple[str, ...]:
    """Of the first server that names some."""
    for said in sources.said:
        found = dict.fromkeys(credit.name for credit in said.facts.credits if credit.job in _DIRECTING or credit.department in _DIRECTING)
        if found:
            return tuple(found)[:_DIRECTORS]
    return ()


def _paths(reader: Reader, kind: TitleKind, titles: Sequence[int]) -> dict[int, tuple[str | None, float | None]]:
    """Of each title's first file: its path and its minutes. A show's is that of an episode."""
    tied = _EPISODE if kind == "show" else _MOVIE
    rows = reader.gathered(
        "wanted.value, f.path, (SELECT sum(p.duration_ms) FROM files p WHERE p.copy_id = f.copy_id AND p.version = f.version) / 60000.0",
        f"json_each(?) AS wanted CROSS JOIN {tied} CROSS JOIN files f ON f.copy_id = c.id AND f.version = 0 AND f.part = 0",
        (as_json(list(titles)),),
    )
    found: dict[int, tuple[str | None, float | None]] = {}
    for title, path, minutes in rows:
        found.setdefault(title, (path, minutes))
    return found


_MOVIE = "copies c INDEXED BY copies_of_movie ON c.movie_id = wanted.value"
_EPISODE = """copies s INDEXED BY copies_of_show ON s.show_id = wanted.value
    CROSS JOIN copies c ON c.id = (SELECT e.id FROM copies e WHERE e.parent_id = s.id AND e.kind = 'episode' AND e.owned ORDER BY e.season, e.number LIMIT 1)"""


def _counts(reader: Reader, shows: Sequence[int]) -> dict[int, tuple[Any, Any]]:
    """Regular seasons and episodes that some server has."""
    rows = reader.gathered(
        "show, seasons, episodes",
        """(SELECT e.show_id AS show, count(DISTINCT e.season) AS seasons, count(*) AS episodes
        FROM json_each(?) AS wanted CROSS JOIN episodes e ON e.show_id = wanted.value AND e.season > 0
        WHERE EXISTS (SELECT 1 FROM copy_episodes l JOIN copies c ON c.id = l.copy_id AND c.owned WHERE l.episode_id = e.id) GROUP BY e.show_id)""",
        (as_json(list(shows)),),
    )
    return {show: (seasons, episodes) for show, seasons, episodes in rows}
