"""What the pretend providers know: every title of the catalogue with its whole episode list, and others like it that no server has."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from app.demo.catalogue import Catalogue
from app.demo.chance import Chance, share
from app.demo.clock import Clock
from app.demo.lore_airing import listed
from app.demo.lore_facts import Other, facts
from app.demo.titles import Episode, Film, Ids, Look, Player, Show
from app.demo.words import words

Kind = Literal["film", "show"]
GUISE = 1_000_000
"""A title's number here is its catalogue number, and so many times its guise."""
ITSELF, REMAKE, MAKING_OF, DOUBLE, MOVED = range(5)
FIRST_OTHER = 900_000
FIRST_NEW = 500_000  # films that a test adds to a server have numbers from here on
_SALT: dict[Kind, int] = {"film": 71, "show": 73}
_ABSENT = {"tmdb": 0.01, "tvdb": 0.04, "tvmaze": 0.15}


class Announced(msgspec.Struct, frozen=True):
    """A film that somebody will be in; `released` is YYYY-MM-DD, None before the day is known."""

    number: int
    title: str
    released: str | None = None


class LoreEdits(msgspec.Struct):
    """What a test changed at the providers, by kind and number: titles that are gone, titles renamed, episodes added; and the works of people
    that are announced, by their names."""

    gone: set[tuple[Kind, int]] = msgspec.field(default_factory=set)
    names: dict[tuple[Kind, int], str] = msgspec.field(default_factory=dict)
    episodes: dict[int, list[Episode]] = msgspec.field(default_factory=dict)
    announced: dict[str, list[Announced]] = msgspec.field(default_factory=dict)
    count: int = 0


class Lore:
    """Every title is made from its number when it is asked for. `born` (UTC seconds) sets the dates of shows that are on now. Any thread."""

    def __init__(self, catalogue: Catalogue, clock: Clock, born: int) -> None:
        self.catalogue = catalogue
        self.clock = clock
        self.born = born
        self.edits = LoreEdits()
        self.lock = threading.Lock()
        self._others: dict[Kind, list[Other]] = {kind: [other for other in facts().others if other.kind == kind] for kind in ("film", "show")}
        self._film = lru_cache(2048)(self._made_film)
        self._guises = lru_cache(200_000)(self._made_guises)
        self._show = lru_cache(512)(self._made_show)

    # -- which titles -------------------------------------------------------------------------------------------------------------------

    def other(self, kind: Kind, number: int) -> Other | None:
        """What is written of a title that no server has."""
        at = number % GUISE - FIRST_OTHER
        return self._others[kind][at] if 0 <= at < len(self._others[kind]) else None

    def numbers(self, kind: Kind) -> list[int]:
        """The catalogue's titles, and the namesakes after them; each may go in several guises."""
        return [*range(self.catalogue.films if kind == "film" else self.catalogue.shows), *range(FIRST_OTHER, FIRST_OTHER + len(self._others[kind]))]

    def guises(self, kind: Kind, number: int) -> tuple[int, ...]:
        """The guises in which any provider has the title of this number; none for what only its owner knows."""
        if number >= FIRST_OTHER:
            return (ITSELF,) if number - FIRST_OTHER < len(self._others[kind]) else ()
        if not self._in_catalogue(kind, number):
            return ()
        if self._written(kind, number):
            name = self._own(kind, number).title
            if name in facts().unknown:
                return ()
            return (ITSELF, DOUBLE) if name in facts().doubled else (ITSELF,)
        return self._guises(kind, number)

    def _made_guises(self, kind: Kind, number: int) -> tuple[int, ...]:
        chance = Chance(number, _SALT[kind])
        draw = chance.share()
        more = () if (like := made_like(kind, number)) is None else (like,)
        if self._own(kind, number).ids == Ids():
            return () if draw < 0.25 else (ITSELF, DOUBLE) if draw < 0.45 else (ITSELF, *more)
        return ((MOVED if draw < 0.01 else ITSELF), *more)

    def knows(self, provider: str, kind: Kind, whole: int) -> bool:
        """Whether a provider ("tmdb", "tvdb", "tvmaze") has this title. The latter two have shows only, TVmaze none from before television."""
        guise, number = divmod(whole, GUISE)
        if guise not in self.guises(kind, number) or (kind, whole) in self.edits.gone:
            return False
        if provider == "tmdb" and (guise or kind == "film"):
            return True
        if provider != "tmdb" and kind == "film":
            return False
        if self._written(kind, number):
            return provider != "tvmaze" or (self._own(kind, number).year or 0) >= 1949
        return number >= FIRST_OTHER or share(number, 79, len(provider)) >= _ABSENT[provider]

    # -- the titles ---------------------------------------------------------------------------------------------------------------------

    def film(self, whole: int) -> Film:
        """The film of this number, which must be one of `guises`; its `number` is `whole`."""
        film = self._film(whole)
        name = self.edits.names.get(("film", whole))
        return film if name is None else msgspec.structs.replace(film, title=name)

    def show(self, whole: int) -> Show:
        """The show of this number with all its episodes, aired and to come, one by one."""
        show = self._show(whole)
        added = self.edits.episodes.get(whole)
        if added:
            episodes = sorted((*show.episodes, *added), key=lambda one: (one.season, one.number))
            show = msgspec.structs.replace(show, episodes=tuple(episodes))
        name = self.edits.names.get(("show", whole))
        return show if name is None else msgspec.structs.replace(show, title=name)

    def title(self, kind: Kind, whole: int) -> Film | Show:
        """The film or show of this number."""
        return self.film(whole) if kind == "film" else self.show(whole)

    def _made_film(self, whole: int) -> Film:
        guise, number = divmod(whole, GUISE)
        if number >= FIRST_OTHER:
            return _namesake(self._others["film"][number - FIRST_OTHER], number, self.born)
        film = self._fuller_film(self.catalogue.film(number))
        return film if guise == ITSELF else _film_as(guise, whole, film)

    def _made_show(self, whole: int) -> Show:
        guise, number = divmod(whole, GUISE)
        if number >= FIRST_OTHER:
            return _other_show(self._others["show"][number - FIRST_OTHER], number, self.born)
        show = listed(self.catalogue.show(number), self.born, grows=not self._written("show", number))
        if not show.cast and not self._written("show", number):
            show = msgspec.structs.replace(show, cast=_cast(number, 89))
        return show if guise == ITSELF else _show_as(guise, whole, show)

    def _fuller_film(self, film: Film) -> Film:
        """Made-up films get the cast that the servers lack; what is real gets nothing made up."""
        if self._written("film", film.number):
            return film
        return film if film.cast else msgspec.structs.replace(film, cast=_cast(film.number, 83))

    def _own(self, kind: Kind, number: int) -> Film | Show:
        return self.catalogue.film(number) if kind == "film" else self.catalogue.show(number)

    def _written(self, kind: Kind, number: int) -> bool:
        return self.catalogue.real_film(number) if kind == "film" else self.catalogue.real_show(number)

    def _in_catalogue(self, kind: Kind, number: int) -> bool:
        if kind == "film":
            return 0 <= number < self.catalogue.films or FIRST_NEW <= number < FIRST_OTHER
        return 0 <= number < self.catalogue.shows


def made_like(kind: Kind, number: int) -> int | None:
    """Whether a made-up title has a remake, or a film about it: the guise of that."""
    draw = Chance(number, _SALT[kind], 2).share()
    return REMAKE if draw < 0.08 else MAKING_OF if draw < 0.12 and kind == "film" else None


def _cast(number: int, salt: int) -> tuple[Player, ...]:
    from app.demo.invent import POOL, person
    from app.demo.words import words

    chance = Chance(number, salt)
    return tuple(Player(person(chance.whole(POOL)), chance.pick(words().first_names)) for _ in range(3 + chance.whole(9)))


def _film_as(guise: int, whole: int, film: Film) -> Film:
    """A film in one of its guises. Another entry of the same film says all the same; a remake and a film about it have little in common with it."""
    if guise in {DOUBLE, MOVED}:
        return msgspec.structs.replace(film, number=whole, look=film.look if guise == MOVED else Look())
    from app.demo.invent import person

    chance = Chance(whole, 97)
    year = (film.year or 1990) + (27 if guise == REMAKE else 1)
    changed = msgspec.structs.replace(
        film,
        number=whole,
        year=year if year <= 2025 else (film.year or 1990) - 24,
        directors=(person(chance.whole(900)),),
        writers=(person(chance.whole(1500)),),
        cast=_cast(whole, 83),
        runtime=film.runtime + 9 if guise == REMAKE else 52,
        overview="The same story, told once more." if guise == REMAKE else f"How {film.title} came about.",
        rating=round(3.5 + 4 * chance.share(), 1),
        ids=Ids(),
        look=Look(),
    )
    changed = msgspec.structs.replace(changed, released=f"{changed.year}-{1 + chance.whole(12):02d}-{1 + chance.whole(28):02d}")
    if guise == REMAKE:
        return changed
    return msgspec.structs.replace(changed, title=f"The Making of {film.title}", original_title=None, language="en", genres=("Documentary",))


def _show_as(guise: int, whole: int, show: Show) -> Show:
    """A show in one of its guises; a remake is as long, twenty years apart, with other episodes."""
    if guise in {DOUBLE, MOVED}:
        return msgspec.structs.replace(show, number=whole, look=show.look if guise == MOVED else Look())
    years = 20 if (show.year or 1990) < 1999 else -20
    episodes = tuple(
        msgspec.structs.replace(one, title=f"Part {one.number}", ids=Ids(), overview=None, aired=_years_off(one.aired, years)) for one in show.episodes
    )
    return msgspec.structs.replace(
        show,
        number=whole,
        year=(show.year or 1990) + years,
        released=_years_off(show.released, years),
        ended=_years_off(show.ended or (show.episodes[-1].aired if show.episodes else None), years),
        status="ended",
        cast=_cast(whole, 89),
        overview="The same story, told once more.",
        ids=Ids(),
        look=Look(),
        episodes=episodes,
    )


def _years_off(day: str | None, years: int) -> str | None:
    """The same day, years later or earlier."""
    if day is None:
        return None
    moved = f"{int(day[:4]) + years}{day[4:]}"
    return moved if moved[5:] != "02-29" else f"{moved[:4]}-02-28"


def _namesake(other: Other, number: int, born: int) -> Film:
    """A film of which title and year are known, and no more; or a made-up one that is yet to come."""
    ahead = timedelta(weeks=other.weeks, days=other.days)
    coming = datetime.fromtimestamp(born, UTC).date() + ahead if ahead else None
    film = Film(
        title=other.title,
        year=coming.year if coming else other.year,
        released=coming.isoformat() if coming else None,
        genres=other.genres,
        number=number,
        original_title=other.original_title,
        language=other.language,
        runtime=0,
        overview=other.overview,
        cast=_lead(other),
    )
    return _told_whole(film, number) if other.whole else film


def _lead(other: Other) -> tuple[Player, ...]:
    return (Player(other.player, other.role),) if other.player else ()


def _told_whole(film: Film, number: int) -> Film:
    """With people, a length, a day and a score."""
    from app.demo.invent import person

    chance = Chance(number, 101)
    return msgspec.structs.replace(
        film,
        directors=(person(chance.whole(900)),),
        writers=(person(chance.whole(1500)),),
        cast=(*film.cast, *_cast(number, 83)),
        runtime=104,
        rating=7.6,
        released=f"{film.year}-10-03",
    )


def _other_show(other: Other, number: int, born: int) -> Show:
    return _weekly_show(other, number, born) if other.week else _namesake_show(other, number)


def _weekly_show(other: Other, number: int, born: int) -> Show:
    """A made-up show that is on now and that no server has."""
    chance = Chance(number, 127)
    first = datetime.fromtimestamp(born, UTC).date() - timedelta(weeks=other.weeks)
    days = [first + timedelta(weeks=week, days=day) for week in range(other.episodes) for day in other.week][: other.episodes]
    names = dict.fromkeys(chance.pick(words().episodes) for _ in range(4 * other.episodes))
    episodes = tuple(
        Episode(name, 1, turn, aired=day.isoformat(), overview=f"{chance.pick(words().who)} {chance.pick(words().does)}.")
        for turn, (name, day) in enumerate(zip((*names, *[f"Part {turn}" for turn in range(other.episodes)]), days, strict=False), start=1)
    )
    return Show(
        title=other.title,
        year=first.year,
        number=number,
        runtime=45,
        genres=other.genres,
        cast=_cast(number, 89),
        studio=other.studio,
        overview=other.overview,
        released=days[0].isoformat(),
        status="continuing",
        rating=7.4,
        look=other.look,
        episodes=episodes,
        weekly=other.weeks,
    )


def _namesake_show(other: Other, number: int) -> Show:
    """A show of which title and year are known; a made-up one has episodes too."""
    dates = (date(other.year, 1, 4) + timedelta(weeks=turn) for turn in range(other.episodes))
    episodes = tuple(Episode(f"Episode {turn}", 1, turn, aired=day.isoformat()) for turn, day in enumerate(dates, start=1))
    return Show(
        title=other.title,
        year=other.year,
        number=number,
        original_title=other.original_title,
        language=other.language,
        runtime=25 if episodes else 0,
        genres=other.genres,
        overview=other.overview,
        released=episodes[0].aired if episodes else None,
        ended=episodes[-1].aired if episodes else None,
        episodes=episodes,
    )
