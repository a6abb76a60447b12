"""What adding a server needs done, with this house's database, network and keys: see app/models/joining.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.application.household import Household
from app.application.keeping import keep_secret
from app.application.sources import Sources
from app.domain.cancel import Cancel
from app.domain.servers import LibraryRow
from app.library import signing_in
from app.library.connecting import Invitation, Joined, join
from app.library.keeping import include_library, remove_server
from app.settings.keys import Keeping, server_secret
from app.sources.source import SourceKind
from app.store import servers as store_servers


class ServerJoining:
    """Every method is called on a pool thread and raises Problem or Cancelled."""

    def __init__(self, household: Household, sources: Sources) -> None:
        self._household = household
        self._sources = sources
        self.unkept = ""
        """Why the last server's secret is kept for this session only; empty when it is kept, or it has none."""

    def plex_pin(self, device_id: str, cancel: Cancel) -> Any:
        """A PIN whose page the person opens."""
        return signing_in.plex_pin(self._household.web, device_id, cancel)

    def plex_offers(self, device_id: str, pin: Any, cancel: Cancel) -> Sequence[Any]:
        """The servers of the account, once the person signed in; waits for it."""
        offers = signing_in.plex_offers(self._household.web, device_id, pin, cancel)
        for offer in offers:
            self._household.redact.add(offer.token)
        return offers

    def join_offer(self, offer: Any, invitation: Invitation, cancel: Cancel) -> Joined:
        """Add a server of the account."""
        return self._kept("plex", signing_in.join_offer(self._household.database, self._household.web, offer, invitation, cancel))

    def quick_connect(self, invitation: Invitation, cancel: Cancel) -> tuple[Invitation, Any]:
        """A code to type in, with the address that answers."""
        return signing_in.quick_connect(self._household.web, invitation, cancel)

    def join_quick(self, invitation: Invitation, request: Any, cancel: Cancel) -> Joined:
        """Add the server once the code was typed in; waits for it."""
        return self._kept("jellyfin", signing_in.join_quick(self._household.database, self._household.web, invitation, request, cancel))

    def join(self, invitation: Invitation, cancel: Cancel) -> Joined:
        """Add a server by address and token, user and password, or path."""
        for secret in (invitation.token, invitation.password):
            self._household.redact.add(secret or "")
        return self._kept(invitation.kind, join(self._household.database, self._household.web, invitation, cancel))

    def libraries(self, server: int) -> Sequence[LibraryRow]:
        """The libraries of a server as they are stored."""
        with self._household.database.read() as reader:
            return store_servers.libraries(reader, server)

    def include(self, chosen: Mapping[int, bool]) -> None:
        """Which libraries are scanned, by id."""
        for library, included in chosen.items():
            include_library(self._household.database, library, included=included)

    def leave(self, server: int) -> None:
        """Take a server out again, with its secret."""
        row = self._sources.row(server)
        remove_server(self._household.database, server)
        self._sources.forget(server)
        self._household.keys.remove(server_secret(row.kind, row.device_id))

    def _kept(self, kind: SourceKind, joined: Joined) -> Joined:
        """Keep its secret, and have the next use of the server open it anew."""
        keeping = keep_secret(self._household, kind, joined)
        self.unkept = self._household.keys.state.sentence if keeping is Keeping.SESSION else ""
        self._sources.forget(joined.server_id)
        return joined
