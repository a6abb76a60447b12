"""Where the providers' pictures are: TMDB's by path, in the least of its widths that covers the size; the others' by address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from app.artwork.sizes import Size
from app.domain.problems import Missing

TMDB_PICTURES = "https://image.tmdb.org/t/p"
_WIDTHS = {
    Size.POSTER: "w342", Size.POSTER_2X: "w500", Size.STILL: "w300", Size.STILL_2X: "w780", Size.BACKDROP: "w1280", Size.BACKDROP_2X: "original",
    Size.HEADSHOT: "w185", Size.HEADSHOT_2X: "h632", Size.LOGO: "w500", Size.LOGO_2X: "original",
}  # fmt: skip
_BY_PIXELS = {(size.width, size.height): width for size, width in _WIDTHS.items()}


@dataclass(frozen=True, slots=True)
class ProviderPicture:
    """Where one picture is, as the artwork room wants to know it: an address that needs no secret."""

    url: str | None
    headers: None = None
    path: None = None


def provider_picture(provider: str, reference: str, width: int, height: int, base: str | None = None) -> ProviderPicture:
    """The address of a provider's picture for a size in pixels; `base` where its pictures are not at their usual place. Raises Missing for what is none.

    The others' references name a host of their own: with a base its path is asked for there, whatever host it was when the reference was kept.
    """
    if provider == "tmdb":
        if not reference.startswith("/") or ".." in reference or not reference.isprintable() or {"?", "#", " "} & set(reference):
            raise Missing("TMDB has no such picture.")
        return ProviderPicture(f"{(base or TMDB_PICTURES).rstrip('/')}/{_BY_PIXELS.get((width, height), 'original')}{reference}")
    parts = urlsplit(reference)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise Missing("This is no address of a picture.")
    return ProviderPicture(base.rstrip("/") + urlunsplit(("", "", parts.path, parts.query, "")) if base else reference)
