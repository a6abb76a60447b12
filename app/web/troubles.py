"""What went wrong on the way, as a Problem with a plain sentence. No sentence holds more of an address than its host."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from app.domain.problems import BadAnswer, Busy, Missing, Problem, Refused, Unreachable

_NO_WAY = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTDOWN}


def causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything it was made from: requests wraps urllib3, which wraps the socket's own."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, getattr(one, "reason", None), one.__context__, *one.args]


def certificate_error(error: BaseException) -> ssl.SSLCertVerificationError | None:
    """The refusal of a certificate within `error`, if that is what it is."""
    return next((one for one in causes(error) if isinstance(one, ssl.SSLCertVerificationError)), None)


def no_answer(error: BaseException, host: str) -> Problem:
    """For a question that got no answer, or only part of one."""
    for one in causes(error):
        if isinstance(one, socket.gaierror):
            return Unreachable(f"There is no computer called {host}; check the address, and the network.")
        if isinstance(one, ConnectionRefusedError):
            return Unreachable(f"Nothing answers at {host}: the server may be off, or the port wrong.")
        if isinstance(one, ssl.SSLError) and "WRONG_VERSION" in str(one):
            return BadAnswer(f"{host} does not speak https; try the address with http.")
        if isinstance(one, OSError) and one.errno in _NO_WAY:
            return Unreachable(f"There is no way to {host} from here; check the network.")
        if isinstance(one, TimeoutError):
            return Unreachable(f"{host} did not answer in time.")
        if isinstance(one, ssl.SSLError):
            return Unreachable(f"No secure connection to {host} could be made.")
    return Unreachable(f"{host} broke off before its answer was whole.")


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds that `Retry-After` asks for: it gives seconds or a date."""
    text = headers.get("Retry-After", "").strip()
    if not text:
        return None
    if text.isdecimal():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())


_SENTENCES: dict[int, tuple[type[Problem], str]] = {
    401: (Refused, "did not accept the sign-in: the token, key or password is wrong or was withdrawn."),
    403: (Refused, "does not allow this to the signed-in user."),
    404: (Missing, "does not have what was asked for."),
    410: (Missing, "no longer has what was asked for."),
    502: (Unreachable, "is only a gateway, and the server behind it does not answer."),
    504: (Unreachable, "is only a gateway, and the server behind it did not answer in time."),
}


_GATEWAYS = range(520, 531)
"""Cloudflare's own: what stands behind it is down, does not answer, or does so in a way that it does not take."""


def status_problem(status: int, host: str, headers: Mapping[str, str]) -> Problem:
    """For an answer whose status is no success."""
    if status in _SENTENCES:
        kind, words = _SENTENCES[status]
        return kind(f"{host} {words}")
    if status == 429:
        return Busy(f"{host} asks for fewer questions; trying again later will help.", retry_after(headers))
    if status == 503:
        return Busy(f"{host} is busy or starting; trying again later will help.", retry_after(headers))
    if status in _GATEWAYS:
        return Unreachable(f"{host} is only a gateway, and the server behind it does not answer ({status}).")
    if status >= 500:
        return BadAnswer(f"{host} failed with an error of its own ({status}).")
    if 300 <= status < 400:
        return BadAnswer(f"{host} sends us on to somewhere that cannot be followed ({status}).")
    return BadAnswer(f"{host} did not understand the question ({status}).")
