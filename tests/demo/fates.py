"""What becomes of each title of the demo at the pretend providers: known, known twice, moved to another id, or known to nobody. For tests of matching."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.demo.catalogue import Catalogue, written
from app.demo.clock import Clock
from app.demo.lore import FIRST_OTHER, GUISE, MOVED, REMAKE, Kind, Lore, made_like
from app.demo.lore_airing import dated
from app.demo.lore_facts import facts
from app.demo.lore_ids import TMDB, LoreIds
from app.demo.lore_search import LoreSearch, split_words
from app.demo.titles import Ids


@dataclass(frozen=True)
class Fate:
    """A title that a server may hold. `tmdb` is TMDB's id for it now, None where TMDB has it not.

    `by_search`: the servers tell no id of it. `alike`: titles of the same name at TMDB, itself included, whose year is at most one away; with two or more,
    a search by name and year cannot tell which.
    """

    kind: Kind
    number: int
    title: str
    year: int | None
    by_search: bool
    moved: bool
    tmdb: int | None
    tvdb: int | None
    alike: int

    @property
    def matchable(self) -> bool:
        """Whether TMDB can be matched without asking anybody."""
        return self.tmdb is not None and not (self.by_search and self.alike > 1)


def fates(size: int | None) -> Iterator[Fate]:
    """Of every title of a demo of this size, on either server."""
    clock = Clock({})
    lore = Lore(Catalogue(size), clock, clock.now())
    ids, search = LoreIds(lore), LoreSearch(lore)
    kinds: tuple[Kind, ...] = ("film", "show")
    for kind in kinds:
        for number in range(lore.catalogue.films if kind == "film" else lore.catalogue.shows):
            own = lore.catalogue.film(number) if kind == "film" else dated(lore.catalogue.show(number), lore.born)
            whole = ids.moved(kind, number)
            known = lore.knows("tmdb", kind, whole)
            yield Fate(
                kind=kind,
                number=number,
                title=own.title,
                year=own.year,
                by_search=own.ids == Ids(),
                moved=whole == MOVED * GUISE + number,
                tmdb=ids.tmdb(kind, whole) if known else None,
                tvdb=ids.tvdb(whole) if kind == "show" else None,
                alike=sum(
                    split_words(one.title) == split_words(own.title) and (one.year is None or own.year is None or abs(one.year - own.year) <= 1)
                    for one in search.find(kind, own.title, "tmdb")
                )
                if own.ids == Ids()
                else 1,
            )


def unheld(kind: Kind, size: int) -> list[int]:
    """TMDB's ids of titles that no server of a demo of this size holds, with people, genres and an IMDb id, or episodes, of their own: remakes of made-up
    films, and made-up shows."""
    if kind == "show":
        others = [one for one in facts().others if one.kind == "show"]
        return [TMDB["show"] + FIRST_OTHER + at for at, other in enumerate(others) if other.episodes]
    made_up = (one.number for one in fates(size) if one.kind == kind and one.number >= len(written()[0]) and not one.moved)  # written ones have no remake
    return [TMDB[kind] + REMAKE * GUISE + one for one in made_up if made_like(kind, one) == REMAKE]
