"""What a library page shows: its kind, filters and order, as a value and as the page's address."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, urlencode

import msgspec

Sort = Literal["title", "year", "added", "rating", "released", "runtime", "missing", "size"]
SORTS: tuple[Sort, ...] = ("title", "year", "added", "rating", "released", "runtime", "missing", "size")
State = Literal["owned", "missing", "unmatched", "no_match", "airing", "unwatched"]
"""`unmatched`: nobody gives an id; `no_match`: no metadata provider knows which title it is."""
STATES: tuple[State, ...] = ("owned", "missing", "unmatched", "no_match", "airing", "unwatched")
Quality = Literal["4K", "1080p", "720p", "SD"]
QUALITIES: tuple[Quality, ...] = ("4K", "1080p", "720p", "SD")

Measure = Literal["rating", "missing", "runtime"]
MEASURES: tuple[Measure, ...] = ("rating", "missing", "runtime")
Sign = Literal["<", "<=", "=", ">=", ">"]
SIGNS: tuple[Sign, ...] = ("<", "<=", "=", ">=", ">")
FIRST_YEAR, LAST_YEAR = 0, 9999
_LIMIT = re.compile(r"(rating|missing|runtime)(<=|>=|<|>|=)(\d{1,4}(?:\.\d{1,2})?)")


class Years(NamedTuple):
    """From the first year to the last, both included; an open end reaches to FIRST_YEAR or LAST_YEAR."""

    first: int
    last: int


class Limit(NamedTuple):
    """A rating (0 to 10), a count of missing episodes or a runtime in minutes that must compare so. A title without a value passes none."""

    measure: Measure
    sign: Sign
    value: float


class LibraryQuery(msgspec.Struct, frozen=True):
    """Filters within one field are alternatives, fields add up. `text` narrows by search (D17). Genres are folded names, decades their first year.

    Decades and years are one field; each of `limits` must hold; a title of one of `genres_not` does not pass.
    """

    kind: Literal["movie", "show"] = "movie"
    sort: Sort = "title"
    descending: bool = False
    servers: tuple[int, ...] = ()
    genres: tuple[str, ...] = ()
    decades: tuple[int, ...] = ()
    qualities: tuple[Quality, ...] = ()
    rating_at_least: float | None = None
    states: tuple[State, ...] = ()
    text: str = ""
    years: tuple[Years, ...] = ()
    limits: tuple[Limit, ...] = ()
    genres_not: tuple[str, ...] = ()

    @property
    def filtered(self) -> bool:
        """True when anything narrows the page."""
        chosen = self.servers or self.genres or self.decades or self.qualities or self.states
        return bool(chosen or self.text or self.years or self.limits or self.genres_not) or self.rating_at_least is not None

    def address(self) -> str:
        """`bijou://movies?genre=drama&sort=year&order=desc`: what is at its default is left out."""
        pairs: list[tuple[str, str]] = []
        pairs += [("server", str(server)) for server in self.servers]
        pairs += [("genre", genre) for genre in self.genres]
        pairs += [("decade", str(decade)) for decade in self.decades]
        pairs += [("year", f"{years.first}-{years.last}") for years in self.years]
        pairs += [("quality", quality) for quality in self.qualities]
        if self.rating_at_least is not None:
            pairs.append(("rating", f"{self.rating_at_least:g}"))
        pairs += [("limit", f"{limit.measure}{limit.sign}{limit.value:g}") for limit in self.limits]
        pairs += [("state", state) for state in self.states]
        pairs += [("not-genre", genre) for genre in self.genres_not]
        if self.text:
            pairs.append(("text", self.text))
        if self.sort != "title":
            pairs.append(("sort", self.sort))
        if self.descending:
            pairs.append(("order", "desc"))
        page = f"bijou://{self.kind}s"
        return f"{page}?{urlencode(pairs)}" if pairs else page


def query_from_address(address: str) -> LibraryQuery | None:
    """The query of a library page's address, None when it is another page's; unknown or broken filters are dropped."""
    page, _, rest = address.removeprefix("bijou://").partition("?")
    if page not in {"movies", "shows"}:
        return None
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(rest):
        values.setdefault(name, []).append(value)
    last = {name: some[-1] for name, some in values.items()}
    return LibraryQuery(
        kind="movie" if page == "movies" else "show",
        sort=next((sort for sort in SORTS if sort == last.get("sort")), "title"),
        descending=last.get("order") == "desc",
        servers=tuple(int(v) for v in values.get("server", ()) if v.isdecimal()),
        genres=tuple(values.get("genre", ())),
        decades=tuple(int(v) for v in values.get("decade", ()) if v.isdecimal()),
        qualities=tuple(q for q in QUALITIES if q in values.get("quality", ())),
        rating_at_least=_number(last.get("rating")),
        states=tuple(s for s in STATES if s in values.get("state", ())),
        text=last.get("text", ""),
        years=tuple(found for v in values.get("year", ()) if (found := _years(v)) is not None),
        limits=tuple(limit for v in values.get("limit", ()) if (limit := limit_from(v)) is not None),
        genres_not=tuple(values.get("not-genre", ())),
    )


def limit_from(text: str) -> Limit | None:
    """`runtime<90` as a limit; None for anything else."""
    found = _LIMIT.fullmatch(text)
    if found is None:
        return None
    measure = next(one for one in MEASURES if one == found[1])
    return Limit(measure, next(one for one in SIGNS if one == found[2]), float(found[3]))


def _years(text: str) -> Years | None:
    first, _, last = text.partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(first) <= 4 and len(last) <= 4):
        return None
    return Years(int(first), int(last))


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text is not None else None
    except ValueError:
        return None
