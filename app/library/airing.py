"""What the passing of time brings: episodes air, are told and wished, wishes come (D40, D60); what was told long ago is forgotten."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.activity import KEPT_DAYS
from app.domain.cancel import Cancel
from app.domain.wanting import Aired
from app.library.browse import present
from app.store import airings, coming, promoting
from app.store.database import Database

DAY = 86_400


def what_aired(database: Database, shows: Collection[int] | None, *, wish: bool) -> list[Aired]:
    """Tell what aired since this was asked last, and wish what aired and is not owned of these shows, None for all; `wish` False: only what was wished for
    when it had aired. Raises StoreProblem."""
    now = present(database)
    with database.write() as tx:
        told = airings.tell_aired(tx, now)
        promoting.promote(tx, now, shows, followed=wish)
    return told


def tell_what_came(database: Database) -> None:
    """Write down which wishes came since this was asked last (D60). Raises StoreProblem."""
    with database.read() as reader:
        if not coming.untold(reader):
            return
    with database.write() as tx:
        coming.tell_come(tx)


def forget_old_activity(database: Database, cancel: Cancel) -> int:
    """Drop what happened more than KEPT_DAYS ago, in small transactions; how many lines. Raises StoreProblem or Cancelled."""
    gone, before = 0, database.now() - KEPT_DAYS * DAY
    while True:
        cancel.check()
        with database.write() as tx:
            some = airings.forget_old(tx, before)
        if not some:
            return gone
        gone += some
