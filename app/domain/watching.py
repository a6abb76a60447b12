"""What the watchlist shows: the page's question as a value and as its address, and what each followed show and person is listed with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl, urlencode

import msgspec

from app.domain.cards import TitleKind, TitleList
from app.domain.provided import Precision
from app.domain.wanting import Why

PAGE = "bijou://watchlist"
Tab = Literal["shows", "people"]
WatchSort = Literal["next", "title", "recent", "missing", "year"]
SHOW_SORTS: tuple[WatchSort, ...] = ("next", "title", "recent", "missing", "year")
PEOPLE_SORTS: tuple[WatchSort, ...] = ("title", "next", "recent")
WatchFilter = Literal["", "hand", "airing", "missing", "ended", "muted"]
"""All; followed by hand; by themselves, because they air and are owned; lacking episodes; over; muted, which are not followed."""
WATCH_FILTERS: tuple[WatchFilter, ...] = ("", "hand", "airing", "missing", "ended", "muted")


class WatchQuery(msgspec.Struct, frozen=True):
    """What the page asks for; `filter` is of shows alone. Shows begin with what airs next, people with the first name."""

    tab: Tab = "shows"
    sort: WatchSort = "next"
    filter: WatchFilter = ""
    text: str = ""

    @property
    def filtered(self) -> bool:
        """True when anything narrows the list."""
        return bool(self.text or self.filter)

    def address(self) -> str:
        """`bijou://watchlist?tab=people&sort=recent`: what is at its default is left out."""
        pairs = [("tab", self.tab), ("sort", self.sort), ("filter", self.filter), ("text", self.text)]
        given = [(name, value) for name, value in pairs if value and value != getattr(_default(self.tab), name)]
        if self.tab == "people":
            given.insert(0, ("tab", "people"))
        return f"{PAGE}?{urlencode(given)}" if given else PAGE


def watch_query(address: str) -> WatchQuery:
    """The question of an address; what is unknown is left out."""
    values = dict(parse_qsl(address.partition("?")[2]))
    tab: Tab = "people" if values.get("tab") == "people" else "shows"
    sorts = SHOW_SORTS if tab == "shows" else PEOPLE_SORTS
    sort = next((one for one in sorts if one == values.get("sort")), _default(tab).sort)
    narrowed: WatchFilter = next((one for one in WATCH_FILTERS if one == values.get("filter")), "") if tab == "shows" else ""
    return WatchQuery(tab, sort, narrowed, values.get("text", ""))


def _default(tab: Tab) -> WatchQuery:
    return WatchQuery(tab, "next" if tab == "shows" else "title")


class Coming(NamedTuple):
    """When a show's next regular episode airs: the user's day (YYYY-MM-DD), and the instant (UTC seconds) where one is known."""

    day: str
    at: int | None = None
    precision: Precision | None = None


class Watched(NamedTuple):
    """A show of the list. `why` is None for a muted one; `running`: it is not over, None where nobody says; `coming` is None where nothing is announced."""

    show_id: int
    why: Why | None
    owned: bool
    running: bool | None
    coming: Coming | None = None


class WatchList(TitleList, frozen=True):
    """The shows of a query in their order; `total_in_library` of the effective list, and how many shows are muted."""

    muted: int = 0
    shows: Mapping[int, Sequence[Any]] = msgspec.field(default_factory=dict)
    """As they were read, and made into Watched where one is looked at: id, title, year, running, owned, why, since."""
    coming: Mapping[int, Coming] = msgspec.field(default_factory=dict)

    def watched(self, show: int) -> Watched | None:
        """One show of it; None where it has none of that number."""
        row = self.shows.get(show)
        return None if row is None else Watched(show, row[5], bool(row[4]), None if row[3] is None else bool(row[3]), self.coming.get(show))


class PersonWork(NamedTuple):
    """One of a person's works; `row` is the library's title, 0 where it has none. `released` is YYYY-MM-DD, None where no day is known."""

    kind: TitleKind
    tmdb: str
    row: int
    title: str
    released: str | None
    news: bool


class WatchedPerson(msgspec.Struct, frozen=True):
    """Somebody who is followed. `departments` are those of their works, the most frequent first; `roles` the ones that count, empty for all.

    `coming`: their next work that comes out; `latest`: the last that did; both of roles that count. `read`: their works were read.
    """

    person_id: int
    tmdb: str | None
    name: str
    portrait: str | None
    since: int
    roles: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    coming: PersonWork | None = None
    latest: PersonWork | None = None
    works: int = 0
    read: bool = False
