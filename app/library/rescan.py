"""Reading single titles again, because the user asked for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported, Skipped
from app.domain.problems import Missing
from app.domain.scanning import LISTED_AT_MOST, ScanReport
from app.sources.source import Source
from app.store.copies import Place
from app.store.database import Database
from app.store.preparing import prepared
from app.store.scan_rows import Tied, finish_scan, start_scan, tied_copies
from app.store.servers import server as server_row
from app.store.stored import Stored
from app.store.storing import store_batch

_ORDER = (Kind.MOVIE, Kind.SHOW, Kind.SEASON, Kind.EPISODE)
_ASKED_AT_ONCE = 50


def rescan_items(database: Database, source: Source, server_id: int, keys: Sequence[tuple[Kind, str]], cancel: Cancel) -> ScanReport:
    """Ask a server for these items, (kind, remote key), in full, and store them; a show's seasons and episodes come along.

    Nothing is retired: what the server no longer has is in the report. Raises Problem when it does not answer, Missing when it is not stored, Cancelled.
    """
    started_at = database.now()
    with database.read() as reader:
        row = server_row(reader, server_id)
        known = tied_copies(reader, server_id, [key for _, key in keys])
    if row is None:
        raise Missing("This server is no longer in the library.")
    wanted = [(tied.kind, key) for key, tied in known.items()]
    stored = Stored()
    found: set[str] = set()
    for start in range(0, len(wanted), _ASKED_AT_ONCE):
        cancel.check()
        items = source.items(wanted[start : start + _ASKED_AT_ONCE], cancel)
        found.update(item.remote_key for item in items)
        for place, kind, some in _grouped(items, known, server_id):
            stored.include(store_batch(database, place, kind, prepared(some)))
    stored.skipped += [Skipped(key, known[key].title, "The server no longer has it; a deep scan retires it.") for _, key in wanted if key not in found]
    return _written_down(database, server_id, row.name, stored, started_at)


def _grouped(items: Sequence[Reported], known: Mapping[str, Tied], server_id: int) -> Iterator[tuple[Place, Kind, list[Reported]]]:
    """By kind, shows before their seasons and these before their episodes, and by library."""
    for kind in _ORDER:
        places: dict[Place, list[Reported]] = {}
        for item in items:
            if item.kind is kind and (tied := known.get(item.remote_key)) is not None:
                places.setdefault(Place(server_id, tied.library_id, tied.language), []).append(item)
        for place, some in places.items():
            yield place, kind, some


def _written_down(database: Database, server_id: int, server: str, stored: Stored, started_at: int) -> ScanReport:
    with database.write() as tx:
        scan_id = start_scan(tx, server_id, server, "items")
        report = ScanReport(
            server_id=server_id,
            server=server,
            mode="items",
            state="done",
            started_at=started_at,
            ended_at=tx.now,
            scan_id=scan_id,
            added=stored.added_count,
            changed=stored.changed_count,
            skipped=len(stored.skipped),
            added_titles=tuple(stored.added),
            changed_titles=tuple(stored.changed),
            skipped_items=tuple(stored.skipped[:LISTED_AT_MOST]),
        )
        finish_scan(tx, scan_id, report)
    return report
