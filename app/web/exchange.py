"""One question and its answer: the deadline, the byte limit and the cancel token that hold for all of it."""

from __future__ import annotations

import contextlib
import io
import socket
import threading
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from app.domain.cancel import Cancel

_TRIES_PER_ADDRESS = 10.0  # seconds for one of several addresses of a host, so that a dead IPv6 route does not use up the deadline


class Line:
    """A socket, plain or TLS, lent to one exchange at a time: each read and write ends at that exchange's deadline.

    Stands in for the socket inside http.client. A pooled line changes hands, so `shut` does nothing for an exchange that no longer holds it.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._lock = threading.Lock()
        self._holder: Exchange | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def lend(self, holder: Exchange) -> None:
        """From now on `holder` decides how long reads and writes may take."""
        with self._lock:
            self._holder = holder

    def shut(self, holder: Exchange) -> None:
        """Wake whatever waits on this line, if it is still `holder` that uses it."""
        with self._lock:
            if self._holder is holder:
                with contextlib.suppress(OSError):  # already closed: nothing waits
                    socket.socket.shutdown(self._sock, socket.SHUT_RDWR)

    def hurry(self) -> None:
        """Give the next read or write the time that is left. Raises TimeoutError when none is."""
        if self._holder is not None:
            self._sock.settimeout(self._holder.remaining())

    def settimeout(self, seconds: float | None) -> None:
        """The exchange decides, whatever urllib3 would set."""

    def sendall(self, data: Any, flags: int = 0) -> None:
        """As a socket's, within the deadline."""
        self.hurry()
        self._sock.sendall(data, flags)

    def makefile(self, mode: str = "rb", buffering: int | None = None) -> io.BufferedReader:  # noqa: ARG002  -- http.client reads only
        """What http.client reads the answer from."""
        return io.BufferedReader(_Reading(self, self._sock.makefile("rb", buffering=0)), 1 << 16)


class _Reading(io.RawIOBase):
    """Reads of a line; each gets the time that is left, so an answer that trickles ends with the deadline too."""

    def __init__(self, line: Line, raw: io.RawIOBase) -> None:
        super().__init__()
        self._line = line
        self._raw = raw

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._line.hurry()
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class Exchange:
    """Seconds and bytes that one answer may take, redirects and retries included; entered by the thread that asks."""

    _current = threading.local()

    def __init__(self, cancel: Cancel, seconds: float, limit: int) -> None:
        self.cancel = cancel
        self.seconds = seconds
        self.limit = limit
        self._end = time.monotonic() + seconds
        self._line: Line | None = None
        self._lock = threading.Lock()
        self._dialled: socket.socket | None = None  # a second handle on a connection in the making: TLS takes the first one away
        self._stopped = False
        self.reused = False  # True when the line came from the pool: its server may have closed it meanwhile

    @classmethod
    def current(cls) -> Exchange:
        """The exchange that the calling thread is in."""
        exchange: Exchange = cls._current.exchange
        return exchange

    def __enter__(self) -> Self:
        self._outer = getattr(self._current, "exchange", None)
        self._current.exchange = self
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._current.exchange = self._outer
        self._hang_up()

    @property
    def stopped(self) -> bool:
        """True when the person cancelled or the program closes."""
        return self._stopped or self.cancel.requested

    @property
    def late(self) -> bool:
        """True when the deadline has passed."""
        return time.monotonic() >= self._end

    def remaining(self) -> float:
        """Seconds left, more than 0. Raises TimeoutError after the deadline, Cancelled when stopped."""
        self.cancel.check()
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the deadline has passed")
        return left

    def hold(self, line: Line, reused: bool = False) -> None:
        """Use this line from now on."""
        self.reused = reused
        line.lend(self)
        self._line = line
        self._hang_up()
        if self.stopped:
            self.stop()

    def stop(self) -> None:
        """Wake the waiting thread; from any thread, any number of times."""
        self._stopped = True
        with self._lock:
            if self._dialled is not None:
                with contextlib.suppress(OSError):
                    self._dialled.shutdown(socket.SHUT_RDWR)
        if self._line is not None:
            self._line.shut(self)

    def _dial(self, sock: socket.socket) -> None:
        """While this socket connects and shakes hands, a stop reaches it."""
        self._hang_up()
        with self._lock:
            self._dialled = sock.dup()
        if self.stopped:
            self.stop()

    def _hang_up(self) -> None:
        with self._lock:
            if self._dialled is not None:
                self._dialled.close()
                self._dialled = None

    def connect(self, host: str, port: int) -> socket.socket:
        """A connected socket to the first address of `host` that answers. Raises OSError."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        last: OSError = OSError("the name has no address")
        for place, (family, kind, protocol, _, address) in enumerate(found):
            seconds = self.remaining()
            if place < len(found) - 1:
                seconds = min(seconds, _TRIES_PER_ADDRESS)
            sock = socket.socket(family, kind, protocol)
            try:
                self._try(sock, address, seconds)
            except OSError as error:
                sock.close()
                last = error
                continue
            except BaseException:
                sock.close()
                raise
            return sock
        raise last

    def _try(self, sock: socket.socket, address: Any, seconds: float) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._dial(sock)
        sock.settimeout(seconds)
        sock.connect(address)
        sock.settimeout(self.remaining())  # for the TLS handshake

    @contextlib.contextmanager
    def interruptible(self) -> Iterator[None]:
        """While inside, a cancel closes the line at once."""
        with self.cancel.on_cancel(self.stop):
            yield
