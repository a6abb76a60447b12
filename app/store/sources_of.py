"""What every source says of a title, in the order of precedence: the servers as the user ordered them, then the providers (D11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from app.domain.items import Credit, ExternalIds, Facts, Kind
from app.domain.merge import PROVIDERS, Merged, Source, effective, merged, united
from app.store.copies import FACTS
from app.store.database import Reader
from app.store.listed_rows import facts_listed
from app.store.numbers import as_json


class Said(NamedTuple):
    """One copy's word on a title, as its server gave it; `language` is its library's."""

    copy_id: int
    server_id: int
    facts: Facts
    added_at: int | None
    language: str | None = None


class Sources(NamedTuple):
    """Everything said of one title: by copies, by providers, by the user's locks."""

    said: list[Said]
    provided: list[Source]
    locks: dict[str, Any]
    chosen: list[Source]
    """Ids alone, of matches that the user made: they go before those of servers (D21)."""

    def merged(self) -> Merged:
        """The effective values, and where each came from; art names its server."""
        return merged(self._in_order(), self.locks)

    def effective(self) -> Facts:
        """The effective values alone."""
        return effective(self._in_order(), self.locks)

    def _in_order(self) -> list[Source]:
        servers = [Source(f"server:{said.server_id}", said.facts, f"{said.server_id} ", said.language) for said in self.said]
        return [*self.chosen, *servers, *self.provided] if self.provided else servers

    @property
    def added_at(self) -> int | None:
        """When its oldest copy was added on its server."""
        return min((said.added_at for said in self.said if said.added_at is not None), default=None)

    def credits(self) -> dict[str, tuple[Credit, ...]]:
        """Each server's credits, from its first copy that has any."""
        found: dict[str, tuple[Credit, ...]] = {}
        for said in self.said:
            if said.facts.credits:
                found.setdefault(f"server:{said.server_id}", said.facts.credits)
        return found

    def own_ids(self) -> ExternalIds:
        """The ids of its copies and of the user's locks, those first."""
        return united(ExternalIds(**{name: self.locks[name] for name in ExternalIds.__struct_fields__ if self.locks.get(name)}), self.ids())

    def ids(self) -> ExternalIds:
        """Every id that some copy gives."""
        whole = ExternalIds()
        for said in self.said:
            whole = united(whole, said.facts.ids)
        return whole


def sources_of(reader: Reader, kind: Kind, titles: Iterable[int]) -> dict[int, Sources]:
    """Per title id, what its sources say. A title without any source is there too, empty."""
    wanted = list(titles)
    found = {title: Sources([], [], {}, []) for title in wanted}
    for title, copy_id, server_id, text, added_at, language, later in _copies(reader, kind, wanted):
        facts = FACTS(text)
        if later:  # the ids of a file with several episodes are its first one's
            facts = msgspec.structs.replace(facts, ids=ExternalIds())
        found[title].said.append(Said(copy_id, server_id, facts, added_at, language))
    if kind in (Kind.MOVIE, Kind.SHOW):
        order = {name: position for position, name in enumerate(PROVIDERS)}
        provided = reader.gathered(
            f"e.{kind}_id, e.provider, CAST(e.facts AS TEXT), e.pinned",
            f"json_each(?) AS wanted CROSS JOIN enrichments e ON e.{kind}_id = wanted.value AND e.facts IS NOT NULL",
            (as_json(wanted),),
        )
        for title, provider, text, pinned in sorted(provided, key=lambda row: order.get(row[1], len(order))):
            source = Source(provider, FACTS(text), f"{provider} ")
            found[title].provided.append(source)
            if pinned:
                found[title].chosen.append(source)
    elif kind in (Kind.SEASON, Kind.EPISODE):
        for title, provider, facts in facts_listed(reader, kind, wanted):
            found[title].provided.append(Source(provider.value, facts, f"{provider.value} "))
    locks = reader.gathered(f"l.{kind}_id, l.field, l.value", f"json_each(?) AS wanted CROSS JOIN locks l ON l.{kind}_id = wanted.value", (as_json(wanted),))
    for title, field, value in locks:
        found[title].locks[field] = msgspec.json.decode(value)
    return found


_TIES = {
    Kind.MOVIE: "copies c INDEXED BY copies_of_movie ON c.movie_id = wanted.value",
    Kind.SHOW: "copies c INDEXED BY copies_of_show ON c.show_id = wanted.value",
    Kind.SEASON: "copies c INDEXED BY copies_of_season ON c.season_id = wanted.value",
    Kind.EPISODE: "copy_episodes l ON l.episode_id = wanted.value CROSS JOIN copies c ON c.id = l.copy_id JOIN episodes e ON e.id = l.episode_id",
}


def _copies(reader: Reader, kind: Kind, titles: list[int]) -> list[list[Any]]:
    # A file with several episodes says least of those after its first, so it comes after the copies that hold one episode alone.
    alone, later = ("c.number_last IS NULL DESC, ", "c.number_last IS NOT NULL AND e.number IS NOT c.number") if kind is Kind.EPISODE else ("", "0")
    return reader.gathered(
        "title, id, server_id, facts, added_at, language, later",
        f"""(SELECT wanted.value AS title, c.id, c.server_id, CAST(c.facts AS TEXT) AS facts, c.added_at, b.language, {later} AS later
            FROM json_each(?) AS wanted CROSS JOIN {_TIES[kind]} JOIN servers s ON s.id = c.server_id JOIN libraries b ON b.id = c.library_id
            ORDER BY title, {alone}s.position, s.id, c.id)""",
        (as_json(titles),),
    )
