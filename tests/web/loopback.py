"""A real HTTP server on this computer whose every route misbehaves as a test wants, and that remembers what it was asked."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Asked:
    """One question as it arrived."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes
    line: tuple[str, int]
    """The asking side's own address and port: the same for two questions over one connection."""


class Exchange(BaseHTTPRequestHandler):
    """One question; a route answers with `reply`, or writes whatever bytes it likes into `wfile`."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    server: Listener

    def setup(self) -> None:
        super().setup()
        self.server.home.lines.append(self.connection)

    def reply(self, status: int = 200, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        """A whole answer."""
        self.send_response(status)
        given = {"Content-Length": str(len(body)), **(headers or {})}
        for name, value in given.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def begin(self, length: int | None = None) -> None:
        """Only the beginning of an answer, on its way at once."""
        self.send_response(200)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.flush()

    def hold(self) -> None:
        """Say nothing until the server closes."""
        self.close_connection = True
        self.server.home.arrived.set()
        self.server.home.released.wait()

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        home = self.server.home
        home.asked.append(Asked(self.command, parts.path, parse_qs(parts.query), dict(self.headers), body, self.client_address))
        home.routes.get(parts.path, home.otherwise)(self)

    do_GET = do_POST = _answer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


class Listener(ThreadingHTTPServer):
    """Joins its threads when closed; a client that goes away is no error."""

    daemon_threads = False
    home: Loopback

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients cancel and cut off here; the test looks at its own side."""


Route = Callable[[Exchange], None]


class Loopback:
    """`routes` by path, `otherwise` for every other. `arrived` is set when a route holds, `released` lets it go. `port` 0: any that is free."""

    def __init__(self, routes: Mapping[str, Route] | None = None, context: ssl.SSLContext | None = None, port: int = 0) -> None:
        self.routes: dict[str, Route] = dict(routes or {})
        self.otherwise: Route = lambda it: it.reply(404, b"no such route")
        self.asked: list[Asked] = []
        self.lines: list[socket.socket] = []
        self.arrived = threading.Event()
        self.released = threading.Event()
        self._listener = Listener(("127.0.0.1", port), Exchange)
        self._listener.home = self
        if context is not None:
            self._listener.socket = context.wrap_socket(self._listener.socket, server_side=True)
        self.port = self._listener.server_port
        self.address = f"{'https' if context else 'http'}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._listener.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.released.set()
        self._listener.shutdown()
        self._thread.join()
        for line in self.lines:  # those that clients keep open
            with contextlib.suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)
        self._listener.server_close()

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.asked]
