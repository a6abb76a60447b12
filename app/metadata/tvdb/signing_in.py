"""TVDB's sign-in: a token for the key, kept for its month, renewed when it is no longer taken."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Missing, Problem, Refused
from app.metadata.asking import GONE, Asking
from app.metadata.decoding import read
from app.metadata.tvdb.wire import LoginAnswer, Said

_MONTH = 25 * 86_400.0  # seconds; a token lasts a month, and is renewed before


class TokenRefused(Refused):
    """The token is not, or no longer, taken: signing in again may help."""


class SignedIn:
    """Asks TVDB with a token. `key` is the key, followed by a colon and the subscriber's PIN where it needs one. Thread safe: one signs in, others wait."""

    def __init__(self, asking: Asking, key: str, now: Callable[[], float] = time.time) -> None:
        self._asking = asking
        self._key, self._pin = _key_and_pin(key)
        self._now = now
        self._lock = threading.Lock()
        self._token = ""
        self._until = 0.0
        asking.explain = explain

    def get(self, path: str, params: Mapping[str, str], cancel: Cancel, fresh_for: float = 0) -> bytes:
        """The answer; a token that is not taken is replaced once."""
        token = self._signed(cancel, refused=None)
        try:
            return self._get(path, params, token, cancel, fresh_for)
        except TokenRefused:
            return self._get(path, params, self._signed(cancel, refused=token), cancel, fresh_for)

    def sign_in(self, cancel: Cancel) -> None:
        """Sign in anew. Raises Refused for a wrong key."""
        with self._lock:
            self._token = self._login(cancel)

    def _get(self, path: str, params: Mapping[str, str], token: str, cancel: Cancel, fresh_for: float) -> bytes:
        return self._asking.get(path, params, headers={"Authorization": f"Bearer {token}"}, cancel=cancel, fresh_for=fresh_for, keep=_is_good)

    def _signed(self, cancel: Cancel, refused: str | None) -> str:
        """The token, another than `refused`. Whoever waits for one that signs in is woken when that is done."""
        with self._lock:
            cancel.check()
            if not self._token or self._token == refused or self._now() >= self._until:
                self._token = ""
                self._token = self._login(cancel)
            return self._token

    def _login(self, cancel: Cancel) -> str:
        body = {"apikey": self._key, **({"pin": self._pin} if self._pin else {})}
        try:
            answer = read(LoginAnswer, self._asking.post("/login", body, cancel=cancel), self._asking.name)
        except TokenRefused:
            raise Refused("TVDB does not accept the key: it is wrong or was withdrawn.") from None
        except Missing:
            raise BadAnswer("TVDB has no sign-in at its address; check the address.") from None
        token = answer.data.token if answer.data is not None else None
        if not token or not token.isascii() or not token.isprintable():
            raise BadAnswer("TVDB did not answer the sign-in with a token.")
        self._until = self._now() + _MONTH
        return token


def explain(status: int, content: bytes) -> Problem | None:
    """What TVDB means by a failing status."""
    if status not in {400, 401, *GONE}:
        return None
    try:
        answer = read(Said, content, "TVDB")
    except BadAnswer:
        answer = Said()
    said = answer.message or answer.error or ""
    if status in GONE:
        return Missing("TVDB does not have what was asked for.") if answer.status == "failure" or answer.error else None
    if status == 400:
        wanted = "TVDB wants the PIN of a subscriber with this key: enter the key, a colon and the PIN."
        return Refused(wanted) if re.search(r"\bpin\b", said, re.IGNORECASE) else None
    if said.startswith("InvalidPIN"):
        return Refused("TVDB accepts the key, but not the PIN that goes with it.")
    return TokenRefused("TVDB does not accept the key: it is wrong or was withdrawn.")


def _key_and_pin(key: str) -> tuple[str, str]:
    head, _, tail = key.strip().replace(";", ":").partition(":")
    return head.strip(), tail.strip()


def _is_good(content: bytes) -> bool:
    try:
        return read(Said, content, "TVDB").status != "failure"
    except BadAnswer:
        return False
