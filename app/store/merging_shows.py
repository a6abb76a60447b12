"""Merging shows: their seasons by number, their episodes by season and number, else by ids (D10)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.changes import Subject
from app.domain.episode_places import same_special
from app.domain.items import Kind
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.numbers import as_json
from app.store.search_index import unindex
from app.store.seasons import season_ids

_SAME_ID = " OR ".join(f"(s.{name} IS NOT NULL AND s.{name} = l.{name})" for name in ("tmdb", "imdb", "tvdb", "plex"))


def merge_seasons(tx: Transaction, survivor: int, loser: int) -> None:
    """Move every season and episode of one show into another; those that both have become one."""
    seasons = tx.rows("SELECT id, number FROM seasons WHERE show_id = ?", (loser,))
    ids = season_ids(tx, {(survivor, number) for _, number in seasons})
    _merge_episodes(tx, survivor, loser)
    for season, number in seasons:
        into = ids[survivor, number]
        tx.execute("UPDATE episodes SET show_id = ?, season_id = ? WHERE season_id = ?", (survivor, into, season))
        tx.execute("UPDATE copies SET season_id = ? WHERE season_id = ?", (into, season))
        tx.execute("UPDATE OR IGNORE locks SET season_id = ? WHERE season_id = ?", (into, season))
        tx.execute("UPDATE OR IGNORE listed_seasons SET season_id = ? WHERE season_id = ?", (into, season))
        tx.execute("DELETE FROM seasons WHERE id = ?", (season,))
        tx.note_removed(Subject.SEASON, season)
    remerge(tx, Kind.SEASON, ids.values())


def drop_outranked_lists(tx: Transaction, survivor: int, loser: int, moving: Sequence[str]) -> None:
    """Of each provider one show's list stays, the loser's of those that are `moving`: two would have what has no number twice."""
    for kind in ("episode", "season"):
        of_show = f"DELETE FROM listed_{kind}s WHERE {kind}_id IN (SELECT id FROM {kind}s WHERE show_id = ?)"
        tx.execute(f"{of_show} AND provider IN (SELECT value FROM json_each(?))", (survivor, as_json(moving)))
        tx.execute(f"{of_show} AND provider NOT IN (SELECT value FROM json_each(?))", (loser, as_json(moving)))


def _merge_episodes(tx: Transaction, survivor: int, loser: int) -> None:
    moving = [row[0] for row in tx.rows("SELECT id FROM episodes WHERE show_id = ?", (loser,))]
    pairs = _in_one_place(tx, survivor, loser)
    by_id = tx.rows(
        f"SELECT l.id, min(s.id) FROM episodes l JOIN episodes s ON s.show_id = ? AND ({_SAME_ID}) WHERE l.show_id = ? GROUP BY l.id", (survivor, loser)
    )
    taken = set(pairs.values())
    for episode, other in by_id:
        if episode not in pairs and other not in taken:
            pairs[episode] = other
            taken.add(other)
    for episode, into in pairs.items():
        _merge_episode(tx, into, episode)
    remerge(tx, Kind.EPISODE, pairs.values())
    tx.note_updated(Subject.EPISODE, *pairs.values(), *(episode for episode in moving if episode not in pairs))


def _in_one_place(tx: Transaction, survivor: int, loser: int) -> dict[int, int]:
    """Loser's episode → survivor's with its number; of a special that only a list has, the title or the date must say so too."""
    held = "EXISTS (SELECT 1 FROM copy_episodes c WHERE c.episode_id = {}.id)"
    rows = tx.rows(
        f"""SELECT l.id, s.id, l.season > 0 OR {held.format("l")} = {held.format("s")}, l.title, l.air_date, s.title, s.air_date
        FROM episodes l JOIN episodes s ON s.show_id = ? AND s.season = l.season AND s.number = l.number WHERE l.show_id = ? ORDER BY l.id, s.id""",
        (survivor, loser),
    )
    pairs: dict[int, int] = {}
    for episode, other, sure, *words in rows:
        if episode not in pairs and (sure or same_special(*words)):
            pairs[episode] = other
    return pairs


def _merge_episode(tx: Transaction, into: int, episode: int) -> None:
    tx.execute("INSERT OR IGNORE INTO copy_episodes (episode_id, copy_id) SELECT ?, copy_id FROM copy_episodes WHERE episode_id = ?", (into, episode))
    tx.execute("UPDATE OR IGNORE listed_episodes SET episode_id = ? WHERE episode_id = ?", (into, episode))
    tx.execute("UPDATE OR IGNORE locks SET episode_id = ? WHERE episode_id = ?", (into, episode))
    for table in ("activity", "downloads", "redirects"):
        tx.execute(f"UPDATE {table} SET episode_id = ? WHERE episode_id = ?", (into, episode))
    tx.execute("INSERT INTO redirects (old_id, episode_id) VALUES (?, ?)", (episode, into))
    unindex(tx, Kind.EPISODE, [episode])
    tx.execute("DELETE FROM episodes WHERE id = ?", (episode,))
    tx.note_removed(Subject.EPISODE, episode)
