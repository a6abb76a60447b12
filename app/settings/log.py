"""The log: one rotating file with a size cap, without secrets."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from app.domain.problems import StoreProblem
from app.settings.redact import Redactor

FILE_BYTES = 1024 * 1024
FILES = 4  # beside the current one: at most 5 MiB in all
LINE_LIMIT = 64 * 1024

_log = logging.getLogger("bijou")


class _Lines(logging.Formatter):
    """Formats a record whole, traceback included, and only then takes the secrets out, so none hides in a part."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s [%(process)d %(threadName)s] %(message)s")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        line = self._redact(super().format(record))
        return line if len(line) <= LINE_LIMIT else line[:LINE_LIMIT] + " …"


class _CappedFile(logging.FileHandler):
    """Rotates by size, also beside a second Bijou that writes the same file, and never raises into the code that logs.

    Not logging.handlers.RotatingFileHandler: that module brings sockets and pickles, a tenth of the time to the first frame.
    """

    def emit(self, record: logging.LogRecord) -> None:
        self._follow()
        try:
            stream = self.stream
            if stream is not None and os.fstat(stream.fileno()).st_size + len(self.format(record).encode(errors="replace")) >= FILE_BYTES:
                stream.close()
                self._rotate()
        except OSError:
            self.handleError(record)
        super().emit(record)

    def _follow(self) -> None:
        # Another process may have rotated the file away: go on in the new one, or its cap would not hold.
        stream = self.stream
        if stream is None:
            return
        try:
            ours, theirs = os.fstat(stream.fileno()), Path(self.baseFilename).stat()
            moved = (ours.st_dev, ours.st_ino) != (theirs.st_dev, theirs.st_ino)
        except OSError:
            moved = True
        if moved:
            stream.close()
            with contextlib.suppress(OSError):
                self.stream = self._open()

    def _rotate(self) -> None:
        try:
            for number in range(FILES - 1, -1, -1):
                older = Path(f"{self.baseFilename}.{number}" if number else self.baseFilename)
                if older.exists():
                    older.replace(f"{self.baseFilename}.{number + 1}")
            self.stream = self._open()
        except OSError:
            # Windows does not rename a file that another process has open: keep to the cap by starting it anew.
            Path(self.baseFilename).write_bytes(b"")
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """A log that cannot be written (a full disk) is no reason to stop or to print a traceback."""


def start_log(file: Path, redact: Redactor, level: str = "info") -> Callable[[], None]:
    """Log to `file` from now on; the answer ends it and closes the file. Raises StoreProblem when the file cannot be opened."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = _CappedFile(file, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise StoreProblem(f"Bijou cannot write its log to {file} ({error.strerror or 'unknown reason'}). Move away what is there.") from error
    handler.setFormatter(_Lines(redact))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(level.upper())
    noisy = [logging.getLogger(name) for name in ("rebulk", "PIL", "keyring.backend", "urllib3.connectionpool")]
    levels = [(one, one.level) for one in noisy]
    for one in noisy:
        one.setLevel(logging.WARNING)

    def stop() -> None:
        root.removeHandler(handler)
        root.setLevel(before)
        for one, old in levels:
            one.setLevel(old)
        handler.close()

    return stop


def log_unhandled(tell: Callable[[str], None]) -> Callable[[], None]:
    """Have what nobody caught, on any thread, written to the log and told as one sentence instead of a traceback; the answer undoes it."""
    old_hook, old_thread_hook = sys.excepthook, threading.excepthook

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.critical("unhandled", exc_info=(kind, error, trace))
        tell(f"Something went wrong inside Bijou ({kind.__name__}). The log says more.")

    def caught_on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            caught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook, threading.excepthook = caught, caught_on_thread

    def undo() -> None:
        sys.excepthook, threading.excepthook = old_hook, old_thread_hook

    return undo
