"""What a Discover page lists, as its address says it (`bijou://discover?list=titles&kind=show&genre=18&decade=1990&hidden=1`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args
from urllib.parse import parse_qsl, urlencode

import msgspec

from app.domain.cards import TitleKind
from app.domain.discovered import Order

Listing = Literal["all", "trending", "popular", "coming", "titles"]
Window = Literal["day", "week"]
LISTINGS: tuple[Listing, ...] = get_args(Listing)
ORDERS: tuple[Order, ...] = get_args(Order)
FIRST_DECADE = 1890
_SCHEME = "bijou://discover"


class DiscoverQuery(msgspec.Struct, frozen=True):
    """`listing` is `all` for the front page, with a row of everything; `titles` are those of a genre, a decade or a network (TMDB's ids).

    `window` counts for what trends, `genre`, `decade`, `network` and `order` for `titles`. `hidden`: what is owned is left out.
    """

    listing: Listing = "all"
    kind: TitleKind = "movie"
    window: Window = "week"
    genre: str = ""
    decade: int = 0
    network: str = ""
    order: Order = "popular"
    hidden: bool = False

    def address(self) -> str:
        """The page's address; what is as usual is not in it."""
        said = {
            "list": "" if self.listing == "all" else self.listing,
            "kind": "" if self.kind == "movie" else self.kind,
            "window": self.window if self.listing == "trending" and self.window != "week" else "",
            **(self._narrowed() if self.listing == "titles" else {}),
            "hidden": "1" if self.hidden else "",
        }
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{_SCHEME}?{query}" if query else _SCHEME

    def _narrowed(self) -> Mapping[str, str]:
        return {
            "genre": self.genre,
            "decade": str(self.decade or ""),
            "network": self.network if self.kind == "show" else "",
            "order": "" if self.order == "popular" else self.order,
        }


def discover_from_address(address: str) -> DiscoverQuery:
    """What an address asks for; what makes no sense in it is as usual."""
    said = dict(parse_qsl(address.partition("?")[2]))
    decade = said.get("decade", "")
    return DiscoverQuery(
        listing=next((one for one in LISTINGS if one == said.get("list")), "all"),
        kind="show" if said.get("kind") == "show" else "movie",
        window="day" if said.get("window") == "day" else "week",
        genre=_id(said.get("genre", "")),
        decade=int(decade) if len(decade) == 4 and decade.isdecimal() and decade.isascii() and decade[3] == "0" and int(decade) >= FIRST_DECADE else 0,
        network=_id(said.get("network", "")),
        order=next((one for one in ORDERS if one == said.get("order")), "popular"),
        hidden=said.get("hidden") == "1",
    )


def _id(text: str) -> str:
    """TMDB's ids are plain numbers."""
    return text if text.isascii() and text.isdecimal() and len(text) <= 9 else ""
