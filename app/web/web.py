"""The client that every part of Bijou asks the network through: deadlines, limits, certificates, redirects, pace and plain sentences."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

import requests
from requests.structures import CaseInsensitiveDict
from requests.utils import requote_uri

from app import __version__
from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer
from app.web.answer import Answer
from app.web.exchange import Exchange
from app.web.pace import Pace, Patience
from app.web.redirects import harmless, host_of, next_address, origin_of
from app.web.transport import Transport, late
from app.web.troubles import retry_after, status_problem

MIB = 1 << 20
DEADLINE = 30.0
LIMIT = 64 * MIB
_REDIRECTS = 5
_AGAIN = {429, 500, 502, 503, 504}
log = logging.getLogger(__name__)


class Web:
    """One way out. Thread safe; connections are kept per origin and given back by `close`.

    `pins` are accepted certificates: "host:port" → SHA-256 fingerprint. `proxy` is an address; without it the environment's proxies count, never for
    this computer itself. Every question raises Unreachable, Busy, Refused, Missing, BadAnswer, UnknownCertificate or Cancelled.
    """

    def __init__(self, *, pins: Mapping[str, str] | None = None, proxy: str | None = None, patience: Patience | None = None) -> None:
        self._transport = Transport(pins or {}, proxy)
        self._patience = patience or Patience()
        self._lock = threading.Lock()
        self._paces: dict[str, Pace] = {}

    def pin(self, host: str, port: int, fingerprint: str | None) -> None:
        """Accept exactly this certificate from that host and port from now on, besides what the system trusts; None forgets it."""
        self._transport.pin(f"{host}:{port}", fingerprint)

    def set_pace(self, host: str, pace: Pace | None) -> None:
        """How gently that host (a name, any port) is asked."""
        with self._lock:
            if pace is None:
                self._paces.pop(host, None)
            else:
                self._paces[host] = pace

    def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, Any] | None = None,
        cancel: Cancel,
        deadline: float = DEADLINE,
        limit: int = LIMIT,
        accept: tuple[str, ...] = (),
        allowed: tuple[int, ...] = (),
    ) -> Answer:
        """The answer to a GET, whole, within `deadline` seconds and `limit` bytes, redirects and retries included.

        `accept` names content types (their beginnings) that make sense; another is a BadAnswer. `allowed` are statuses from 300 on that are answers too.
        """
        request = requests.Request("GET", url, headers=dict(headers or {}), params=dict(params or {}))
        return self.ask(request, Exchange(cancel, deadline, limit), accept, allowed)

    def post(  # noqa: PLR0913  -- one more than `get`: what to send
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, Any] | None = None,
        json: Any = None,
        data: Any = None,
        cancel: Cancel,
        deadline: float = DEADLINE,
        limit: int = LIMIT,
        accept: tuple[str, ...] = (),
        allowed: tuple[int, ...] = (),
    ) -> Answer:
        """The answer to a POST, as `get`; it is never repeated, and follows no redirect to another host."""
        request = requests.Request("POST", url, headers=dict(headers or {}), params=dict(params or {}), json=json, data=data)
        return self.ask(request, Exchange(cancel, deadline, limit), accept, allowed)

    def close(self) -> None:
        """Cancel what still runs and close every connection; questions asked later raise Cancelled."""
        self._transport.close()

    def ask(self, request: requests.Request, exchange: Exchange, accept: tuple[str, ...] = (), allowed: tuple[int, ...] = ()) -> Answer:
        """Send any request within `exchange`; `get` and `post` are what most callers want."""
        request.headers = {"User-Agent": f"Bijou/{__version__}", "Accept-Encoding": "gzip", "Accept": ", ".join(accept) or "*/*", **request.headers}
        try:
            prepared = request.prepare()
            origin_of(prepared.url or "")
        except (requests.RequestException, UnicodeError, ValueError) as error:
            raise BadAnswer("This is no address that can be asked; check it for a slip.") from error
        host = origin_of(prepared.url or "")[1]
        with ExitStack() as stack:
            if pace := self._paces.get(host):
                stack.enter_context(pace.turn(exchange.cancel))
            self._transport.admit(exchange)
            stack.callback(self._transport.dismiss, exchange)
            stack.enter_context(exchange)
            stack.enter_context(exchange.interruptible())
            return self._with_patience(prepared, exchange, accept, allowed)

    def _with_patience(self, prepared: requests.PreparedRequest, exchange: Exchange, accept: tuple[str, ...], allowed: tuple[int, ...]) -> Answer:
        tries = 0
        while True:
            try:
                answer = self._followed(prepared, exchange)
                if answer.status in _AGAIN and answer.status not in allowed and prepared.method == "GET":
                    tries += 1
                    wait = self._patience.wait(tries, retry_after(answer.headers))
                    if wait is not None and wait < exchange.remaining():
                        log.info("%s answered %d; asking again in %.1f s", host_of(answer.url), answer.status, wait)
                        exchange.cancel.wait(wait)
                        continue
            except TimeoutError as error:
                raise late(exchange, prepared.url or "") from error
            return _checked(answer, accept, allowed)

    def _followed(self, prepared: requests.PreparedRequest, exchange: Exchange) -> Answer:
        for _ in range(_REDIRECTS + 1):
            answer = self._transport.send(prepared, exchange)
            location = answer.headers.get("Location")
            if answer.status not in {301, 302, 303, 307, 308} or not location:
                return answer
            url, same = next_address(answer.url, location)
            if prepared.method != "GET" and not same:
                raise BadAnswer(f"{host_of(answer.url)} sends us on to {host_of(url)}; use that address instead if it is yours.")
            prepared = _moved(prepared, url, same, answer.status)
        raise BadAnswer(f"{host_of(prepared.url or '')} sends us round in circles.")


def _moved(prepared: requests.PreparedRequest, url: str, same: bool, status: int) -> requests.PreparedRequest:
    """The question as it goes to where a redirect leads."""
    moved = prepared.copy()
    moved.url = requote_uri(url)
    if not same:
        moved.headers = CaseInsensitiveDict(harmless(prepared.headers))
    if status == 303 and prepared.method != "GET":
        moved.method = "GET"
        moved.body = None
        for name in ("Content-Length", "Content-Type"):
            moved.headers.pop(name, None)
    return moved


def _checked(answer: Answer, accept: tuple[str, ...], allowed: tuple[int, ...]) -> Answer:
    """The answer if it is a success of an acceptable type. Raises Problem."""
    host = host_of(answer.url)
    if answer.status in allowed:
        return answer
    if not 200 <= answer.status < 300:
        raise status_problem(answer.status, host, answer.headers)
    kind = answer.content_type
    if accept and answer.content and kind and not kind.startswith(accept):
        if kind == "text/html":
            raise BadAnswer(f"{host} answered with a web page; check that the address is the server's own, port and path included.")
        raise BadAnswer(f"{host} answered with something else than was asked for ({kind}).")
    return answer
