"""Which films and shows an item may be: by shared external ids, never by name (D10)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.items import ExternalIds, Kind
from app.domain.merge import contradict, united
from app.store.database import Reader
from app.store.numbers import as_json
from app.store.title_rows import TABLES

_COLUMNS = ("tmdb", "imdb", "tvdb", "plex")


class Partner(NamedTuple):
    """The title that an item belongs to (None: to none yet), and the titles that turn out to be the same one through it."""

    title_id: int | None
    same: tuple[int, ...] = ()


_NOBODY = Partner(None)


def _values(ids: ExternalIds) -> tuple[str | None, ...]:
    """In the order of _COLUMNS."""
    return ids.tmdb, ids.imdb, ids.tvdb, ids.plex


class Partners:
    """The titles that a batch of items may join, those that the batch itself makes included."""

    def __init__(self, reader: Reader, kind: Kind, many: Iterable[ExternalIds]) -> None:
        self._ids: dict[int, ExternalIds] = {}
        self._by_id: tuple[dict[str, list[int]], ...] = ({}, {}, {}, {})
        self._apart: dict[int, set[int]] = {}
        self._load(reader, kind, list(many))

    def partner_of(self, ids: ExternalIds, own: int | None = None) -> Partner:
        """The only title that shares an id with an item and contradicts none of its ids; `own` is left out of account.

        Several such titles are one and the same if none contradicts another (the item is the bridge between them), else nobody can tell: then none.
        """
        found: set[int] = set()
        for known, value in zip(self._by_id, _values(ids), strict=True):
            if value and (some := known.get(value)):
                found.update(some)
        if not found:
            return _NOBODY
        found.discard(own or 0)
        fitting = sorted(title for title in found if not contradict(self._ids[title], ids))
        if len(fitting) <= 1:
            return Partner(fitting[0] if fitting else None)
        if self._agree(fitting, ids):
            return Partner(fitting[0], tuple(fitting[1:]))
        return _NOBODY

    def may_be_one(self, one: int, other: int) -> bool:
        """Whether two titles may merge: they contradict neither each other nor the user's word."""
        return other not in self._apart.get(one, ()) and not contradict(self._ids.get(one, ExternalIds()), self._ids.get(other, ExternalIds()))

    def register(self, title: int, ids: ExternalIds) -> None:
        """From now on the title has these ids too."""
        before = self._ids.get(title)
        self._ids[title] = ids if before is None else united(before, ids)
        for known, value in zip(self._by_id, _values(ids), strict=True):
            if value:
                if value not in known:
                    known[value] = [title]
                elif title not in known[value]:
                    known[value].append(title)

    def reassign(self, title: int, ids: ExternalIds) -> None:
        """The title's ids are these now, whatever they were."""
        before = self._ids.pop(title, None)
        if before is not None:
            for known, value in zip(self._by_id, _values(before), strict=True):
                if value and title in known.get(value, ()):
                    known[value].remove(title)
        self.register(title, ids)

    def _agree(self, titles: list[int], ids: ExternalIds) -> bool:
        whole = ids
        for position, title in enumerate(titles):
            if contradict(whole, self._ids[title]) or any(other in self._apart.get(title, ()) for other in titles[:position]):
                return False
            whole = united(whole, self._ids[title])
        return True

    def _load(self, reader: Reader, kind: Kind, many: list[ExternalIds]) -> None:
        table = TABLES[kind]
        if reader.value(f"SELECT 1 FROM {table} LIMIT 1") is None:
            return
        lookups = [f"SELECT t.id FROM json_each(?) AS wanted CROSS JOIN {table} t INDEXED BY {table}_by_{name} ON t.{name} = wanted.value" for name in _COLUMNS]
        wanted = tuple(as_json([value for ids in many if (value := getattr(ids, name))]) for name in _COLUMNS)
        rows = reader.gathered("id, tmdb, imdb, tvdb, plex", f"{table} WHERE id IN ({' UNION '.join(lookups)})", wanted)
        for title, tmdb, imdb, tvdb, plex in rows:
            self.register(title, ExternalIds(tmdb=tmdb, imdb=imdb, tvdb=tvdb, plex=plex))
        for one, other in reader.rows(f"SELECT {kind}_id, other_{kind}_id FROM kept_apart WHERE {kind}_id IS NOT NULL"):
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
