"""The rows of the Workers page, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from app.domain.enrichment import NEEDS, Coverage, EpisodeCoverage, Unmatched
from app.domain.provided import Provider
from app.domain.suspicious import Suspicious
from app.domain.worker_state import WorkerState
from app.models import worker_words
from app.models.match_words import doubt_words, why
from app.models.wording import count, shown, tr

Listing = Literal["unmatched", "not_found", "error", "suspicious"]
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
    """One count. `lists` where a press lists the titles behind it; `chosen` while it does."""

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


class ListedTitle(NamedTuple):
    """One title without a match, or with a suspicious one (`canConfirm`). `poster` is a file's address or empty; `canRetry` is False for what the user
    decided."""

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
    canConfirm: bool
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


def cover_cards(one: Coverage, episodes: EpisodeCoverage | None, doubtful: int, listing: Listing) -> list[CoverCard]:
    """Matched, pending, not found and errors; beside them suspicious matches where there are some, and stills or ratings, where the provider gives them."""
    unrated = one.matched - one.rated
    rows = [
        CoverCard("matched", tr("Matched"), count(one.matched), "good", "", lists=False, chosen=False),
        CoverCard("pending", tr("Pending"), count(one.pending), "info", lacking(one), lists=False, chosen=False),
        CoverCard("not_found", tr("Not found"), count(one.not_found), "warn", "", lists=one.not_found > 0, chosen=listing == "not_found"),
        CoverCard("error", tr("Errors"), count(one.errors), "bad", "", lists=one.errors > 0, chosen=listing == "error"),
    ]
    if doubtful or listing == "suspicious":
        rows.insert(1, CoverCard("suspicious", tr("Suspicious"), count(doubtful), "warn", "", lists=True, chosen=listing == "suspicious"))
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


def unmatched_line(row: Unmatched, posters: Mapping[str, str]) -> ListedTitle:
    """A title without a match as the list shows it."""
    return _line(row, why(row), row.state, posters, can_retry=not row.pinned)


def suspicious_line(row: Suspicious, provider: str, posters: Mapping[str, str]) -> ListedTitle:
    """A title whose match looks wrong, and why; `provider` by its name."""
    doubts = (said.replace("%3", provider) for reason in row.reasons if (said := doubt_words(reason)))
    matched = tr("Matched with “%1”").replace("%1", shown(row.matched, 80)) if row.matched else ""
    return _line(row, " · ".join(part for part in (*doubts, matched) if part), "suspicious", posters, can_confirm=True)


def _line(
    row: Unmatched | Suspicious, said: str, standing: str, posters: Mapping[str, str], *, can_retry: bool = False, can_confirm: bool = False
) -> ListedTitle:
    title, year, reference = shown(row.title, 200) or tr("Untitled"), str(row.year) if row.year else "", row.poster or ""
    spoken = ", ".join(part for part in (title, year, said) if part)
    return ListedTitle(
        f"{row.kind}:{row.id}", row.kind, row.id, title, year, said, posters.get(reference, ""), reference, standing, can_retry, can_confirm, spoken
    )


def gives(provider: Provider) -> str:
    """What a key for this provider would add, in one sentence."""
    added = {
        Provider.TMDB: tr("With a free TMDB key, films and shows fill in with posters, backdrops, logos, cast, ratings and whole episode lists."),
        Provider.TVDB: tr("With a TVDB key, shows gain air times, episode orders and stills."),
        Provider.OMDB: tr("With a free OMDb key, films and shows gain the scores of IMDb, Rotten Tomatoes and Metacritic."),
    }
    return added.get(provider, "")
