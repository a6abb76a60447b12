"""Matches that look wrong: what a provider says is far from what servers and the user know (D21)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from app.domain.enrichment import TitleKind
from app.domain.fold import fold, sort_key
from app.domain.items import ExternalIds, Facts, Kind
from app.domain.provided import Candidate, Facet, Provider
from app.domain.suspicious import Suspicious, SuspiciousPage, suspicious
from app.store.database import Reader
from app.store.known_titles import known_titles
from app.store.numbers import as_json, numbers
from app.store.provided_rows import Held, held

LOOKED_AT = 1_000
"""So many are looked at closely, in the order of their titles: the next ones come when these are settled."""
_LISTED = msgspec.json.Decoder(dict[str, int]).decode


class _Title(NamedTuple):
    """A title as a list shows it."""

    id: int
    title: str
    sort_key: str
    year: int | None
    poster: str | None


def suspicious_matches(reader: Reader, provider: Provider, kind: TitleKind, text: str = "", limit: int = 50) -> SuspiciousPage:
    """Titles whose match at the provider is doubtful, by title; `text` is a part of the title, case and accents folded. What the user pinned is not doubted.

    Three walks over indexes find those far apart; what servers say of them then decides, since a field may have come from the provider itself.
    """
    titles = _far_apart(reader, provider, kind)
    ids = [title.id for title in titles]
    known = known_titles(reader, kind, ids)
    said = held(reader, Kind(kind), [(title, provider) for title in ids])
    found = []
    for title in titles:
        offered = _offered(provider, kind, said[title.id, provider])
        if title.id in known and (reasons := suspicious(known[title.id], offered)):
            matched = f"{offered.title} ({offered.year})" if offered.year else offered.title
            found.append((title, Suspicious(kind, title.id, title.title, title.year, title.poster, matched, reasons)))
    called = [row for title, row in found if _is_called(title, text)]
    return SuspiciousPage(tuple(called[:limit]), len(called), len(found))


def _is_called(title: _Title, text: str) -> bool:
    return fold(text) in title.sort_key or sort_key(text, None) in title.sort_key


def _offered(provider: Provider, kind: TitleKind, mine: Held) -> Candidate:
    """What the match is, as far as it was kept."""
    rows = mine.rows
    facts = (rows[Facet.DETAILS].facts if Facet.DETAILS in rows else None) or Facts()
    listed = rows[Facet.EPISODES].more if Facet.EPISODES in rows else None
    return Candidate(
        provider,
        mine.match.provider_id or "",
        kind,
        facts.title or "",
        year=facts.year,
        runtime_minutes=facts.runtime_minutes,
        episodes=_LISTED(listed).get("listed") if listed else None,
        ids=mine.match.facts.ids if mine.match.facts else ExternalIds(),
    )


_YEAR, _MINUTES = "json_extract(CAST(d.facts AS TEXT), '$.year')", "json_extract(CAST(d.facts AS TEXT), '$.runtime_minutes')"
_FILMS = f"""SELECT t.id FROM enrichments d INDEXED BY movies_offered CROSS JOIN movies t ON t.id = d.movie_id
    WHERE d.facet = 'details' AND d.movie_id IS NOT NULL AND d.provider = :provider
    AND (abs(t.year - {_YEAR}) > 1 OR abs(t.runtime_minutes - {_MINUTES}) > max(12.0, 0.35 * max(t.runtime_minutes, {_MINUTES})))"""
_SHOWS = f"""SELECT t.id FROM enrichments d INDEXED BY shows_offered CROSS JOIN shows t ON t.id = d.show_id
    WHERE d.facet = 'details' AND d.show_id IS NOT NULL AND d.provider = :provider AND abs(t.year - {_YEAR}) > 1
    UNION SELECT d.show_id FROM enrichments d INDEXED BY shows_listed
    WHERE d.facet = 'episodes' AND d.show_id IS NOT NULL AND d.provider = :provider AND 1.25 * json_extract(CAST(d.more AS TEXT), '$.listed') + 3 <
        (SELECT count(*) FROM episodes e INDEXED BY episodes_by_show WHERE e.show_id = d.show_id AND e.season > 0)"""


def _far_apart(reader: Reader, provider: Provider, kind: TitleKind) -> Sequence[_Title]:
    """Titles with a match whose numbers are as far apart as `suspicious` asks, by title; what the page shows stands for what a server says."""
    ids = numbers(reader, _FILMS if kind == "movie" else _SHOWS, {"provider": provider.value})
    rows = reader.rows(
        f"""SELECT t.id, t.title, t.sort_key, t.year, t.poster FROM json_each(:ids) w CROSS JOIN {kind}s t ON t.id = w.value
        WHERE EXISTS (SELECT 1 FROM enrichments m WHERE m.{kind}_id = t.id AND m.provider = :provider AND m.facet = 'match' AND m.state = 'matched'
            AND NOT m.pinned)
        ORDER BY t.sort_key, t.id LIMIT :most""",
        {"ids": as_json(ids), "provider": provider.value, "most": LOOKED_AT},
    )
    return [_Title(*row) for row in rows]
