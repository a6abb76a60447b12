"""Turns whatever a server sent into a picture of a fixed size, with bounded memory; refuses what is no honest picture."""

from __future__ import annotations

import io
import struct
import threading
import warnings
from contextlib import AbstractContextManager, nullcontext

from PIL import Image, ImageOps

from app.artwork.sizes import Size
from app.domain.problems import BadAnswer

BYTES_LIMIT = 32 * 1024 * 1024
PIXELS_LIMIT = 40_000_000  # 8000 by 5000; four bytes each while it is worked on
SIDE_LIMIT = 16_384
BIG_PIXELS = 4_000_000  # above it one at a time, so that several big ones do not add up
QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP")
BEHIND = (16, 16, 20)  # behind a transparent poster: near black
DARK, STILL_DARK = 64, 0.02  # a logo is dark when next to nothing of it is lighter than this
FACE = (0.5, 0.2)  # where a portrait keeps the face when it is cut to a square
MIDDLE = (0.5, 0.5)

# Pillow only warns of a bomb up to twice its limit; here every one is an error.
Image.MAX_IMAGE_PIXELS = PIXELS_LIMIT
warnings.simplefilter("error", Image.DecompressionBombWarning)

_big = threading.Lock()


class BadPicture(BadAnswer):
    """Not a picture that Bijou shows: another format, cut short, damaged or far too large."""


def prepared(content: bytes, size: Size) -> bytes:
    """The picture as an opaque JPEG of exactly `size`, or for a logo as a PNG that fits inside it. Raises BadPicture."""
    if len(content) > BYTES_LIMIT:
        raise BadPicture("The picture's file is too large.")
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            _check_sides(*image.size)
            image.draft("RGB", (size.width * 2, size.height * 2))  # a JPEG is decoded no larger than it will be shown
            with _turn(image.size):
                return _logo(image, size) if size.transparent else _cut(image, size)
    except BadPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPicture("The picture is too large.") from None
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, MemoryError, ArithmeticError, LookupError, TypeError) as error:
        # Pillow's decoders raise any of these on damaged data.
        raise BadPicture("This is not a JPEG, PNG or WebP picture, or it is damaged.") from error


def _turn(dimensions: tuple[int, int]) -> AbstractContextManager[object]:
    return _big if dimensions[0] * dimensions[1] > BIG_PIXELS else nullcontext()


def _cut(image: Image.Image, size: Size) -> bytes:
    upright = ImageOps.exif_transpose(image) if image.format == "JPEG" else image
    centre = FACE if size in {Size.HEADSHOT, Size.HEADSHOT_2X} else MIDDLE
    plain = _opaque(upright)
    fitted = ImageOps.fit(plain, (size.width, size.height), Image.Resampling.BICUBIC, centering=centre)
    out = io.BytesIO()
    fitted.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        whole = image.convert("RGBA")
        behind = Image.new("RGBA", whole.size, (*BEHIND, 255))
        return Image.alpha_composite(behind, whole).convert("RGB")
    if image.mode.startswith("I"):
        # 16 bits a sample: Pillow would clip at 255 instead of scaling.
        image = image.convert("I").point(lambda level: level / 257).convert("L")
    return image.convert("RGB")


def _logo(image: Image.Image, size: Size) -> bytes:
    whole = image.convert("RGBA")
    filled = whole.getchannel("A").getbbox()
    if filled is None:
        raise BadPicture("The logo is empty.")
    whole = whole.crop(filled)  # an empty margin would make logos of one height look of different heights
    whole.thumbnail((size.width, size.height), Image.Resampling.LANCZOS)
    whole = _legible(whole)
    out = io.BytesIO()
    whole.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _legible(logo: Image.Image) -> Image.Image:
    """Every logo lies on a dark stage. One that was made for paper, next to all of it dark, is shown as light as it was dark."""
    grey, alpha = logo.convert("L"), logo.getchannel("A")
    inked = alpha.point(lambda level: 255 if level > 127 else 0)
    seen = grey.histogram(inked)
    if sum(seen[DARK:]) > sum(seen) * STILL_DARK:
        return logo
    light = ImageOps.invert(grey)
    return Image.merge("RGBA", (light, light, light, alpha))


def _check_sides(width: int, height: int) -> None:
    if width * height > PIXELS_LIMIT or max(width, height) > SIDE_LIMIT:
        raise BadPicture(f"The picture is too large ({width} by {height}).")
