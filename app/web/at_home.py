"""Tells the hosts of the user's own network from those of the wide world, by what they are called."""

from __future__ import annotations

import ipaddress
import re

_NAMES = (".local", ".lan", ".home", ".internal", ".home.arpa", ".localdomain")
_PLEX = re.compile(r"(\d{1,3}(?:-\d{1,3}){3})\.[0-9a-f]{32}\.plex\.direct")
"""Plex gives a server's own address a name with a certificate: 192-168-1-5.<id>.plex.direct."""


def at_home(host: str) -> bool:
    """True for an address that no wide network knows, for a name without a dot, and for the names that routers give."""
    name = host.strip("[]").lower().rstrip(".")
    if found := _PLEX.fullmatch(name):
        name = found[1].replace("-", ".")
    try:
        return not ipaddress.ip_address(name.partition("%")[0]).is_global
    except ValueError:
        return "." not in name or name.endswith(_NAMES)
