"""What Discover finds in the library itself; each question is answered by an index and ends at its limit, however many titles there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from app.domain.cards import TitleKind
from app.domain.discoveries import Because, Gathered, OnThisDay
from app.domain.provided import Extras
from app.store.database import Reader
from app.store.numbers import as_json, numbers, numbers_in
from app.store.roll_ups import OWNED

_EXTRAS = msgspec.json.Decoder(Extras).decode
_COLLECTION = "json_extract(CAST(more AS TEXT), '$.collection[0]')"
_NETWORK, _NETWORK_NAME = (f"json_extract(CAST(more AS TEXT), '$.network[{at}]')" for at in (0, 1))
_FIRST_YEAR = 1874
"""Nothing moved in pictures before."""
_HELD = "EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_{kind} WHERE c.{kind}_id = t.id AND c.owned = 1)"
_WATCHED = {
    "movie": "EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_movie WHERE c.movie_id = t.id AND c.watched_count > 0)",
    "show": """EXISTS (SELECT 1 FROM copies s INDEXED BY copies_of_show CROSS JOIN copies c INDEXED BY copies_of_parent ON c.parent_id = s.id
        WHERE s.show_id = t.id AND c.watched_count > 0)""",
}


def highest_rated(reader: Reader, kind: TitleKind, limit: int) -> list[int]:
    """Owned titles, those that nobody has watched first, the best first. StoreProblem."""
    found: list[int] = []
    for watched in ("NOT ", ""):
        if len(found) < limit:
            where = f"t.rating IS NOT NULL AND {_HELD.format(kind=kind)} AND {watched}{_WATCHED[kind]}"
            found += numbers(reader, f"SELECT id FROM {kind}s t WHERE {where} ORDER BY rating DESC, sort_key, id LIMIT ?", (limit - len(found),))
    return found


def waiting_longest(reader: Reader, kind: TitleKind, before: int, limit: int) -> list[int]:
    """Owned titles that nobody has watched, added before that instant (UTC seconds), the oldest first. StoreProblem."""
    where = f"t.added_at < ? AND {_HELD.format(kind=kind)} AND NOT {_WATCHED[kind]}"
    return numbers(reader, f"SELECT id FROM {kind}s t INDEXED BY {kind}s_by_added WHERE {where} ORDER BY added_at LIMIT ?", (before, limit))


def on_this_day(reader: Reader, kind: TitleKind, today: date, limit: int) -> list[OnThisDay]:
    """Owned films that came out, or owned episodes that aired, on this day of an earlier year; of a show its first one. StoreProblem."""
    days = as_json([f"{year:04}-{today:%m-%d}" for year in range(_FIRST_YEAR, today.year)])
    if kind == "movie":
        rows = reader.rows(
            f"""SELECT t.id, t.released FROM json_each(?) AS day CROSS JOIN movies t INDEXED BY movies_by_released ON t.released = day.value
            WHERE {_HELD.format(kind=kind)} ORDER BY t.rating DESC, t.released LIMIT ?""",
            (days, limit),
        )
        return [OnThisDay(row_id, day) for row_id, day in rows]
    rows = reader.rows(
        f"""SELECT e.show_id, min(e.air_date), e.season, e.number FROM json_each(?) AS day CROSS JOIN episodes e INDEXED BY episodes_by_air_date
            ON e.air_date = day.value WHERE {OWNED} GROUP BY e.show_id ORDER BY 2 LIMIT ?""",
        (days, limit),
    )
    return [OnThisDay(show, day, season, number) for show, day, season, number in rows]


def lately(reader: Reader, kind: TitleKind, limit: int) -> list[int]:
    """Owned titles that were watched or added lately or are the best rated, by turns and each once: what one may be asked about. StoreProblem."""
    owned = _HELD.format(kind=kind)
    lists = [
        numbers(reader, f"SELECT id FROM {kind}s t WHERE added_at IS NOT NULL AND {owned} ORDER BY added_at DESC, sort_key, id LIMIT ?", (limit,)),
        numbers(reader, f"SELECT id FROM {kind}s t WHERE rating IS NOT NULL AND {owned} ORDER BY rating DESC, sort_key, id LIMIT ?", (limit,)),
    ]
    if kind == "movie":
        watched = "SELECT movie_id AS id FROM copies INDEXED BY films_watched WHERE watched_at IS NOT NULL AND movie_id IS NOT NULL"
        lists.insert(0, numbers(reader, f"{watched} ORDER BY watched_at DESC LIMIT ?", (limit,)))
    by_turns = [one[at] for at in range(limit) for one in lists if at < len(one)]
    return list(dict.fromkeys(by_turns))


def likened(reader: Reader, kind: TitleKind, titles: Sequence[int]) -> list[Because]:
    """What TMDB likens to those of these titles that are owned, in their order; those to which it likens nothing are left out. StoreProblem."""
    rows = reader.rows(
        f"""SELECT t.id, t.title, n.more FROM json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value
            CROSS JOIN enrichments n ON n.{kind}_id = t.id AND n.provider = 'tmdb' AND n.facet = 'details' AND n.more IS NOT NULL
            WHERE {_HELD.format(kind=kind)}""",
        (as_json(list(titles)),),
    )
    found = {row_id: Because(row_id, title, _EXTRAS(more).similar) for row_id, title, more in rows}
    return [found[one] for one in titles if one in found and found[one].similar]


def collections(reader: Reader, least: int, limit: int) -> list[Gathered]:
    """The collections of which most films are owned, at least so many, with what is likened to those films. StoreProblem."""
    rows = reader.rows(
        f"""SELECT {_COLLECTION}, json_group_array(n.movie_id) FROM enrichments n INDEXED BY films_of_collections
        WHERE n.facet = 'details' AND n.movie_id IS NOT NULL AND {_COLLECTION} IS NOT NULL AND EXISTS (
            SELECT 1 FROM copies c INDEXED BY copies_of_movie WHERE c.movie_id = n.movie_id AND c.owned = 1)
        GROUP BY 1 HAVING count(DISTINCT n.movie_id) >= ? ORDER BY count(DISTINCT n.movie_id) DESC, 1 LIMIT ?""",
        (least, limit),
    )
    return [_gathered(reader, str(its_id), sorted(set(numbers_in(films)))) for its_id, films in rows]


def networks(reader: Reader, limit: int) -> list[tuple[str, str]]:
    """Ids at TMDB and names of the networks that most of the library's shows are of. StoreProblem."""
    return reader.rows(
        f"""SELECT {_NETWORK}, max({_NETWORK_NAME}) FROM enrichments INDEXED BY shows_of_networks
        WHERE facet = 'details' AND show_id IS NOT NULL AND {_NETWORK} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?""",
        (limit,),
    )


_LOOKED_AT = 12
"""Films of a collection that are asked what is likened to them."""


def _gathered(reader: Reader, its_id: str, films: Sequence[int]) -> Gathered:
    told = list(_details(reader, films[:_LOOKED_AT]))
    name = next((one.collection[1] for one in told if one.collection is not None and one.collection[0] == its_id), "")
    similar = {other.tmdb: other for one in told for other in one.similar}
    return Gathered(its_id, name, tuple(films), tuple(similar.values()))


def _details(reader: Reader, films: Sequence[int]) -> Iterable[Extras]:
    rows = reader.rows(
        """SELECT n.more FROM json_each(?) AS wanted CROSS JOIN enrichments n ON n.movie_id = wanted.value AND n.provider = 'tmdb'
            AND n.facet = 'details' AND n.more IS NOT NULL""",
        (as_json(list(films)),),
    )
    return [_EXTRAS(more) for (more,) in rows]
