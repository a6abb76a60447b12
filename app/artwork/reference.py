"""What a title's poster, backdrop, logo and still columns hold: whose picture it is, and its own words for the picture."""

from __future__ import annotations

from typing import NamedTuple

PROVIDERS = frozenset({"tmdb", "tvdb", "tvmaze"})
Origin = int | str
"""Whose picture: a server's row id, or a provider's name."""


class ArtReference(NamedTuple):
    """A picture of a server or provider, and the reference as that one understands it (any text, blanks too)."""

    origin: Origin
    reference: str

    def __str__(self) -> str:
        return f"{self.origin} {self.reference}"


def parsed(text: str) -> ArtReference | None:
    """The parts of `"3 /library/metadata/7/thumb"` or `"tmdb /abc.jpg"`; None when it is not of that form."""
    origin, blank, reference = text.partition(" ")
    if not (blank and reference):
        return None
    if origin in PROVIDERS:
        return ArtReference(origin, reference)
    return ArtReference(int(origin), reference) if origin.isascii() and origin.isdecimal() else None
