"""Where the user was on a library page: kept with that page's entry on the way back, and found again in an order that may have changed."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from app.domain.cards import TitleKind
from app.domain.query import LibraryQuery, query_from_address
from app.models.place import Place

SEARCHED = 2_000
"""How far from where it was a title is looked for: scans move rows by few, and all 100,000 would be felt."""


class View(NamedTuple):
    """The title at the top, its row then, how many pixels of that row are scrolled away, and the current title (0: none)."""

    top: int = 0
    row: int = 0
    offset: int = 0
    current: int = 0


class PageMemory:
    """What `Place` keeps for the pages of one kind of title."""

    def __init__(self, kind: TitleKind, place: Place) -> None:
        self._kind: TitleKind = kind
        self._place = place

    def here(self) -> bool:
        """True while a page of this kind is the current one."""
        return bool(self._place.property("page") == f"{self._kind}s")

    def query(self) -> LibraryQuery:
        """What the current address asks for."""
        return query_from_address(str(self._place.property("address"))) or LibraryQuery(kind=self._kind)

    def go(self, query: LibraryQuery, *, same_step: bool) -> None:
        """Make this the current address, as a new step or in place of the current one."""
        (self._place.replace if same_step else self._place.open)(query.address())

    def view(self) -> View:
        """Where the user was in the current entry; the beginning for a new one."""
        kept = self._place.remembered("view", [])
        return View(*(int(one) for one in kept)) if isinstance(kept, list) and len(kept) == len(View._fields) else View()

    def keep_view(self, view: View) -> None:
        """Remember where the user is."""
        self._place.remember("view", list(view))

    def selection(self) -> object:
        """What was selected, as `Selection.kept` gave it."""
        return self._place.remembered("selected", [])

    def keep_selection(self, kept: list[int]) -> None:
        """Remember what is selected."""
        self._place.remember("selected", kept)


def row_near(ids: array[int], one: int, row: int) -> int:
    """The row of a title that was in `row` not long ago; -1 where it is not near."""
    if not one:
        return -1
    start = max(row - SEARCHED, 0)
    near = ids[start : row + SEARCHED]
    return start + near.index(one) if one in near else -1
