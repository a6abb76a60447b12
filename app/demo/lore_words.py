"""What the pretend providers say of a title beside its facts: words per language, scores, votes, keywords."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from app.demo.chance import Chance, share
from app.demo.lore import GUISE
from app.demo.lore_facts import facts, unpictured
from app.demo.titles import Film, Show
from app.demo.words import words


class Said(NamedTuple):
    """A title in a language. A blank overview or tagline: there is none in that language."""

    title: str
    overview: str
    tagline: str


class Scores(NamedTuple):
    """Scores of a title, None where there is none: IMDb 0 to 10 with its votes, Rotten Tomatoes in percent, Metacritic 0 to 100."""

    imdb: float | None
    votes: int
    tomatoes: int | None
    metacritic: int | None


def said_in(title: Film | Show, language: str) -> Said:
    """A title in a language (two letters). Of one made-up title in seven from abroad there is no English overview."""
    by_hand = facts().abroad.get(title.title, {}).get(language) if title.number < GUISE else None
    if by_hand is not None:
        return Said(by_hand.title, by_hand.overview, "")
    if language == "en":
        untold = title.language != "en" and title.language in words().abroad and share(title.number, 127) < 0.15
        return Said(title.title, "" if untold else title.overview or "", tagline(title))
    if language == title.language and language in words().abroad:
        return Said(title.original_title or title.title, _made_up_in(language, title.number), "")
    return Said(title.title, "", "")


def languages_of(title: Film | Show) -> list[str]:
    """The languages in which something is said of a title: English, its own, those written by hand."""
    more = facts().abroad.get(title.title, {}) if title.number < GUISE else {}
    return list(dict.fromkeys(["en", *([title.language] if title.language in words().abroad else []), *more]))


def tagline(title: Film | Show) -> str:
    """Of a made-up title; nothing is made up of real ones."""
    if title.title in facts().taglines:
        return facts().taglines[title.title]
    if is_real(title) or share(title.number, 131) < 0.25:
        return ""
    return Chance(title.number, 137).pick(facts().lines)


def _made_up_in(language: str, number: int) -> str:
    chance = Chance(number, 139)
    heads, tails = words().abroad[language]
    between = "" if language in {"ja", "zh", "th"} else " "
    return " ".join(f"{chance.pick(heads)}{between}{chance.pick(tails)}." for _ in range(2))


def also_called(title: Film | Show) -> list[tuple[str, str]]:
    """Alternative titles with a country (two letters) each."""
    found = [("US", name) for name in facts().also.get(title.title, ())]
    if not found and not is_real(title) and share(title.number, 149) < 0.2:
        found.append(("GB", f"{title.title}: The Story"))
    return found


def keywords(title: Film | Show) -> tuple[str, ...]:
    """Up to five words on what it is about; none of real titles."""
    return () if is_real(title) else Chance(title.number, 151).several(facts().keywords, 2 + title.number % 4)


def scores(title: Film | Show) -> Scores:
    """Plausible scores that follow from what the catalogue's viewers think; one title in ten has none of a kind."""
    chance = Chance(title.number, 157, 1 if isinstance(title, Show) else 0)
    base = title.rating
    imdb = None if base is None else round(min(9.6, max(1.5, base - 0.3 + 0.6 * chance.share())), 1)
    critics = title.critic if title.critic is not None else None if base is None or chance.share() < 0.5 else base
    if critics is None:
        return Scores(imdb, votes(title), None, None)
    tomatoes = None if chance.share() < 0.1 else min(100, max(4, round(critics * 13 - 24 + 8 * chance.share())))
    metacritic = None if chance.share() < 0.45 else min(98, max(9, round(critics * 10 - 4 + 8 * chance.share())))
    return Scores(imdb, votes(title), tomatoes, metacritic)


def votes(title: Film | Show) -> int:
    """How many voted: most few, some very many."""
    return 12 + int(180_000 * share(title.number, 163) ** 5) + title.number % 97


def popularity(title: Film | Show) -> float:
    """TMDB's popularity; second entries and other guises have less than the title itself."""
    return round((0.4 + 60 * share(title.number, 167) ** 4) * (0.3 if title.number >= GUISE else 1), 3)


def is_pictured(title: Film | Show) -> bool:
    """Whether anybody has pictures of it."""
    return title.title not in unpictured()


def has_logo(title: Film | Show) -> bool:
    """Whether there is a title logo: its letters can be drawn, and of made-up titles one in seven has none."""
    return is_pictured(title) and _drawable(title.title) and (is_real(title) or share(title.number, 173) >= 0.15)


def has_backdrop(title: Film | Show) -> bool:
    """One made-up title in twenty has none."""
    return is_pictured(title) and (is_real(title) or share(title.number, 179) >= 0.05)


def has_poster(title: Film | Show) -> bool:
    """One made-up title in fifty has none; second entries of titles written by hand have none either."""
    return is_pictured(title) and (title.number < GUISE if is_real(title) else share(title.number, 181) >= 0.02)


def original_logo(title: Film | Show) -> bool:
    """Whether there is a logo of the original title too."""
    return has_logo(title) and bool(title.original_title) and _drawable(title.original_title or "")


def _drawable(text: str) -> bool:
    plain = unicodedata.normalize("NFC", text)
    return all((letter.isalnum() and letter < "\u0250") or letter in " '’!.,:-–&?" for letter in plain)


def is_real(title: Film | Show) -> bool:
    """A title that was written by hand, by itself or as a namesake: nothing more is made up of it."""
    from app.demo.catalogue import written

    some: tuple[Film | Show, ...] = written()[1] if isinstance(title, Show) else written()[0]
    return title.number % GUISE < len(some) or title.number % GUISE >= 900_000
