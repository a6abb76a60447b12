"""Made-up films and shows for libraries of any size: each follows from its number alone, so nothing needs to be kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from app.demo.chance import Chance
from app.demo.titles import Episode, Film, Ids, Player, Show
from app.demo.words import words

POOL = 4000
"""Made-up people: their numbers lie below this."""
_FILM, _SHOW = 11, 23
_ROMAN = ("II", "III", "IV", "V")
_SPLITS = ((30,), (10, 10, 10), (6, 8, 8, 8), (13, 17), (8, 8, 7, 7), (24, 6), (5, 5, 5, 5, 5, 5), (15, 15))
_CERTIFICATES = ("G", "PG", "PG-13", "R", "Not Rated", "de/12", "nl/9", "gb/15")
_TV_CERTIFICATES = ("TV-G", "TV-PG", "TV-14", "TV-MA", "Not Rated")
_UNSPACED = frozenset({"ja", "zh", "th"})


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun in {"Thief", "Wolf"}:
        return noun[:-1] + "ves"
    if noun in {"Watchman", "Fisherman"}:
        return noun[:-2] + "en"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _english(chance: Chance) -> str:
    """An English title, one of sixteen patterns."""
    quality, thing = chance.pick(words().qualities), chance.pick(words().things)
    pattern = chance.whole(18)
    if pattern < 7:
        lead = ("The ", "The ", "The ", "", "", "", "An " if quality[0] in "AEIOU" else "A ")[pattern]
        title = f"{lead}{quality} {thing}"
    elif pattern < 10:
        title = (
            f"The {thing} of {chance.pick(words().places)}",
            f"{thing} {chance.pick(words().moments)}",
            f"{chance.pick(words().doings)} {chance.pick(words().places)}",
        )[pattern - 7]
    elif pattern < 13:
        name = chance.pick(words().first_names)
        title = (f"{name}'s {thing}", f"{name} and the {quality} {thing}", f"{name}")[pattern - 10]
    elif pattern < 16:
        other = chance.pick(words().things)
        title = (f"The {thing} and the {other}", f"The {thing}'s {other}", thing)[pattern - 13]
    elif pattern == 16:
        title = f"{3 + chance.whole(38)} {quality} {_plural(thing)}"
    else:
        title = chance.pick(
            (chance.pick(words().places), str(1900 + chance.whole(123)), f"{thing}: {chance.pick(words().doings)} {chance.pick(words().places)}")
        )
    return f"{title} {chance.pick(_ROMAN)}" if chance.share() < 0.03 else title


def _named(chance: Chance) -> tuple[str, str | None, str]:
    """Title, original title, language: four in five in English, the others translated or in a script of their own."""
    english = _english(chance)
    if chance.share() > 0.2:
        return english, None, "en"
    language = chance.pick(words().languages)
    heads, tails = words().abroad[language]
    foreign = f"{chance.pick(heads)}{'' if language in _UNSPACED else ' '}{chance.pick(tails)}"
    return (foreign, None, language) if chance.share() < 0.45 else (english, foreign, language)


def person(number: int) -> str:
    """The person of this number: the same name every time, so that people turn up in several titles."""
    return f"{words().first_names[number * 7919 % len(words().first_names)]} {words().last_names[number * 104_729 // 3 % len(words().last_names)]}"


def _cast(chance: Chance) -> tuple[Player, ...]:
    """Two to nine players; a tenth of the titles names none."""
    if chance.share() < 0.1:
        return ()
    return tuple(Player(person(chance.whole(POOL)), chance.pick(words().first_names)) for _ in range(2 + chance.whole(8)))


def _story(chance: Chance) -> str | None:
    if chance.share() < 0.05:
        return None
    return f"{chance.pick(words().who)} {chance.pick(words().does)} {chance.pick(words().where)}."


def _year(chance: Chance) -> int | None:
    """Mostly recent, thinning out towards 1915; one in two hundred is unknown."""
    recent = 2025 - int(110 * chance.share() ** 2.2)
    return None if chance.share() < 0.005 else recent


def _ids(chance: Chance, number: int) -> Ids:
    """Ids that no provider has given out; three in a hundred titles have none."""
    draw = chance.share()
    if draw < 0.03:
        return Ids()
    return Ids(
        imdb=f"tt{90_000_000 + number}" if draw < 0.96 else None,
        tmdb=str(80_000_000 + number),
        tvdb=str(70_000_000 + number) if chance.share() < 0.7 else None,
    )


def _score(chance: Chance) -> float | None:
    score = round(3.2 + 3 * chance.share() + 3.2 * chance.share(), 1)
    return None if chance.share() < 0.08 else score


def invented_film(number: int) -> Film:
    """The made-up film of this number."""
    chance = Chance(number, _FILM)
    title, original, language = _named(chance)
    year = _year(chance)
    director = person(chance.whole(900))
    return Film(
        title=title,
        year=year,
        number=number,
        original_title=original,
        language=language,
        runtime=72 + chance.whole(95) if chance.share() > 0.06 else 6 + chance.whole(30),
        genres=chance.several(words().genres, 1 + chance.whole(3)),
        directors=(director,),
        writers=(director,) if chance.share() < 0.3 else (person(chance.whole(1500)),),
        cast=_cast(chance),
        studio=chance.pick(words().studios),
        country=words().countries[language],
        overview=_story(chance),
        content_rating=chance.pick(_CERTIFICATES) if chance.share() < 0.8 else None,
        released=None if year is None else f"{year}-{1 + chance.whole(12):02d}-{1 + chance.whole(28):02d}",
        rating=_score(chance),
        critic=_score(chance) if chance.share() < 0.5 else None,
        ids=_ids(chance, number),
        aspect=chance.pick((1.78, 1.85, 2.35, 2.39, 1.33)),
    )


def _episodes(chance: Chance, number: int, year: int, runtime: float, split: tuple[int, ...]) -> tuple[Episode, ...]:
    """Specials of every seventh show, then thirty regular episodes in one to six seasons, a week apart; some files hold two."""
    found = []
    if chance.share() < 0.15:
        found = [Episode(f"Behind the Scenes {turn}", 0, turn, aired=f"{year}-12-{10 + turn:02d}", runtime=12) for turn in range(1, 2 + chance.whole(3))]
    for season, count in enumerate(split, start=1):
        first = date(year + season - 1, 1 + chance.whole(9), 1 + chance.whole(28))
        place = 1
        while place <= count:
            twin = season == 1 and place == count - 1 and chance.share() < 0.12
            last = place + 1 if twin else None
            found.append(_episode(chance, number * 1000 + season * 100 + place, (season, place, last), first + timedelta(weeks=place - 1), runtime))
            place += 2 if twin else 1
    return tuple(found)


def _episode(chance: Chance, number: int, place: tuple[int, int, int | None], aired: date, runtime: float) -> Episode:
    season, first, last = place
    draw = chance.share()
    return Episode(
        title=f"Episode {first}" if draw < 0.1 else chance.pick(words().episodes),
        season=season,
        number=first,
        number_last=last,
        aired=aired.isoformat(),
        overview=f"{chance.pick(words().who)} {chance.pick(words().does)}." if draw < 0.8 else None,
        runtime=runtime * (2 if last else 1),
        rating=_score(chance) if draw < 0.6 else None,
        director=person(chance.whole(400)) if draw > 0.3 else None,
        ids=Ids(tvdb=str(60_000_000 + number), imdb=f"tt{200_000_000 + number}") if chance.share() < 0.8 else Ids(),
    )


def _run(chance: Chance, number: int, runtime: float) -> tuple[tuple[Episode, ...], int, bool]:
    """The episodes of a show, the year it began, and whether it goes on."""
    year = min(_year(chance) or 2001, 2024)
    split = chance.pick(_SPLITS)
    on = year + len(split) > 2024 and chance.share() < 0.6
    year = year if on else min(year, 2025 - len(split))
    return _episodes(chance, number, year, runtime, split), year, on


def invented_show(number: int) -> Show:
    """The made-up show of this number with all its episodes."""
    chance = Chance(number, _SHOW)
    title, original, language = _named(chance)
    runtime = float(chance.pick((22, 25, 30, 42, 45, 55)))
    episodes, year, on = _run(chance, number, runtime)
    return Show(
        title=title,
        year=year,
        number=number,
        original_title=original,
        language=language,
        runtime=runtime,
        genres=chance.several(words().genres, 1 + chance.whole(3)),
        writers=(person(chance.whole(1500)),),
        cast=_cast(chance),
        studio=chance.pick(words().networks),
        country=words().countries[language],
        overview=_story(chance),
        content_rating=chance.pick(_TV_CERTIFICATES) if chance.share() < 0.8 else None,
        released=next((episode.aired for episode in episodes if episode.season), None),
        ended=None if on else episodes[-1].aired,
        status="continuing" if on else "ended",
        rating=_score(chance),
        critic=_score(chance) if chance.share() < 0.2 else None,
        ids=_ids(chance, 5_000_000 + number),
        aspect=1.78 if year > 1998 else 1.33,
        episodes=episodes,
    )


def invented_names(number: int, kind: Literal["film", "show"]) -> tuple[str, str | None]:
    """Title and original title of a made-up film or show, without the rest of it."""
    title, original, _ = _named(Chance(number, _FILM if kind == "film" else _SHOW))
    return title, original
