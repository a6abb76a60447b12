"""What a deep scan does with copies that the server no longer lists: retire them, or keep them until the user has spoken (D12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.domain.items import Kind
from app.domain.scanning import Named
from app.store.database import Database
from app.store.retiring import retire_copies
from app.store.scan_rows import CopyState, copies_in, mark_not_seen, set_shrunk

_FEW = 3
_SHARE = 10
"""A library may lose up to a tenth of its titles, or three, without the user being asked; never all of them."""


class Verdict(NamedTuple):
    """What goes and what stays unseen."""

    retire: list[int]
    keep: list[int]
    shrunk: bool
    empty_shows: int


class Outcome(NamedTuple):
    """What was done about it, and how to say it."""

    retired: list[Named]
    not_seen: int
    problem: str | None


def weigh(copies: Sequence[CopyState], seen: set[int], title_kind: Kind) -> Verdict:
    """Which copies of a library go, when `seen` are those that a whole and steady listing named."""
    # A show that is left out of its listing is there as long as one of its episodes is.
    seen = seen | {copy.parent_id for copy in copies if copy.parent_id is not None and copy.id in seen}
    titles = [copy for copy in copies if copy.kind == title_kind]
    lost = {copy.id for copy in titles if copy.id not in seen}
    unseen = [copy for copy in copies if copy.id not in seen]
    if lost and (len(lost) == len(titles) or (len(lost) > _FEW and len(lost) * _SHARE > len(titles))):
        return Verdict([], [copy.id for copy in unseen], shrunk=True, empty_shows=0)
    emptied = _emptied_shows(copies, seen, lost)
    keep = [copy.id for copy in unseen if copy.parent_id in emptied]
    kept = set(keep)
    return Verdict([copy.id for copy in unseen if copy.id not in kept], keep, shrunk=False, empty_shows=len(emptied))


def settle_unseen(database: Database, library_id: int, title_kind: Kind, seen: set[int], gone: Callable[[Sequence[CopyState]], set[int]]) -> Outcome:
    """Retire what a deep scan did not see, or mark it. `gone` asks the server once more where there is doubt: the copies that are really no more."""
    with database.read() as reader:
        copies = copies_in(reader, library_id)
    verdict = weigh(copies, seen, title_kind)
    if verdict.retire:
        by_id = {copy.id: copy for copy in copies}
        verdict = verdict._replace(retire=sorted(gone([by_id[copy] for copy in verdict.retire])))
    with database.write() as tx:
        set_shrunk(tx, library_id, verdict.shrunk)
        mark_not_seen(tx, verdict.keep)
        retired = retire_copies(tx, verdict.retire)
    not_seen = sum(1 for copy in copies if copy.kind == title_kind and copy.id not in seen) if verdict.shrunk else 0
    return Outcome(retired, not_seen, _sentence(verdict, not_seen, sum(1 for copy in copies if copy.kind == title_kind)))


def _emptied_shows(copies: Iterable[CopyState], seen: set[int], lost: set[int]) -> set[int]:
    """Shows that are still listed, but none of their episodes: an empty list retires nothing."""
    had: set[int] = set()
    has: set[int] = set()
    for copy in copies:
        if copy.kind == Kind.EPISODE and copy.parent_id is not None:
            had.add(copy.parent_id)
            if copy.id in seen:
                has.add(copy.parent_id)
    return had - has - lost


def _sentence(verdict: Verdict, not_seen: int, titles: int) -> str | None:
    if verdict.shrunk:
        return f"{not_seen:,} of {titles:,} titles are no longer listed. They stay until you confirm that they are gone."
    if verdict.empty_shows:
        return f"{verdict.empty_shows:,} shows are listed without any of their episodes; these stay."
    return None
