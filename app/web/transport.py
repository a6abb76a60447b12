"""Sending one question over one connection and reading its answer; certificates, proxies and failures are settled here."""

from __future__ import annotations

import http.client
import logging
import os
import threading
import time
from collections.abc import Callable, Mapping

import requests
import urllib3.exceptions
from requests.structures import CaseInsensitiveDict
from requests.utils import get_environ_proxies

from app.domain.problems import BadAnswer, Cancelled, Late, Problem, UnknownCertificate
from app.web import certificates
from app.web.answer import ERROR_BODY, Answer, read_body
from app.web.at_home import at_home
from app.web.exchange import Exchange
from app.web.lines import Adapter
from app.web.redirects import host_of, origin_of
from app.web.troubles import causes, certificate_error, no_answer

_HERE = {"localhost", "127.0.0.1", "::1"}
_BROKEN = (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError)
log = logging.getLogger(__name__)


class Transport:
    """Connections per origin, one adapter each, and one more for each pinned certificate."""

    def __init__(self, pins: Mapping[str, str], proxy: Callable[[], str | None]) -> None:
        self._pins = pins
        self._proxy = proxy
        self._lock = threading.Lock()
        self._adapters: dict[tuple[tuple[str, str, int], str | None], Adapter] = {}
        self._open: set[Exchange] = set()
        self._closed = False

    def admit(self, exchange: Exchange) -> None:
        """Raises Cancelled when the person or the closing program stopped it."""
        exchange.cancel.check()
        with self._lock:
            if self._closed:
                raise Cancelled
            self._open.add(exchange)

    def dismiss(self, exchange: Exchange) -> None:
        """The exchange is over."""
        with self._lock:
            self._open.discard(exchange)

    def close(self) -> None:
        """Stop what runs, close every connection."""
        with self._lock:
            self._closed = True
            exchanges, adapters = list(self._open), list(self._adapters.values())
            self._adapters.clear()
        for exchange in exchanges:
            exchange.stop()
        for adapter in adapters:
            adapter.close()

    def send(self, prepared: requests.PreparedRequest, exchange: Exchange) -> Answer:
        """One question, one answer, whatever its status. Raises Problem or Cancelled."""
        url = prepared.url or ""
        began = time.monotonic()
        try:
            answer = self._by_certificate(prepared, exchange)
        except _BROKEN as error:
            log.debug("%s %s failed: %s", prepared.method, host_of(url), " ← ".join(type(one).__name__ for one in causes(error)))
            raise self._trouble(error, exchange, url) from None  # the libraries' own words hold whole addresses, queries and all
        log.debug(
            "%s %s%s: %d, %d bytes, %.0f ms",
            prepared.method, host_of(url), prepared.path_url.partition("?")[0], answer.status, len(answer.content), 1000 * (time.monotonic() - began),
        )  # fmt: skip
        return answer

    def _by_certificate(self, prepared: requests.PreparedRequest, exchange: Exchange) -> Answer:
        """By the pinned certificate if there is one, else (or if the server now shows another) by what the system trusts."""
        origin = origin_of(prepared.url or "")
        pinned = self._pins.get(f"{origin[1]}:{origin[2]}") if origin[0] == "https" else None
        if pinned:
            try:
                return self._read(self._adapter(origin, certificates.tidy_fingerprint(pinned)), prepared, exchange)
            except requests.exceptions.SSLError:
                log.warning("%s shows another certificate than the accepted one", host_of(prepared.url or ""))
        return self._read(self._adapter(origin, None), prepared, exchange)

    def _read(self, adapter: Adapter, prepared: requests.PreparedRequest, exchange: Exchange) -> Answer:
        url = prepared.url or ""
        response = self._opened(adapter, prepared, exchange)
        try:
            headers = CaseInsensitiveDict(response.headers)
            if response.status_code < 300:
                content = read_body(response, exchange.limit, exchange.cancel, host_of(url))
            else:
                content = _why(response, exchange, host_of(url))
            return Answer(response.status_code, headers, content, url)
        finally:
            response.close()

    def _opened(self, adapter: Adapter, prepared: requests.PreparedRequest, exchange: Exchange) -> requests.Response:
        """The answer's beginning. A kept connection that the server has closed meanwhile is replaced once, where asking twice does no harm."""
        proxies = self._proxies(prepared.url or "")
        try:
            return adapter.send(prepared, stream=True, timeout=exchange.remaining(), proxies=proxies)
        except requests.ConnectionError as error:
            stale = exchange.reused and any(isinstance(one, (ConnectionResetError, BrokenPipeError)) for one in causes(error))
            if not stale or prepared.method != "GET" or exchange.stopped or exchange.late:
                raise
            return adapter.send(prepared, stream=True, timeout=exchange.remaining(), proxies=proxies)

    def _adapter(self, origin: tuple[str, str, int], fingerprint: str | None) -> Adapter:
        with self._lock:
            if self._closed:
                raise Cancelled
            adapter = self._adapters.get((origin, fingerprint))
            if adapter is None:
                adapter = self._adapters[(origin, fingerprint)] = Adapter(fingerprint)
            return adapter

    def _proxies(self, url: str) -> dict[str, str]:
        host = origin_of(url)[1]
        if host in _HERE:
            return {}
        if proxy := self._proxy():
            return {} if at_home(host) else {"http": proxy, "https": proxy}
        if os.name == "posix" and not any(name.lower().endswith("_proxy") for name in os.environ):
            return {}  # the usual case, without the slow search
        return dict(get_environ_proxies(url))

    def _trouble(self, error: BaseException, exchange: Exchange, url: str) -> Exception:
        """What to raise for a question that got no whole answer."""
        if exchange.stopped:
            return Cancelled()
        if exchange.late:
            return late(exchange, url)
        refused = certificate_error(error)
        if refused is not None:
            return _unknown_certificate(url, refused.verify_message.rstrip("."))
        return no_answer(error, host_of(url))


def late(exchange: Exchange, url: str) -> Problem:
    """For an answer that was not whole when its deadline came."""
    return Late(f"{host_of(url)} did not answer within {exchange.seconds:g} seconds.")


def _why(response: requests.Response, exchange: Exchange, host: str) -> bytes:
    """The body of a failure, if it is short and whole; the status says enough without it."""
    try:
        return read_body(response, ERROR_BODY, exchange.cancel, host)
    except BadAnswer:
        return b""


def _unknown_certificate(url: str, reason: str) -> Problem:
    """Ask once more, for the certificate alone, so that it can be shown."""
    _, host, port = origin_of(url)
    try:
        der = certificates.certificate_of(host, port)
    except OSError as error:
        return no_answer(error, host_of(url))
    sentence = f"{host_of(url)} shows a certificate that this computer does not trust ({reason}); accept it if the server is yours."
    return UnknownCertificate(sentence, certificates.fingerprint_of(der), certificates.subject_of(der))
