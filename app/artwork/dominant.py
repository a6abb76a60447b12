"""The colour that a picture glows in: its own strongest one, light enough to be seen beside it."""

from __future__ import annotations

from colorsys import hsv_to_rgb, rgb_to_hsv
from pathlib import Path

from PIL import Image

from app.artwork.picture import BadPicture
from app.artwork.veil import Colour

LOOK = (48, 27)
HUES = 24
"""Colours are counted by so many steps of hue: a few pictures alike glow alike, and share their glow's picture."""
DULL = 0.18
"""Less saturated than this is a grey, which glows in none of its own."""
LIT, STRONG = 0.82, 0.72
"""How light a glow is, and how saturated at most."""
PALE: Colour = (150, 146, 160)
"""What a picture without colour glows in."""


def dominant(path: Path) -> Colour:
    """The colour of which a picture has most, weighted by how strong it is. Raises BadPicture. Takes some milliseconds: never on the GUI thread."""
    try:
        with Image.open(path, formats=("JPEG", "PNG")) as image:
            image.draft("RGB", LOOK)
            pixels = image.convert("RGB").resize(LOOK, Image.Resampling.BOX).tobytes()
    except (OSError, ValueError) as error:
        raise BadPicture(f"{path.name} cannot be read.") from error
    weights, depths = [0.0] * HUES, [0.0] * HUES
    for red, green, blue in zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True):
        hue, saturation, value = rgb_to_hsv(red / 255, green / 255, blue / 255)
        if saturation >= DULL:
            step = round(hue * HUES) % HUES
            weights[step] += saturation * value
            depths[step] += saturation * saturation * value
    best = max(range(HUES), key=weights.__getitem__)
    if weights[best] < 0.01 * LOOK[0] * LOOK[1]:
        return PALE
    saturation = min(STRONG, round(depths[best] / weights[best] * 5) / 5)
    red, green, blue = (round(255 * part) for part in hsv_to_rgb(best / HUES, max(DULL, saturation), LIT))
    return red, green, blue
