"""Owned, aired and missing, worked out of episodes and copies whenever they are read (D5, D23, D52)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from app.store.aired import AIRED, moment
from app.store.database import Reader
from app.store.numbers import as_json, numbers

# Of an episode `e`: some copy of it is owned (D15); some copy of it was played. The small partial indexes spare the fat rows of copies.
OWNED = """EXISTS (SELECT 1 FROM copy_episodes l WHERE l.episode_id = e.id
    AND NOT EXISTS (SELECT 1 FROM copies c INDEXED BY copies_not_owned WHERE c.id = l.copy_id AND c.owned = 0))"""
WATCHED = """EXISTS (SELECT 1 FROM copy_episodes l WHERE l.episode_id = e.id
    AND EXISTS (SELECT 1 FROM copies c INDEXED BY copies_watched WHERE c.id = l.copy_id AND c.watched_count > 0))"""


class RollUp(NamedTuple):
    """A show's regular episodes: aired (an owned one has, whatever its date says), owned of these, and watched of the owned."""

    aired: int = 0
    owned: int = 0
    watched: int = 0

    @property
    def missing(self) -> int:
        return self.aired - self.owned


def roll_ups(reader: Reader, shows: Iterable[int], now: datetime) -> dict[int, RollUp]:
    """By show id; a show without regular episodes is left out. `now` in the user's zone says what has aired (D50)."""
    found = reader.gathered(
        "show_id, aired, owned, watched",
        f"""(SELECT show_id, sum(aired OR owned) AS aired, sum(owned) AS owned, sum(owned AND {WATCHED}) AS watched FROM (
            SELECT e.show_id, e.id, {AIRED} AS aired, {OWNED} AS owned
            FROM json_each(:shows) AS wanted CROSS JOIN episodes e INDEXED BY episodes_by_show ON e.show_id = wanted.value
            WHERE e.season > 0) AS e
        GROUP BY show_id)""",
        {"shows": as_json(list(shows)), **moment(now)},
    )
    return {show: RollUp(aired, owned, watched) for show, aired, owned, watched in found}


def missing_by_show(reader: Reader, now: datetime) -> dict[int, int]:
    """Show id → how many aired regular episodes nobody owns; shows that lack none are left out."""
    found = reader.gathered(
        "show_id, missing",
        f"""(SELECT e.show_id, count(*) AS missing FROM episodes e INDEXED BY episodes_by_show
            WHERE e.season > 0 AND {AIRED} AND NOT {OWNED} GROUP BY e.show_id)""",
        moment(now),
    )
    return dict(found)


def unwatched_shows(reader: Reader) -> set[int]:
    """Shows that own a regular episode which nobody has watched."""
    return set(
        numbers(
            reader,
            f"""SELECT s.id FROM shows s WHERE EXISTS (
                SELECT 1 FROM episodes e INDEXED BY episodes_by_show WHERE e.show_id = s.id AND e.season > 0 AND {OWNED} AND NOT {WATCHED})""",
        )
    )


def owned_episodes(reader: Reader) -> int:
    """How many episodes, specials too, some server owns."""
    return int(
        reader.value(
            """SELECT count(DISTINCT l.episode_id) FROM copy_episodes l
            WHERE NOT EXISTS (SELECT 1 FROM copies c INDEXED BY copies_not_owned WHERE c.id = l.copy_id AND c.owned = 0)"""
        )
    )


def owned_among(reader: Reader, episodes: Iterable[int]) -> set[int]:
    """Those of the episodes that some server owns."""
    wanted = "SELECT e.id FROM (SELECT value AS id FROM json_each(?)) AS e"
    return set(numbers(reader, f"{wanted} WHERE {OWNED}", (as_json(list(episodes)),)))
