"""What a notification may be told of, as it stands now."""

from __future__ import annotations

from app.domain.notices import Came, Shrunk
from app.store import standing_notices
from app.store.database import Database


def standing(database: Database) -> tuple[list[Came], list[Shrunk]]:
    """The wishes that came, and the libraries of which much is gone. Raises StoreProblem."""
    with database.read() as reader:
        return standing_notices.wishes_come(reader), standing_notices.shrunk_libraries(reader)
