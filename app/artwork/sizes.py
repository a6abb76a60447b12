"""The few fixed sizes that pictures are kept in."""

from __future__ import annotations

from enum import Enum


class Size(Enum):
    """A size in device pixels. The picture is cut to fill it, opaque, and its corners are not rounded; a logo fits inside it and stays transparent.

    Choose by the pixels it will cover: the plain one up to a device pixel ratio of about 1.25, the other above.
    """

    POSTER = ("poster", 200, 300)
    POSTER_2X = ("poster-2x", 400, 600)
    STILL = ("still", 320, 180)
    STILL_2X = ("still-2x", 640, 360)
    BACKDROP = ("backdrop", 1280, 720)
    BACKDROP_2X = ("backdrop-2x", 1920, 1080)
    HEADSHOT = ("headshot", 152, 152)
    HEADSHOT_2X = ("headshot-2x", 304, 304)
    LOGO = ("logo", 480, 180)
    LOGO_2X = ("logo-2x", 960, 360)

    def __init__(self, folder: str, width: int, height: int) -> None:
        self.folder = folder
        self.width = width
        self.height = height

    @property
    def transparent(self) -> bool:
        """Kept whole with its transparency, at most this large."""
        return self in {Size.LOGO, Size.LOGO_2X}

    @property
    def suffix(self) -> str:
        return ".png" if self.transparent else ".jpg"


def fitting(plain: Size, width: float) -> Size:
    """The plain size, or its double where the picture covers more device pixels across than the plain one has (a tenth of blur is not seen)."""
    return Size[f"{plain.name}_2X"] if width > plain.width * 1.1 else plain
