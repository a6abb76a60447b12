"""One episode in the words of its sheet, made away from the GUI thread."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QLocale

from app.domain.air_time import zone_named
from app.domain.episode_sheet import EpisodeSheet
from app.domain.query import LibraryQuery
from app.models.airing_words import airs_at, clock_words, day_words
from app.models.episode_lines import finale_words, state_words
from app.models.title_matches import NAMES
from app.models.title_rows import GenreChip
from app.models.wording import episode_code, paragraphs, runtime, score, shown, tr

GENRES_SHOWN = 8


class EpisodeFace(NamedTuple):
    """What the sheet shows. `when` is the date and the time in the user's zone as exactly as it is known, `origin` what the network's clock says and who said
    so.

    `standing` is `owned`, `wished`, `missing`, `upcoming` or `unknown`, `badge` the same in words; `wish` is "", `wanted`, `when_aired` or `unwanted`.
    """

    episode: int = 0
    season: int = 0
    number: int = -1
    title: str = ""
    show_id: int = 0
    show: str = ""
    show_tmdb: str = ""
    show_year: int = 0
    show_poster: str = ""
    code: str = ""
    when: str = ""
    origin: str = ""
    length: str = ""
    standing: str = "unknown"
    badge: str = ""
    finale: str = ""
    rating: str = ""
    overview: str = ""
    about: str = ""
    backdrop: str = ""
    still: str = ""
    wish: str = ""
    before: int = 0
    after: int = 0
    shift: float = 0.0
    next_at: int = 0
    genres: tuple[GenreChip, ...] = ()
    spoken: str = ""


def episode_face(sheet: EpisodeSheet, now: datetime) -> EpisodeFace:
    """`now` in the user's zone."""
    row = sheet.episode
    standing, badge = _standing(sheet)
    title, show = shown(row.title) or tr("Untitled"), shown(sheet.show) or tr("Untitled")
    code = episode_code(row.season, row.number)
    when, length, rating = _when(sheet, now), runtime(row.runtime_minutes), score(row.rating) if row.rating else ""
    return EpisodeFace(
        episode=row.id,
        season=row.season,
        number=-1 if row.number is None else row.number,
        title=title,
        show_id=sheet.show_id,
        show=show,
        show_tmdb=sheet.show_tmdb or "",
        show_year=sheet.show_year or 0,
        show_poster=sheet.show_poster or "",
        code=code,
        when=when,
        origin=origin_words(sheet),
        length=length,
        standing=standing,
        badge=badge,
        finale=finale_words(row.finale),
        rating=rating,
        overview=paragraphs(row.overview, 4_000),
        about=paragraphs(sheet.show_overview, 4_000),
        backdrop=sheet.backdrop or row.still or "",
        still=row.still or "",
        wish=sheet.wish or "",
        before=sheet.before,
        after=sheet.after,
        shift=sheet.shift_hours,
        next_at=sheet.next_at or 0,
        genres=tuple(GenreChip(shown(name, 40), LibraryQuery(kind="show", genres=(key,)).address()) for key, name in sheet.genres[:GENRES_SHOWN]),
        spoken=", ".join(part for part in (show, code, title, when, length, badge, tr("rated %1").replace("%1", rating) if rating else "") if part),
    )


def shifted_words(next_at: int, from_hours: float, to_hours: float, now: datetime) -> str:
    """When the show's next episode airs with another correction: `Thu 26 Nov, 22:00`; empty where no instant is known."""
    if not next_at:
        return ""
    at = datetime.fromtimestamp(next_at, UTC) + timedelta(hours=to_hours - from_hours)
    there = at.astimezone(now.tzinfo)
    return tr("%1, %2").replace("%1", day_words(there.date(), now.date())).replace("%2", clock_words(there.time(), "exact"))


def origin_words(sheet: EpisodeSheet) -> str:
    """`21:00 Europe/London, by TVmaze`: what the network's clock says, who told it, and how the user corrected it."""
    row, teller = sheet.episode, NAMES.get(sheet.told_by or "")
    zone = zone_named(sheet.zone)
    if row.air_at is None or row.precision == "date":
        what = tr("Only the date is known") if row.air_date else ""
    elif zone is None:
        what = tr("The network's zone is not known")
    else:
        told = datetime.fromtimestamp(row.air_at, UTC) - timedelta(hours=sheet.shift_hours)
        there = told.astimezone(zone)
        what = tr("%1 %2").replace("%1", clock_words(there.time(), "exact")).replace("%2", str(zone))
    if what and teller:
        what = tr("%1, by %2").replace("%1", what).replace("%2", teller)
    return ", ".join(part for part in (what, correction_words(sheet.shift_hours)) if part)


def correction_words(hours: float) -> str:
    """`corrected by +1.5 h`; empty for none."""
    if not hours:
        return ""
    sign = "+" if hours > 0 else "−"
    return tr("corrected by %1 h").replace("%1", f"{sign}{QLocale().toString(float(abs(hours)), 'g', 3)}")


def _when(sheet: EpisodeSheet, now: datetime) -> str:
    """`Thu 26 Nov, 21:00`, `Thu 26 Nov, about 21:00`, `Thu 26 Nov, Anytime`."""
    row = sheet.episode
    instant = airs_at(row.air_at, row.precision, now)
    if instant is None:
        if not row.air_date:
            return ""
        day = day_words(row.air_date, now.date())
        return day if row.state != "upcoming" else tr("%1, %2").replace("%1", day).replace("%2", clock_words(None, "date"))
    return tr("%1, %2").replace("%1", day_words(instant.date(), now.date())).replace("%2", clock_words(instant.time(), row.precision))


def _standing(sheet: EpisodeSheet) -> tuple[str, str]:
    """One state: what is wished and not there yet is wished."""
    row = sheet.episode
    if row.state != "owned" and sheet.wish == "wanted":
        return "wished", tr("Wished")
    if row.state == "upcoming" and sheet.wish == "when_aired":
        return "upcoming", tr("%1, wished when aired").replace("%1", state_words(row))
    if row.state == "owned":
        return "owned", tr("Owned %1").replace("%1", row.quality) if row.quality else tr("Owned")
    return row.state, state_words(row)
