"""OMDb's answers in domain values: ratings (D24), candidates, and what its failures mean."""

from __future__ import annotations

import re
from typing import Literal

from app.domain.items import Art, ExternalIds, Rating
from app.domain.problems import BadAnswer, Missing, Problem, Refused, Spent
from app.domain.provided import Candidate, Provider
from app.metadata.omdb.wire import Found, Title
from app.metadata.values import count, imdb_title, minutes

Kind = Literal["movie", "show"]
TYPES: dict[Kind, str] = {"movie": "movie", "show": "series"}
_NONE = {"", "n/a", "null", "none"}
_NOTHING = ("not found", "imdb id", "error getting data", "conversion from string", "too many results", "more than one character")
"""Of OMDb's sentences, what tells that it has no such title, or takes no such id or words."""
_COUNTRIES = {
    "united states": "US", "usa": "US", "united kingdom": "GB", "uk": "GB", "canada": "CA", "australia": "AU", "new zealand": "NZ", "ireland": "IE",
    "france": "FR", "germany": "DE", "west germany": "DE", "austria": "AT", "switzerland": "CH", "italy": "IT", "spain": "ES", "portugal": "PT",
    "netherlands": "NL", "belgium": "BE", "denmark": "DK", "sweden": "SE", "norway": "NO", "finland": "FI", "iceland": "IS", "poland": "PL",
    "czech republic": "CZ", "hungary": "HU", "russia": "RU", "soviet union": "RU", "turkey": "TR", "israel": "IL", "india": "IN", "china": "CN",
    "hong kong": "HK", "taiwan": "TW", "japan": "JP", "south korea": "KR", "thailand": "TH", "brazil": "BR", "argentina": "AR", "mexico": "MX",
    "south africa": "ZA",
}  # fmt: skip
_YEAR = re.compile(r"^\D{0,3}((?:18|19|20|21)\d\d)")


def words(value: str | float | None) -> str | None:
    """A field's text, None for `N/A` and blanks."""
    text = str(value).strip() if value is not None else ""
    return None if text.lower() in _NONE else text


def year_of(value: str | int | None) -> int | None:
    """The first year of "2013", "1978–1991", "2024–"."""
    found = _YEAR.match(words(value) or "")
    return int(found[1]) if found else None


def ratings_of(title: Title) -> tuple[Rating, ...]:
    """IMDb's, Rotten Tomatoes' and Metacritic's, as far as each has one. `Ratings` and the older fields may tell the same: each source counts once."""
    found: dict[str, Rating] = {}
    for score in title.ratings or ():
        rating = _rating((score.source or "").strip().lower(), score.value, title)
        if rating is not None:
            found.setdefault(rating.source, rating)
    for source, value in (("imdb", title.imdb_rating), ("rotten tomatoes", title.tomatometer), ("metacritic", title.metascore)):
        rating = _rating(source, value, title)
        if rating is not None:
            found.setdefault(rating.source, rating)
    return tuple(found[source] for source in ("imdb", "rottentomatoes", "metacritic") if source in found)


def _rating(source: str, value: str | float | None, title: Title) -> Rating | None:
    if source in {"internet movie database", "imdb"}:
        score = _number(value, 10)
        return Rating("imdb", "audience", score, 10, _count(title.imdb_votes)) if score else None
    name = {"rotten tomatoes": "rottentomatoes", "metacritic": "metacritic"}.get(source)
    score = _number(value, 100)
    return Rating(name, "critic", score, 100) if name and score is not None else None


def _number(value: str | float | None, scale: float) -> float | None:
    """ "7.1/10", "57%", "55/100" or a bare number, out of `scale`; None for `N/A` and nonsense."""
    text = (words(value) or "").replace("%", "").strip()
    score, _, given = text.partition("/")
    try:
        number = float(score.strip().replace(",", ".")) * (scale / float(given) if given.strip() else 1.0)
    except (ValueError, ZeroDivisionError):
        return None
    return round(number, 2) if 0 <= number <= scale else None


def _count(value: str | int | None) -> int | None:
    digits = re.sub(r"[\s,.'\u00a0\u202f]", "", words(value) or "")
    return count(int(digits)) if digits.isascii() and digits.isdecimal() and len(digits) < 15 else None


def minutes_of(text: str | None) -> float | None:
    """ "143 min" and "2 h 23 min"."""
    hours = re.search(r"(\d{1,3})\s*h", words(text) or "")
    more = re.search(r"(\d{1,4})\s*min", (words(text) or "").replace(",", ""))
    total = (int(hours[1]) * 60 if hours else 0) + (int(more[1]) if more else 0)
    return minutes(total)


def names_of(text: str | None) -> tuple[str, ...]:
    """A list with commas, without what stands in brackets behind a name."""
    parts = re.sub(r"\([^)]*\)", "", words(text) or "").split(",")
    return tuple(dict.fromkeys(name for part in parts if (name := part.strip())))


def candidate_of(title: Title, kind: Kind, asked: str) -> Candidate:
    """One title as a candidate. `title` is a good answer to the question for the IMDb id `asked`."""
    its_id = imdb_title(title.imdb_id) or asked
    seasons = _count(title.seasons)
    return Candidate(
        Provider.OMDB, its_id, kind, words(title.title) or "",
        year=year_of(title.year), runtime_minutes=minutes_of(title.runtime), seasons=seasons,
        country=_COUNTRIES.get(next(iter(names_of(title.country)), "").lower()), directors=names_of(title.director), overview=words(title.plot),
        art=Art(poster=words(title.poster)), ids=ExternalIds(imdb=its_id),
    )  # fmt: skip


def hit_of(found: Found) -> Candidate | None:
    """A search's hit as a candidate; None for games, episodes and hits without an id or a title."""
    kind: Kind | None = {"movie": "movie", "series": "show"}.get((found.type or "").strip().lower())  # type: ignore[assignment]
    its_id, title = imdb_title(found.imdb_id), words(found.title)
    if kind is None or its_id is None or title is None:
        return None
    return Candidate(Provider.OMDB, its_id, kind, title, year=year_of(found.year), art=Art(poster=words(found.poster)), ids=ExternalIds(imdb=its_id))


def problem_of(error: str | None, status: int = 200) -> Problem:
    """What OMDb means by its sentence: it says 401 for a used-up day, a wrong key and no key alike, and 200 for all else."""
    said = (error or "").strip().lower()
    if "limit" in said:
        return Spent("OMDb's limit for today is reached.", 0.0)
    if "inactive" in said or ("key" in said and ("invalid" in said or "no api" in said or "provided" in said)):
        return Refused("OMDb does not accept the key: it is wrong, or not yet activated by the link in OMDb's mail.")
    if any(word in said for word in _NOTHING):
        return Missing("OMDb does not have this title.")
    if status in {401, 403}:
        return Refused("OMDb does not accept the key.")
    return BadAnswer("OMDb answered with an error of its own; trying again later will help.")
