"""Storing a show's whole episode list as a provider gives it: owned and missing, aired and upcoming, specials apart (D23)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from app.domain.changes import Subject
from app.domain.episode_places import LISTS, Placing, Row, placed
from app.domain.items import Kind
from app.domain.provided import EpisodeList, ListedEpisode, ListedSeason, Provider
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.episode_orders import lay_out_ordered
from app.store.leaving import let_episodes_go
from app.store.listed_places import in_other_order
from app.store.listed_rows import drop_listings, facts_of_episode, ids_in_row, listings_of, settle_listed, write_listings
from app.store.numbers import as_json
from app.store.roll_ups import owned_among
from app.store.search_index import index_titles
from app.store.seasons import drop_empty_seasons, season_ids
from app.store.title_rows import INSERT, episode_values

_ENCODE = msgspec.json.Encoder().encode


def digest_of(some: EpisodeList) -> bytes:
    """The same list again has the same digest."""
    return hashlib.blake2b(_ENCODE(some), digest_size=16).digest()


def store_lists(tx: Transaction, lists: Mapping[tuple[int, Provider], EpisodeList]) -> set[int]:
    """Lay lists over what is there, by (show, provider). A list that is not whole takes nothing away (D12). Returns the shows."""
    shows: set[int] = set()
    touched: set[int] = set()
    gone: set[int] = set()
    elsewhere = in_other_order(tx, {show for show, _ in lists})
    for (show, provider), some in sorted(lists.items(), key=lambda one: (one[0][0], LISTS.index(one[0][1]))):
        ordered = show in elsewhere
        rows = _rows(tx, show, as_aired=ordered)
        placing = placed(provider, some.episodes, rows)
        places = _season_places(tx, show, provider, some, placing)
        made = _insert(tx, show, provider, some, placing, places)
        listed = {**placing.rows, **made}
        write_listings(tx, Kind.EPISODE, [(row, provider, some.episodes[at]) for at, row in listed.items()])
        left = placing.left if some.whole else set()
        drop_listings(tx, Kind.EPISODE, [*((row, provider) for row in left), *placing.dropped])
        if not ordered:
            _move(tx, show, placing, places)
        _note_length(tx, show, provider, some)
        touched |= set(placing.rows.values())
        gone |= left | {row for row, _ in placing.dropped}
        shows.add(show)
    settle_listed(tx, shows)
    lay_out_ordered(tx, elsewhere)
    let_episodes_go(tx, gone)
    remerge(tx, Kind.EPISODE, _there(tx, touched | gone))
    remerge(tx, Kind.SEASON, [row[0] for row in tx.gathered("s.id", "json_each(?) AS w CROSS JOIN seasons s ON s.show_id = w.value", (as_json(list(shows)),))])
    drop_empty_seasons(tx, shows)
    tx.note_updated(Subject.SHOW, *shows)
    return shows


def _note_length(tx: Transaction, show: int, provider: Provider, some: EpisodeList) -> None:
    """How many regular episodes a whole list has, for whoever compares it with what is owned."""
    listed = {"listed": sum(one.season > 0 for one in some.episodes)} if some.whole else {}
    where = "show_id = ? AND provider = ? AND facet = 'episodes'"
    tx.execute(f"UPDATE enrichments SET more = ? WHERE {where}", (_ENCODE(listed), show, provider.value))


def _rows(tx: Transaction, show: int, *, as_aired: bool) -> list[Row]:
    """`as_aired`: the show is in another order, and a list is laid over the places where its episodes aired."""
    listed: dict[int, dict[Provider, ListedEpisode]] = {}
    for (episode, provider), said in listings_of(tx, [show]).items():
        listed.setdefault(episode, {})[provider] = said
    found = tx.gathered("id, season, number, title, air_date, tmdb, imdb, tvdb", "episodes WHERE show_id = ? ORDER BY id", (show,))
    held = owned_among(tx, [row[0] for row in found])
    return [
        Row(row, _aired_slot(season, listed.get(row)) if as_aired else (season, number), title, air_date, ids_in_row(*ids), row in held, listed.get(row, {}))
        for row, season, number, title, air_date, *ids in found
    ]


def _aired_slot(season: int, said: Mapping[Provider, ListedEpisode] | None) -> tuple[int, int | None]:
    """Where an episode aired; of one that no list has, the server's number says nothing of that."""
    told = next((said[provider] for provider in LISTS if provider in said), None) if said else None
    return (told.season, told.number if told.numbered else None) if told else (season, None)


def _season_places(tx: Transaction, show: int, provider: Provider, some: EpisodeList, placing: Placing) -> dict[int, int]:
    """Season number → row, of all that the list or its episodes need; the list's own words on seasons are written."""
    there = {number for (number,) in tx.rows("SELECT number FROM seasons WHERE show_id = ?", (show,))}
    numbers = {some.episodes[at].season for at in placing.new} | {season for season, _ in placing.moved.values()}
    leads = not any(tx.value(_LISTED_BY, (show, other.value)) for other in LISTS[: LISTS.index(provider)])
    told: dict[int, ListedSeason] = {one.number: one for one in some.seasons if leads or one.number in there | numbers}
    ids = season_ids(tx, {(show, number) for number in numbers | told.keys()})
    places = {number: row for (_, number), row in ids.items()}
    write_listings(tx, Kind.SEASON, [(places[number], provider, one) for number, one in told.items()])
    if some.whole:
        before = tx.rows(
            "SELECT s.id, s.number FROM seasons s JOIN listed_seasons l ON l.season_id = s.id AND l.provider = ? WHERE s.show_id = ?", (provider.value, show)
        )
        drop_listings(tx, Kind.SEASON, [(row, provider) for row, number in before if number not in told])
    return places


_LISTED_BY = "SELECT 1 FROM episodes e JOIN listed_episodes l ON l.episode_id = e.id AND l.provider = ?2 WHERE e.show_id = ?1 LIMIT 1"


def _insert(tx: Transaction, show: int, provider: Provider, some: EpisodeList, placing: Placing, places: Mapping[int, int]) -> dict[int, int]:
    """Rows for the episodes that nobody had; entry → row."""
    made = dict(zip(placing.new, tx.new_ids("episodes", len(placing.new)), strict=True))
    rows = []
    for at, row in made.items():
        entry = some.episodes[at]
        number = entry.number if entry.numbered else None
        values = episode_values(facts_of_episode(entry), f"{provider.value} ", None, number)
        rows.append((row, show, places[entry.season], entry.season, number, tx.now, *values))
    tx.insert_many(INSERT[Kind.EPISODE], rows)
    index_titles(tx, Kind.EPISODE, [(row[0], (row[6], row[8])) for row in rows])
    tx.note_added(Subject.EPISODE, *made.values())
    return made


def _move(tx: Transaction, show: int, placing: Placing, places: Mapping[int, int]) -> None:
    """Unowned episodes that the list numbers otherwise now; links to them stay good."""
    tx.executemany(
        "UPDATE episodes SET season_id = ?, season = ?, number = ? WHERE id = ? AND show_id = ?",
        [(places[season], season, number, row, show) for row, (season, number) in placing.moved.items()],
    )
    tx.note_updated(Subject.EPISODE, *placing.moved)


def _there(tx: Transaction, episodes: set[int]) -> list[int]:
    rows = tx.gathered("e.id", "json_each(?) AS wanted CROSS JOIN episodes e ON e.id = wanted.value", (as_json(list(episodes)),))
    return [row[0] for row in rows]
