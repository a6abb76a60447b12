"""The wishlist as its page reads it: roots in order, the branches that are open, and what the lines in sight show (D40–D42)."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from app.domain.fold import fold
from app.domain.wanting import Pointed, Wish
from app.domain.wishlist import Line, Listed, Standing, WishCounts, WishQuery, WishState, WishTree, line_of
from app.store.database import Reader
from app.store.numbers import as_json, numbers
from app.store.releases import HOME_DAYS, country_of
from app.store.roll_ups import OWNED
from app.store.wanted_export import MOVIE_DONE

_DONE = f"""EXISTS (SELECT 1 FROM episodes e INDEXED BY episodes_by_show
    WHERE e.show_id = w.show_id AND e.season = w.season AND e.number = w.number AND {OWNED})"""
_OF: dict[WishState, str] = {
    "": "w.state IN ('wanted', 'when_aired')",
    "wanted": "w.state = 'wanted' AND NOT {done}",
    "done": "w.state IN ('wanted', 'when_aired') AND {done}",
    "when_aired": "w.state = 'when_aired' AND NOT {done}",
    "unwanted": "w.state = 'unwanted'",
}
_DENSE = 8
_WISHES = "wishlist w INDEXED BY wishes_under_show"
_ROLLED = f"""w.show_id, %s AS season, sum(w.done) AS done,
    sum(NOT w.done AND w.state = 'wanted') AS wanted, sum(NOT w.done AND w.state = 'when_aired') AS waiting,
    max(w.origin = 'user') AS by_hand, max(w.added_at) AS added_at
    FROM (SELECT w.show_id, w.season, w.state, w.origin, w.added_at, {_DONE} AS done
        FROM json_each(:wanted) AS j CROSS JOIN {_WISHES} ON w.show_id = %s WHERE %s w.state IN (SELECT value FROM json_each(:states))) AS w"""


def wish_tree(reader: Reader, query: WishQuery, opened: Collection[int], folded: Collection[int] = (), first: int = -1) -> WishTree:
    """The lines of a query; only of branches in `opened`, and of those that the search opens, what is under them is read. Raises StoreProblem.

    `folded`: branches that the search shall not open. `first`: only so many films or shows, where they can be had by walking their titles in order.
    """
    if query.tab == "movies":
        return WishTree(array("q", [-row for row in _films(reader, query, first)]))
    shows = _roots(reader, query, first)
    if query.text.strip():
        return _found(reader, query, shows, opened, folded)
    return _unfolded(shows, _under(reader, query, shows, opened), frozenset(opened))


def listed(reader: Reader, query: WishQuery, keys: Sequence[int]) -> dict[int, Listed]:
    """What these lines show, by their numbers; what is not wished any more is left out. Raises StoreProblem."""
    lines = [line_of(key) for key in keys]
    states = as_json(["unwanted"] if query.state == "unwanted" else ["wanted", "when_aired"])
    found = [*_listed_films(reader, lines), *_listed_episodes(reader, lines)]
    found += _listed_shows(reader, lines, states)
    found += _listed_seasons(reader, lines, states)
    return {one.key: one for one in found}


def wish_counts(reader: Reader) -> WishCounts:
    """Of the whole list. Takes a probe for each wish. Raises StoreProblem."""
    movies, movies_done, movies_wanted = reader.rows(
        f"""SELECT count(*), coalesce(sum(done), 0), coalesce(sum(NOT done AND state = 'wanted'), 0) FROM
        (SELECT w.state, {MOVIE_DONE} AS done FROM wishlist w INDEXED BY wishes_of_films WHERE w.kind = 'movie' AND w.state IN ('wanted', 'when_aired'))"""
    )[0]
    shows, done, wanted = reader.rows(
        f"""SELECT count(DISTINCT show_id), coalesce(sum(done), 0), coalesce(sum(NOT done AND state = 'wanted'), 0) FROM
        (SELECT w.show_id, w.state, {_DONE} AS done FROM {_WISHES} WHERE w.show_id IS NOT NULL AND w.state IN ('wanted', 'when_aired'))"""
    )[0]
    return WishCounts(movies, shows, movies_wanted, wanted, movies_done + done)


def wishes_of_lines(reader: Reader, query: WishQuery, keys: Iterable[int]) -> list[int]:
    """The rows of the wishlist that these lines hold, each once: of the lines' query, so what it leaves out stays."""
    lines = [line_of(key) for key in keys]
    films = [line.row for line in lines if line.level == "movie"]
    wanted = [[line.row, line.season, line.number] for line in lines if line.level != "movie"]
    of = _OF[query.state].format(done=_DONE)
    found = numbers(
        reader,
        f"""SELECT DISTINCT w.id FROM json_each(:wanted) AS j CROSS JOIN {_WISHES} ON w.show_id = j.value ->> 0
        WHERE coalesce(w.season = j.value ->> 1, 1) AND coalesce(w.number = j.value ->> 2, 1) AND {of}""",
        {"wanted": as_json(wanted)},
    )
    return films + found


def atoms(reader: Reader, query: WishQuery, keys: Iterable[int]) -> list[Wish]:
    """What these lines hold, as it is wished."""
    rows = reader.rows(
        "SELECT movie_id, show_id, season, number FROM wishlist WHERE id IN (SELECT value FROM json_each(?)) AND coalesce(movie_id, show_id) IS NOT NULL",
        (as_json(wishes_of_lines(reader, query, keys)),),
    )
    return [Wish(Pointed("movie", film) if film else Pointed("show", show), season, number) for film, show, season, number in rows]


def done_wishes(reader: Reader) -> list[int]:
    """The rows of the wishlist that the library owns by now."""
    films = f"SELECT w.id FROM wishlist w INDEXED BY wishes_of_films WHERE w.kind = 'movie' AND {_OF['done'].format(done=MOVIE_DONE)}"
    return [*numbers(reader, films), *numbers(reader, f"SELECT w.id FROM {_WISHES} WHERE w.show_id IS NOT NULL AND {_OF['done'].format(done=_DONE)}")]


def _walked(reader: Reader, query: WishQuery, kind: str) -> bool:
    """Whether walking titles in order meets wishes soon: at least one of eight is wished. Counting stops where that is known."""
    if query.sort != "title" or query.filtered:
        return False
    titles: int = reader.value(f"SELECT seq FROM sqlite_sequence WHERE name = '{kind}s'") or 0
    enough = titles // _DENSE + 1
    of = {"movie": "wishes_of_films WHERE kind = 'movie' AND state IN ('wanted', 'when_aired')", "show": "wishes_under_show WHERE show_id IS NOT NULL"}[kind]
    wished: int = reader.value(f"SELECT count(*) FROM (SELECT 1 FROM wishlist INDEXED BY {of} LIMIT ?)", (enough,))
    return wished >= enough


def _films(reader: Reader, query: WishQuery, first: int) -> list[int]:
    if first >= 0 and _walked(reader, query, "movie"):
        return numbers(reader, """SELECT w.id FROM movies m INDEXED BY movies_by_title CROSS JOIN wishlist w ON w.movie_id = m.id
            WHERE w.state IN ('wanted', 'when_aired') ORDER BY m.sort_key, m.id LIMIT ?""", (first,))  # fmt: skip
    order = {"title": "m.sort_key, m.id", "newest": "w.added_at DESC, w.id DESC", "air": "m.released IS NULL, m.released DESC, m.sort_key, m.id"}[query.sort]
    where = _OF[query.state].format(done=MOVIE_DONE)
    text = fold(query.text.strip())
    if not text:
        return numbers(reader, f"SELECT w.id FROM wishlist w INDEXED BY wishes_of_films JOIN movies m ON m.id = w.movie_id WHERE w.kind = 'movie' AND {where} "
            f"ORDER BY {order}")  # fmt: skip
    rows = reader.rows(f"SELECT w.id, m.title FROM wishlist w JOIN movies m ON m.id = w.movie_id WHERE w.kind = 'movie' AND {where} ORDER BY {order}")
    return [row for row, title in rows if text in fold(title)]


def _roots(reader: Reader, query: WishQuery, first: int) -> list[int]:
    if first >= 0 and _walked(reader, query, "show"):
        return numbers(reader, f"""SELECT s.id FROM shows s INDEXED BY shows_by_title
            WHERE EXISTS (SELECT 1 FROM {_WISHES} WHERE w.show_id = s.id AND w.state IN ('wanted', 'when_aired'))
            ORDER BY s.sort_key, s.id LIMIT ?""", (first,))  # fmt: skip
    where = _OF[query.state].format(done=_DONE)
    some = f"EXISTS (SELECT 1 FROM {_WISHES} WHERE w.show_id = s.show_id AND {where})"
    shows = f"""WITH RECURSIVE s (show_id) AS (SELECT min(show_id) FROM wishlist INDEXED BY wishes_under_show WHERE show_id IS NOT NULL
        UNION ALL SELECT (SELECT min(w.show_id) FROM {_WISHES} WHERE w.show_id > s.show_id) FROM s WHERE s.show_id IS NOT NULL)
        SELECT t.id FROM s CROSS JOIN shows t ON t.id = s.show_id WHERE s.show_id IS NOT NULL AND {some} ORDER BY {{order}}"""
    orders = {
        "title": "t.sort_key, t.id",
        "newest": f"(SELECT max(w.added_at) FROM {_WISHES} WHERE w.show_id = t.id AND {where}) DESC, t.sort_key, t.id",
        "most": f"(SELECT count(*) FROM {_WISHES} WHERE w.show_id = t.id AND w.state = 'wanted' AND NOT {_DONE}) DESC, t.sort_key, t.id",
        "air": f"""(SELECT max(coalesce(e.air_date, date(e.air_at, 'unixepoch'))) FROM {_WISHES}
            JOIN episodes e ON e.show_id = w.show_id AND e.season = w.season AND e.number = w.number
            WHERE w.show_id = t.id AND {where}) DESC, t.sort_key, t.id""",
    }
    return numbers(reader, shows.format(order=orders[query.sort]))


def _under(reader: Reader, query: WishQuery, shows: Collection[int], opened: Collection[int]) -> list[tuple[int, int, int]]:
    """(show, season, number) of what is wished under the shows that are open, in order."""
    there = set(shows)
    wanted = [line.row for line in map(line_of, opened) if line.level == "show" and line.row in there]
    return _wished_in(reader, query, wanted)


def _wished_in(reader: Reader, query: WishQuery, shows: Collection[int]) -> list[tuple[int, int, int]]:
    rows = reader.gathered(
        "show_id, season, number",
        f"""(SELECT w.show_id, w.season, w.number FROM json_each(:wanted) AS j CROSS JOIN {_WISHES} ON w.show_id = j.value
        WHERE {_OF[query.state].format(done=_DONE)} ORDER BY w.show_id, w.season = 0, w.season DESC, w.number)""",
        {"wanted": as_json(list(shows))},
    )
    return [(show, season, number) for show, season, number in rows]


def _unfolded(shows: Iterable[int], under: Iterable[tuple[int, int, int]], opened: frozenset[int]) -> WishTree:
    """Shows in order, under the open ones their seasons, under the open ones of these their episodes: the newest season first, specials last."""
    seasons: dict[int, dict[int, list[int]]] = {}
    for show, season, number in under:
        seasons.setdefault(show, {}).setdefault(season, []).append(number)
    keys = array("q")
    for show in shows:
        keys.append(Line("show", show).key)
        for season, some in seasons.get(show, {}).items():
            branch = Line("season", show, season).key
            keys.append(branch)
            if branch in opened:
                keys.extend(Line("episode", show, season, number).key for number in some)
    return WishTree(keys, opened)


def _found(reader: Reader, query: WishQuery, shows: Sequence[int], opened: Collection[int], folded: Collection[int]) -> WishTree:
    """A show whose title fits, with all that it holds; of another its episodes whose titles fit, and what they are under, opened."""
    text = fold(query.text.strip())
    titles = dict(reader.rows("SELECT id, title FROM shows WHERE id IN (SELECT value FROM json_each(?))", (as_json(list(shows)),)))
    whole = {show for show in shows if text in fold(titles[show])}
    rest = [show for show in shows if show not in whole]
    rows = reader.gathered(
        "show_id, season, number, title",
        f"""(SELECT w.show_id, w.season, w.number, e.title FROM json_each(:wanted) AS j CROSS JOIN {_WISHES} ON w.show_id = j.value
        JOIN episodes e ON e.show_id = w.show_id AND e.season = w.season AND e.number = w.number
        WHERE {_OF[query.state].format(done=_DONE)} ORDER BY w.show_id, w.season = 0, w.season DESC, w.number)""",
        {"wanted": as_json(rest)},
    )
    hits = [(show, season, number) for show, season, number, title in rows if text in fold(title)]
    holding = whole | {show for show, _, _ in hits}
    shown = {Line("show", show).key for show, _, _ in hits} | {Line("season", show, season).key for show, season, _ in hits}
    under = _under(reader, query, whole, opened)
    under += [hit for hit in hits if Line("show", hit[0]).key not in folded]
    return _unfolded([show for show in shows if show in holding], under, (frozenset(opened) | shown).difference(folded))


def _listed_films(reader: Reader, lines: Iterable[Line]) -> list[Listed]:
    rows = reader.gathered(
        f"w.id, m.id, m.title, m.year, m.poster, m.released, w.state, {MOVIE_DONE}, w.origin, w.added_at, {HOME_DAYS}",
        "json_each(:wanted) AS j CROSS JOIN wishlist w NOT INDEXED ON w.id = j.value CROSS JOIN movies m ON m.id = w.movie_id",
        {"wanted": as_json([line.row for line in lines if line.level == "movie"]), "country": country_of(reader)},
    )
    return [
        Listed(
            -row,
            title,
            film,
            year,
            poster,
            standing=_standing(state, done),
            air_date=released,
            by_hand=origin == "user",
            added_at=added,
            home=tuple(sorted((day, kind) for day, kind in home)),
        )
        for row, film, title, year, poster, released, state, done, origin, added, home in rows
    ]


def _listed_episodes(reader: Reader, lines: Iterable[Line]) -> list[Listed]:
    rows = reader.gathered(
        f"w.show_id, w.season, w.number, w.state, {_DONE}, w.origin, w.added_at, e.id, e.title, e.air_date, e.air_at, e.air_precision, s.poster, s.title",
        f"""json_each(:wanted) AS j CROSS JOIN {_WISHES} ON w.show_id = j.value ->> 0 AND w.season = j.value ->> 1 AND w.number = j.value ->> 2
        JOIN shows s ON s.id = w.show_id LEFT JOIN episodes e ON e.show_id = w.show_id AND e.season = w.season AND e.number = w.number""",
        {"wanted": as_json([[line.row, line.season, line.number] for line in lines if line.level == "episode"])},
    )
    return [_episode(row) for row in rows]


def _episode(row: Sequence[Any]) -> Listed:
    show, season, number, state, done, origin, added, episode, title, air_date, air_at, precision, _poster, _show = row
    return Listed(
        Line("episode", show, season, number).key, title or "", show, standing=_standing(state, done), episode_id=episode or 0, air_date=air_date,
        air_at=air_at, precision=precision, by_hand=origin == "user", added_at=added,
    )  # fmt: skip


def _listed_shows(reader: Reader, lines: Iterable[Line], states: str) -> list[Listed]:
    rows = reader.gathered(
        "r.show_id, s.title, s.year, s.poster, r.done, r.wanted, r.waiting, r.by_hand, r.added_at",
        f"(SELECT {_ROLLED % ('NULL', 'j.value', '')} GROUP BY w.show_id) AS r JOIN shows s ON s.id = r.show_id",
        {"wanted": as_json([line.row for line in lines if line.level == "show"]), "states": states},
    )
    return [
        Listed(Line("show", show).key, title, show, year, poster, done, wanted, waiting, by_hand=bool(by_hand), added_at=added)
        for show, title, year, poster, done, wanted, waiting, by_hand, added in rows
    ]


def _listed_seasons(reader: Reader, lines: Iterable[Line], states: str) -> list[Listed]:
    rows = reader.gathered(
        "r.show_id, r.season, s.title, r.done, r.wanted, r.waiting, r.by_hand, r.added_at",
        f"""(SELECT {_ROLLED % ("w.season", "j.value ->> 0", "w.season = j.value ->> 1 AND")} GROUP BY w.show_id, w.season) AS r
        JOIN shows s ON s.id = r.show_id""",
        {"wanted": as_json([[line.row, line.season] for line in lines if line.level == "season"]), "states": states},
    )
    return [
        Listed(Line("season", show, season).key, title, show, None, None, done, wanted, waiting, by_hand=bool(by_hand), added_at=added)
        for show, season, title, done, wanted, waiting, by_hand, added in rows
    ]


def _standing(state: str, done: object) -> Standing:
    """Done is derived (D42); what is not wanted is not waited for, in the library or not."""
    if state == "unwanted":
        return "unwanted"
    return "done" if done else "when_aired" if state == "when_aired" else "wanted"
