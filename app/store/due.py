"""Which titles a provider shall be asked about next: on view, airing this week, followed or wished, newest (D20)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice

from app.domain.enrichment import GIVEN, NEEDS, NOT_FOUND_AGAIN, RATINGS_AGAIN, Due, Facets, TitleKind, earliest, signature
from app.domain.items import ExternalIds, Kind
from app.domain.provided import Facet, Order, Provider
from app.store.database import Reader
from app.store.numbers import as_json, numbers
from app.store.provided_rows import FacetRow, Held, held

_WEEK = 7
_LOOKED_UP = 1_000
_LATEST = NOT_FOUND_AGAIN + 86_400
"""Nothing waits longer than so many seconds: where it says so, the clock that it was asked by was wrong."""
KINDS: tuple[TitleKind, ...] = ("movie", "show")
_WANTED = {
    "movie": "SELECT DISTINCT movie_id AS id FROM wishlist WHERE movie_id IS NOT NULL",
    "show": """SELECT show_id AS id FROM watchlist WHERE show_id IS NOT NULL AND state = 'follow'
        UNION SELECT show_id FROM wishlist WHERE show_id IS NOT NULL""",
}
_AIRING = "SELECT DISTINCT e.show_id AS id FROM episodes e INDEXED BY episodes_by_air_date WHERE e.air_date BETWEEN :from_day AND :to_day"


def due(
    reader: Reader,
    provider: Provider,
    kinds: Iterable[TitleKind],
    limit: int,
    now: int,
    first: Sequence[tuple[TitleKind, int]] = (),
    given: Mapping[TitleKind, Facets] | None = None,
    held: Callable[[TitleKind], Collection[int]] = lambda _kind: (),
) -> list[Due]:
    """Up to `limit` titles to ask about, the most urgent first (D20); kinds in the caller's order within a degree of urgency.

    `now` is UTC seconds. `first` are on view: they come first, also when only a rating is over 30 days old (D24); none waits less than its retry asks for.
    `given` are the provider's facets by kind, enrichment.GIVEN by default; what was read in another version is due again. `held` are titles that wait (D18),
    unless they are on view.
    """
    question = _Question(reader, provider, given or GIVEN[provider], now, held)
    asked = [kind for kind in kinds if question.given.get(kind)]
    found = {(kind, row_id): True for kind, row_id in first if kind in asked and question.on_view(kind, row_id)}
    there = [kind for kind in asked if question.any(kind)]
    for among in ("airing", "wanted", None):
        for kind in there:
            if len(found) < limit:
                for row_id in question.ids(kind, among, limit):
                    found.setdefault((kind, row_id), False)
    return question.told(list(found.items())[:limit])


def next_due(reader: Reader, provider: Provider) -> int | None:
    """When a title that was asked about is to be asked about again, in UTC seconds; None: none by itself."""
    times = [
        reader.value(
            f"SELECT min(next_at) FROM enrichments INDEXED BY {kind}s_again WHERE {_match(kind)} AND provider = ? AND next_at IS NOT NULL", (provider.value,)
        )
        for kind in KINDS
    ]
    return earliest(times)


class _Question:
    """What one provider lacks, in one snapshot."""

    def __init__(
        self, reader: Reader, provider: Provider, given: Mapping[TitleKind, Facets], now: int, held_back: Callable[[TitleKind], Collection[int]]
    ) -> None:
        self._reader = reader
        self._provider = provider
        self._now = now
        self._held_back = held_back
        self.given = given
        today = datetime.fromtimestamp(now, UTC).date()
        self._params = {
            "provider": provider.value,
            "now": now,
            "latest": now + _LATEST,
            "from_day": (today - timedelta(days=1)).isoformat(),
            "to_day": (today + timedelta(days=_WEEK)).isoformat(),
        }

    def any(self, kind: TitleKind) -> bool:
        """Whether anything may be due, answered by counting: the usual answer is no."""
        params = {**self._params, "versions": signature(self.given[kind])}
        timed = f"SELECT 1 FROM enrichments INDEXED BY {kind}s_again WHERE {_match(kind)} AND provider = :provider"
        again = f"SELECT EXISTS ({timed} AND next_at <= :now) OR EXISTS ({timed} AND next_at > :latest)"
        in_state = f"SELECT 1 FROM enrichments INDEXED BY {kind}s_in_state WHERE {_match(kind)} AND provider = :provider AND state = 'matched'"
        other = f"SELECT EXISTS ({in_state} AND version < :versions) OR EXISTS ({in_state} AND version > :versions)"
        if self._reader.value(again, params) or self._reader.value(other, params):
            return True
        need = NEEDS.get(self._provider)
        titles = f"SELECT count(*) FROM {kind}s" + (f" WHERE {need} IS NOT NULL" if need else "")
        tried = f"SELECT count(*) FROM enrichments INDEXED BY {kind}s_in_state WHERE {_match(kind)} AND provider = :provider"
        return bool(self._reader.value(titles) > self._reader.value(tried, params))

    def ids(self, kind: TitleKind, among: str | None, limit: int) -> list[int]:
        """Titles that are due, newest first; `among` those that air this week, or those that are wanted."""
        held_back = self._held_back(kind)
        if among is None:
            return self._newest(kind, limit, held_back)
        if among == "airing" and kind == "movie":
            return []
        found = self._among(kind, among, limit + len(held_back))
        return [row_id for row_id in found if row_id not in held_back]

    def _among(self, kind: TitleKind, among: str, limit: int) -> list[int]:
        need = NEEDS.get(self._provider)
        fresh = f"m.id IS NULL AND t.{need} IS NOT NULL" if need else "m.id IS NULL"
        return numbers(
            self._reader,
            f"""SELECT t.id FROM ({_AIRING if among == "airing" else _WANTED[kind]}) w CROSS JOIN {kind}s t ON t.id = w.id
            LEFT JOIN enrichments m INDEXED BY matches_of_{kind}s ON {_match(kind, "m.")} AND m.provider = :provider AND m.{kind}_id = t.id
            WHERE {fresh} OR m.next_at NOT BETWEEN :now + 1 AND :latest OR m.state = 'matched' AND m.version <> :versions
            ORDER BY t.added_at DESC LIMIT :limit""",
            {**self._params, "versions": signature(self.given[kind]), "limit": limit},
        )

    def _newest(self, kind: TitleKind, limit: int, held_back: Collection[int]) -> list[int]:
        """Two walks of indexes and a difference: a join of 100,000 titles with their rows takes longer when most are done."""
        params = {**self._params, "versions": signature(self.given[kind])}
        waiting = f"""SELECT {kind}_id AS id FROM enrichments INDEXED BY matches_of_{kind}s WHERE {_match(kind)} AND provider = :provider
            AND NOT (coalesce(next_at NOT BETWEEN :now + 1 AND :latest, 0) OR state = 'matched' AND version <> :versions)"""
        done = [*numbers(self._reader, waiting, params), *held_back]
        most = -1 if self._provider in NEEDS else limit + len(done)
        newest = numbers(self._reader, f"SELECT id FROM {kind}s INDEXED BY {kind}s_by_added ORDER BY added_at DESC LIMIT ?", (most,))
        return list(islice(self._askable(kind, _without(newest, done)), limit))

    def _askable(self, kind: TitleKind, titles: list[int]) -> Iterator[int]:
        """Those with the id that the provider needs, or that were asked about before."""
        need = NEEDS.get(self._provider)
        for start in range(0, len(titles), _LOOKED_UP):
            some = titles[start : start + _LOOKED_UP]
            if need:
                asked = f"SELECT 1 FROM enrichments m WHERE {_match(kind, 'm.')} AND m.provider = ? AND m.{kind}_id = t.id"
                there = f"SELECT t.id FROM json_each(?) w CROSS JOIN {kind}s t ON t.id = w.value WHERE t.{need} IS NOT NULL OR EXISTS ({asked})"
                may = set(numbers(self._reader, there, (as_json(some), self._provider.value)))
                some = [row_id for row_id in some if row_id in may]
            yield from some

    def on_view(self, kind: TitleKind, row_id: int) -> bool:
        """Whether the page of this title lacks something that may be asked for now."""
        row = self._reader.row(f"SELECT tmdb, imdb, tvdb, plex FROM {kind}s WHERE id = ?", (row_id,))
        if row is None:
            return False
        mine = held(self._reader, Kind(kind), [(row_id, self._provider)])[row_id, self._provider]
        return bool(self._lacking(kind, mine, on_view=True)) and (not (need := NEEDS.get(self._provider)) or bool(getattr(_ids(row), need)))

    def told(self, some: Sequence[tuple[tuple[TitleKind, int], bool]]) -> list[Due]:
        """The titles with all that is needed to ask."""
        facts: dict[tuple[TitleKind, int], tuple[ExternalIds, Held, Order | None]] = {}
        for kind in dict.fromkeys(kind for (kind, _), _ in some):
            ids = [row_id for (one, row_id), _ in some if one == kind]
            rows = held(self._reader, Kind(kind), [(row_id, self._provider) for row_id in ids], facts=False)
            columns = f"t.id, {'t.episode_order' if kind == 'show' else 'NULL'}, t.tmdb, t.imdb, t.tvdb, t.plex"
            source = f"json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value"
            for row_id, order, *external in self._reader.gathered(columns, source, (as_json(ids),)):
                facts[kind, row_id] = _ids(external), rows[row_id, self._provider], order
        return [self._due(kind, row_id, *facts[kind, row_id], on_view) for (kind, row_id), on_view in some]

    def _due(self, kind: TitleKind, row_id: int, ids: ExternalIds, mine: Held, order: Order | None, on_view: bool) -> Due:
        match = mine.match
        facets = self._lacking(kind, mine, on_view=on_view)
        return Due(kind, row_id, self._provider, ids, facets or frozenset(self.given[kind]), match.provider_id, match.pinned, match.tries, order=order)

    def _lacking(self, kind: TitleKind, mine: Held, *, on_view: bool) -> frozenset[Facet]:
        """Facets to ask for: all before there is a match, then those of an older version, those that failed and those whose time has come."""
        match = mine.rows.get(Facet.MATCH)
        if match is None or match.state == "pending":
            return frozenset(self.given[kind])
        waits = not self._come(match.next_at)
        if match.state != "matched":
            return frozenset() if waits else frozenset(self.given[kind])
        return frozenset(facet for facet, version in self.given[kind].items() if self._lacks(facet, mine.rows.get(facet), version, on_view))

    def _come(self, at: int | None) -> bool:
        return at is not None and not self._now < at <= self._now + _LATEST

    def _lacks(self, facet: Facet, row: FacetRow | None, version: int, on_view: bool) -> bool:
        if row is None:
            return True
        come = self._come(row.next_at)
        if row.state == "error" and row.next_at is not None:
            return come
        old = on_view and facet is Facet.RATINGS and (row.tried_at or 0) <= self._now - RATINGS_AGAIN
        return row.version != version or come or old


def _without(rows: Sequence[int], others: Sequence[int]) -> list[int]:
    """Row ids that are not among the others, in their order. A set of 100,000 takes several times as long to look into as a byte a row."""
    there = bytearray(max(max(rows, default=0), max(others, default=0)) + 1)
    for row_id in others:
        there[row_id] = 1
    return [row_id for row_id in rows if not there[row_id]]


def _match(kind: TitleKind, of: str = "") -> str:
    """The condition of the partial indexes."""
    return f"{of}facet = 'match' AND {of}{kind}_id IS NOT NULL"


def _ids(row: Sequence[str | None]) -> ExternalIds:
    tmdb, imdb, tvdb, plex = row
    return ExternalIds(tmdb=tmdb, imdb=imdb, tvdb=tvdb, plex=plex)
