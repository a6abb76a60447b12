"""What a card of the wall shows and says, made from the store's card away from the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from app.domain.cards import Card
from app.models.wording import count, data_size, instant_day, runtime, score, shown, tr

GENRES_IN_LINE = 12
BADGED = frozenset({"4K"})
"""Qualities that stand out; the others are told in the table, to screen readers and on the title's page."""
ARTLESS, FADED = "artless", "faded"
SHORT_RATERS = {"Rotten Tomatoes": "RT", "Metacritic": "MC"}
RATERS = {
    "imdb": "IMDb", "rottentomatoes": "Rotten Tomatoes", "metacritic": "Metacritic", "tmdb": "TMDB", "tvdb": "TVDB", "tvmaze": "TVmaze",
    "plex": "Plex", "jellyfin": "Jellyfin",
}  # fmt: skip


class Face(NamedTuple):
    """One title, ready to be shown: texts in the user's language, no arithmetic left to do. Empty texts are not shown."""

    title_id: int
    title: str
    year: str
    rating: str
    rater: str
    """Whose rating it is, as short as on the title's page."""
    caption: str
    """Year and rating, as `image://wall/caption` reads them: `1927/7.6`."""
    poster: str
    """The reference; the model answers with a file once there is one."""
    marks: str
    """Badges over the art, as `image://wall/badges` reads them: `4K;!3%20missing;@check`."""
    look: str
    """`artless`, `faded` (not owned, or no copy seen by the last deep scan, D12), both, or nothing of note."""
    seen: str
    """How much of it was seen, in twentieths; empty for none or all of it."""
    runtime: str
    quality: str
    size: str
    added: str
    servers: str
    genres: str
    spoken: str


NOTHING = Face(0, *[""] * 16)
"""What a row shows before it is read."""


def face(card: Card, servers: Mapping[int, str]) -> Face:
    """The face of one card; `servers` gives names by id."""
    title = shown(card.title) or tr("Untitled")
    year = str(card.year) if card.year else ""
    rating = score(card.rating) if card.rating else ""
    rater = RATERS.get(card.rating_source or "", shown(card.rating_source, 20)) if rating else ""
    progress = 0.0 if card.watched else min(max(card.progress, 0.0), 1.0)
    faded = not card.owned or card.not_seen_since is not None
    return Face(
        title_id=card.id,
        title=title,
        year=year,
        rating=rating,
        rater=SHORT_RATERS.get(rater, rater),
        caption=f"{year}/{quote(rating)}",
        poster=card.poster or "",
        marks=_marks(card),
        look=" ".join(word for word, true in ((ARTLESS, not card.poster), (FADED, faded)) if true),
        seen=twentieths(progress),
        runtime=runtime(card.runtime_minutes),
        quality=card.quality or "",
        size=data_size(card.size_bytes),
        added=instant_day(card.added_at),
        servers=", ".join(shown(servers[one], 40) for one in card.servers if one in servers),
        genres=", ".join(shown(genre, 60) for genre in card.genres[:GENRES_IN_LINE]),
        spoken=_spoken(card, title, year, f"{rater} {rating}" if rater else rating and tr("rated %1").replace("%1", rating), progress),
    )


def twentieths(progress: float) -> str:
    """How much was watched, as `image://wall/bottom` reads it; empty for nothing."""
    return str(max(round(progress * 20), 1)) if progress else ""


def without_art(look: str) -> str:
    """A face's look when its poster turned out to be none."""
    return f"{ARTLESS} {FADED}" if look.endswith(FADED) else ARTLESS


def _marks(card: Card) -> str:
    marks = []
    if card.quality in BADGED:
        marks.append(str(card.quality))
    if card.not_seen_since is not None:
        marks.append("!" + quote(tr("Not seen")))
    elif card.missing and card.kind == "show":
        marks.append("!" + quote(tr("%Ln missing", card.missing)))
    elif card.unmatched:
        marks.append(quote(tr("Unmatched")))
    if card.watched:
        marks.append("@check")
    if card.followed:
        marks.append("@eye")
    return ";".join(marks)


def _spoken(card: Card, title: str, year: str, rating: str, progress: float) -> str:
    """Metropolis, 1927, owned in 4K, IMDb 8.3."""
    parts = [title, year, _ownership(card), rating]
    if card.missing and card.kind == "show":
        parts.append(tr("%Ln episode(s) missing", card.missing))
    if card.followed:
        parts.append(tr("followed"))
    if card.unmatched:
        parts.append(tr("not matched"))
    if card.watched:
        parts.append(tr("watched"))
    elif progress:
        parts.append(tr("%Ln percent watched", round(progress * 100)))
    return ", ".join(part for part in parts if part)


def _ownership(card: Card) -> str:
    if card.not_seen_since is not None:
        return tr("not seen since %1").replace("%1", instant_day(card.not_seen_since))
    if not card.owned:
        return tr("not owned")
    if card.kind == "show":
        return tr("%1 of %2 episodes owned").replace("%1", count(card.owned_count)).replace("%2", count(card.aired)) if card.aired else tr("owned")
    return tr("owned in %1").replace("%1", card.quality) if card.quality else tr("owned")
