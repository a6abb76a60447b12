"""All that providers said of a title, kept whole until what replaced it is taken back: nobody is asked again (D10, D62)."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from app.domain.changes import Subject
from app.domain.episode_places import same_special
from app.domain.items import Kind
from app.domain.provided import Provider
from app.store.air_times import write_air_times
from app.store.database import Reader, Transaction
from app.store.effective import remerge
from app.store.episode_orders import lay_out_ordered
from app.store.listed_rows import settle_listed
from app.store.numbers import as_json, numbers
from app.store.search_index import index_titles

Row = dict[str, Any]
Whole = Mapping[str, list[Row]]
"""Table → its rows by column."""

_DECODE = msgspec.msgpack.Decoder(dict[str, dict[str, list[Row]]]).decode
_OF_TITLE = {
    "enrichments": "{kind}_id = :title",
    "credits": "{kind}_id = :title AND source NOT GLOB 'server:*'",
    "people": "id IN (SELECT person_id FROM credits WHERE {kind}_id = :title AND source NOT GLOB 'server:*')",
}
_OF_SHOW = {
    "seasons": "show_id = :title",
    "episodes": "show_id = :title AND listed_by IS NOT NULL",
    "listed_seasons": "season_id IN (SELECT id FROM seasons WHERE show_id = :title)",
    "listed_episodes": "episode_id IN (SELECT id FROM episodes WHERE show_id = :title)",
}


def whole_of(reader: Reader, kind: Kind, title: int) -> Whole:
    """What providers say of a title now; empty where they say nothing."""
    wanted = _OF_TITLE | (_OF_SHOW if kind is Kind.SHOW else {})
    found = {table: rows_where(reader, table, where.format(kind=kind.value), {"title": title}) for table, where in wanted.items()}
    return found if found["enrichments"] else {}


def matches_in(whole: Whole) -> dict[Provider, str | None]:
    """Which title of each provider it was."""
    return {Provider(row["provider"]): row["provider_id"] for row in whole.get("enrichments", ()) if row["facet"] == "match"}


def set_aside(tx: Transaction, line: int, **wholes: Whole) -> None:
    """Keep what is said, by names of the caller's, with the line of activity that can be taken back; it goes with the line."""
    if any(wholes.values()):
        tx.execute("INSERT INTO set_aside (activity_id, said) VALUES (?, ?)", (line, zlib.compress(msgspec.msgpack.encode(wholes))))


def was_set_aside(reader: Reader, line: int) -> Mapping[str, Whole]:
    """What was kept with a line; empty where nothing was."""
    said = reader.value("SELECT said FROM set_aside WHERE activity_id = ?", (line,))
    return _DECODE(zlib.decompress(said)) if said else {}


def bring_back(tx: Transaction, kind: Kind, title: int, whole: Whole, providers: Collection[Provider]) -> None:
    """Let providers say of a title what they said then. What they say now is gone: `app.store.forgetting.forget`. Rows that went come back under their ids.

    The caller works out the title's values anew, with `remerge`.
    """
    theirs = {provider.value for provider in providers}
    said = {table: [row for row in rows if row.get("provider", row.get("source")) in theirs] for table, rows in whole.items()}
    of_title = {f"{kind.value}_id": title}
    people = _people_back(tx, {row["person_id"] for row in said.get("credits", ())}, whole.get("people", ()))
    _insert(tx, "credits", [row | of_title | {"person_id": people[row["person_id"]]} for row in said.get("credits", ())])
    _insert(tx, "enrichments", [row | of_title for row in said.get("enrichments", ())])
    if kind is Kind.SHOW and whole:
        _lists_back(tx, title, whole, said)


def _lists_back(tx: Transaction, show: int, whole: Whole, said: Whole) -> None:
    listed = {row["episode_id"] for row in said["listed_episodes"]}
    some = [row for row in whole["episodes"] if row["id"] in listed]
    seasons = _seasons_back(tx, show, whole["seasons"], {row["season_id"] for row in (*said["listed_seasons"], *some)})
    episodes = _episodes_back(tx, show, [row | {"show_id": show, "season_id": seasons[row["season_id"]]} for row in some])
    _insert(tx, "listed_seasons", [row | {"season_id": seasons[row["season_id"]]} for row in said["listed_seasons"]])
    _insert(tx, "listed_episodes", [row | {"episode_id": episodes[row["episode_id"]]} for row in said["listed_episodes"] if row["episode_id"] in episodes])
    settle_listed(tx, [show])
    lay_out_ordered(tx, [show])
    remerge(tx, Kind.SEASON, seasons.values())
    remerge(tx, Kind.EPISODE, episodes.values())
    write_air_times(tx, [show])


def _seasons_back(tx: Transaction, show: int, seasons: Iterable[Row], wanted: Collection[int]) -> dict[int, int]:
    """Season then → season now; one whose id another show's has by now gets a new one."""
    there = dict(tx.rows("SELECT number, id FROM seasons WHERE show_id = ?", (show,)))
    some = [row for row in seasons if row["id"] in wanted]
    taken = set(numbers(tx, f"SELECT id FROM seasons WHERE id IN ({_ANY})", (as_json([row["id"] for row in some]),)))
    lacking = [row | {"show_id": show} for row in some if row["number"] not in there]
    new = [row | {"id": tx.new_ids("seasons", 1)[0]} if row["id"] in taken else row for row in lacking]
    _insert(tx, "seasons", new, keep_ids=True)
    tx.note_added(Subject.SEASON, *(row["id"] for row in new))
    there |= {row["number"]: row["id"] for row in new}
    return {row["id"]: there[row["number"]] for row in some}


class _Standing(NamedTuple):
    """An episode that is there: of which show, whether copies hold it, whether some list does."""

    show: int
    held: bool
    listed: bool


def _episodes_back(tx: Transaction, show: int, episodes: Iterable[Row]) -> dict[int, int]:
    """Episode then → episode now: its own row, else who stands in its place, else a new row, where its own is another show's by now."""
    wanted = {row["id"]: row for row in episodes}
    known = _known(tx, list(wanted))
    places = _Places(tx, show)
    now: dict[int, int] = {}
    seated: list[Row] = []
    for row_id, row in wanted.items():
        own = known.get(row_id)
        if own is not None and own.show == show and own.held:
            now[row_id] = row_id
        elif (other := places.of(row)) is not None:
            now[row_id] = other
        else:
            elsewhere = own is not None and own.show != show and (own.held or own.listed)
            now[row_id] = tx.new_ids("episodes", 1)[0] if elsewhere else row_id
            seated.append(row | {"id": now[row_id]})
    _seat(tx, seated, known)
    return now


def _known(reader: Reader, rows: list[int]) -> dict[int, _Standing]:
    of_it = "EXISTS (SELECT 1 FROM {} l WHERE l.episode_id = e.id)"
    sql = f"SELECT e.id, e.show_id, {of_it.format('copy_episodes')}, {of_it.format('listed_episodes')} FROM episodes e WHERE e.id IN ({_ANY})"
    return {row: _Standing(show, bool(held), bool(listed)) for row, show, held, listed in reader.rows(sql, (as_json(rows),))}


class _Places:
    """Who stands where in a show; each place is given away once."""

    def __init__(self, reader: Reader, show: int) -> None:
        self._standing: dict[tuple[int, int], list[tuple[int, str, str | None]]] = {}
        for row, season, number, title, aired in reader.rows("SELECT id, season, number, title, air_date FROM episodes WHERE show_id = ? ORDER BY id", (show,)):
            self._standing.setdefault((season, number), []).append((row, title, aired))

    def of(self, row: Row) -> int | None:
        """Who stands where this episode stood; of specials, whom title or date show to be this one."""
        here = self._standing.get((row["season"], row["number"]), []) if row["number"] is not None else []
        for one in here:
            if row["season"] != 0 or one[0] == row["id"] or same_special(one[1], one[2], row["title"], row["air_date"]):
                here.remove(one)
                return one[0]
        return None


_ANY = "SELECT value FROM json_each(?)"


def _seat(tx: Transaction, rows: Iterable[Row], known: Collection[int]) -> None:
    """Put episodes into their places: those that are elsewhere move, those that went are made."""
    moving = [row for row in rows if row["id"] in known]
    new = [row for row in rows if row["id"] not in known]
    tx.executemany(
        "UPDATE episodes SET show_id = ?, season_id = ?, season = ?, number = ? WHERE id = ?",
        [(row["show_id"], row["season_id"], row["season"], row["number"], row["id"]) for row in moving],
    )
    tx.execute(f"DELETE FROM redirects WHERE episode_id IS NOT NULL AND old_id IN ({_ANY})", (as_json([row["id"] for row in new]),))
    _insert(tx, "episodes", new, keep_ids=True)
    index_titles(tx, Kind.EPISODE, [(row["id"], (row["title"], row["original_title"])) for row in new])
    tx.note_added(Subject.EPISODE, *(row["id"] for row in new))
    tx.note_updated(Subject.EPISODE, *(row["id"] for row in moving))


def _people_back(tx: Transaction, wanted: Collection[int], people: Iterable[Row]) -> dict[int, int]:
    """Person then → person now: the same row, else who has the same TMDB id or, known by name alone, the same name, else the row comes back."""
    there = set(numbers(tx, f"SELECT id FROM people WHERE id IN ({_ANY})", (as_json(list(wanted)),)))
    now = {person: person for person in there}
    for row in people:
        if row["id"] in wanted and row["id"] not in now:
            same = "tmdb = :tmdb" if row["tmdb"] else "tmdb IS NULL AND folded = :folded"
            found = tx.value(f"SELECT id FROM people WHERE {same}", {"tmdb": row["tmdb"]} if row["tmdb"] else {"folded": row["folded"]})
            if found is None:
                _insert(tx, "people", [row], keep_ids=True)
                tx.note_added(Subject.PERSON, row["id"])
            now[row["id"]] = found or row["id"]
    return now


def rows_where(reader: Reader, table: str, where: str, params: dict[str, Any]) -> list[Row]:
    """The rows of a table to be set aside."""
    columns = [row[1] for row in reader.rows(f"PRAGMA table_info({table})")]
    return [dict(zip(columns, row, strict=True)) for row in reader.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE {where}", params)]


def rows_back(tx: Transaction, table: str, rows: list[Row]) -> None:
    """Rows under their own ids again; one that stands against a row that is there stays away."""
    _insert(tx, table, rows, keep_ids=True)


def _insert(tx: Transaction, table: str, rows: list[Row], *, keep_ids: bool = False) -> None:
    """Without `keep_ids` the rows get new ones: nothing refers to them."""
    if rows:
        columns = [name for name in rows[0] if keep_ids or name != "id"]
        tx.insert_many(f"INSERT OR IGNORE INTO {table} ({', '.join(columns)})", [tuple(row[name] for name in columns) for row in rows])
