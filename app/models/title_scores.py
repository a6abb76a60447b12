"""The ratings of a title's page: whose they are, on their own scales, in the colours and with the shapes that they are known by."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.items import Rating
from app.models.title_rows import Score
from app.models.wording import score, shown, tr

PERCENT_FRESH = 60
METACRITIC = ((61, "good"), (40, "mixed"), (0, "poor"))
RATERS = {
    "imdb": "IMDb", "rottentomatoes": "RT", "metacritic": "MC", "tmdb": "TMDB", "tvdb": "TVDB", "tvmaze": "TVmaze", "plex": "Plex", "jellyfin": "Jellyfin",
}  # fmt: skip
"""In the order in which they stand."""
SERVERS = frozenset({"plex", "jellyfin"})
_ORDER = {source: at for at, source in enumerate(RATERS)}
_SPOKEN = {"RT": "Rotten Tomatoes", "MC": "Metacritic"}


def scores(ratings: Iterable[Rating]) -> list[Score]:
    """One for each rater and kind; what has no value is no rating (D24). A server's own score, whose it is nobody knows, is shown where there is no other."""
    some = [rating for rating in ratings if rating.value > 0 and rating.scale > 0]
    named = [rating for rating in some if rating.source not in SERVERS]
    found: dict[str, Score] = {}
    for rating in sorted(named or some, key=lambda one: (_ORDER.get(one.source, len(_ORDER)), one.kind == "audience")):
        one = _score(rating)
        found.setdefault(one.name, one)
    return list(found.values())


def _score(rating: Rating) -> Score:
    name = RATERS.get(rating.source, shown(rating.source, 20))
    percent = round(rating.value / rating.scale * 100)
    look, value = "plain", score(rating.value / rating.scale * 10)
    if rating.source == "rottentomatoes":
        look = "fresh" if percent >= PERCENT_FRESH else "rotten"
    elif rating.source == "metacritic":
        look = next(word for least, word in METACRITIC if percent >= least)
    elif rating.source in {"imdb", "tmdb"}:
        look = rating.source
    if rating.source == "metacritic":
        value = str(percent)
    elif rating.source == "rottentomatoes" or rating.scale == 100:
        value = f"{percent} %".replace(" ", "\u202f")
        if rating.kind == "audience":
            name = tr("%1 audience").replace("%1", name)
        elif rating.source in SERVERS:
            name = tr("Critics")
    return Score(name, value, look, _spoken(name, value, look), look if look in {"fresh", "rotten"} else "")


def _spoken(name: str, value: str, look: str) -> str:
    """Rotten Tomatoes 97 %, fresh."""
    whose = next((name.replace(short, whole) for short, whole in _SPOKEN.items() if name.startswith(short)), name)
    opinion = {"fresh": tr("fresh"), "rotten": tr("rotten")}.get(look, "")
    return f"{whose} {value}, {opinion}" if opinion else f"{whose} {value}"
