"""plexapi's server, asking through our own client: no request of its own accord, our guards, our sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from xml.etree.ElementTree import Element

from plexapi.base import PlexObject
from plexapi.server import PlexServer

from app.domain.cancel import Cancel
from app.sources.plex_answers import read_answer
from app.sources.plex_headers import plex_headers
from app.web.redirects import host_of
from app.web.session import GuardedSession
from app.web.web import MIB, Web

_LIMIT = 256 * MIB  # a server that ignores paging answers with its whole library
_DEADLINE = 60.0
_cancel: ContextVar[Cancel | None] = ContextVar("plex_cancel", default=None)


class Server(PlexServer):
    """A Plex server at an address. Building it sends nothing, and its objects never reload themselves."""

    def __init__(self, address: str, token: str, web: Web, device_id: str) -> None:
        self._baseurl = address.rstrip("/")
        self._token = token
        self._web = web
        self._headers_sent = plex_headers(device_id, token)
        self._session = GuardedSession(web, self._stopper, deadline=_DEADLINE, limit=_LIMIT)
        self._timeout = _DEADLINE
        self._showSecrets = False
        PlexObject.__init__(self, self, None, self.key)  # type: ignore[no-untyped-call]  # PlexServer's own would send a request
        self._autoReload = False

    def _headers(self, **kwargs: Any) -> dict[str, str]:
        return {**self._headers_sent, **kwargs}

    @staticmethod
    def _stopper() -> Cancel:
        return _cancel.get() or Cancel()

    @contextmanager
    def stoppable(self, cancel: Cancel) -> Iterator[None]:
        """While inside, whatever plexapi asks on this thread can be cancelled."""
        before = _cancel.set(cancel)
        try:
            yield
        finally:
            _cancel.reset(before)

    def query(
        self,
        key: str,
        method: Any = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, Any] | None = None,
        timeout: float | None = None,
        **kwargs: Any,  # noqa: ARG002  -- plexapi's signature
    ) -> Element | None:
        """A GET's answer as plexapi wants it: its root element. Raises Problem or Cancelled, never plexapi's own errors."""
        if method is not None:
            raise TypeError("Bijou only reads from Plex servers")
        url = f"{self._baseurl}{key}"
        answer = self._web.get(
            url, headers=self._headers(**(headers or {})), params=params, cancel=self._stopper(), deadline=timeout or _DEADLINE, limit=_LIMIT
        )
        return read_answer(answer.content, host_of(url))
