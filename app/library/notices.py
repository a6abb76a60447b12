"""What a notification may be told of, as it stands now."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.notices import HAPPENED, NEWS_SECONDS, Standing
from app.library.browse import present
from app.store import activity, standing_notices
from app.store.database import Database


def standing(database: Database, until: Mapping[str, int]) -> Standing:
    """What happened after the lines `until`, by kind (a kind that is not in it has nothing), and the libraries of which much is gone. Raises StoreProblem."""
    since = int(present(database).timestamp()) - NEWS_SECONDS
    with database.read() as reader:
        happened = {kind: standing_notices.told_after(reader, kind, until[kind], since if kind == "aired" else 0) for kind in HAPPENED if kind in until}
        return Standing(happened, activity.newest(reader), standing_notices.shrunk_libraries(reader))
