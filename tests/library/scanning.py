"""What the tests of scanning share: running a scan, and counting what came of it."""

from __future__ import annotations

from app.domain.cancel import Cancel
from app.domain.scanning import Mode, ScanReport
from app.library.scan import scan
from app.store.database import Database
from tests.library.pretend_source import PretendSource, film

NOW = 1_760_000_000


def run(database: Database, source: PretendSource, mode: Mode = "full", server: int = 1) -> ScanReport:
    """One scan from beginning to end."""
    return scan(database, source, server, mode, Cancel())


def value(database: Database, sql: str) -> object:
    """The first value of a query."""
    with database.read() as reader:
        return reader.value(sql)


def counted(database: Database, rows: str) -> object:
    """How many rows there are of these."""
    return value(database, f"SELECT count(*) FROM {rows}")


def films(count: int) -> PretendSource:
    """A server with one library of films."""
    return PretendSource().library("1", "movie", *(film(number) for number in range(count)))
