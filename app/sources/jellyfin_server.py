"""Asking a Jellyfin server: its address, its header, its answers in their shapes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from app import __version__
from app.domain.cancel import Cancel
from app.sources.jellyfin_answers import read_answer
from app.web.answer import Answer
from app.web.redirects import host_of
from app.web.web import MIB, Web

T = TypeVar("T")
_LIMIT = 256 * MIB
_DEADLINE = 60.0


def authorization(device_id: str, token: str | None = None) -> str:
    """The header that versions 10.8 to 12 all understand. Device and version stay the same, or the server rewrites its device list."""
    fields = {"Client": "Bijou", "Device": "Bijou", "DeviceId": device_id, "Version": __version__}
    if token is not None:
        fields["Token"] = token
    return "MediaBrowser " + ", ".join(f'{name}="{value}"' for name, value in fields.items())


class JellyfinServer:
    """A server at an address (a path prefix included). Raises Problem or Cancelled."""

    def __init__(self, address: str, token: str | None, web: Web, device_id: str) -> None:
        self.address = address.rstrip("/")
        self.host = host_of(self.address)
        self.headers = {"Authorization": authorization(device_id, token)}
        self._web = web

    def get(self, shape: type[T], path: str, cancel: Cancel, params: Mapping[str, Any] | None = None) -> T:
        """A GET's answer."""
        return read_answer(shape, self.asked(path, cancel, params).content, self.host)

    def asked(self, path: str, cancel: Cancel, params: Mapping[str, Any] | None = None, allowed: tuple[int, ...] = ()) -> Answer:
        """A GET's answer as it came; `allowed` are failures that the caller reads itself."""
        return self._web.get(
            self.address + path,
            headers={**self.headers, "Accept": "application/json"},
            params=params,
            cancel=cancel,
            deadline=_DEADLINE,
            limit=_LIMIT,
            allowed=allowed,
        )

    def post(self, path: str, cancel: Cancel, body: Any = None, allowed: tuple[int, ...] = ()) -> Answer:
        """A POST's answer."""
        headers = {**self.headers, "Accept": "application/json"}
        return self._web.post(self.address + path, headers=headers, json=body, cancel=cancel, deadline=_DEADLINE, allowed=allowed)
