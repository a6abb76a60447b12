"""One scan of a server at a time, in this process and in others; a scan that died holds nothing (D18)."""

from __future__ import annotations

from pathlib import Path

import apsw

from app.store.connection import told


class ScanLock:
    """Held from `take` to `give_back`. SQLite locks a small file beside the library; the system lets go of it when the process ends, however it ends."""

    def __init__(self, library: Path, server_id: int) -> None:
        self._path = library.with_name(f"{library.stem}.scan-{server_id}.lock")
        self._connection: apsw.Connection | None = None

    def take(self) -> bool:
        """Whether nobody else has it; then it is held. Raises StoreProblem."""
        try:
            connection = apsw.Connection(str(self._path))
            connection.set_busy_timeout(0)
        except apsw.Error as error:
            raise told(error) from error
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except apsw.BusyError:
            connection.close()
            return False
        except apsw.Error as error:
            connection.close()
            raise told(error) from error
        self._connection = connection
        return True

    def forget(self) -> None:
        """The server is gone: its file goes too, unless a scan still has it."""
        if self.take():
            self.give_back()
            self._path.unlink(missing_ok=True)

    def give_back(self) -> None:
        """Let go; harmless when it is not held."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
