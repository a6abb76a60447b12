"""What the user decides to keep: which servers and libraries, in which order, and whether what a scan did not find is gone (D11, D12, D14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.domain.items import Kind
from app.domain.problems import Busy, Missing
from app.domain.scanning import Named
from app.store import server_changes, splitting
from app.store.database import Database, Transaction
from app.store.happenings import Where, note_happened, note_many
from app.store.retiring import retire_copies, retire_library
from app.store.scan_lock import ScanLock
from app.store.scan_rows import drop_server, libraries_of, not_seen, server_of, set_included, set_shrunk
from app.store.servers import server as server_row
from app.store.shared_titles import remerge_shared
from app.store.splitting import Undone


def confirm_retire(database: Database, server_id: int, library_id: int | None = None) -> int:
    """The user says that what scans of this server, or of one library of it, did not find is gone (D12).

    Returns how many titles and episodes left. Raises Busy or Missing.
    """
    with _alone(database, server_id) as name, database.write() as tx:
        retired: list[Named] = []
        for library in libraries_of(tx, server_id):
            if library_id not in {None, library.id}:
                continue
            retired += retire_copies(tx, not_seen(tx, library.id))
            set_shrunk(tx, library.id, shrunk=False)
        note_many(tx, "retired", retired, len(retired), Where(server_id, name, None), gone=True)
    return len(retired)


def remove_server(database: Database, server_id: int) -> int:
    """Forget a server with all its copies; titles that live elsewhere, are followed or wished stay (D14). Returns how many left. Raises Busy or Missing."""
    with _alone(database, server_id) as name, database.write() as tx:
        gone = _retire_libraries(tx, [library.id for library in libraries_of(tx, server_id)])
        drop_server(tx, server_id)
        note_happened(tx, "removed", Named(Kind.MOVIE, 0, name), detail=f"{gone:,}")
    ScanLock(database.path, server_id).forget()
    return gone


def include_library(database: Database, library_id: int, *, included: bool) -> int:
    """Whether a library is wanted. Deselecting it drops its copies as remove_server does; returns how many titles left. Raises Busy or Missing."""
    with database.read() as reader:
        server_id = server_of(reader, library_id)
    if server_id is None:
        raise Missing("This library is no longer there.")
    with _alone(database, server_id), database.write() as tx:
        gone = 0 if included else _retire_libraries(tx, [library_id])
        set_included(tx, library_id, int(included))
    return gone


def reorder_servers(database: Database, servers: Sequence[int]) -> None:
    """The user's order, first to last: whose word counts where several have one (D11)."""
    with database.write() as tx:
        server_changes.order_servers(tx, servers)
        remerge_shared(tx)


def undo(database: Database, activity_id: int) -> Undone:
    """Take back a merge or a split, or the taking back of one (D10, D62). Raises Problem when that is no longer possible."""
    with database.write() as tx:
        return splitting.undo(tx, activity_id)


def _retire_libraries(tx: Transaction, libraries: Sequence[int]) -> int:
    return sum(len(retire_library(tx, library)) for library in libraries)


@contextmanager
def _alone(database: Database, server_id: int) -> Iterator[str]:
    """Not while the server is being scanned; gives its name."""
    lock = ScanLock(database.path, server_id)
    if not lock.take():
        raise Busy("This server is being scanned. Wait for that scan to end, or cancel it.")
    try:
        with database.read() as reader:
            row = server_row(reader, server_id)
        if row is None:
            raise Missing("This server is no longer in the library.")
        yield row.name
    finally:
        lock.give_back()
