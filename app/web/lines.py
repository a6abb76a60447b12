"""requests' adapter for one origin: connections that obey their exchange, certificates from the system or pinned."""

from __future__ import annotations

import ssl
from typing import Any

import truststore
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

from app.web.exchange import Exchange, Line

_KEPT = 32  # idle connections an origin may keep: as many as a provider is asked at a time


class _Obedient:
    """What our connections have in common: the socket is a `Line`."""

    sock: Any
    port: int
    _dns_host: str

    def _new_conn(self) -> Any:
        # urllib3 passes over a bare reset while it asks, for an answer may have come before: here it means that there is no connection.
        try:
            return Exchange.current().connect(self._dns_host, self.port)
        except OSError as error:
            raise NewConnectionError(self, "no connection") from error  # type: ignore[arg-type]  # mixed in with urllib3's

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]  # urllib3's, next in line
        self.sock = Line(self.sock)
        Exchange.current().hold(self.sock)

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:  # kept from an earlier exchange: it works for this one now
            Exchange.current().hold(self.sock, reused=True)
        super().request(*args, **kwargs)  # type: ignore[misc]  # urllib3's, next in line


class _Plain(_Obedient, HTTPConnection):
    """A connection without TLS."""


class _Secure(_Obedient, HTTPSConnection):
    """A connection over TLS."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class Adapter(HTTPAdapter):
    """One origin's connections. With `fingerprint` (SHA-256, hex) exactly that certificate is accepted, else what the system trusts.

    Each has a context of its own: truststore holds the context's lock through a handshake, and a host that hangs must not hold up the others.
    """

    def __init__(self, fingerprint: str | None = None) -> None:
        self._fingerprint = fingerprint
        super().__init__(pool_connections=2, pool_maxsize=_KEPT)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any) -> None:
        """Pools of our own connections; TLS is set up on the first use of an https origin."""
        super().init_poolmanager(connections, maxsize, block, **pool_kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:
        """The same pools by way of a proxy."""
        manager = super().proxy_manager_for(proxy, **proxy_kwargs)
        manager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
        return manager

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> tuple[Any, Any]:
        """What urllib3 makes the origin's pool from."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        if host["scheme"] != "https":
            return host, {}
        if self._fingerprint:
            return host, {"assert_fingerprint": self._fingerprint, "cert_reqs": "CERT_NONE"}
        return host, {"ssl_context": self._trusting()}

    def _trusting(self) -> ssl.SSLContext:
        if not hasattr(self, "_context"):
            self._context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return self._context

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Nothing more: requests would add its own bundle to what the system trusts."""
