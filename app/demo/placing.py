"""Which titles a pretend server holds, in which library, since when, and how far its user has watched them."""

from __future__ import annotations

from typing import Literal

from app.demo.catalogue import Catalogue
from app.demo.chance import Chance
from app.demo.clock import DAY
from app.demo.holdings import Watching
from app.demo.media import usual
from app.demo.titles import Place

Site = Literal["attic", "cellar"]
Sharing = Literal["overlap", "both"]
_FILMS, _SHOWS = 41, 43


class Placing:
    """The places of one server's titles. `born` (UTC seconds) is when the pretend servers were set up: all dates of adding lie before it."""

    def __init__(self, site: Site, catalogue: Catalogue, born: int, sharing: Sharing) -> None:
        self.site = site
        self.born = born
        self.salt = 1 if site == "attic" else 2
        self._catalogue = catalogue
        self._sharing = sharing

    def film(self, number: int) -> Place | None:
        """Where the film of this number is; None where it is not."""
        if self._catalogue.real_film(number):
            film = self._catalogue.film(number)
            return (film.attic if self.site == "attic" else film.cellar) or self._lent()
        return self._made(number, _FILMS)

    def show(self, number: int) -> Place | None:
        """Where the show of this number is; None where it is not."""
        if self._catalogue.real_show(number):
            show = self._catalogue.show(number)
            return (show.attic if self.site == "attic" else show.cellar) or self._lent()
        return self._made(number, _SHOWS)

    def added(self, place: Place, number: int) -> int:
        """When the title was added, UTC seconds."""
        days = place.days if place.days is not None else 30 + 300 * Chance(number, 53, self.salt).share()
        return self.born - round(days * DAY)

    def watched(self, place: Place, number: int, length: int) -> Watching:
        """What the user has seen of a film that lasts `length` ms."""
        if not place.plays and not place.progress:
            return Watching()
        at = max(self.added(place, number), self.born - DAY * (1 + Chance(number, 59).whole(60)))
        return Watching(place.plays, round(place.progress * length) // 1000 * 1000, min(at, self.born))

    def lacking(self, number: int, count: int) -> frozenset[int]:
        """Of a made-up show's `count` episodes, those that this server lacks: two shows in five have gaps."""
        if self._catalogue.real_show(number):
            return frozenset()
        chance = Chance(number, 47, self.salt)
        return frozenset(turn for turn in range(count) if chance.share() < 0.15) if chance.share() < 0.4 else frozenset()

    def _lent(self) -> Place | None:
        """The place of a title that only the other server has: here too where both hold everything."""
        return Place() if self._sharing == "both" else None

    def _made(self, number: int, kind: int) -> Place | None:
        """Half of the made-up titles are in the attic only, a fifth on both servers, the rest in the cellar only; most were added lately."""
        where = Chance(number, kind).whole(10)
        if self._sharing == "overlap" and not (where < 7 if self.site == "attic" else where >= 5):
            return None
        chance = Chance(number, kind, self.salt)
        days = round(1 + 900 * chance.share() ** 2, 2)
        seen = chance.share()
        return Place(versions=usual(number, kind, self.salt), days=days, plays=1 if seen < 0.3 else 0, progress=chance.share() if seen < 0.36 else 0)
