"""The rows of Home, each ready to be shown: counts, what airs next, poster cards, and how far the providers are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from app.models import worker_words
from app.models.airing_words import airs_at, day_and_clock, near_day
from app.models.card_face import twentieths
from app.models.scan_progress import percent
from app.models.title_card_rows import TitleCard, title_address
from app.models.wording import count, day_and_month, episode_code, runtime, shown, tr

if TYPE_CHECKING:  # the thread that reads them imports them, beside the window that is being built
    from app.domain.calendar import Airing
    from app.domain.enrichment import Coverage
    from app.domain.home import Arrived, Resumed
    from app.domain.home_counts import HomeCounts
    from app.domain.works import PersonNews

WEEK = 7
_FIXED = "\u00a0"
_MINUTE_MS = 60_000
_RATINGS = "omdb"


class CountCard(NamedTuple):
    """A figure, what it counts, and the page that lists it; `figure` is a dash until it is known, `address` empty where no page lists it."""

    key: str
    figure: str
    text: str
    address: str
    spoken: str


class AiringCard(NamedTuple):
    """An episode that airs next; the key is its row. `badge` says when, `poster` is the picture's reference, `file` its address once it is there."""

    key: int
    title: str
    line: str
    badge: str
    mark: str
    poster: str
    spoken: str
    artless: bool = False
    file: str = ""


class CoverLine(NamedTuple):
    """How much of the library a provider has matched, or rated; `part` is 0 to 1, `value` the same in words."""

    key: str
    text: str
    part: float
    value: str
    address: str
    spoken: str


def count_cards(counts: HomeCounts | None, *, wishlist: bool) -> list[CountCard]:
    """The four of them; None while nothing was counted. `wishlist`: it has a page."""
    wishes = "" if not wishlist else "bijou://wishlist?state=wanted" if counts and counts.wished else "bijou://wishlist"
    pages = {"movies": "bijou://movies", "shows": "bijou://shows", "wished": wishes, "missing": "bijou://shows?state=missing"}
    if counts is None:
        texts = (tr("Movies"), tr("Shows"), tr("Wished"), tr("Missing episodes"))
        return [CountCard(key, "–", text, page, text) for (key, page), text in zip(pages.items(), texts, strict=True)]
    missing = tr("Missing episode(s)", counts.missing)
    figures = (
        (counts.movies, tr("Movies")),
        (counts.shows, tr("Shows · %Ln episode(s)", counts.episodes)),
        (counts.wished, tr("Wished · %Ln ready", counts.ready) if counts.ready else tr("Wished")),
        (counts.missing, " · ".join((missing, tr("%Ln show(s)", counts.missing_shows))) if counts.missing else missing),
    )
    return [
        CountCard(key, count(number), _broken_well(text), page, f"{count(number)} {text}")
        for (key, page), (number, text) in zip(pages.items(), figures, strict=True)
    ]


def _broken_well(text: str) -> str:
    """A caption of two parts, which breaks between them alone."""
    first, dot, second = text.partition(" · ")
    return f"{first}{_FIXED}· {second.replace(' ', _FIXED)}" if dot else text


def airing_card(airing: Airing, now: datetime) -> AiringCard:
    """One of the next few, at this moment of the user's."""
    show, badge = shown(airing.show, 120) or tr("Untitled"), when_badge(airing, now)
    place = _place(airing.season, airing.number)
    line = " · ".join(part for part in (place, shown(airing.title, 120)) if part)
    mark = tr("Premiere") if airing.premiere else tr("Finale") if airing.finale else ""
    art = airing.still or airing.backdrop or airing.poster or ""
    return AiringCard(
        key=airing.id,
        title=show,
        line=line,
        badge=badge,
        mark=mark,
        poster=art,
        spoken=", ".join(part for part in (show, line, badge, mark) if part),
        artless=not art,
    )


def when_badge(airing: Airing, now: datetime) -> str:
    """`Today 21:00`, `Today · Anytime`, `Mon 20:00`, `Mar 23 20:00`; `about` where the hour was reckoned from the network's clock (D50)."""
    return day_and_clock(day_word(airing.day, now), airs_at(airing.air_at, airing.precision, now), airing.precision)


def day_word(day: str, now: datetime) -> str:
    """Today, Tomorrow, the weekday within a week, else the date."""
    then = date.fromisoformat(day)
    return near_day(then, now.date()) if 0 <= (then - now.date()).days < WEEK else day_and_month(day, now.year)


def resumed_card(one: Resumed) -> TitleCard:
    """Where somebody was: the episode, and how much is left of it."""
    length = (one.runtime_minutes or 0) * _MINUTE_MS
    left = round((length - one.position_ms) / _MINUTE_MS) if one.position_ms and length > one.position_ms else 0
    remaining = tr("%1 left").replace("%1", runtime(left)) if left > 0 else tr("Begun") if one.position_ms else ""
    place = _place(one.season, one.number) if one.episode else ""
    line = " · ".join(part for part in (place, remaining) if part) or (str(one.year) if one.year else "")
    address = _episode_address(one.id, one.season, one.episode) if one.episode else title_address("movie", one.tmdb or "", one.id)
    seen = min(max(one.progress, 0.0), 1.0)
    watched = tr("%Ln percent watched", round(seen * 100)) if seen else ""
    return _card(f"{one.kind}/{one.id}", address, one, line, watched)._replace(seen=twentieths(seen))


def arrived_card(one: Arrived, now: datetime) -> TitleCard:
    """A film with its year; of a show how many episodes came on a day, or which."""
    day = day_past(one.day, now)
    if one.kind == "movie":
        return _card(f"movie/{one.id}", title_address("movie", one.tmdb or "", one.id), one, str(one.year or ""), day)
    what = tr("%Ln episode(s)", one.episodes) if one.episodes > 1 else _place(one.season, one.number) or tr("%Ln episode(s)", 1)
    return _card(f"show/{one.id}/{one.day}", _episode_address(one.id, one.season, one.episode), one, what, day)


def day_past(day: str, now: datetime) -> str:
    """Today, Yesterday, else the date."""
    ago = (now.date() - date.fromisoformat(day)).days
    return tr("Today") if ago == 0 else tr("Yesterday") if ago == 1 else day_and_month(day, now.year)


def news_cards(news: Iterable[PersonNews], now: datetime) -> list[TitleCard]:
    """A card a title: whose work it is, and over its art when it comes out; people who did the same one stand together."""
    told: dict[tuple[str, str], list[PersonNews]] = {}
    for one in news:
        told.setdefault((one.kind, one.tmdb), []).append(one)
    return [_news_card(some, now) for some in told.values()]


def _news_card(some: Sequence[PersonNews], now: datetime) -> TitleCard:
    one = some[0]
    people = ", ".join(shown(each.person, 60) for each in some)
    when = day_and_month(one.released, now.year) if one.released else ""
    name = shown(one.title) or tr("Untitled")
    part = shown(one.part, 80)
    spoken = ", ".join(said for said in (name, people, part, when) if said)
    return TitleCard(
        key=title_address(one.kind, one.tmdb, 0),
        address=title_address(one.kind, one.tmdb, one.row),
        kind=one.kind,
        number=one.row,
        tmdb=one.tmdb,
        title=name,
        year=people,
        poster=one.poster or "",
        stamp=when,
        owned=False,
        spoken=spoken,
        artless=not one.poster,
    )


def cover_lines(coverage: Iterable[Coverage], keyless: frozenset[str]) -> list[CoverLine]:
    """A line a provider, over films and shows together; one without a key says so where it never gave anything."""
    totals: dict[str, list[int]] = {}
    for one in coverage:
        done = one.rated if one.provider == _RATINGS else one.matched
        sums = totals.setdefault(one.provider.value, [0, 0])
        sums[0] += done
        sums[1] += one.total
    return [_cover_line(name, done, total, keyless=name in keyless) for name, (done, total) in totals.items() if total]


def _cover_line(provider: str, done: int, total: int, *, keyless: bool) -> CoverLine:
    text = tr("Ratings") if provider == _RATINGS else tr("%1 matched").replace("%1", worker_words.name(provider))
    unasked = keyless and not done
    value = tr("No key") if unasked else percent(done / total)
    page = "bijou://settings/metadata" if unasked else f"bijou://workers/{provider}"
    return CoverLine(provider, text, done / total, value, page, f"{text}, {value}")


def _card(key: str, address: str, one: Resumed | Arrived, line: str, more: str = "") -> TitleCard:
    name = shown(one.title) or tr("Untitled")
    return TitleCard(
        key=key,
        address=address,
        kind=one.kind,
        number=one.id,
        tmdb=one.tmdb or "",
        title=name,
        year=line,
        poster=one.poster or "",
        stamp="",
        owned=True,
        spoken=", ".join(part for part in (name, line, more) if part),
        artless=not one.poster,
    )


def _place(season: int | None, number: int | None) -> str:
    return episode_code(season or 0, number) if number is not None else ""


def _episode_address(show: int, season: int | None, episode: int) -> str:
    return f"bijou://show/{show}?season={season or 0}&episode={episode}"
