"""How Bijou introduces itself to Plex."""

from __future__ import annotations

from app import __version__


def plex_headers(device_id: str, token: str | None = None) -> dict[str, str]:
    """For servers and plex.tv alike; the token travels here and never in an address."""
    headers = {
        "Accept": "application/xml",
        "X-Plex-Client-Identifier": device_id,
        "X-Plex-Product": "Bijou",
        "X-Plex-Version": __version__,
        "X-Plex-Platform": "Desktop",
        "X-Plex-Device-Name": "Bijou",
    }
    return {**headers, "X-Plex-Token": token} if token else headers
