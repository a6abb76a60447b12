"""Someone who asks on a thread of their own, and waits."""

from __future__ import annotations

import threading

from app.domain.cancel import Cancel
from app.web.web import Web


class Asking(threading.Thread):
    """Started at once; `error` is what the question raised."""

    def __init__(self, web: Web, address: str) -> None:
        super().__init__()
        self._web = web
        self._address = address
        self.cancel = Cancel()
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        """The thread's work."""
        try:
            self._web.get(self._address, cancel=self.cancel, deadline=60)
        except BaseException as error:  # noqa: BLE001  -- the test looks at it
            self.error = error

    def ended_with(self) -> BaseException | None:
        """Wait a moment for the end."""
        self.join(5)
        assert not self.is_alive(), "it still waits"
        return self.error
