"""Which episodes of a library a provider's list means: by the provider's ids, then by place; what is new, what moves, what left the list (D12, D23)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.fold import fold
from app.domain.items import ExternalIds
from app.domain.provided import ListedEpisode, Provider

LISTS = (Provider.TMDB, Provider.TVDB, Provider.TVMAZE)
"""The providers with lists of episodes; the first of those that know a show numbers its episodes (D23)."""

_IDS = ("tmdb", "tvdb", "imdb")
_SPECIALS = 0
_DAYS_APART = 2
_GENERIC = re.compile(r"^(?:\W*(?:episode|folge|épisode|episodio|aflevering|special|tba|tbd|#)?\W*\d*)$", re.IGNORECASE)

Slot = tuple[int, int | None]
"""(season, number)."""


class Row(NamedTuple):
    """An episode that is there. `listed` are the providers' words on it so far; `owned` when some copy holds it: then it stands where its server says."""

    id: int
    slot: Slot
    title: str
    air_date: str | None
    ids: ExternalIds
    owned: bool
    listed: Mapping[Provider, ListedEpisode]


class Placing(NamedTuple):
    """What a list means: entry → row; entries that need a row; rows that move; rows that the list no longer has; other providers' words that go with none."""

    rows: dict[int, int]
    new: list[int]
    moved: dict[int, Slot]
    left: set[int]
    dropped: list[tuple[int, Provider]]


def placed(provider: Provider, entries: Sequence[ListedEpisode], rows: Sequence[Row]) -> Placing:
    """Find each entry's row. The first provider of LISTS leads: others add only what comes after its last episode, or specials where it has none."""
    higher = LISTS[: LISTS.index(provider)]
    leader = next((one for one in higher if any(one in row.listed for row in rows)), None)
    found = _found(provider, entries, rows, leads=leader is None)
    before = {row.id for row in rows if provider in row.listed}
    by_id = {row.id: row for row in rows}
    missing = [at for at in range(len(entries)) if at not in found]
    dropped: list[tuple[int, Provider]] = []
    if leader is not None:
        led = [row.listed[leader] for row in rows if leader in row.listed]
        missing = [at for at in missing if ahead(entries[at], led)]
        return Placing(found, missing, {}, before - set(found.values()), dropped)
    moved = _moved(entries, found, by_id)
    taken = {row_id: entries[at] for at, row_id in found.items()}
    for row in rows:
        for other in row.listed.keys() - {provider}:
            entry = taken.get(row.id)
            stays = _same(row.listed[other], entry) if entry is not None else row.owned or ahead(row.listed[other], entries)
            if not stays:
                dropped.append((row.id, other))
    return Placing(found, missing, moved, before - set(found.values()), dropped)


def ahead(entry: ListedEpisode, led: Iterable[ListedEpisode]) -> bool:
    """Whether an episode that only a lesser list has is news rather than another way to number: it comes after all that the leading list has."""
    known = list(led)
    if entry.season == _SPECIALS:
        return not any(one.season == _SPECIALS for one in known)
    last = max((one for one in known if one.season != _SPECIALS), key=lambda one: (one.season, one.number), default=None)
    if last is None or entry.season > last.season:
        return True
    later = not entry.air_date or not last.air_date or entry.air_date > last.air_date
    return entry.season == last.season and entry.number > last.number and later


class _Finding:
    """Entry → row, each row once."""

    def __init__(self, entries: Sequence[ListedEpisode]) -> None:
        self.rows: dict[int, int] = {}
        self.taken: set[int] = set()
        self._entries = entries

    def open(self) -> list[tuple[int, ListedEpisode]]:
        """The entries without a row."""
        return [(at, entry) for at, entry in enumerate(self._entries) if at not in self.rows]

    def take(self, at: int, row_id: int | None) -> None:
        """Give an entry this row, unless one of the two is given away."""
        if row_id is not None and row_id not in self.taken and at not in self.rows:
            self.rows[at] = row_id
            self.taken.add(row_id)


def _found(provider: Provider, entries: Sequence[ListedEpisode], rows: Sequence[Row], *, leads: bool) -> dict[int, int]:
    """Entry → row: ids first, so that an episode that was renumbered keeps its row; then places; then specials and others by date and title."""
    finding = _Finding(entries)
    for known in (_known_ids(rows, provider), _known_ids(rows, None)):
        for at, entry in finding.open():
            for name in _IDS:
                finding.take(at, known.get((name, getattr(entry.ids, name))))
    slots: dict[Slot, list[Row]] = {}
    for row in sorted(rows, key=lambda row: not row.owned):
        slots.setdefault(row.slot, []).append(row)
    for at, entry in finding.open():
        some = [row for row in slots.get(_slot(entry), ()) if row.id not in finding.taken and entry.numbered]
        sure = leads and entry.season != _SPECIALS
        finding.take(at, next((row.id for row in some if sure or _fits(row, entry)), None))
    dated = {(row.slot[0] == _SPECIALS, row.air_date, fold(row.title)): row.id for row in rows if row.air_date and row.id not in finding.taken}
    for at, entry in finding.open():
        if entry.air_date and not _generic(entry.title):
            finding.take(at, dated.get((entry.season == _SPECIALS, entry.air_date, fold(entry.title or ""))))
    return finding.rows


def _known_ids(rows: Sequence[Row], provider: Provider | None) -> dict[tuple[str, str | None], int]:
    """(name, id) → row, as this provider said it, or as anybody says it. An id that several rows have tells nothing."""
    known: dict[tuple[str, str | None], int] = {}
    twice: set[tuple[str, str | None]] = set()
    for row in rows:
        said = row.listed.get(provider) if provider else None
        ids = row.ids if provider is None else said.ids if said else ExternalIds()
        for name in _IDS:
            if value := getattr(ids, name):
                twice |= {(name, value)} if (name, value) in known else set()
                known[name, value] = row.id
    return {key: row for key, row in known.items() if key not in twice}


def _fits(row: Row, entry: ListedEpisode) -> bool:
    said = next(iter(row.listed.values()), None)
    return _same(said or ListedEpisode(row.slot[0], row.slot[1] or 0, row.title, air_date=row.air_date), entry)


def _same(one: ListedEpisode, other: ListedEpisode) -> bool:
    """Whether two words on the episode at one place may be about the same: the same title, or dates at most two days apart.

    Everybody numbers specials in their own way: a number tells nothing of those.
    """
    if _SPECIALS in {one.season, other.season}:
        return same_special(one.title, one.air_date, other.title, other.air_date)
    titles = not _generic(one.title) and not _generic(other.title)
    return (titles and fold(one.title or "") == fold(other.title or "")) or _near(one.air_date, other.air_date)


def same_special(title: str | None, air_date: str | None, other_title: str | None, other_date: str | None) -> bool:
    """Whether two specials with one number are one, by titles and dates: one of the two must say so, for everybody numbers them in their own way."""
    if not _generic(title) and not _generic(other_title) and fold(title or "") == fold(other_title or ""):
        return True
    return bool(air_date and other_date) and _near(air_date, other_date)


def _near(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _DAYS_APART
    except ValueError:
        return True


def _generic(title: str | None) -> bool:
    return not title or bool(_GENERIC.match(title.strip()))


def _moved(entries: Sequence[ListedEpisode], found: Mapping[int, int], rows: Mapping[int, Row]) -> dict[int, Slot]:
    """Rows that stand elsewhere in the list now. An owned one stands where its server says, and no row moves on top of one that stays."""
    wanted = {row: _slot(entries[at]) for at, row in found.items() if not rows[row].owned}
    moving = {row: slot for row, slot in wanted.items() if rows[row].slot != slot}
    while True:
        standing = {row.slot for row in rows.values() if row.id not in moving and row.slot[1] is not None}
        blocked = [row for row, slot in moving.items() if slot in standing]
        if not blocked:
            return moving
        for row in blocked:
            del moving[row]


def _slot(entry: ListedEpisode) -> Slot:
    return entry.season, entry.number if entry.numbered else None
