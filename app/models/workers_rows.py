"""The rows of the Workers page, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.domain.enrichment import NEEDS, Coverage, EpisodeCoverage, Unmatched
from app.domain.provided import Provider
from app.domain.worker_state import WorkerState
from app.models import worker_words
from app.models.match_words import why
from app.models.wording import count, shown, tr

_STILLS = frozenset({Provider.TMDB, Provider.TVDB, Provider.TVMAZE})


class WorkerLine(NamedTuple):
    """One worker of the list."""

    worker: str
    name: str
    standing: str
    ring: int
    detail: str
    tone: str
    spoken: str
    chosen: bool


class CoverCard(NamedTuple):
    """One count. `states` is not empty where a press lists the titles behind it; `chosen` while it does."""

    key: str
    label: str
    value: str
    tone: str
    detail: str
    lists: bool
    chosen: bool


class KindTab(NamedTuple):
    """Films or shows, with how many of a hundred are matched."""

    kind: str
    label: str
    chosen: bool


class UnmatchedLine(NamedTuple):
    """One title without a match. `poster` is a file's address or empty; `canRetry` is False for what the user decided."""

    key: str
    kind: str
    number: int
    title: str
    year: str
    why: str
    poster: str
    reference: str
    standing: str
    canRetry: bool
    spoken: str


def worker_line(state: WorkerState, chosen: str) -> WorkerLine:
    """A worker as the list shows it."""
    part = worker_words.fraction(state)
    ring = -1 if part < 0 else int(part * 100)
    words = (worker_words.name(state.worker), state.standing, ring, worker_words.detail(state), worker_words.TONES[state.standing], worker_words.spoken(state))
    return WorkerLine(state.worker, *words, state.worker == chosen)


def kind_tabs(covered: Iterable[Coverage], chosen: str) -> list[KindTab]:
    """A tab for each kind that the provider knows."""
    names = {"movie": tr("Movies"), "show": tr("Shows")}
    return [KindTab(one.kind, f"{names[one.kind]} · {share(one.matched, one.total)}", one.kind == chosen) for one in covered]


def share(part: int, whole: int) -> str:
    """96 %, rounded down, so that 100 % is all of it."""
    return tr("%1 %").replace("%1", count(100 * part // whole if whole > 0 else 0))


def cover_cards(one: Coverage, episodes: EpisodeCoverage | None, listed: frozenset[str]) -> list[CoverCard]:
    """Matched, pending, not found and errors; beside them stills or ratings, where the provider gives them."""
    unrated = one.matched - one.rated
    rows = [
        CoverCard("matched", tr("Matched"), count(one.matched), "good", "", lists=False, chosen=False),
        CoverCard("pending", tr("Pending"), count(one.pending), "info", lacking(one), lists=False, chosen=False),
        CoverCard("not_found", tr("Not found"), count(one.not_found), "warn", "", lists=one.not_found > 0, chosen="not_found" in listed),
        CoverCard("error", tr("Errors"), count(one.errors), "bad", "", lists=one.errors > 0, chosen="error" in listed),
    ]
    if one.provider is Provider.OMDB:
        detail = tr("%Ln without a score", unrated) if unrated > 0 else ""
        rows.insert(1, CoverCard("rated", tr("Rated"), count(one.rated), "good", detail, lists=False, chosen=False))
    elif one.kind == "show" and one.provider in _STILLS and episodes is not None and episodes.total:
        detail = tr("of %1 episodes").replace("%1", count(episodes.total))
        rows.append(CoverCard("stills", tr("Episode stills"), share(episodes.stills, episodes.total), "text", detail, lists=False, chosen=False))
    return rows


def lacking(one: Coverage) -> str:
    """Those that cannot be asked about yet."""
    if not one.lacking_ids:
        return ""
    need = {"imdb": "IMDb", "tmdb": "TMDB", "tvdb": "TVDB"}.get(NEEDS.get(one.provider, ""), "")
    return tr("%1 more without %2 id").replace("%1", count(one.lacking_ids)).replace("%2", need)


def unmatched_line(row: Unmatched, posters: Mapping[str, str]) -> UnmatchedLine:
    """A title as the list shows it."""
    title, said = shown(row.title, 200) or tr("Untitled"), why(row)
    year = str(row.year) if row.year else ""
    reference = row.poster or ""
    spoken = ", ".join(part for part in (title, year, said) if part)
    return UnmatchedLine(f"{row.kind}:{row.id}", row.kind, row.id, title, year, said, posters.get(reference, ""), reference, row.state, not row.pinned, spoken)


def gives(provider: Provider) -> str:
    """What a key for this provider would add, in one sentence."""
    added = {
        Provider.TMDB: tr("With a free TMDB key, films and shows fill in with posters, backdrops, logos, cast, ratings and whole episode lists."),
        Provider.TVDB: tr("With a TVDB key, shows gain air times, episode orders and stills."),
        Provider.OMDB: tr("With a free OMDb key, films and shows gain the scores of IMDb, Rotten Tomatoes and Metacritic."),
    }
    return added.get(provider, "")
