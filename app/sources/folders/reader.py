"""Keeps the helper process: asks it one thing at a time, and starts it anew when it dies or hangs."""

from __future__ import annotations

import logging
import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

import msgspec

from app.domain.cancel import Cancel
from app.domain.problems import Cancelled
from app.sources.folders.reading import Answered, Task, serve

SECONDS = 60.0  # for one task: a slow share may take long to hand over a file's head
DEATHS = 5  # in a row: then it is not the files
log = logging.getLogger(__name__)


class Reader:
    """Answers tasks in a helper process, which starts with the first; safe to use from several threads, one task at a time.

    A spawned process works frozen too (main calls freeze_support). One that dies again and again is left alone until `close`, which ends it.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._deaths = 0  # in a row

    def ask(self, task: Task, cancel: Cancel) -> Answered | None:
        """The answer; None when the helper died or hung over it. Raises Cancelled."""
        with self._lock:
            cancel.check()
            if self._deaths >= DEATHS:
                return None
            try:
                answer = self._asked(self._line or self._start(), task, cancel)
            except Cancelled:
                self._end()
                raise
            self._deaths = 0 if answer is not None else self._deaths + 1
            if answer is None:
                log.warning("The reader of media files died or hung%s", "; it is left until the next scan" if self._deaths >= DEATHS else "")
                self._end()
            return answer

    def _asked(self, line: Connection, task: Task, cancel: Cancel) -> Answered | None:
        try:
            with cancel.on_cancel(self._kill):
                line.send_bytes(msgspec.msgpack.encode(task))
                if line.poll(self._seconds):
                    return msgspec.msgpack.decode(line.recv_bytes(), type=Answered)
        except (EOFError, OSError):
            cancel.check()
        cancel.check()
        return None

    @property
    def running(self) -> bool:
        """Whether the helper process lives."""
        return self._process is not None and self._process.is_alive()

    def close(self) -> None:
        """End the helper process and wait for it."""
        with self._lock:
            self._deaths = 0
            self._end()

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), name="bijou-reader", daemon=True)
        self._process.start()
        theirs.close()
        self._line = ours
        return ours

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._line = self._process = None
