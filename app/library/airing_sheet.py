"""The sheet of one episode, and the correction of its show's air times (D50)."""

from __future__ import annotations

from app.domain.episode_sheet import EpisodeSheet
from app.library.browse import present
from app.store import air_shift, episode_sheet
from app.store.database import Database


def sheet(database: Database, episode: int) -> EpisodeSheet | None:
    """None for an episode that is gone. Raises StoreProblem."""
    with database.read() as reader:
        return episode_sheet.sheet_of(reader, episode, present(database))


def correct(database: Database, show: int, hours: float) -> int:
    """Let a show air so many hours later than the providers say (−24 to 24, in halves); the line of activity that takes it back. Raises Problem."""
    with database.write() as tx:
        return air_shift.set_air_shift(tx, show, hours)
