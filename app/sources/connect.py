"""From what a person typed to a source: addresses tidied, secrets checked, the right kind built."""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Missing, Problem, Refused, UnknownCertificate
from app.sources.source import Source, SourceKind
from app.web.redirects import host_of
from app.web.web import Web

ServerKind = Literal["plex", "jellyfin"]
_PORTS: dict[SourceKind, int] = {"plex": 32400, "jellyfin": 8096}
_NAMES: dict[SourceKind, str] = {"plex": "Plex", "jellyfin": "Jellyfin"}
_GREETINGS: dict[SourceKind, tuple[str, bytes]] = {"plex": ("/identity", b"MediaContainer"), "jellyfin": ("/System/Info/Public", b"Version")}
_PROBE_SECONDS = 8.0
_WEB_PATHS = re.compile(r"/(web|desktop)(/.*)?$")  # what people copy from their browser
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")
_SECRET = re.compile(r"[!#-~]+")  # printable ASCII without blanks and quotes: nothing else fits into a header


def connect(  # noqa: PLR0913  -- what a servers row holds
    kind: SourceKind,
    address: str,
    secret: str | None,
    web: Web,
    device_id: str,
    *,
    user_id: str | None = None,
    user_name: str | None = None,
    machine_id: str | None = None,
    facts_dir: Path | None = None,
) -> Source:
    """The source at `address`; nothing is asked yet. `facts_dir` is where folders keep what they learnt of their files.

    Raises BadAnswer for an address that cannot be one, Refused for a secret that cannot be one.
    """
    if kind == "folders":
        from app.sources.folders.source import FoldersSource

        return FoldersSource(address, facts_dir)
    tidied, token = tidy_address(kind, address), tidy_secret(secret)
    if kind == "plex":
        from app.sources.plex import PlexSource

        return PlexSource(tidied, token, web, device_id, machine_id)
    from app.sources.jellyfin import JellyfinSource

    return JellyfinSource(tidied, token, web, device_id, user_id, user_name)


def find_address(kind: ServerKind, address: str, web: Web, cancel: Cancel) -> str:
    """The tidied address that a server of this kind really answers at: as typed, then with the kind's usual port, then by https. Sends no secret.

    Where none greets, the typed one if something is there that keeps its greeting back, as some gateways do: the sign-in will tell. Else raises the first
    try's problem; UnknownCertificate before any other, for that can be accepted.
    """
    problem: Problem | None = None
    typed = tidy_address(kind, address)
    for candidate in _candidates(kind, typed):
        try:
            path, mark = _GREETINGS[kind]
            answer = web.get(candidate + path, cancel=cancel, headers={"Accept": "application/json"}, deadline=_PROBE_SECONDS)
            if mark in answer.content:
                return candidate
            problem = problem or BadAnswer(f"{host_of(candidate)} answers, but is no {_NAMES[kind]} server.")
        except UnknownCertificate:
            raise
        except Problem as error:
            problem = problem or error
    if isinstance(problem, (Missing, Refused)):
        return typed
    raise problem or BadAnswer("The address is empty.")


def _candidates(kind: ServerKind, address: str) -> list[str]:
    parts = urlsplit(address)
    tries = [address]
    if parts.port is None and parts.scheme == "http":
        tries.append(parts._replace(netloc=f"{parts.netloc}:{_PORTS[kind]}").geturl())
    if parts.port is not None and parts.scheme == "http":
        tries.append(parts._replace(scheme="https").geturl())
        if parts.port == _PORTS[kind]:
            tries.append(parts._replace(scheme="https", netloc=parts.netloc.rpartition(":")[0]).geturl())
    return tries


def tidy_secret(secret: str | None) -> str:
    """A token or key without the blanks around it. Raises Refused."""
    token = (secret or "").strip()
    if not token:
        raise Refused("There is no token for this server; sign in again.")
    if not _SECRET.fullmatch(token):
        raise Refused("The token has characters that no token has; copy it again.")
    return token


def tidy_address(kind: SourceKind, address: str) -> str:
    """The address as it is stored: scheme and port always there, no slash at the end, nothing of a copied page.

    Without a scheme it is http, and the port the kind's usual one; with a scheme the port is what that scheme means. Raises BadAnswer with a sentence
    that says what is wrong.
    """
    text = address.strip()
    if not text:
        raise BadAnswer("The address is empty.")
    match = _SCHEME.match(text)
    if match and match[1].lower() not in {"http", "https"}:
        raise BadAnswer(f"An address begins with http:// or https://, not {match[1]}://.")
    if not match:
        text = "http://" + _bracketed(text)
    return _rebuilt(text, kind, given_scheme=match is not None)


def _rebuilt(text: str, kind: SourceKind, given_scheme: bool) -> str:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise BadAnswer("The port in the address is no number from 1 to 65535, or a bracket is missing.") from error
    host = parts.hostname or ""
    if not host or any(character.isspace() or character in "<>\"'\\^`{|}" for character in host):
        raise BadAnswer("The address has no computer's name in it; it looks like 192.168.1.20 or media.example.org.")
    if parts.username or parts.password:
        raise BadAnswer("Leave user name and password out of the address; Bijou asks for them separately.")
    if port == 0:
        raise BadAnswer("The port in the address is no number from 1 to 65535.")
    if port is None and not given_scheme:
        port = _PORTS.get(kind)
    shown = f"[{host}]" if ":" in host else host
    path = _WEB_PATHS.sub("", parts.path.rstrip("/")).rstrip("/")
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{path}"


def _bracketed(text: str) -> str:
    """An IPv6 address typed without brackets gets them."""
    host, slash, rest = text.partition("/")
    try:
        ipaddress.IPv6Address(host)
    except ValueError:
        return text
    return f"[{host}]{slash}{rest}"
