"""What the wishlist shows: the page's question as a value and as its address, a line's number, and what each line is listed with (D40–D42)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, urlencode

import msgspec

from app.domain.provided import Precision

PAGE = "bijou://wishlist"
Tab = Literal["shows", "movies"]
WishState = Literal["", "wanted", "done", "when_aired", "unwanted"]
"""Everything that is wished; not in the library yet; wished and in the library by now; wanted once it has aired; never to be wished by itself."""
WISH_STATES: tuple[WishState, ...] = ("", "wanted", "done", "when_aired", "unwanted")
WishSort = Literal["title", "newest", "most", "air"]
SHOW_SORTS: tuple[WishSort, ...] = ("title", "newest", "most", "air")
MOVIE_SORTS: tuple[WishSort, ...] = ("title", "newest", "air")
Level = Literal["movie", "show", "season", "episode"]
Standing = Literal["wanted", "done", "when_aired", "unwanted"]


class WishQuery(msgspec.Struct, frozen=True):
    """What the page asks for."""

    tab: Tab = "shows"
    text: str = ""
    state: WishState = ""
    sort: WishSort = "title"

    @property
    def filtered(self) -> bool:
        """True when anything narrows the list."""
        return bool(self.text or self.state)

    def address(self) -> str:
        """`bijou://wishlist?tab=movies&state=done`: what is at its default is left out."""
        default = WishQuery()
        pairs = [(name, getattr(self, name)) for name in ("tab", "text", "state", "sort")]
        given = [(name, value) for name, value in pairs if value != getattr(default, name)]
        return f"{PAGE}?{urlencode(given)}" if given else PAGE


def wish_query(address: str) -> WishQuery:
    """The question of an address; what is unknown is left out."""
    values = dict(parse_qsl(address.partition("?")[2]))
    tab: Tab = "movies" if values.get("tab") == "movies" else "shows"
    state: WishState = next((one for one in WISH_STATES if one == values.get("state")), "")
    sort: WishSort = next((one for one in (SHOW_SORTS if tab == "shows" else MOVIE_SORTS) if one == values.get("sort")), "title")
    return WishQuery(tab, values.get("text", ""), state, sort)


_NUMBER_BITS, _SEASON_BITS = 20, 14
_NUMBERS, _SEASONS = (1 << _NUMBER_BITS) - 1, (1 << _SEASON_BITS) - 1


class Line(NamedTuple):
    """Which line of the tree: a film's by its row of the wishlist, the others by the show's row. A line has one number, so that an order of them is one array.

    `season` and `number` are None above them.
    """

    level: Level
    row: int
    season: int | None = None
    number: int | None = None

    @property
    def key(self) -> int:
        """A film's is below zero. Seasons and numbers that no show has are counted as the last ones."""
        if self.level == "movie":
            return -self.row
        season = 0 if self.season is None else min(self.season + 1, _SEASONS)
        number = 0 if self.number is None else min(self.number + 1, _NUMBERS)
        return (self.row << _SEASON_BITS | season) << _NUMBER_BITS | number


def line_of(key: int) -> Line:
    """The line that has this number."""
    if key < 0:
        return Line("movie", -key)
    rest, number = key >> _NUMBER_BITS, key & _NUMBERS
    show, season = rest >> _SEASON_BITS, rest & _SEASONS
    if number:
        return Line("episode", show, season - 1, number - 1)
    return Line("season", show, season - 1) if season else Line("show", show)


def above(key: int) -> int:
    """The line that this one belongs under; 0 for a film or a show."""
    line = line_of(key)
    if line.level == "episode":
        return Line("season", line.row, line.season).key
    return Line("show", line.row).key if line.level == "season" else 0


class Listed(msgspec.Struct, frozen=True):
    """What a line shows. `done`, `wanted` and `waiting` (for when it has aired) count what is wished under it; a film or an episode has its `standing`.

    `title_id` is the film's or the show's row, `episode_id` the episode's, 0 where it is not listed yet. `air_date` is YYYY-MM-DD, a film's its release;
    `air_at` and `added_at` are UTC seconds. `by_hand` is False where everything under it came by airing.
    """

    key: int
    title: str
    title_id: int = 0
    year: int | None = None
    poster: str | None = None
    done: int = 0
    wanted: int = 0
    waiting: int = 0
    standing: Standing | None = None
    episode_id: int = 0
    air_date: str | None = None
    air_at: int | None = None
    precision: Precision | None = None
    by_hand: bool = True
    added_at: int = 0
    home: tuple[tuple[str, str], ...] = ()
    """A film's days (YYYY-MM-DD) from which on it can be had at home, each `digital` or `physical`, in their order."""


class WishTree(msgspec.Struct, frozen=True):
    """The lines of a query in their order, of which only opened branches hold what is under them. `opened`: the branches that are open here, those that the
    search opened too."""

    keys: Sequence[int] = ()
    opened: frozenset[int] = frozenset()


class WishCounts(NamedTuple):
    """How many films and shows are listed; how many films and episodes are wanted and not in the library; how many wishes are done."""

    movies: int = 0
    shows: int = 0
    wanted_movies: int = 0
    wanted_episodes: int = 0
    done: int = 0


def outermost(keys: Iterable[int]) -> list[int]:
    """Without the lines that lie under another of them."""
    chosen = set(keys)
    return [key for key in keys if not chosen.intersection((above(key), above(above(key)) if above(key) else 0))]
