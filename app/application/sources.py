"""The servers' clients, opened when first needed and kept while the program runs. Never on the GUI thread: a keyring may block."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.application.household import Household
from app.artwork.failures import Failures
from app.domain.problems import Missing, Problem, Unreachable
from app.domain.servers import ServerRow
from app.library.connecting import open_source
from app.settings.keys import server_secret
from app.sources.source import Source
from app.store import servers

if TYPE_CHECKING:
    from app.artwork.artwork import Address, Artwork
    from app.artwork.reference import Origin

log = logging.getLogger(__name__)


class Sources:
    """One open source a server, shared by scans and pictures. `failures` knows whose pictures are left alone for a while."""

    def __init__(self, household: Household) -> None:
        self.failures = Failures()
        self._household = household
        self._lock = threading.Lock()
        self._open: dict[int, Source] = {}

    def row(self, server: int) -> ServerRow:
        """The stored server. Raises Missing."""
        with self._household.database.read() as reader:
            row = servers.server(reader, server)
        if row is None:
            raise Missing("This server was removed.")
        return row

    def of(self, server: int) -> Source:
        """The server's source. Raises Problem: no such server, no secret, an address that is none."""
        with self._lock:
            if server not in self._open:
                row = self.row(server)
                keys = self._household.keys
                facts_dir = self._household.places.folder_facts
                self._open[server] = open_source(row, self._household.web, lambda: keys.get(server_secret(row.kind, row.device_id)), facts_dir)
            return self._open[server]

    def image(self, origin: Origin, reference: str, width: int, height: int) -> Address:
        """Where a server's or provider's picture is, for the artwork room. Raises Problem."""
        if isinstance(origin, str):
            return self._provider_image(origin, reference, width, height)
        return self.of(origin).image(reference, width, height)

    def _provider_image(self, provider: str, reference: str, width: int, height: int) -> Address:
        from app.artwork.provider_pictures import provider_picture

        base = self._household.address(f"{provider}_image")
        if base is None and self._household.demo:
            raise Unreachable("The demo's pictures have not been started yet.")
        return provider_picture(provider, reference, width, height, base)

    def forget(self, server: int) -> None:
        """Close a source whose server changed or went; the next use opens it anew."""
        with self._lock:
            source = self._open.pop(server, None)
        if source is not None:
            source.close()
        self.failures.forget(server)

    def close(self) -> None:
        """Close every source."""
        with self._lock:
            sources, self._open = list(self._open.values()), {}
        for source in sources:
            source.close()


def artwork_room(household: Household, sources: Sources) -> Callable[[], Artwork]:
    """What makes the artwork room at its first use, on a pool thread."""
    made: list[Artwork] = []
    making = threading.Lock()

    def room() -> Artwork:
        from app.artwork.artwork import Artwork

        with making:
            if not made:
                try:
                    made.append(Artwork(household.places.artwork_dir, household.settings.artwork_limit_bytes, sources.image, household.web, sources.failures))
                except OSError as error:
                    raise Problem(f"The picture cache cannot be used ({error.strerror or error}).") from error
            return made[0]

    return room
