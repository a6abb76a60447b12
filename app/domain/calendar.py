"""A week of what airs and comes out: values of the calendar, of Home and of the iCalendar file (D50)."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.domain.provided import Precision
from app.domain.wanting import Why

Scope = Literal["mine", "followed", "owned"]
"""All that is owned or followed and not muted; the effective watchlist; every show with an owned copy."""
AiringState = Literal["owned", "missing", "upcoming"]


class Airing(msgspec.Struct, frozen=True):
    """One card: an episode that airs, or the release of a film or of something that a followed person did.

    `day` is the user's own (YYYY-MM-DD); `air_at` UTC seconds, None where only a date is known (`precision` date). `id` is the episode's or film's row,
    0 for a work that the library does not have (`tmdb` is its number then). `person`: who did it, for the release of a work.
    """

    kind: Literal["episode", "movie", "show"]
    id: int
    day: str
    title: str
    state: AiringState
    show_id: int = 0
    show: str = ""
    season: int | None = None
    number: int | None = None
    air_at: int | None = None
    precision: Precision = "date"
    still: str | None = None
    backdrop: str | None = None
    poster: str | None = None
    premiere: bool = False
    finale: str | None = None
    why: Why | None = None
    """Why its show is followed; None where it is not."""
    wished: bool = False
    tmdb: str | None = None
    person: str | None = None
    release: Literal["digital", "physical"] | None = None
    """How a film that is not owned can be had from this day on; None for its first day, where that is no day of these."""
    again: bool = False
    """A day of its own beside the film's first."""


class Week(msgspec.Struct, frozen=True):
    """Seven days from `first` (YYYY-MM-DD), in the order in which they are shown: by day, by instant, *Anytime* last, then by title."""

    first: str
    airings: tuple[Airing, ...] = ()
