"""The pretend plex.tv: signing in with a PIN, and the servers of an account."""

from __future__ import annotations

import threading
from typing import Any
from urllib.parse import urlsplit

import msgspec

from app.demo.chance import mixed
from app.demo.tree import Value, node, xml
from app.demo.wire import Answer, Ask, said

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_PAGE = b"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Link account</title></head><body>
<h1>Pretend plex.tv</h1><form action="/authorize"><label>Code <input name="code" id="code" autofocus></label> <button>Link</button></form>
<script>const m=/[?&]code=([A-Z0-9]+)/i.exec(location.hash+location.search);if(m)document.getElementById("code").value=m[1]</script></body></html>"""


_PLAYER: dict[str, Value] = {
    "name": "Living room",
    "product": "Plex for Demo",
    "clientIdentifier": "player-1",
    "provides": "client,player",
    "owned": True,
    "presence": False,
}


class PlexTvSite:
    """Accepts `GET /authorize?code=…` as the person's yes; the account then owns the one server at `server_address()`."""

    name = "plextv"

    def __init__(self, *, account_token: str, server: dict[str, str]) -> None:
        self.account_token = account_token
        self._server = server
        self.server_address = ""
        self._pins: dict[int, dict[str, Any]] = {}
        self._lock = threading.Lock()

    def answer(self, ask: Ask) -> Answer:
        """Answer one request."""
        if ask.path == "/api/v2/pins" and ask.method == "POST":
            return self._tell(ask, "pin", self._new_pin(ask), 201)
        if ask.path.startswith("/api/v2/pins/"):
            key = ask.path.rpartition("/")[2]
            pin = self._pins.get(int(key)) if key.isdecimal() else None
            return self._tell(ask, "pin", pin) if pin else _failed(404, 1020, "Code not found or expired")
        if ask.path in {"/link", "/auth", "/auth/", "/link/"}:
            return Answer(200, _PAGE, "text/html; charset=utf-8")
        if ask.path == "/authorize":
            return self.authorize(ask.query.get("code", ""))
        if (ask.fields.get("x-plex-token") or ask.query.get("X-Plex-Token")) != self.account_token:
            return _failed(401, 1001, "User could not be authenticated")
        if ask.path == "/api/v2/user":
            return self._tell(
                ask,
                "user",
                {"id": 4242, "uuid": "5f5f000000004242", "username": "ada", "title": "Ada", "email": "ada@demo.invalid", "authToken": self.account_token},
            )
        if ask.path in {"/api/v2/resources", "/api/resources"}:
            return self._resources(ask)
        return _failed(404, 1020, "Not found")

    def authorize(self, code: str) -> Answer:
        """The person links the device that shows this code."""
        with self._lock:
            for pin in self._pins.values():
                if pin["code"].upper() == code.upper():
                    pin["authToken"] = self.account_token
                    return Answer(200, b"<!DOCTYPE html><html><body><h1>Account linked</h1></body></html>", "text/html; charset=utf-8")
        return Answer(404, b"<!DOCTYPE html><html><body><h1>Unknown code</h1></body></html>", "text/html; charset=utf-8")

    def _new_pin(self, ask: Ask) -> dict[str, Any]:
        strong = "true" in (ask.query.get("strong", "") + ask.body.decode("utf-8", "replace"))
        with self._lock:
            number = 1_000_000 + len(self._pins) + 1
            length = 25 if strong else 4
            code = "".join(_LETTERS[mixed(number, turn) % len(_LETTERS)] for turn in range(length))
            self._pins[number] = {
                "id": number,
                "code": code.lower() if strong else code,
                "product": ask.fields.get("x-plex-product", ""),
                "trusted": False,
                "qr": f"{ask.address}/api/v2/pins/qr/{code}",
                "clientIdentifier": ask.fields.get("x-plex-client-identifier", ""),
                "expiresIn": 1800,
                "createdAt": "2025-01-01T00:00:00Z",
                "expiresAt": "2125-01-01T00:00:00Z",
                "authToken": None,
                "newRegistration": None,
            }
            return self._pins[number]

    def _resources(self, ask: Ask) -> Answer:
        """The account's devices: one server, and a player that is none."""
        parts = urlsplit(self.server_address)
        line: dict[str, Value] = {"protocol": "http", "address": parts.hostname, "port": parts.port, "uri": self.server_address}
        line |= {"local": True, "relay": False, "IPv6": False}
        server, player = self._device(), dict(_PLAYER)
        if "json" in ask.fields.get("accept", ""):
            return said([server | {"connections": [line]}, player | {"connections": []}])
        lines = node("connections", {}, [node("connection", line)])
        devices = [node("resource", server, [lines]), node("resource", player, [node("connections", {})])]
        return Answer(200, xml(node("resources", {}, devices)), "application/xml; charset=utf-8")

    def _device(self) -> dict[str, Value]:
        return {
            "name": self._server["name"],
            "product": "Plex Media Server",
            "productVersion": self._server["version"],
            "platform": "Linux",
            "clientIdentifier": self._server["machine_id"],
            "provides": "server",
            "owned": True,
            "presence": True,
            "accessToken": self._server["token"],
        }

    @staticmethod
    def _tell(ask: Ask, name: str, values: dict[str, Any], status: int = 200) -> Answer:
        if "json" in ask.fields.get("accept", ""):
            return Answer(status, msgspec.json.encode(values), "application/json; charset=utf-8")
        shown = {key: "" if value is None else value for key, value in values.items()}
        return Answer(status, xml(node(name, shown)), "application/xml; charset=utf-8")


def _failed(status: int, code: int, message: str) -> Answer:
    return said({"errors": [{"code": code, "message": message, "status": status}]}, status)
