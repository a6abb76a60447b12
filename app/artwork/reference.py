"""What a title's poster, backdrop, logo and still columns hold: which server, and its own words for the picture."""

from __future__ import annotations

from typing import NamedTuple


class ArtReference(NamedTuple):
    """A picture on a server: the server's row id, and the reference as its source understands it (any text, blanks too)."""

    server_id: int
    reference: str

    def __str__(self) -> str:
        return f"{self.server_id} {self.reference}"


def parsed(text: str) -> ArtReference | None:
    """The parts of `"3 /library/metadata/7/thumb"`; None when it is not of that form."""
    number, blank, reference = text.partition(" ")
    if not (blank and reference and number.isascii() and number.isdecimal()):
        return None
    return ArtReference(int(number), reference)
