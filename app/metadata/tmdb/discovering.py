"""Wandering and searching at TMDB: what trends, is liked or is to come, titles by genre, years and network, and anything by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from app.domain.cancel import Cancel
from app.domain.discover_query import Window
from app.domain.discovered import Discovered, Famous, Offered, Order, Somebody, Wanted, What
from app.domain.items import Art
from app.metadata.provider import TitleKind
from app.metadata.tmdb.asked import PLACES
from app.metadata.tmdb.reading import kind_of, rating
from app.metadata.tmdb.values import picture
from app.metadata.tmdb.wire import each
from app.metadata.tmdb.wire_offers import Genres, Offer, Offers
from app.metadata.tmdb.wording import Tongue
from app.metadata.values import day, number, numeric, text

LAST_PAGE = 500
"""TMDB answers no further page of any list."""
_LEAST_VOTES = 50
"""What is best rated is rated by so many at least: one ten of one voter tells nothing."""
_COMING: Mapping[TitleKind, str] = {"movie": "/movie/upcoming", "show": "/tv/on_the_air"}
_DATES: Mapping[TitleKind, str] = {"movie": "primary_release_date", "show": "first_air_date"}
_SORTED: Mapping[Order, str] = {"popular": "popularity.desc", "rated": "vote_average.desc", "newest": "{date}.desc", "oldest": "{date}.asc"}


class Discovering:
    """TMDB's lists. `read` asks for an answer in its shape, as the client does. Every method may raise a Problem or Cancelled; pages count from 1."""

    def __init__(self, read: Callable[[type[Any], str, Mapping[str, str], Cancel], Any], tongue: Tongue, *, adult: bool = False) -> None:
        self._read = read
        self._tongue = tongue
        self._adult = adult

    def trending(self, what: What, page: int, cancel: Cancel, window: Window = "week") -> Discovered:
        """What is looked at today or this week; all is films, shows and people together."""
        return self._page(f"/trending/{_place(what)}/{window}", what, {}, page, cancel)

    def popular(self, what: What, page: int, cancel: Cancel) -> Discovered:
        """What most look at, of one kind; of all together what trends."""
        return self.trending(what, page, cancel) if what == "all" else self._page(f"/{_place(what)}/popular", what, {}, page, cancel)

    def coming(self, kind: TitleKind, page: int, cancel: Cancel) -> Discovered:
        """Films that come out soon in the user's country; shows with an episode in the next seven days."""
        return self._page(_COMING[kind], kind, {"region": self._tongue.region} if kind == "movie" else {}, page, cancel)

    def titles(self, kind: TitleKind, wanted: Wanted, page: int, cancel: Cancel) -> Discovered:
        """Films or shows as wanted; films have no network."""
        date = _DATES[kind]
        params = {
            "include_adult": str(self._adult).lower(),
            "sort_by": _SORTED[wanted.order].format(date=date),
            "with_genres": ",".join(wanted.genres),
            f"{date}.gte": wanted.first or "",
            f"{date}.lte": wanted.last or "",
            "with_networks": (wanted.network or "") if kind == "show" else "",
            "vote_count.gte": str(_LEAST_VOTES) if wanted.order == "rated" else "",
        }
        return self._page(f"/discover/{PLACES[kind]}", kind, {name: value for name, value in params.items() if value}, page, cancel)

    def named(self, words: str, page: int, cancel: Cancel, what: What = "all") -> Discovered:
        """Films, shows and people by a name, or one kind of them, TMDB's best first; nothing for no words."""
        query = " ".join(words.split())
        if not query:
            return Discovered()
        place = "multi" if what == "all" else _place(what)
        return self._page(f"/search/{place}", what, {"query": query, "include_adult": str(self._adult).lower()}, page, cancel)

    def genres(self, kind: TitleKind, cancel: Cancel) -> tuple[tuple[str, str], ...]:
        """Ids and names of a kind's genres, in the user's language."""
        answer: Genres = self._read(Genres, f"/genre/{PLACES[kind]}/list", {"language": self._tongue.language}, cancel)
        named = ((numeric(one.id), text(one.name)) for one in each(answer.genres))
        return tuple((its_id, name) for its_id, name in named if its_id and name)

    def _page(self, path: str, what: What, params: Mapping[str, str], page: int, cancel: Cancel) -> Discovered:
        page = min(max(1, page), LAST_PAGE)
        answer: Offers = self._read(Offers, path, {"language": self._tongue.language, **params, "page": str(page)}, cancel)
        pages = min(LAST_PAGE, max(1, answer.total_pages or 1))
        return Discovered(tuple(dict.fromkeys(_entries(answer.results, what))), page, pages, max(0, answer.total_results or 0))


def _place(what: What) -> str:
    return "tv" if what == "show" else what


def _entries(results: Iterable[Offer | None], what: What) -> Iterator[Offered | Somebody]:
    """Titles of the kinds that were asked for, and people; what is neither, such as a collection in a mixed list, is passed over."""
    for one in each(tuple(results)):
        is_person = one.media_type == "person" or (not one.media_type and (what == "person" or one.known_for_department is not None))
        if is_person:
            found: Offered | Somebody | None = _person(one) if what in {"all", "person"} else None
        else:
            kind = kind_of(one, "movie" if what == "movie" else "show")
            found = _title(one, kind) if kind and what in {"all", kind} else None
        if found is not None:
            yield found


def _person(one: Offer) -> Somebody | None:
    its_id, name = numeric(one.id), text(one.name)
    if its_id is None or name is None:
        return None
    return Somebody(its_id, name, text(one.known_for_department), picture(one.profile_path), number(one.popularity) or 0, tuple(_known_for(one)))


def _known_for(one: Offer) -> Iterator[Famous]:
    for work in each(one.known_for):
        kind, its_id, title = kind_of(work, "show"), numeric(work.id), text(work.title) or text(work.name)
        if kind and its_id and title:
            yield Famous(kind, its_id, title)


def _title(one: Offer, kind: TitleKind) -> Offered | None:
    its_id, original = numeric(one.id), text(one.original_title) or text(one.original_name)
    title = text(one.title) or text(one.name) or original
    if its_id is None or title is None:
        return None
    return Offered(
        kind,
        its_id,
        title,
        original_title=original,
        released=day(one.release_date) or day(one.first_air_date),
        overview=text(one.overview),
        art=Art(poster=picture(one.poster_path), backdrop=picture(one.backdrop_path)),
        rating=rating(one.vote_average, one.vote_count),
        genres=tuple(found for genre in each(one.genre_ids) if (found := numeric(genre))),
        popularity=number(one.popularity) or 0,
    )
