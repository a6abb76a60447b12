"""The pictures that a title's poster, backdrop and logo may be chosen from: its servers' own, and all that the providers have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from app.domain.art_choices import ART_FIELDS, ArtChoice, ArtChoices, ArtField
from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.items import ExternalIds, Kind
from app.domain.problems import Missing, Problem, Refused
from app.domain.provided import Provider
from app.metadata.asking import NAMES
from app.metadata.provider import MetadataProvider, Pictured
from app.store.database import Database
from app.store.sources_of import Sources, sources_of
from app.store.title_enrichment import states_of
from app.store.title_parts import servers_named, surviving_id

ASKED: Mapping[TitleKind, tuple[Provider, ...]] = {"movie": (Provider.TMDB,), "show": (Provider.TMDB, Provider.TVDB)}
"""Who has several pictures of a title."""
MOST = 400
"""Pictures of one field; the most popular shows have more than anybody looks through."""

Client = Callable[[Provider], MetadataProvider]
"""A provider's client. Raises Refused where it needs a key and there is none, another Problem where it cannot be opened."""


def choices(database: Database, client: Client, kind: TitleKind, row_id: int, language: str, cancel: Cancel) -> ArtChoices:
    """Everything there is to choose from; `language` (ISO 639-1) comes first. A provider that does not answer leaves the others' pictures.

    Raises Missing when the title is gone, StoreProblem or Cancelled.
    """
    with database.read() as reader:
        title = surviving_id(reader, Kind(kind), row_id)
        if title is None:
            raise Missing("This title has left the library.")
        sources = sources_of(reader, Kind(kind), [title])[title]
        servers = servers_named(reader)
        matched = {one.provider: one.provider_id for one in states_of(reader, Kind(kind), title) if one.state == "matched"}
    facts = sources.effective()
    found, troubles, keyless = _known(sources, servers), list[str](), list[str]()
    for provider in ASKED[kind]:
        try:
            asked = client(provider)
        except Refused:
            keyless.append(NAMES[provider])
            continue
        except Problem as problem:
            troubles.append(str(problem))
            continue
        try:
            found += _offered(asked, kind, matched.get(provider), facts.ids, cancel)
        except Missing:  # it does not have the title any more: its queue finds that out
            continue
        except Problem as problem:
            troubles.append(str(problem))
    now: dict[str, str] = {field: reference for field in ART_FIELDS if (reference := getattr(facts.art, field))}
    locked = tuple(field for field in ART_FIELDS if field in sources.locks)
    return ArtChoices(facts.title or "", _ranked(found, now, language), now, locked, tuple(troubles), tuple(keyless))


def _known(sources: Sources, servers: Mapping[int, tuple[str, str]]) -> list[ArtChoice]:
    """What servers and providers gave with the title itself, and what the user has chosen."""
    found = []
    for said in sources.said:
        kind, name = servers[said.server_id]
        found += [
            ArtChoice(field, f"{said.server_id} {own}", f"{kind}:{said.server_id}", name) for field in ART_FIELDS if (own := getattr(said.facts.art, field))
        ]
    for source in sources.provided:
        provider = Provider(source.name)
        found += [ArtChoice(field, f"{provider} {own}", provider.value, NAMES[provider]) for field in ART_FIELDS if (own := getattr(source.facts.art, field))]
    return found + [_chosen(field, sources.locks[field], servers) for field in ART_FIELDS if sources.locks.get(field)]


def _chosen(field: ArtField, reference: str, servers: Mapping[int, tuple[str, str]]) -> ArtChoice:
    """What the user chose once: nobody may list it any more."""
    origin = reference.partition(" ")[0]
    if origin.isdecimal():
        kind, name = servers.get(int(origin), ("server", ""))
        return ArtChoice(field, reference, f"{kind}:{origin}", name)
    return ArtChoice(field, reference, origin, NAMES.get(Provider(origin), ""))


def _offered(client: MetadataProvider, kind: TitleKind, its_id: str | None, ids: ExternalIds, cancel: Cancel) -> list[ArtChoice]:
    if not isinstance(client, Pictured) or (its_id := its_id or client.resolve(kind, ids, cancel)) is None:
        return []
    provider = client.provider
    return [
        ArtChoice(one.field, f"{provider} {one.reference}", provider.value, NAMES[provider], one.language, one.width, one.height, one.score, one.votes)
        for one in client.pictures(kind, its_id, cancel)
    ]


def _ranked(found: Sequence[ArtChoice], now: Mapping[str, str], language: str) -> tuple[ArtChoice, ...]:
    """Each picture once, with the most that is known of it; what is shown now first, then by language, servers before providers, each one's best first."""
    whole: dict[tuple[str, str], ArtChoice] = {}
    for one in found:
        known = whole.get((one.field, one.reference))
        if known is None or known.width is None:
            whole[one.field, one.reference] = one
    order = {language: 0, "en": 1}

    def rank(one: ArtChoice) -> tuple[int, bool, int]:
        spoken = 2 if one.language is None else order.get(one.language, 3)
        return ART_FIELDS.index(one.field), now.get(one.field) != one.reference, -1 if ":" in one.source else spoken

    ranked = sorted(whole.values(), key=rank)
    return tuple(one for _, some in groupby(ranked, key=lambda one: one.field) for one in list(some)[:MOST])
