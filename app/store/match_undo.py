"""Taking back what the user decided about a match (D62)."""

from __future__ import annotations

from typing import Any

from app.domain.changes import Subject
from app.domain.enrichment import own_id
from app.domain.items import Kind
from app.domain.merge import united
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.domain.scanning import Named
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.forgetting import forget
from app.store.happenings import note_happened
from app.store.match_standing import all_held, fallen
from app.store.set_aside import bring_back, matches_in, set_aside, was_set_aside, whole_of
from app.store.sources_of import sources_of
from app.store.title_parts import surviving_id


def undo_match(tx: Transaction, kind: Kind, said: dict[str, Any]) -> tuple[int, list[Provider], int]:
    """What providers said before the user's choice is back as it was, and what came to rest on its ids since is gone; (title, whose matches these
    are, the line that takes this back in turn).

    A match that did not change since is as it was too: its list was laid over other episodes meanwhile. Raises Problem.
    """
    title = surviving_id(tx, kind, said["title"])
    if title is None:
        raise Problem("This cannot be taken back any more: the title has left the library.")
    before = was_set_aside(tx, said["line"]).get("title", {})
    was, is_now = matches_in(before), {provider: mine.match for provider, mine in all_held(tx, kind, title).items()}
    sure = sources_of(tx, kind, [title])[title].own_ids()
    first, *others = (Provider(name) for name in said["providers"])
    chosen = [first, *(other for other in others if other not in is_now or not is_now[other].pinned)]  # what the user said of those since stays
    for provider in chosen:
        sure = united(own_id(provider, was.get(provider)), sure)
    going = [*chosen, *fallen({other: match for other, match in is_now.items() if other not in chosen}, sure)]
    same = [other for other, match in is_now.items() if other not in going and other in was and was[other] == match.provider_id]
    now = whole_of(tx, kind, title)
    forget(tx, kind, title, [*going, *same])
    bring_back(tx, kind, title, before, [*going, *same])
    remerge(tx, kind, [title])
    tx.note_updated(Subject(kind.value), title)
    name: str = tx.value(f"SELECT title FROM {kind}s WHERE id = ?", (title,))
    back = {"rematched": kind.value, "title": title, "providers": [one.value for one in going], "undoes": said["line"]}
    line = note_happened(tx, "rematched", Named(kind, title, name), detail=said["providers"][0], undo=back)
    set_aside(tx, line, title=now)
    return title, going, line
