"""The client that every part of Bijou asks the network through: deadlines, limits, certificates, redirects, retries and plain sentences."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.domain.cancel import Cancel
from app.domain.problems import Cancelled
from app.web.answer import Answer
from app.web.pace import Patience
from app.web.question import Question

if TYPE_CHECKING:
    from app.web.courier import Courier

MIB = 1 << 20
DEADLINE = 30.0
LIMIT = 64 * MIB


class Web:
    """One way out. Thread safe; connections are kept per origin and given back by `close`.

    `pins` are accepted certificates: "host:port" → SHA-256 fingerprint. `proxy` is an address, and nothing at home is asked through it; without it the
    environment's proxies count, never for this computer itself. `patience` says when a failed question is asked again. Every question raises Unreachable,
    Busy, Refused, Missing, BadAnswer, UnknownCertificate or Cancelled.
    """

    def __init__(self, *, pins: Mapping[str, str] | None = None, proxy: str | None = None, patience: Patience | None = None) -> None:
        self._pins = dict(pins or {})
        self._proxy = proxy
        self.patience = patience or Patience()
        self._lock = threading.Lock()
        self._courier: Courier | None = None
        self._closed = False

    def pin(self, host: str, port: int, fingerprint: str | None) -> None:
        """Accept exactly this certificate from that host and port from now on, besides what the system trusts; None forgets it."""
        with self._lock:
            if fingerprint is None:
                self._pins.pop(f"{host}:{port}", None)
            else:
                self._pins[f"{host}:{port}"] = fingerprint

    def set_proxy(self, address: str | None) -> None:
        """Ask by way of this proxy from now on; None: as the environment says."""
        self._proxy = address

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
        return self.ask(Question("GET", url, headers or {}, params, accept=accept, allowed=allowed), cancel, deadline, limit)

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
        return self.ask(Question("POST", url, headers or {}, params, json, data, accept, allowed), cancel, deadline, limit)

    def ask(self, question: Question, cancel: Cancel, deadline: float = DEADLINE, limit: int = LIMIT) -> Answer:
        """Any question; `get` and `post` are what most callers want."""
        cancel.check()
        return self._sending().ask(question, cancel, deadline, limit)

    def close(self) -> None:
        """Cancel what still runs and close every connection; questions asked later raise Cancelled."""
        with self._lock:
            self._closed = True
            courier = self._courier
        if courier is not None:
            courier.close()

    def _sending(self) -> Courier:
        """Made for the first question: requests and all that hangs on it take 0.1 s to import, which the first frame does not wait for."""
        with self._lock:
            if self._closed:
                raise Cancelled
            if self._courier is None:
                from app.web.courier import Courier

                self._courier = Courier(self._pins, lambda: self._proxy, self.patience)
            return self._courier
