"""Storing films and shows: each item joins its title, makes one, or leaves one that it was matched to wrongly (D10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.changes import Subject
from app.domain.items import ExternalIds, Kind
from app.domain.merge import contradict, shared, united
from app.store.copies import Entry, Place, write_copies
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.genres import write_genres
from app.store.joining import Partners
from app.store.match_standing import let_wrong_matches_go
from app.store.merging import merge_titles
from app.store.people import write_credits
from app.store.search_index import index_titles
from app.store.sources_of import sources_of
from app.store.splitting import Left, note_splits
from app.store.title_rows import INSERT, Row, movie_values, show_values
from app.store.wanted_ids import Ids, came


@dataclass
class _Joining:
    """How a batch's items find their titles."""

    partners: Partners
    founders: dict[int, Entry] = field(default_factory=dict)
    """New title → the item that makes it."""
    same: list[tuple[int, int]] = field(default_factory=list)
    """Titles that turned out to be one."""
    left: list[Left] = field(default_factory=list)


def store_titles(tx: Transaction, place: Place, kind: Kind, new: Sequence[Entry], changed: Sequence[Entry]) -> None:
    """Write the copies of films or shows and all that follows for their titles."""
    rematched = [entry for entry in changed if entry.old_facts is not None and entry.old_facts.ids != entry.facts.ids]
    joining = _Joining(Partners(tx, kind, [entry.facts.ids for entry in (*new, *rematched)]))
    leaving = _rematch(tx, kind, rematched, joining)
    _join(tx, kind, [*new, *leaving], joining)
    _found(tx, place, kind, joining.founders)
    write_copies(tx, place, kind, new, changed)
    _furnish(tx, place, kind, joining.founders)
    lone = {id(entry) for entry in joining.founders.values()}
    touched = {entry.title_id for entry in (*new, *changed) if id(entry) not in lone} | {left.title_id for left in joining.left}
    remerge(tx, kind, {title for title in touched if title})
    tx.note_updated(Subject(kind.value), *(title for title in touched if title and title not in joining.founders))
    let_wrong_matches_go(tx, kind, {entry.title_id for entry in rematched if entry.title_id})
    note_splits(tx, kind, joining.left)
    survivors = merge_titles(tx, kind, joining.same)
    for entry in (*new, *changed):
        entry.title_id = survivors.get(entry.title_id or 0, entry.title_id)


def _rematch(tx: Transaction, kind: Kind, rematched: Sequence[Entry], joining: _Joining) -> list[Entry]:
    """Items whose ids changed: those that must leave their title, because its other copies are something else; the others may bring titles together."""
    leaving: list[Entry] = []
    sources = sources_of(tx, kind, {entry.title_id for entry in rematched if entry.title_id})
    for entry in rematched:
        title, ids = entry.title_id or 0, entry.facts.ids
        others = ExternalIds()
        for said in sources[title].said:
            if said.copy_id != entry.copy_id:
                others = united(others, said.facts.ids)
        if others != ExternalIds() and not (entry.known and entry.known.pinned) and (contradict(ids, others) or not shared(ids, others)):
            joining.partners.reassign(title, others)
            leaving.append(entry)
            continue
        joining.partners.reassign(title, united(ids, others))
        partner = joining.partners.partner_of(united(ids, others), own=title)
        for other in (partner.title_id, *partner.same):
            if other and joining.partners.may_be_one(title, other):
                joining.same.append((title, other))
    return leaving


def _join(tx: Transaction, kind: Kind, entries: Sequence[Entry], joining: _Joining) -> None:
    """Give each item its title: the only one it can be, else a new one."""
    partners = joining.partners
    ids = iter(tx.new_ids(f"{kind}s", len(entries)))
    for entry in entries:
        before = entry.title_id
        partner = partners.partner_of(entry.facts.ids, own=before)
        if partner.title_id is None:
            entry.title_id = next(ids)
            joining.founders[entry.title_id] = entry
        else:
            entry.title_id = partner.title_id
            joining.same += [(partner.title_id, other) for other in partner.same]
        partners.register(entry.title_id, entry.facts.ids)
        if before:
            joining.left.append(Left(entry.copy_id, before, entry.title_id))


def _found(tx: Transaction, place: Place, kind: Kind, founders: dict[int, Entry]) -> None:
    """Insert new titles with the values of the items that make them."""
    make = movie_values if kind is Kind.MOVIE else show_values
    prefix, now = place.prefix, tx.now
    rows: list[Row] = [(title, now, *make(entry.facts, prefix, entry.item.added_at, place.language)) for title, entry in founders.items()]
    tx.insert_many(INSERT[kind], rows)
    came(tx, kind, {title: Ids(entry.facts.ids.tmdb, entry.facts.ids.imdb, entry.facts.ids.tvdb) for title, entry in founders.items()})
    tx.note_added(Subject(kind.value), *founders)


def _furnish(tx: Transaction, place: Place, kind: Kind, founders: dict[int, Entry]) -> None:
    """Genres, credits and search text of new titles."""
    index_titles(tx, kind, [(title, (entry.facts.title, entry.facts.original_title)) for title, entry in founders.items()])
    write_genres(tx, kind, {title: entry.facts.genres for title, entry in founders.items() if entry.facts.genres}, fresh=True)
    source = f"server:{place.server_id}"
    write_credits(tx, kind, {title: {source: entry.facts.credits} for title, entry in founders.items() if entry.facts.credits}, fresh=True)
