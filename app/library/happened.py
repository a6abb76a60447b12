"""What happened, as the Activity page reads it (D60)."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.activity import ActivityQuery, Change, ChangeKind, ListedTitle
from app.domain.pages import ActivityRow
from app.store import activity, since_looked
from app.store.database import Database

LISTED = 500
"""So many titles of a long list are shown."""


class ActivityRead(NamedTuple):
    """Lines, newest first, and the name of the title that they are narrowed to, empty for none."""

    rows: list[ActivityRow]
    title: str = ""


def lines(database: Database, wanted: ActivityQuery, limit: int, before: int | None = None) -> ActivityRead:
    """The newest `limit` lines, or those before one. Raises StoreProblem."""
    with database.read() as reader:
        return ActivityRead(activity.activity_page(reader, wanted, limit, before), activity.name_of(reader, wanted.title) if wanted.title else "")


def listed(database: Database, line: int) -> list[ListedTitle]:
    """The titles behind a line that tells of many. Raises StoreProblem."""
    with database.read() as reader:
        return activity.listed_of(reader, line, LISTED)


def changes_since(database: Database, mark: int) -> tuple[list[Change], int]:
    """What changed on each server since the line `mark`, and the newest line now. Raises StoreProblem."""
    with database.read() as reader:
        return since_looked.changes_since(reader, mark), activity.newest(reader)


def titles_since(database: Database, mark: int, server: int, kind: ChangeKind) -> list[ListedTitle]:
    """The titles behind one of those counts. Raises StoreProblem."""
    with database.read() as reader:
        return since_looked.titles_since(reader, mark, server, kind, LISTED)
