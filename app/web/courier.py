"""A question's whole journey: its turn, its connection, redirects, trying again, and the verdict on the answer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import ExitStack

import requests
from requests.structures import CaseInsensitiveDict
from requests.utils import requote_uri

from app import __version__
from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer
from app.web.answer import Answer
from app.web.exchange import Exchange
from app.web.pace import Patience
from app.web.question import Question
from app.web.redirects import harmless, host_of, next_address, origin_of
from app.web.transport import Transport, late
from app.web.troubles import retry_after, status_problem

_REDIRECTS = 5
_AGAIN = {429, 500, 502, 503, 504}
log = logging.getLogger(__name__)
logging.getLogger("urllib3").setLevel(logging.WARNING)  # it would log addresses with their queries, which may hold a secret


class Courier:
    """Sends questions. `pins` ("host:port" → fingerprint) belong to `Web`, which may change them at any time."""

    def __init__(self, pins: Mapping[str, str], proxy: Callable[[], str | None], patience: Patience) -> None:
        self._transport = Transport(pins, proxy)
        self._patience = patience

    def close(self) -> None:
        """Cancel what still runs and close every connection; questions asked later raise Cancelled."""
        self._transport.close()

    def ask(self, question: Question, cancel: Cancel, deadline: float, limit: int) -> Answer:
        """The answer, within `deadline` seconds and `limit` bytes. Raises Problem or Cancelled."""
        prepared = _prepared(question)
        with ExitStack() as stack:
            exchange = Exchange(cancel, deadline, limit)
            self._transport.admit(exchange)
            stack.callback(self._transport.dismiss, exchange)
            stack.enter_context(exchange)
            stack.enter_context(exchange.interruptible())
            return self._with_patience(prepared, exchange, question)

    def _with_patience(self, prepared: requests.PreparedRequest, exchange: Exchange, question: Question) -> Answer:
        tries = 0
        while True:
            try:
                answer = self._followed(prepared, exchange) if question.follow else self._transport.send(prepared, exchange)
                if answer.status in _AGAIN and answer.status not in question.allowed and prepared.method == "GET":
                    tries += 1
                    wait = self._patience.wait(tries, retry_after(answer.headers))
                    if wait is not None and wait < exchange.remaining():
                        log.info("%s answered %d; asking again in %.1f s", host_of(answer.url), answer.status, wait)
                        exchange.cancel.wait(wait)
                        continue
            except TimeoutError as error:
                raise late(exchange, prepared.url or "") from error
            return _checked(answer, question)

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


def _prepared(question: Question) -> requests.PreparedRequest:
    """The question as requests sends it. Raises BadAnswer where its address is none."""
    headers = {"User-Agent": f"Bijou/{__version__}", "Accept-Encoding": "gzip", "Accept": ", ".join(question.accept) or "*/*", **question.headers}
    try:
        request = requests.Request(question.method, question.url, headers=headers, params=question.params, data=question.data, json=question.json)
        prepared = request.prepare()
    except (requests.RequestException, UnicodeError, ValueError):
        raise BadAnswer("This is no address that can be asked; check it for a slip.") from None
    origin_of(prepared.url or "")
    return prepared


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


def _checked(answer: Answer, question: Question) -> Answer:
    """The answer if it is a success of an acceptable type. Raises Problem."""
    host = host_of(answer.url)
    if answer.status in question.allowed:
        return answer
    if not 200 <= answer.status < 300:
        raise status_problem(answer.status, host, answer.headers)
    kind = answer.content_type
    if question.accept and answer.content and kind and not kind.startswith(question.accept):
        if kind == "text/html":
            raise BadAnswer(f"{host} answered with a web page; check that the address is the server's own, port and path included.")
        raise BadAnswer(f"{host} answered with something else than was asked for ({kind}).")
    return answer
