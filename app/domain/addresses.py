"""Addresses without what must stay secret (D70)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_SECRET = re.compile(r"token|api[-_]?key|password|passphrase|secret|authorization|^(?:pw|pin|auth|key)$", re.IGNORECASE)


def without_secrets(address: str) -> str:
    """The address without user, password and parameters that carry a token or key; a path or anything else comes back as it is."""
    if "://" not in address and "?" not in address:
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    place = parts.netloc.rpartition("@")[2]
    kept = "&".join(pair for pair in parts.query.split("&") if pair and not _SECRET.search(pair.partition("=")[0]))
    fragment = "" if _SECRET.search(parts.fragment) else parts.fragment
    return urlunsplit((parts.scheme, place, parts.path, kept, fragment))
