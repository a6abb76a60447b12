"""A good copy of the library, kept beside it and renewed once a day: what is put back when the file is damaged (D1)."""

from __future__ import annotations

from app.domain.cancel import Cancel
from app.store.database import Database
from app.store.safety import age_of_good_copy, keep_good_copy

A_DAY = 24 * 3600


def keep_safe_copy(database: Database, cancel: Cancel, every: int = A_DAY) -> bool:
    """Renew the copy when it is older than `every` seconds or not there; whether that was needed. Takes about a second for 100 MB.

    Raises StoreProblem (the disk is full, the library is damaged: then the old copy stays) or Cancelled.
    """
    age = age_of_good_copy(database.path, database.now())
    if age is not None and 0 <= age < every:
        return False
    keep_good_copy(database.path, cancel, database.now())
    return True
