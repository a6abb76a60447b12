"""One real HTTP server on loopback per pretend service: what is asked, what is answered, and the line between them."""

from __future__ import annotations

import contextlib
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

import msgspec

from app.demo.faults import Fault, Faults

JSON = "application/json; charset=utf-8"
MEBIBYTE = 1 << 20


class Ask(msgspec.Struct):
    """One request.

    `query` joins the values of a repeated name with commas; `fields` are the headers, their names in lower case; `tweaks` are the faults that a
    listing plays itself; `address` is the server's own as the asker knows it.
    """

    method: str
    path: str
    query: dict[str, str]
    fields: dict[str, str]
    body: bytes = b""
    address: str = ""
    tweaks: tuple[Fault, ...] = ()

    def number(self, name: str, default: int) -> int:
        """A whole number of the query, `default` where it is absent or none."""
        text = self.query.get(name, "")
        return int(text) if text.isdecimal() else default

    def json(self) -> dict[str, object]:
        """The body's JSON object; empty when there is none."""
        try:
            said = msgspec.json.decode(self.body)
        except msgspec.DecodeError:
            return {}
        return said if isinstance(said, dict) else {}


class Answer(msgspec.Struct):
    """One answer: status, body, its type, and further headers."""

    status: int = 200
    body: bytes = b""
    kind: str = JSON
    fields: dict[str, str] = {}


def said(value: object, status: int = 200) -> Answer:
    """An answer in JSON."""
    return Answer(status, msgspec.json.encode(value))


class Site(Protocol):
    """A pretend service."""

    name: str

    def answer(self, ask: Ask) -> Answer:
        """Answer one request; called from many threads at once."""


class Door(ThreadingHTTPServer):
    """Listens on loopback for one site; a fault may stand between the asker and the site."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    allow_reuse_address = True

    def __init__(self, site: Site, faults: Faults, port: int = 0) -> None:
        self.site = site
        self.faults = faults
        self.closing = threading.Event()
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OSError:  # the port of last time is taken: any other will do
            super().__init__(("127.0.0.1", 0), _Handler)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), name=f"door {site.name}", daemon=True)

    def open(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def shut(self) -> None:
        """Stop listening; what hangs or trickles lets go."""
        self.closing.set()
        self.shutdown()
        self.server_close()
        self._thread.join()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no event."""


class _Handler(BaseHTTPRequestHandler):
    server: Door
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 120
    wbufsize = 1 << 16
    server_version = "Bijou-demo"
    sys_version = ""

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_PUT = do_DELETE = do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Nothing is printed: requests are counted instead."""

    def _ask(self) -> Ask:
        parts = urlsplit(self.path)
        length = self.headers.get("Content-Length", "0")
        body = self.rfile.read(int(length)) if length.isdecimal() and int(length) < MEBIBYTE else b""
        return Ask(
            method=self.command,
            path=parts.path,
            query=_joined(parse_qsl(parts.query, keep_blank_values=True)),
            fields={name.lower(): value for name, value in self.headers.items()},
            body=body,
            address=f"http://{self.headers.get('Host', '127.0.0.1')}",
        )

    def _serve(self) -> None:
        ask = self._ask()
        met = self.server.faults.meet(self.server.site.name, ask.method, self.path)
        ask.tweaks = tuple(fault for fault in met if fault.in_listing)
        for fault in met:
            if fault.kind in {"delay", "hang"}:
                self.server.closing.wait(fault.seconds if fault.kind == "delay" else fault.seconds or 3600)
        if any(fault.kind == "hang" for fault in met):
            self.close_connection = True
            return
        answer = self._answer(ask)
        how: Fault | None = None
        for fault in met:
            answer = spoiled(answer, fault)
            how = fault if fault.kind in {"cut", "trickle"} else how
        with contextlib.suppress(OSError):  # the client went away
            self._send(answer, how)

    def _answer(self, ask: Ask) -> Answer:
        try:
            return self.server.site.answer(ask)
        except Exception as trouble:  # noqa: BLE001  (whatever goes wrong here is a 500, as in a real server)
            return Answer(500, repr(trouble).encode(), "text/plain; charset=utf-8")

    def _send(self, answer: Answer, how: Fault | None) -> None:
        self.send_response(answer.status)
        body = answer.body
        if answer.status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Type", answer.kind)
        for name, value in answer.fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            body = b""
        if how is not None and how.kind == "trickle":
            self._trickle(body, how.bytes_per_second)
        elif how is not None:
            body = body[: how.after_bytes or len(body) // 2]
            self.close_connection = True
            self.wfile.write(body)
        else:
            self.wfile.write(body)
        self.wfile.flush()

    def _trickle(self, body: bytes, pace: int) -> None:
        """`pace` bytes a second, ten times a second, until all is said or the server shuts."""
        step = max(1, pace // 10)
        for start in range(0, len(body), step):
            self.wfile.write(body[start : start + step])
            self.wfile.flush()
            if self.server.closing.wait(0.1):
                return


def _joined(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The query's values by name; of a name that comes several times, all of them with commas between."""
    found: dict[str, str] = {}
    for name, value in pairs:
        found[name] = f"{found[name]},{value}" if name in found else value
    return found


def spoiled(answer: Answer, fault: Fault) -> Answer:
    """The answer as a fault leaves it; faults of time and of listings leave it alone."""
    if fault.kind == "status":
        fields = {} if fault.retry_after is None else {"Retry-After": f"{fault.retry_after:g}"}
        return Answer(fault.status, b"<html><body><h1>%d</h1></body></html>" % fault.status, "text/html", fields)
    if fault.kind == "redirect":
        return Answer(fault.status if fault.status in {301, 302, 303, 307, 308} else 302, b"", "text/plain", {"Location": fault.location})
    if fault.kind == "wrong type":
        return Answer(answer.status, b"<!DOCTYPE html><html><body>Please sign in to this network.</body></html>", "text/html; charset=utf-8")
    if fault.kind == "broken":
        half = len(answer.body) // 2
        return Answer(answer.status, answer.body[:half] + b"\x00<&{" + answer.body[half:], answer.kind, answer.fields)
    if fault.kind == "empty":
        return Answer(answer.status, b"", answer.kind, answer.fields)
    if fault.kind == "gigantic":
        return Answer(answer.status, answer.body + b" " * (fault.after_bytes or 128 * MEBIBYTE), answer.kind, answer.fields)
    return answer
