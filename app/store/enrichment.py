"""Storing what providers answered: many titles in one transaction, whole or not at all (D11, D20 to D24)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

import apsw
import msgspec

from app.domain.cards import is_airing
from app.domain.changes import Subject
from app.domain.enrichment import Facets, Outcome, TitleKind, earliest, given_in, own_id, refreshed_after, retry_after, signature
from app.domain.episode_places import LISTS
from app.domain.items import Credit, ExternalIds, Facts, Kind
from app.domain.merge import overlaid, united
from app.domain.provided import EpisodeList, Facet, Provided, Provider
from app.domain.scanning import Named
from app.store.air_times import write_air_times
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.episode_lists import digest_of, store_lists
from app.store.episode_orders import renew_orders
from app.store.forgetting import forget
from app.store.joining_learnt import join_by_ids
from app.store.match_activity import note_matched
from app.store.match_standing import all_held, fallen
from app.store.numbers import as_json
from app.store.people import write_provided_credits
from app.store.provided_rows import FacetRow, Held, Key, held, write_rows
from app.store.sources_of import sources_of
from app.store.title_parts import surviving_id

log = logging.getLogger(__name__)

_UNSTORABLE = (apsw.Error, UnicodeError, OverflowError, TypeError, ValueError, AttributeError)
_CANNOT = "The answer holds something that cannot be stored."
_ENCODE = msgspec.json.Encoder().encode
_ELSEWHERE: dict[str, Any] = {"credits": (), "ids": ExternalIds(), "language": None}
"""Not kept with a facet: credits have their table, ids belong to the match, and the language is the original's, not that of the title that is sorted (D17)."""


class Landed(NamedTuple):
    """An outcome and the title that it is for, now."""

    title: int
    outcome: Outcome


def store_outcomes(tx: Transaction, outcomes: Sequence[Outcome]) -> set[tuple[TitleKind, int]]:
    """Write what asking brought, in the caller's transaction; the titles that it was written for, where they are now (a shared id may merge two, D10).

    A title that is gone is passed over, and so is an outcome that speaks against what the user chose. An error takes nothing away. An answer that cannot be
    stored is an error of its own title; the others are stored.
    """
    try:
        with tx.attempt():
            return _store_all(tx, outcomes)
    except _UNSTORABLE as error:
        if len(outcomes) > 1:
            half = len(outcomes) // 2
            return store_outcomes(tx, outcomes[:half]) | store_outcomes(tx, outcomes[half:])
        (one,) = outcomes
        if one.provided is None:
            raise
        log.warning("What %s says of %s %d cannot be stored", one.provider.value, one.kind, one.id, exc_info=error)
        return _store_all(
            tx, [Outcome(one.kind, one.id, one.provider, "error", reason=_CANNOT, asked=one.asked, tried_at=one.tried_at, words=one.words, chosen=one.chosen)]
        )


def _store_all(tx: Transaction, outcomes: Sequence[Outcome]) -> set[tuple[TitleKind, int]]:
    done: set[tuple[TitleKind, int]] = set()
    kinds: tuple[TitleKind, ...] = ("movie", "show")
    for kind in kinds:
        some = _landed(tx, Kind(kind), [outcome for outcome in outcomes if outcome.kind == kind])
        if some:
            done |= {(kind, title) for title in _Batch(tx, kind, some).write()}
    return done


def _landed(tx: Transaction, kind: Kind, outcomes: Sequence[Outcome]) -> list[Landed]:
    where = {title: surviving_id(tx, kind, title) for title in {outcome.id for outcome in outcomes}}
    return [Landed(title, outcome) for outcome in outcomes if (title := where[outcome.id]) is not None]


class _Batch:
    """Outcomes of one kind, written together."""

    def __init__(self, tx: Transaction, name: TitleKind, some: Sequence[Landed]) -> None:
        self._tx = tx
        self._name = name
        self._kind = Kind(name)
        self._some = some
        self._rows = held(tx, self._kind, [(title, outcome.provider) for title, outcome in some])
        self._changed: set[int] = set()
        self._parts: dict[Provider, dict[int, Sequence[Credit]]] = {}
        self._lists: dict[Key, EpisodeList] = {}
        self._matched: dict[Provider, list[int]] = {}

    def write(self) -> set[int]:
        """Write all; the titles, where they are now."""
        tx, kind = self._tx, self._kind
        taken = [landed for landed in self._some if self._take(landed)]
        write_rows(tx, kind, self._rows)
        for provider, parts in self._parts.items():
            self._changed |= write_provided_credits(tx, kind, provider, parts)
        remerge(tx, kind, [title for title, outcome in taken if outcome.provided is not None])
        if kind is Kind.SHOW:
            write_air_times(tx, [title for title, outcome in taken if outcome.provided is not None])
            self._changed |= store_lists(tx, self._lists)
            renew_orders(tx, {title: outcome.ordered for title, outcome in taken if outcome.ordered is not None})
        tx.note_updated(Subject(kind.value), *self._changed)
        for provider, titles in self._matched.items():
            note_matched(tx, provider, [Named(kind, title, name) for title, name in _names(tx, kind, titles)])
        gone = join_by_ids(tx, kind, {title: outcome.provider for title, outcome in taken if outcome.state == "matched"})
        return {gone.get(title, title) for title, _ in taken}

    def _take(self, landed: Landed) -> bool:
        title, outcome = landed
        mine = self._rows[title, outcome.provider]
        if _against_the_user(mine, outcome):
            return False
        before = _seen(mine.match)
        given, tried = given_in(outcome.provider, outcome.words)[self._name], outcome.tried_at or self._tx.now
        if outcome.state != "matched" or outcome.provided is None:
            _failed(mine, outcome, given, tried)
        else:
            self._fill(title, mine, outcome, outcome.provided, given, tried)
        if before != _seen(mine.match):
            self._changed.add(title)
        return True

    def _fill(self, title: int, mine: Held, outcome: Outcome, provided: Provided, given: Facets, tried: int) -> None:
        provider, match = outcome.provider, mine.match
        if match.provider_id not in {None, outcome.provider_id}:
            self._forget(title, mine, outcome, provided)
        if match.state != "matched" and not match.pinned:
            self._matched.setdefault(provider, []).append(title)
        _matched(mine, outcome, provided, given, tried)
        if (facts := provided.facets.get(Facet.CREDITS)) is not None and facts.credits:
            self._parts.setdefault(provider, {})[title] = facts.credits
        if self._kind is Kind.SHOW and (told := _other_list(mine, outcome)) is not None:
            self._lists[title, provider] = told

    def _forget(self, title: int, mine: Held, outcome: Outcome, provided: Provided) -> None:
        """It is another title there than it was: the word on that one goes, and other providers' that rests on its ids."""
        tx, kind = self._tx, self._kind
        others = {provider: one.match for provider, one in all_held(tx, kind, title).items() if (title, provider) not in self._rows}
        sure = united(united(own_id(outcome.provider, outcome.provider_id), provided.ids), sources_of(tx, kind, [title])[title].own_ids())
        forget(tx, kind, title, [outcome.provider, *fallen(others, sure)])
        pinned = mine.match.pinned
        mine.rows.clear()
        mine.match.pinned = pinned


def _other_list(mine: Held, outcome: Outcome) -> EpisodeList | None:
    """The episode list, where one came that is not the one stored before."""
    told = outcome.provided.episodes if outcome.provided and outcome.provider in LISTS else None
    if told is None or mine.to_write(Facet.EPISODES).digest == (digest := digest_of(told)):
        return None
    mine.rows[Facet.EPISODES].digest = digest
    return told


def _against_the_user(mine: Held, outcome: Outcome) -> bool:
    """The user chose another match, or none of those offered, or took the choice back; a search that found nothing was begun before that, or says nothing of
    the choice."""
    match = mine.match
    if outcome.chosen and not match.pinned:
        return True
    return match.pinned and (match.provider_id is None or outcome.provider_id not in (None, match.provider_id))


def _seen(match: FacetRow) -> tuple[object, ...]:
    """What a page shows of a match."""
    return match.state, match.provider_id, match.evidence, match.reason


def _failed(mine: Held, outcome: Outcome, given: Facets, tried: int) -> None:
    """Nothing was found, or asking failed: then a match that is there stays one, and the facets asked for wait (D22)."""
    match = mine.to_write(Facet.MATCH)
    match.tried_at, match.reason = tried, outcome.reason
    match.tries = match.tries + 1 if outcome.state == "error" else 0
    match.next_at = outcome.next_at or tried + retry_after(outcome.state, match.tries)
    if match.state == "matched" and outcome.state == "error":
        match.version = signature(given)
        for facet in outcome.asked & given.keys():
            _put_off(mine.to_write(facet), outcome.reason, tried, outcome.next_at)
        return
    match.state = outcome.state
    if not match.pinned:
        match.evidence, match.provider_id = outcome.evidence, outcome.provider_id


def _put_off(row: FacetRow, reason: str | None, tried: int, next_at: int | None) -> None:
    row.state, row.reason, row.tried_at = "error", reason, tried
    row.tries += 1
    row.next_at = next_at or tried + retry_after("error", row.tries)


def _matched(mine: Held, outcome: Outcome, provided: Provided, given: Facets, tried: int) -> None:
    """Each facet replaces its own earlier values; one that was asked for and did not come waits."""
    details = provided.facets.get(Facet.DETAILS) or (mine.rows[Facet.DETAILS].facts if Facet.DETAILS in mine.rows else None)
    airing = is_airing(details.status) if details else False
    for facet in given.keys() | provided.facets.keys() | outcome.asked:
        facts = provided.facets.get(facet)
        if facts is not None:
            row = mine.to_write(facet)
            row.facts = overlaid(row.facts or Facts(), msgspec.structs.replace(facts, **_ELSEWHERE))
            row.state, row.version, row.reason, row.tries, row.tried_at = "matched", given.get(facet, 1), None, 0, tried
            again = refreshed_after(outcome.provider, facet, airing=airing, empty=not row.facts.ratings)
            row.next_at = tried + again if again else None
        elif facet in outcome.asked:
            _put_off(mine.to_write(facet), outcome.reason, tried, None)
    if airing and Facet.EPISODES not in provided.facets and (listing := mine.rows.get(Facet.EPISODES)) is not None and listing.next_at is None:
        mine.to_write(Facet.EPISODES).next_at = tried  # it was over when its list was read, and goes on after all (D23)
    if provided.extras is not None:
        mine.to_write(Facet.DETAILS).more = _ENCODE(provided.extras)
    if provided.air_time is not None and Facet.AIR_TIME in given:
        mine.to_write(Facet.AIR_TIME).more = _ENCODE(provided.air_time)
    _note_match(mine, outcome, provided, given, tried)


def _note_match(mine: Held, outcome: Outcome, provided: Provided, given: Facets, tried: int) -> None:
    match = mine.to_write(Facet.MATCH)
    match.state, match.reason, match.tries, match.tried_at = "matched", outcome.reason, 0, tried
    match.provider_id, match.evidence = outcome.provider_id, outcome.evidence or match.evidence
    match.facts = Facts(ids=united(own_id(outcome.provider, outcome.provider_id), provided.ids))
    match.version = signature(given) if all(facet in mine.rows for facet in given) else 0
    match.next_at = outcome.next_at or earliest(mine.rows[facet].next_at for facet in given if facet in mine.rows)


def _names(tx: Transaction, kind: Kind, titles: Sequence[int]) -> list[tuple[int, str]]:
    rows = tx.gathered("t.id, t.title", f"json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value", (as_json(list(titles)),))
    return [(title, name) for title, name in rows]
