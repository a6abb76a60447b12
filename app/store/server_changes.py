"""Writing servers: added, renamed, moved, ordered, scheduled, and how their last answer went."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.domain.changes import Subject
from app.store.database import Reader, Transaction


class NewServer(msgspec.Struct, frozen=True):
    """A server as it is first stored. `device_id` is what Bijou calls itself there and never changes."""

    kind: str
    name: str
    address: str
    device_id: str
    machine_id: str | None = None
    user_id: str | None = None
    user_name: str | None = None
    version: str | None = None
    certificate: str | None = None


def add_server(tx: Transaction, new: NewServer, now: int) -> int:
    """Store a server, last in the user's order; its id."""
    number = tx.insert(
        "INSERT INTO servers (kind, name, address, device_id, machine_id, user_id, user_name, version, certificate, position, added_at, answered_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM servers), ?, ?)",
        (new.kind, new.name, new.address, new.device_id, new.machine_id, new.user_id, new.user_name, new.version, new.certificate, now, now),
    )
    tx.note_added(Subject.SERVER, number)
    return number


def same_server(reader: Reader, kind: str, machine_id: str, user_id: str | None) -> tuple[int, str] | None:
    """(id, device id) of a stored server that is this one for this user, at whatever address; None when there is none."""
    sql = "SELECT id, device_id FROM servers WHERE kind = ? AND machine_id = ? AND user_id IS ?"
    row = reader.row(sql, (kind, machine_id, user_id))
    return None if row is None else (row[0], row[1])


def on_device(reader: Reader, kind: str, device_id: str) -> tuple[int, str, str | None] | None:
    """(id, name, machine id) of the stored server where Bijou calls itself this; None when there is none."""
    row = reader.row("SELECT id, name, machine_id FROM servers WHERE kind = ? AND device_id = ?", (kind, device_id))
    return None if row is None else (row[0], row[1], row[2])


def free_name(reader: Reader, wanted: str, but: int = 0) -> str:
    """The name, with a number where another server (than `but`) has it already."""
    taken = {row[0].casefold() for row in reader.rows("SELECT name FROM servers WHERE id <> ?", (but,))}
    name, number = wanted, 2
    while name.casefold() in taken:
        name, number = f"{wanted} {number}", number + 1
    return name


def put_libraries(tx: Transaction, server: int, libraries: Sequence[tuple[str, str, str, str | None, bool]]) -> None:
    """Store what the server says of its libraries: (key, name, kind, language, hidden); what the user chose for known ones stays."""
    for position, (key, name, kind, language, hidden) in enumerate(libraries):
        tx.execute(
            "INSERT INTO libraries (server_id, key, name, kind, language, hidden, position) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (server_id, key) DO UPDATE"
            " SET name = excluded.name, language = excluded.language, hidden = excluded.hidden, position = excluded.position",
            (server, key, name, kind, language, int(hidden), position),
        )
    tx.note_updated(Subject.SERVER, server)


def move_server(tx: Transaction, server: int, address: str, version: str | None, now: int) -> None:
    """A known server was found at an address; it answered."""
    sql = "UPDATE servers SET address = ?, version = coalesce(?, version), trouble = NULL, answered_at = ? WHERE id = ?"
    tx.execute(sql, (address, version, now, server))
    tx.note_updated(Subject.SERVER, server)


def change_user(tx: Transaction, server: int, user_id: str | None, user_name: str | None) -> None:
    """Whose view of a known server is read from now on."""
    tx.execute("UPDATE servers SET user_id = ?, user_name = ? WHERE id = ?", (user_id, user_name, server))


def rename_server(tx: Transaction, server: int, name: str) -> None:
    """What the user calls it."""
    tx.execute("UPDATE servers SET name = ? WHERE id = ?", (name, server))
    tx.note_updated(Subject.SERVER, server)


def order_servers(tx: Transaction, servers: Sequence[int]) -> None:
    """The user's order, first to last (D11)."""
    for position, server in enumerate(servers, start=1):
        tx.execute("UPDATE servers SET position = ? WHERE id = ?", (position, server))
    tx.note_updated(Subject.SERVER, *servers)


def schedule_server(tx: Transaction, server: int, minutes: int | None) -> None:
    """How often it is scanned by itself; None: only when asked."""
    tx.execute("UPDATE servers SET scan_every_minutes = ? WHERE id = ?", (minutes, server))
    tx.note_updated(Subject.SERVER, server)


def accept_certificate(tx: Transaction, server: int, fingerprint: str | None) -> None:
    """The certificate that the user accepted for this server."""
    tx.execute("UPDATE servers SET certificate = ? WHERE id = ?", (fingerprint, server))
    tx.note_updated(Subject.SERVER, server)


def note_answer(tx: Transaction, server: int, now: int, trouble: str | None) -> None:
    """How asking it went: a sentence, or None when it answered well."""
    if trouble is None:
        tx.execute("UPDATE servers SET trouble = NULL, answered_at = ? WHERE id = ?", (now, server))
    else:
        tx.execute("UPDATE servers SET trouble = ? WHERE id = ?", (trouble, server))
    tx.note_updated(Subject.SERVER, server)


def any_server(reader: Reader) -> bool:
    """True when there is a server at all: before the first one, a start leads to Welcome."""
    return bool(reader.value("SELECT EXISTS (SELECT 1 FROM servers)"))
