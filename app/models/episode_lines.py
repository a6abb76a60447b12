"""The seasons and episodes of a show in words: what a tab, a row and the banner of the next episode say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QLocale

from app.domain.pages import EpisodeRow, SeasonRow
from app.models.airing_words import air_words, airs_at, wait_words
from app.models.title_rows import EpisodeLine, SeasonTab
from app.models.wording import count, episode_place, paragraphs, runtime, score, season_name, shown, tr

NAMED_AT_MOST = 4
"""Episodes that share a file with one: the rest is left to be guessed."""


class Coming(NamedTuple):
    """The next episode: `title`, `code` (S02E05), `when` as exactly as it is known, `wait` (in 3 days), the still's reference, and all of it in a sentence."""

    episode: int
    title: str
    code: str
    when: str
    wait: str
    reference: str
    spoken: str


def season_to_open(seasons: Sequence[SeasonRow]) -> int:
    """The season one is in: begun and not finished, else the first with something unseen after a finished one; where all is seen, the next that lacks
    something, else the first that is owned."""
    regular = [season for season in seasons if season.number > 0]
    begun = [season for season in regular if 0 < season.watched < season.owned]
    if begun:
        return begun[-1].number
    finished = max((season.number for season in regular if season.watched), default=0)
    following = [season for season in regular if season.number > finished and season.owned]
    lacking = [season for season in regular if finished and season.number >= finished and (season.missing or season.upcoming)]
    owned = [season for season in regular if season.owned]
    return next((season.number for season in (*following, *lacking, *owned, *regular, *seasons)), 0)


def episode_line(row: EpisodeRow, now: datetime) -> EpisodeLine:
    """One line of a season; `now` in the user's zone."""
    title = shown(row.title) or tr("Untitled")
    heading = title if row.number is None else f"{row.number}. {title}"
    line = " · ".join(part for part in (air_words(row, now), runtime(row.runtime_minutes), _in_one_file(row)) if part)
    finale = finale_words(row.finale)
    badge = state_words(row)
    rating = score(row.rating) if row.rating else ""
    progress = 0.0 if row.watched else min(max(row.progress, 0.0), 1.0)
    seen = tr("watched") if row.watched else ""
    return EpisodeLine(
        episode=row.id,
        heading=heading,
        line=line,
        rating=rating,
        overview=shown(row.overview, 2_000),
        reference=row.still or "",
        standing=row.state,
        badge=badge,
        progress=progress,
        watched=row.watched,
        spoken=", ".join(part for part in (heading, line, finale, badge, seen, tr("rated %1").replace("%1", rating) if rating else "") if part),
        finale=finale,
        numbered=row.number is not None,
    )


def finale_words(kind: str | None) -> str:
    """Which finale it is; empty for none."""
    return {"season": tr("Season finale"), "midseason": tr("Mid-season finale"), "series": tr("Series finale")}.get(kind or "", "")


def _in_one_file(row: EpisodeRow) -> str:
    """Which other episodes its file holds: the first few, those of other seasons with theirs."""
    if row.state != "owned" or not row.beside:
        return ""
    codes = [f"E{number}" if season == row.season else episode_place(season, number) for season, number in row.beside]
    said = ", ".join(codes[:NAMED_AT_MOST]) + (" …" if len(codes) > NAMED_AT_MOST else "")
    return tr("In one file with %1").replace("%1", said)


def state_words(row: EpisodeRow) -> str:
    """The one state of an episode."""
    if row.state == "owned":
        return tr("Owned · %1").replace("%1", row.quality) if row.quality else tr("Owned")
    if row.state in {"missing", "not_owned"}:
        return tr("Missing") if row.state == "missing" else tr("Not owned")
    return wait_words(row) if row.state == "upcoming" else tr("No date yet")


def season_tab(season: SeasonRow, *, outside: bool) -> SeasonTab:
    """With how much of it is owned; `outside`: of a show that is not in the library, where that is nothing."""
    name, counted = season_name(season.number), season.episodes if season.number == 0 or outside else season.aired
    tab = SeasonTab(season.number, "", "", name, _season_line(season, name), paragraphs(season.overview), season.poster or "")
    if outside:
        spoken = f"{name}, {tr('%Ln episode(s)', season.episodes)}"
        return tab._replace(text=f"{name} · {count(counted)}" if counted else name, spoken=spoken)
    spoken = tr("%1, %2 of %3 owned").replace("%1", name).replace("%2", count(season.owned)).replace("%3", count(counted))
    return tab._replace(
        text=f"{name} · {count(season.owned)}/{count(counted)}" if counted else name,
        spoken=spoken,
        share=min(1.0, season.owned / counted) if counted else 0.0,
        missing=season.missing if season.number else 0,
    )


def _season_line(season: SeasonRow, name: str) -> str:
    """Its own title, where it has one, its year and how long it is."""
    title, year = shown(season.title, 80), (season.released or "")[:4]
    length = tr("%Ln episode(s)", season.episodes) if season.episodes else ""
    return " · ".join(part for part in (title if title.casefold() != name.casefold() else "", year if year.isdecimal() else "", length) if part)


def coming(row: EpisodeRow, now: datetime) -> Coming:
    """The banner of the next episode; `now` in the user's zone."""
    title = shown(row.title) or tr("Untitled")
    code = episode_place(row.season, row.number)
    instant = airs_at(row.air_at, row.precision, now)
    day = instant.date() if instant else None
    when = air_words(row, now)
    if day is not None or row.air_date:
        weekday = (day or datetime.fromisoformat(row.air_date or "")).isoweekday()
        when = f"{QLocale().dayName(weekday, QLocale.FormatType.LongFormat)}, {when}"
    wait = wait_words(row)
    return Coming(row.id, title, code, when, wait, row.still or "", ", ".join((tr("Next episode"), code, title, when, wait)))
