"""Where lists say that episodes stand: as the list that numbers them has it, or in the order that the user chose for the show (D23)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.store.database import Reader
from app.store.listed_rows import EPISODE
from app.store.numbers import as_json, numbers

Place = tuple[int, int | None]
"""(season, number)."""

_SPECIALS = 0
_TVDB = "json_extract(CAST(t.said AS TEXT), '$.ids.tvdb')"
_IN_ORDER = f"""SELECT s.id FROM json_each(?) AS wanted CROSS JOIN shows s ON s.id = wanted.value AND s.episode_order IS NOT NULL
    WHERE EXISTS (SELECT 1 FROM episodes e CROSS JOIN listed_episodes t ON t.episode_id = e.id AND t.provider = 'tvdb'
        CROSS JOIN ordered_episodes o ON o.show_id = s.id AND o.tvdb = {_TVDB} WHERE e.show_id = s.id)"""
_LISTED = f"""json_each(?) AS wanted CROSS JOIN episodes e ON e.id = wanted.value
    CROSS JOIN listed_episodes l ON l.episode_id = e.id AND l.provider = e.listed_by
    LEFT JOIN listed_episodes t ON t.episode_id = e.id AND t.provider = 'tvdb'
    LEFT JOIN ordered_episodes o ON o.show_id = e.show_id AND o.tvdb = {_TVDB}"""


def in_other_order(reader: Reader, shows: Iterable[int]) -> set[int]:
    """Those of the shows whose episodes stand in another order than the aired one. An order that knows none of a show's episodes, as after a corrected match,
    does not count."""
    return set(numbers(reader, _IN_ORDER, (as_json(list(shows)),)))


def listed_places(reader: Reader, episodes: Iterable[int]) -> dict[int, tuple[int, Place]]:
    """Episode → its show and its place; what no list has is left out. Those that a chosen order does not have stand where they aired, and where the order has
    another there, among the specials without a number."""
    found = reader.gathered("e.id, e.show_id, CAST(l.said AS TEXT), o.season, o.number", _LISTED, (as_json(list(episodes)),))
    ordered = in_other_order(reader, {row[1] for row in found})
    taken = {show: _taken(reader, show) for show in ordered}
    return {row: (show, _place(said, (season, number), taken[show]) if show in ordered else aired_place(said)) for row, show, said, season, number in found}


def place_at_tmdb(reader: Reader, episode: int) -> tuple[str, int, int] | None:
    """TMDB's numbers of an episode: the show's, the season's and its own; None where it has not been listed there."""
    row = reader.row(
        """SELECT m.provider_id, CAST(l.said AS TEXT) FROM episodes e JOIN listed_episodes l ON l.episode_id = e.id AND l.provider = 'tmdb'
        JOIN enrichments m ON m.show_id = e.show_id AND m.provider = 'tmdb' AND m.facet = 'match' AND m.provider_id IS NOT NULL WHERE e.id = ?""",
        (episode,),
    )
    if row is None:
        return None
    season, number = aired_place(row[1])
    return (row[0], season, number) if number is not None else None


def aired_place(said: str) -> Place:
    """Where a list's own word puts an episode."""
    told = EPISODE(said)
    return told.season, told.number if told.numbered else None


def _place(said: str, ordered: tuple[Any, Any], taken: set[Place]) -> Place:
    if ordered[0] is not None:
        return ordered
    aired = aired_place(said)
    return aired if aired not in taken else (_SPECIALS, None)


def _taken(reader: Reader, show: int) -> set[Place]:
    return set(reader.rows("SELECT season, number FROM ordered_episodes WHERE show_id = ?", (show,)))
