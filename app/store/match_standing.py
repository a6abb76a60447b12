"""Which matches of a title still stand when another one is corrected, by the user or by a server (D21)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.enrichment import own_id
from app.domain.items import ExternalIds, Facts, Kind
from app.domain.match_evidence import read_evidence
from app.domain.merge import contradict, shared, united
from app.domain.provided import Facet, Provider
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.forgetting import forget
from app.store.provided_rows import FacetRow, Held, held
from app.store.sources_of import sources_of


def fallen(matches: Mapping[Provider, FacetRow], sure: ExternalIds) -> list[Provider]:
    """The providers whose match came by ids that nobody sure gives any more, or that contradict; `sure` are the ids of servers, locks and the user's choice."""
    standing: list[Provider] = []
    open_ones = [provider for provider in Provider if provider in matches]
    while True:
        taken = [provider for provider in open_ones if _stands(provider, matches[provider], sure)]
        if not taken:
            return open_ones
        for provider in taken:
            sure = united(sure, ids_of(provider, matches[provider]))
            open_ones.remove(provider)
        standing += taken


def _stands(provider: Provider, match: FacetRow, sure: ExternalIds) -> bool:
    ids = ids_of(provider, match)
    if match.pinned:
        return True
    searched = match.evidence is not None and (read := read_evidence(match.evidence)) is not None and read.by == "search"
    return not contradict(ids, sure) and (shared(ids, sure) or match.state != "matched" or searched)


def ids_of(provider: Provider, match: FacetRow) -> ExternalIds:
    """What a match says of a title's ids."""
    return united(own_id(provider, match.provider_id), (match.facts or Facts()).ids)


def all_held(tx: Transaction, kind: Kind, title: int) -> dict[Provider, Held]:
    """Every provider's rows on one title, of those that have any."""
    found = held(tx, kind, [(title, provider) for provider in Provider])
    return {provider: mine for (_, provider), mine in found.items() if Facet.MATCH in mine.rows}


def let_wrong_matches_go(tx: Transaction, kind: Kind, titles: Iterable[int]) -> None:
    """Servers corrected what these titles are: matches that contradict their ids go, unless the user made them. They are due anew."""
    wanted = list(titles)
    for title, said in sources_of(tx, kind, wanted).items():
        sure = said.ids()
        matches = {provider: mine.match for provider, mine in all_held(tx, kind, title).items()}
        wrong = [provider for provider, match in matches.items() if not match.pinned and contradict(own_id(provider, match.provider_id), sure)]
        if wrong:
            rest = {provider: match for provider, match in matches.items() if provider not in wrong}
            forget(tx, kind, title, [*wrong, *fallen(rest, sure)])
            remerge(tx, kind, [title])
