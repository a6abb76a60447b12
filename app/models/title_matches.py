"""What the providers have come to for one title, a line each: matched and why, waiting, not found, or what went wrong (D20, D21)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from app.domain.enrichment import NEEDS, TitleKind, TitleState, Unmatched
from app.domain.items import ExternalIds
from app.domain.match_evidence import read_evidence
from app.domain.provided import Facet, Provider
from app.models.match_words import percents, why
from app.models.wording import instant_day, shown, tr

NAMES = {"tmdb": "TMDB", "tvdb": "TVDB", "tvmaze": "TVmaze", "omdb": "OMDb"}
_IDS = {"imdb": "IMDb", "tmdb": "TMDB", "tvdb": "TVDB", "plex": "Plex"}
_SEARCHED = frozenset({Provider.TMDB, Provider.TVDB, Provider.TVMAZE})


class MatchLine(NamedTuple):
    """One provider. `state` is matched, pending, not_found or error; `retry` and `find` tell what can be done about it."""

    provider: str
    name: str
    text: str
    day: str
    state: str
    tone: str
    retry: bool
    find: bool
    spoken: str


def match_lines(states: Iterable[TitleState], expected: Collection[Provider], kind: TitleKind, ids: ExternalIds) -> list[MatchLine]:
    """A line for each provider that was asked, and for each of `expected` (those whose workers work) that will be."""
    known = {state.provider: state for state in states}
    lines = []
    for provider in Provider:
        if provider in known:
            lines.append(_line(known[provider]))
        elif provider in expected and (kind == "show" or provider in {Provider.TMDB, Provider.OMDB}):
            lines.append(_waiting(provider, ids))
    return lines


def _line(state: TitleState) -> MatchLine:
    troubles = _facet_troubles(state) if state.state == "matched" else ""
    text = " · ".join(part for part in (_matched(state) if state.state == "matched" else _unmatched(state), troubles) if part)
    tone = {"matched": "warn" if troubles else "good", "pending": "info", "not_found": "warn", "error": "bad"}[state.state]
    day = instant_day(state.tried_at) if state.tried_at else ""
    name = NAMES[state.provider.value]
    failed = state.state in {"not_found", "error"} or bool(troubles)
    find = state.provider in _SEARCHED and (state.state == "not_found" or state.pinned)
    return MatchLine(state.provider.value, name, text, day, state.state, tone, failed and not _refused(state), find, f"{name}: {text}")


def _waiting(provider: Provider, ids: ExternalIds) -> MatchLine:
    need = NEEDS.get(provider)
    lacks = need is not None and not getattr(ids, need)
    text = tr("Waits for an IMDb id, by which it is asked") if lacks else tr("Waits for its turn")
    return MatchLine(provider.value, NAMES[provider.value], text, "", "pending", "info", retry=False, find=False, spoken=f"{NAMES[provider.value]}: {text}")


def _refused(state: TitleState) -> bool:
    """The user said: none of these."""
    return state.pinned and state.provider_id is None


def _matched(state: TitleState) -> str:
    if state.pinned:
        return tr("You chose this match")
    evidence = read_evidence(state.evidence) if state.evidence else None
    if evidence is None or evidence.by is None:
        return tr("Matched")
    if evidence.by == "search":
        return tr("Matched by name, %1 alike").replace("%1", percents(evidence.score or 0))
    if evidence.by == state.provider.value:
        return tr("Matched by its own id, %1").replace("%1", shown(evidence.id, 40))
    return tr("Matched by %1 id %2").replace("%1", _IDS.get(evidence.by, evidence.by)).replace("%2", shown(evidence.id, 40))


def _unmatched(state: TitleState) -> str:
    row = Unmatched("movie", 0, "", None, None, state.state, state.reason, state.evidence, state.pinned, state.tried_at, state.next_at)
    return why(row)


def _facet_troubles(state: TitleState) -> str:
    names = _facet_names()
    failed: Sequence[str] = [names[facet.facet] for facet in state.facets if facet.state == "error" and facet.facet in names]
    return tr("not read yet: %1").replace("%1", ", ".join(failed)) if failed else ""


def _facet_names() -> dict[Facet, str]:
    return {
        Facet.DETAILS: tr("details"),
        Facet.ART: tr("artwork"),
        Facet.LOGO: tr("logo"),
        Facet.CREDITS: tr("cast and crew"),
        Facet.EPISODES: tr("episodes"),
        Facet.STILLS: tr("stills"),
        Facet.AIR_TIME: tr("air time"),
        Facet.RATINGS: tr("ratings"),
    }
