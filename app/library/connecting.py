"""Adding a server: find it, sign in, ask who it is and what it holds, store it; and opening one that is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.domain.servers import ServerRow
from app.sources.source import LibraryFacts, ServerFacts, Source, SourceKind
from app.store import server_changes
from app.store.database import Database, Transaction
from app.store.servers import server as server_row

if TYPE_CHECKING:
    from app.web.web import Web

_HTTPS_PORT = 443
_USUAL_PORTS = {"plex": 32400, "jellyfin": 8096, "folders": 0}


def new_device_id() -> str:
    """What Bijou calls itself on one server, for good."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Invitation:
    """A server as the user names it: with a token (or API key), or with user and password. `fingerprint` is a certificate that the user accepted for it."""

    kind: SourceKind
    address: str
    name: str | None = None
    token: str | None = field(default=None, repr=False)
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    fingerprint: str | None = None
    device_id: str = field(default_factory=new_device_id)


@dataclass(frozen=True, slots=True)
class Joined:
    """A server that is stored now. `token` is what has to be kept as its secret, None where it has none; `known`: it was there before."""

    server_id: int
    name: str
    device_id: str
    token: str | None = field(repr=False)
    libraries: tuple[LibraryFacts, ...] = ()
    known: bool = False


def join(database: Database, web: Web, invitation: Invitation, cancel: Cancel) -> Joined:
    """Add the server with all its film and show libraries, or bring the address of a known one up to date.

    Raises Problem or Cancelled; nothing is stored then.
    """
    address, token, user_id = _signed_in(web, invitation, cancel)
    source = _source(web, invitation, address, token, user_id)
    try:
        facts = source.describe(cancel)
        libraries = tuple(source.libraries(cancel))
    finally:
        source.close()
    cancel.check()
    return _store(database, invitation, address, token, (facts, libraries))


def trust(web: Web, kind: SourceKind, address: str, fingerprint: str) -> None:
    """Accept this certificate from the address's host: at its port, and at those where it is looked for."""
    parts = urlsplit(address if "://" in address else f"https://{address}")
    if parts.hostname:
        for port in {parts.port or _HTTPS_PORT, _HTTPS_PORT, _USUAL_PORTS[kind]} - {0}:
            web.pin(parts.hostname, port, fingerprint)


def open_source(server: ServerRow, web: Web, secret: Callable[[], str | None], facts_dir: Path | None = None) -> Source:
    """The source of a stored server; `secret` is asked where it needs one. Raises Refused where there is none.

    `facts_dir` is where folders keep what was learnt of their files between scans.
    """
    if server.kind == "folders":
        from app.sources.folders.source import FoldersSource

        return FoldersSource(server.address, facts_dir)
    from app.sources.connect import connect

    if server.certificate:
        trust(web, server.kind, server.address, server.certificate)
    return connect(server.kind, server.address, secret(), web, server.device_id, user_name=server.user_name, machine_id=server.machine_id)


def _signed_in(web: Web, invitation: Invitation, cancel: Cancel) -> tuple[str, str | None, str | None]:
    """(the address that answers, its token, whose it is where that was said)."""
    if invitation.kind == "folders":
        from app.sources.folders.places import tidy_folders

        return tidy_folders(invitation.address), None, None
    from app.sources.connect import find_address
    from app.sources.jellyfin_signin import sign_in

    if invitation.fingerprint:
        trust(web, invitation.kind, invitation.address, invitation.fingerprint)
    address = find_address(invitation.kind, invitation.address, web, cancel)
    if invitation.user is not None and invitation.token is None:
        account = sign_in(address, invitation.user, invitation.password or "", web, invitation.device_id, cancel)
        return address, account.token, account.user_id
    return address, invitation.token, None


def _source(web: Web, invitation: Invitation, address: str, token: str | None, user_id: str | None) -> Source:
    from app.sources.connect import connect

    return connect(invitation.kind, address, token, web, invitation.device_id, user_id=user_id, user_name=invitation.user)


def _known(tx: Transaction, invitation: Invitation, facts: ServerFacts) -> tuple[int, str] | None:
    """(id, device id) of the stored server that this is: seen by the same user, or the one whose address or token is being changed.

    Raises Problem when the address to which that one should move is another server's: its secret would be kept as this one's (D70).
    """
    known = server_changes.same_server(tx, invitation.kind, facts.machine_id, facts.user_id)
    changing = server_changes.on_device(tx, invitation.kind, invitation.device_id)
    if changing is None:
        return known
    number, name, machine_id = changing
    if machine_id not in {None, facts.machine_id} or (known is not None and known[0] != number):
        raise Problem(f"This is another server than {name}: add it as a new one.")
    server_changes.change_user(tx, number, facts.user_id, facts.user_name)
    return number, invitation.device_id


def _store(database: Database, invitation: Invitation, address: str, token: str | None, said: tuple[ServerFacts, tuple[LibraryFacts, ...]]) -> Joined:
    facts, libraries = said
    rows = [(one.key, one.name, one.kind, one.language, one.hidden) for one in libraries]
    with database.write() as tx:
        known = _known(tx, invitation, facts)
        if known is not None:
            number, device_id = known
            server_changes.move_server(tx, number, address, facts.version, database.now())
            if invitation.fingerprint:
                server_changes.accept_certificate(tx, number, invitation.fingerprint)
            row = server_row(tx, number)
            name = invitation.name or (row.name if row is not None else facts.name)
            if invitation.name is not None:
                server_changes.rename_server(tx, number, name)
        else:
            name, device_id = server_changes.free_name(tx, invitation.name or facts.name), invitation.device_id
            new = server_changes.NewServer(
                kind=invitation.kind,
                name=name,
                address=address,
                device_id=device_id,
                machine_id=facts.machine_id,
                user_id=facts.user_id,
                user_name=facts.user_name,
                version=facts.version,
                certificate=invitation.fingerprint,
            )
            number = server_changes.add_server(tx, new, database.now())
        server_changes.put_libraries(tx, number, rows)
    return Joined(number, name, device_id, token, libraries, known is not None)
