"""The people of the pretend Jellyfin server: who may come in, and how: by password, Quick Connect or API key."""

from __future__ import annotations

import threading
from typing import Any

from app.demo.chance import mixed, seed_of
from app.demo.clock import Clock, iso
from app.demo.wire import Answer, Ask, said

_NO = Answer(401, b"", "text/plain")
_NEVER = 1_600_000_000


class Household:
    """The server's identity, its one user, and the tokens it has given out."""

    def __init__(self, *, server_name: str, server_id: str, version: str, user: str, password: str, api_key: str, clock: Clock) -> None:
        self.server_name = server_name
        self.server_id = server_id
        self.version = version
        self.user = user
        self.user_id = f"{mixed(seed_of(user), 5):016x}{mixed(seed_of(user), 6):016x}"
        self._password = password
        self._clock = clock
        self._api_key = api_key
        self._tokens = {api_key}
        self._codes: dict[str, dict[str, Any]] = {}
        self._lock = threading.Lock()

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    @property
    def old_forms(self) -> bool:
        """Whether `/Users/{id}/…` and the older headers are still understood."""
        return self.major < 12

    def door(self, ask: Ask, path: str) -> Answer | None:
        """Answers to what needs no library: identity, signing in, users; a refusal for strangers; None when the asker may go on."""
        open_door = self._open(ask, path)
        if open_door is not None:
            return open_door
        token = self._token(ask)
        if token not in self._tokens:
            return _NO
        if path == "/users":
            return said([self.person()])
        if path == "/users/me":
            return Answer(400, b"", "text/plain") if token == self._api_key else said(self.person())
        if path.startswith("/users/") and path.count("/") == 2:
            return said(self.person()) if path.rpartition("/")[2].replace("-", "") == self.user_id else Answer(404, b"", "text/plain")
        if path == "/system/info":
            return said(self.identity() | {"HasPendingRestart": False, "IsShuttingDown": False})
        if path == "/quickconnect/authorize":
            return self.authorize(ask.query.get("code", ""))
        return None

    def _open(self, ask: Ask, path: str) -> Answer | None:
        if path == "/system/info/public":
            return said(self.identity() | {"LocalAddress": ask.address})
        if path == "/system/ping":
            return said("Jellyfin Server")
        if path == "/users/public":
            return said([self.person()])
        if path == "/users/authenticatebyname" and ask.method == "POST":
            asked = ask.json()
            good = str(asked.get("Username", "")).lower() == self.user.lower() and asked.get("Pw") == self._password
            return self._let_in(ask) if good else _NO
        if path == "/users/authenticatewithquickconnect" and ask.method == "POST":
            with self._lock:
                code = self._codes.get(str(ask.json().get("Secret", "")))
                good = code is not None and bool(code["Authenticated"])
            return self._let_in(ask) if good else _NO
        if path.startswith("/quickconnect/") and path != "/quickconnect/authorize":
            return self._quick(ask, path.removeprefix("/quickconnect/"))
        return None

    def _quick(self, ask: Ask, what: str) -> Answer:
        if what == "enabled":
            return said(True)  # noqa: FBT003  (the answer's body)
        with self._lock:
            if what == "initiate":
                secret = f"{mixed(len(self._codes), 77):032x}"
                app = _spoken(ask)
                self._codes[secret] = {
                    "Authenticated": False,
                    "Secret": secret,
                    "Code": f"{100_000 + mixed(len(self._codes), 78) % 900_000}",
                    "DeviceId": app.get("deviceid", ""),
                    "DeviceName": app.get("device", ""),
                    "AppName": app.get("client", ""),
                    "AppVersion": app.get("version", ""),
                    "DateAdded": iso(self._clock.now()),
                }
                return said(self._codes[secret])
            code = self._codes.get(ask.query.get("secret", ""))
            return said(code) if what == "connect" and code else Answer(404, b"Unknown secret", "text/plain")

    def authorize(self, code: str) -> Answer:
        """Let in whoever asked with this Quick Connect code."""
        with self._lock:
            for one in self._codes.values():
                if one["Code"] == code:
                    one["Authenticated"] = True
                    return said(True)  # noqa: FBT003  (the answer's body)
        return Answer(404, b"", "text/plain")

    def _let_in(self, ask: Ask) -> Answer:
        app = _spoken(ask)
        with self._lock:
            token = f"{mixed(len(self._tokens), seed_of(app.get('deviceid', '')), 79):032x}"
            self._tokens.add(token)
        session = {
            "PlayState": {"CanSeek": False, "IsPaused": False, "IsMuted": False, "RepeatMode": "RepeatNone"},
            "AdditionalUsers": [],
            "Id": f"{mixed(seed_of(token)):032x}",
            "UserId": self.user_id,
            "UserName": self.user,
            "Client": app.get("client", ""),
            "LastActivityDate": iso(self._clock.now()),
            "LastPlaybackCheckIn": iso(_NEVER),
            "DeviceName": app.get("device", ""),
            "DeviceId": app.get("deviceid", ""),
            "ApplicationVersion": app.get("version", ""),
            "IsActive": True,
            "SupportsMediaControl": False,
            "SupportsRemoteControl": False,
            "PlayableMediaTypes": [],
            "SupportedCommands": [],
            "ServerId": self.server_id,
        }
        return said({"User": self.person(), "SessionInfo": session, "AccessToken": token, "ServerId": self.server_id})

    def identity(self) -> dict[str, Any]:
        """What the server says of itself to anyone."""
        return {
            "ServerName": self.server_name,
            "Version": self.version,
            "ProductName": "Jellyfin Server",
            "OperatingSystem": "",
            "Id": self.server_id,
            "StartupWizardCompleted": True,
        }

    def person(self) -> dict[str, Any]:
        """The user."""
        return {
            "Name": self.user,
            "ServerId": self.server_id,
            "Id": self.user_id,
            "HasPassword": True,
            "HasConfiguredPassword": True,
            "EnableAutoLogin": False,
            "LastLoginDate": iso(_NEVER),
            "LastActivityDate": iso(_NEVER),
        }

    def _token(self, ask: Ask) -> str:
        """The token of a request; version 12 understands only the Authorization header."""
        spoken = _spoken(ask).get("token", "")
        if spoken or not self.old_forms:
            return spoken
        return ask.fields.get("x-emby-token") or ask.fields.get("x-mediabrowser-token") or ask.query.get("api_key") or ask.query.get("apikey") or ""


def _spoken(ask: Ask) -> dict[str, str]:
    """The parts of `Authorization: MediaBrowser Client="…", Device="…", Token="…"`, names in lower case."""
    text = ask.fields.get("authorization") or ask.fields.get("x-emby-authorization") or ""
    scheme, _, rest = text.partition(" ")
    if scheme not in {"MediaBrowser", "Emby"}:
        return {}
    found = {}
    for part in rest.split(","):
        name, _, value = part.strip().partition("=")
        found[name.lower()] = value.strip('"')
    return found
