"""What a library page shows: its kind, filters and order, as a value and as the page's address."""

from __future__ import annotations

from typing import Literal
from urllib.parse import parse_qsl, urlencode

import msgspec

Sort = Literal["title", "year", "added", "rating", "released", "runtime", "missing", "size"]
SORTS: tuple[Sort, ...] = ("title", "year", "added", "rating", "released", "runtime", "missing", "size")
State = Literal["owned", "missing", "unmatched", "no_match", "airing", "unwatched"]
"""`unmatched`: nobody gives an id; `no_match`: no metadata provider knows which title it is."""
STATES: tuple[State, ...] = ("owned", "missing", "unmatched", "no_match", "airing", "unwatched")
Quality = Literal["4K", "1080p", "720p", "SD"]
QUALITIES: tuple[Quality, ...] = ("4K", "1080p", "720p", "SD")


class LibraryQuery(msgspec.Struct, frozen=True):
    """Filters within one field are alternatives, fields add up. `text` narrows by search (D17). Genres are folded names, decades their first year."""

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

    @property
    def filtered(self) -> bool:
        """True when anything narrows the page."""
        return bool(self.servers or self.genres or self.decades or self.qualities or self.states or self.text) or self.rating_at_least is not None

    def address(self) -> str:
        """`bijou://movies?genre=drama&sort=year&order=desc`: what is at its default is left out."""
        pairs: list[tuple[str, str]] = []
        pairs += [("server", str(server)) for server in self.servers]
        pairs += [("genre", genre) for genre in self.genres]
        pairs += [("decade", str(decade)) for decade in self.decades]
        pairs += [("quality", quality) for quality in self.qualities]
        if self.rating_at_least is not None:
            pairs.append(("rating", f"{self.rating_at_least:g}"))
        pairs += [("state", state) for state in self.states]
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
    )


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text is not None else None
    except ValueError:
        return None
