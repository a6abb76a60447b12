"""Claims between processes: one window per folder, and no second one; the system lets go of them when a process dies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _try(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Claim:
    """A claim that is held until `release`."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def release(self) -> None:
        """Let others have it. The file stays: removing it would let two processes hold "the same" claim."""
        self._file.close()


def claim(path: Path) -> Claim | None:
    """Claim what the file stands for; None when another process, or this one, holds it. Raises OSError when the file cannot be made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+b")
    try:
        _try(file)
    except OSError:
        file.close()
        return None
    return Claim(file)


def window_claim(data_dir: Path) -> Path:
    """The file of the claim on being the window of this data folder."""
    return data_dir / "claims" / "window.lock"
