"""Being sent elsewhere: what may travel there."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit

from app.domain.problems import BadAnswer

# To another host go these and nothing else: whatever secret a server's own headers may hold stays here.
_HARMLESS = {"accept", "accept-encoding", "accept-language", "user-agent", "range", "if-none-match", "if-modified-since"}
_SECRET_WORDS = ("token", "api_key", "apikey", "password", "secret")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """The host of an address with its port where that is not the usual one, as people write it."""
    parts = urlsplit(url)
    host = parts.hostname or url
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f"{host}:{parts.port}"


def origin_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an http or https address. Raises BadAnswer for any other."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme, parts.hostname, parts.port
    except ValueError:
        scheme, host, port = "", None, None
    if scheme not in _DEFAULT_PORTS or not host:
        raise BadAnswer("This is no http or https address.")
    return scheme, host, port or _DEFAULT_PORTS[scheme]


def next_address(url: str, location: str) -> tuple[str, bool]:
    """Where a redirect leads, and whether that is still the same server (so that its headers may go along).

    The same host moving from http to https is the same server. Raises BadAnswer for a step from https down to http and for strange schemes.
    """
    try:
        target = urljoin(url, location)
    except ValueError:
        target = ""
    before, after = origin_of(url), origin_of(target)
    if before[0] == "https" and after[0] == "http":
        raise BadAnswer(f"{host_of(url)} sends us on from https to plain http, which is not followed.")
    same = before == after or (before[1] == after[1] and before[0] == "http" and after[0] == "https")
    return (target if same else _without_secrets(urlsplit(target)), same)


def harmless(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that may go to another host."""
    return {name: value for name, value in headers.items() if name.lower() in _HARMLESS}


def _without_secrets(parts: SplitResult) -> str:
    """The address without user name, password and whatever in its query is called a token."""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not any(word in name.lower() for word in _SECRET_WORDS)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query=query).geturl()
