"""What Discover shows, as rows ready to be shown: title cards of a provider's lists and of the library, the front page's sections, names of choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.cards import Card, OwnedTitle, TitleKind
from app.domain.discover_query import Listing
from app.domain.discovered import Offered, Order
from app.domain.discoveries import Finds, OnThisDay
from app.domain.provided import Similar
from app.models.library_words import Option
from app.models.title_card_rows import TitleCard, title_card
from app.models.wording import episode_code, shown, tr

Owned = Mapping[str, OwnedTitle]
NETWORKS: Mapping[str, str] = {
    "2": "ABC", "80": "Adult Swim", "174": "AMC", "2552": "Apple TV+", "4": "BBC One", "332": "BBC Two", "56": "Cartoon Network", "16": "CBS",
    "26": "Channel 4", "2739": "Disney+", "19": "FOX", "88": "FX", "49": "HBO", "453": "Hulu", "9": "ITV1", "6": "NBC", "213": "Netflix",
    "4330": "Paramount+", "14": "PBS", "3353": "Peacock", "1024": "Prime Video", "67": "Showtime", "318": "Starz", "77": "Syfy", "71": "The CW",
    "98": "TV Tokyo", "30": "USA Network",
}  # fmt: skip
"""TMDB's numbers of networks that many know, by name: it has no list of them. Beside them stand those of the library's shows."""
LATEST_DECADE, FIRST_DECADE = 2020, 1910


class Section(NamedTuple):
    """One row of the front page. `more` is the address of all of it; `note` stands in its cards' place; `cards` is a ShortList of TitleCard."""

    key: str
    heading: str
    more: str
    note: str
    waiting: bool
    cards: object


def offered_card(one: Offered, owned: Owned) -> TitleCard:
    """A title of a provider's list."""
    year = int(one.released[:4]) if one.released and one.released[:4].isdecimal() else None
    return title_card(one.kind, one.tmdb, one.title, year, _picture(one.art.poster), owned.get(one.tmdb))


def likened_card(kind: TitleKind, one: Similar, owned: Owned) -> TitleCard:
    """A title that a provider likens to another, or puts beside it."""
    return title_card(kind, one.tmdb, one.title, one.year, _picture(one.poster), owned.get(one.tmdb))


def library_cards(finds: Finds, rows: Iterable[int]) -> list[TitleCard]:
    """Owned titles."""
    cards = {card.id: card for card in finds.cards}
    return [_own(cards[one]) for one in rows if one in cards]


def anniversary_cards(finds: Finds, today: date) -> list[TitleCard]:
    """Owned titles, with how long ago they came out in the place of the year."""
    cards = {card.id: card for card in finds.cards}
    return [_own(cards[one.id])._replace(year=_anniversary(one, today)) for one in finds.today if one.id in cards]


def _own(card: Card) -> TitleCard:
    return title_card(card.kind, "", card.title, card.year, card.poster, OwnedTitle(card.id, card.quality))


def _anniversary(one: OnThisDay, today: date) -> str:
    ago = tr("%Ln year(s) ago", today.year - int(one.date[:4]))
    if one.season is None or one.number is None:
        return ago
    return f"{episode_code(one.season, one.number)} · {ago}"


def _picture(path: str | None) -> str | None:
    """A picture of TMDB as the artwork room knows it."""
    return f"tmdb {path}" if path else None


def listing_names(kind: TitleKind) -> dict[Listing, str]:
    """What the lists are called."""
    return {
        "all": tr("For you"), "trending": tr("Trending"), "popular": tr("Popular"), "coming": tr("Upcoming") if kind == "movie" else tr("On the air"),
        "titles": tr("Browse"),
    }  # fmt: skip


def order_names() -> dict[Order, str]:
    """What the orders are called."""
    return {"popular": tr("Most popular"), "rated": tr("Best rated"), "newest": tr("Newest"), "oldest": tr("Oldest")}


def genre_options(genres: Sequence[tuple[str, str]], chosen: str) -> list[Option]:
    """Every genre, after a word for all of them."""
    named = sorted(((its_id, shown(name, 60)) for its_id, name in genres), key=lambda one: one[1].casefold())
    return [Option("", tr("All genres"), not chosen), *(Option(its_id, name, its_id == chosen) for its_id, name in named)]


def decade_options(chosen: int) -> list[Option]:
    """The decades of film, the latest first."""
    decades = [Option(str(one), decade_name(one), one == chosen) for one in range(LATEST_DECADE, FIRST_DECADE - 1, -10)]
    return [Option("", tr("Any time"), not chosen), *decades]


def decade_name(decade: int) -> str:
    """1990s."""
    return tr("%1s").replace("%1", str(decade))


def network_options(networks: Mapping[str, str], chosen: str) -> list[Option]:
    """Networks by name."""
    named = sorted(networks.items(), key=lambda one: one[1].casefold())
    return [Option("", tr("All networks"), not chosen), *(Option(its_id, name, its_id == chosen) for its_id, name in named)]
