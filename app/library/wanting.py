"""What is followed and wished now, for every card that shows an eye or a heart."""

from __future__ import annotations

from app.domain.wanting import WantedIds
from app.store import wanted_now
from app.store.database import Database


def wanted(database: Database) -> WantedIds:
    """Every show, person and film that is followed or wished. Raises StoreProblem."""
    with database.read() as reader:
        return wanted_now.wanted_now(reader)
