"""Shows that a server leaves out of its listing though it lists their episodes: no episode is lost for that (D13)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.cancel import Cancel
from app.domain.items import Facts, Kind, Reported
from app.domain.problems import Missing, Problem
from app.sources.source import Source
from app.store.database import Database
from app.store.store_episodes import unknown_parents

_ASKED_AT_ONCE = 100


class ShowsLeftOut:
    """Of one library; asks the server for each such show once in a scan."""

    def __init__(self, database: Database, source: Source, server_id: int) -> None:
        self._database, self._source, self._server_id = database, source, server_id
        self._asked: set[str] = set()

    def found(self, children: Sequence[Reported], cancel: Cancel) -> tuple[list[Reported], list[str]]:
        """The shows of these seasons and episodes that are not stored yet, and what went wrong while asking for them.

        As the server tells them when asked for each by itself; one that it does not tell is what its episodes say of it. Raises Cancelled.
        """
        with self._database.read() as reader:
            keys = [key for key in unknown_parents(reader, self._server_id, children) if key not in self._asked]
        self._asked.update(keys)
        shows: list[Reported] = []
        problems: list[str] = []
        for start in range(0, len(keys), _ASKED_AT_ONCE):
            try:
                answer = self._source.items([(Kind.SHOW, key) for key in keys[start : start + _ASKED_AT_ONCE]], cancel)
                shows += [show for show in answer if show.kind is Kind.SHOW]
            except Missing:
                continue  # it knows none of them by itself
            except Problem as problem:
                problems.append(str(problem))
        return [*shows, *_named(children, set(keys) - {show.remote_key for show in shows})], problems


def _named(children: Sequence[Reported], keys: set[str]) -> list[Reported]:
    """A show for each of these keys that some season or episode names."""
    found: dict[str, Reported] = {}
    for child in children:
        key = child.show_key
        if key in keys and child.show_title:
            found.setdefault(key, Reported(Kind.SHOW, key, Facts(title=child.show_title, ids=child.show_ids)))
    return list(found.values())
