"""Takes secrets out of text before it is logged (D70)."""

from __future__ import annotations

import json
import re
import threading
from functools import cache
from urllib.parse import quote, quote_plus

HIDDEN = "•••"

# Headers, query parameters and JSON fields that carry a secret, whoever sends them.
_NAMES = (
    r"x-plex-token|x-emby-token|x-mediabrowser-token|x-emby-authorization|authorization|proxy-authorization|set-cookie|cookie|api[-_]?key|apikey|token|"
    r"access[-_]?token|auth[-_]?token|accesstoken|authtoken|refresh[-_]?token|password|passphrase|passwd|pw|pin|secret|client[-_]?secret|quickconnectsecret"
)


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What secrets look like, and what stands there instead. Made with the first line of the log: the patterns take a while, and the first frame has none."""
    return (
        # Authorization: MediaBrowser Client="…", Token="…"; Bearer …: the whole rest of the line.
        (re.compile(r"((?:proxy-)?authorization['\"]?\s*[:=]\s*b?['\"]?)[^\r\n]+", re.IGNORECASE), rf"\1{HIDDEN}"),
        (re.compile(r"(\b(?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{6,}", re.IGNORECASE), rf"\1{HIDDEN}"),
        # name=value, name: value, "name": "value", name%3Dvalue
        (re.compile(rf"((?<![A-Za-z0-9])(?:{_NAMES})['\"]?\s*(?:[:=]|%3D)\s*b?)(\"[^\"]*\"|'[^']*'|[^\s&;,\"'<>)\]}}]+)", re.IGNORECASE), rf"\1{HIDDEN}"),
        # scheme://user:password@host
        (re.compile(r"(\b[a-z][a-z0-9+.-]*://)[^\s/@]+@", re.IGNORECASE), rf"\1{HIDDEN}@"),
    )


class Redactor:
    """Knows the secrets of this run and the shapes that secrets have; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._secrets: set[str] = set()
        self._known: re.Pattern[str] | None = None

    def add(self, secret: str) -> None:
        """Hide this text from now on, also where it is percent-encoded or escaped in JSON."""
        if not secret.strip():
            return
        with self._lock:
            if secret in self._secrets:
                return
            self._secrets.add(secret)
            forms = {form for one in self._secrets for form in _forms(one)}
            self._known = re.compile("|".join(_bounded(form) for form in sorted(forms, key=len, reverse=True)))

    def __call__(self, text: str) -> str:
        """The text without the secrets."""
        known = self._known
        if known is not None:
            text = known.sub(HIDDEN, text)
        for shape, instead in _shapes():
            text = shape.sub(instead, text)
        return text


def _forms(secret: str) -> set[str]:
    return {secret, quote(secret, safe=""), quote(secret), quote_plus(secret), json.dumps(secret)[1:-1], repr(secret)[1:-1]}


def _bounded(form: str) -> str:
    # A very short password would blot out half of every word: only where it stands alone.
    return re.escape(form) if len(form) > 3 else rf"(?<!\w){re.escape(form)}(?!\w)"
