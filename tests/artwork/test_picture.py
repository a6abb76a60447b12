"""Pictures are brought to a fixed size; hostile ones are refused with bounded memory."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, features

from app.artwork.picture import BYTES_LIMIT, BadPicture, prepared
from app.artwork.sizes import Size, fitting
from tests.artwork.pictures import SVG, encoded, halves, png_bomb, poster, webp_bomb


def _opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("size", [size for size in Size if not size.transparent])
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_every_size_is_exact_and_opaque(size: Size, format_: str) -> None:
    for width, height in ((500, 750), (90, 40), (3, 900), (2000, 300)):
        picture = _opened(prepared(poster(width, height, format_=format_), size))
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (size.width, size.height))


def test_it_is_cut_in_the_middle_not_squeezed() -> None:
    picture = _opened(prepared(halves(900, 300), Size.POSTER)).convert("RGB")
    left, right = picture.getpixel((40, 150)), picture.getpixel((160, 150))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 200 > 60 > left[2]
    assert right[2] > 200 > 60 > right[0]


def test_a_headshot_keeps_the_face_at_the_top() -> None:
    image = Image.new("RGB", (200, 600), (0, 0, 0))
    image.paste((255, 255, 255), (0, 80, 200, 280))
    picture = _opened(prepared(encoded(image, "PNG"), Size.HEADSHOT)).convert("L")
    assert picture.resize((1, 1)).getpixel((0, 0)) > 240  # type: ignore[operator]  # an L picture's pixel is a number


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16"])
def test_every_mode_is_read(mode: str) -> None:
    source = Image.new(mode, (300, 450), 40_000 if mode == "I;16" else None)
    format_ = "JPEG" if mode == "CMYK" else "PNG"
    picture = _opened(prepared(encoded(source, format_), Size.POSTER))
    assert (picture.mode, picture.size) == ("RGB", (200, 300))
    if mode == "I;16":
        assert abs(picture.convert("L").getpixel((9, 9)) - 40_000 // 257) < 3  # type: ignore[operator]


def test_transparency_is_laid_over_dark() -> None:
    picture = _opened(prepared(encoded(Image.new("RGBA", (200, 300), (255, 255, 255, 0)), "PNG"), Size.POSTER)).convert("L")
    assert picture.getpixel((100, 150)) < 40  # type: ignore[operator]


def test_a_photo_taken_sideways_stands_upright() -> None:
    image = Image.new("RGB", (600, 400), (255, 0, 0))
    image.paste((0, 0, 255), (0, 0, 300, 400))
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = _opened(prepared(encoded(image, "JPEG", exif=exif), Size.POSTER)).convert("RGB")
    top = picture.getpixel((100, 30))
    assert isinstance(top, tuple)
    assert top[2] > 200


def test_a_logo_keeps_its_transparency_and_loses_its_margin() -> None:
    image = Image.new("RGBA", (2000, 1000), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (500, 450, 1500, 550))
    picture = _opened(prepared(encoded(image, "PNG"), Size.LOGO))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (480, 48))
    small = Image.new("RGBA", (30, 20), (255, 255, 255, 90))
    assert _opened(prepared(encoded(small, "PNG"), Size.LOGO)).size == (30, 20)


@pytest.mark.parametrize(
    ("ink", "shown"), [((0, 0, 0), (255, 255, 255)), ((30, 20, 40), None), ((200, 30, 30), (200, 30, 30)), ((255, 255, 255), (255, 255, 255))]
)
def test_a_logo_made_for_paper_is_shown_light_on_the_dark_stage(ink: tuple[int, int, int], shown: tuple[int, int, int] | None) -> None:
    logo = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    logo.paste((*ink, 255), (20, 20, 280, 80))
    opened = _opened(prepared(encoded(logo, "PNG"), Size.LOGO))
    pixel = opened.getpixel((opened.width // 2, opened.height // 2))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 255
    assert pixel[:3] == shown if shown is not None else min(pixel[:3]) > 200


def test_dark_edges_do_not_make_a_logo_dark() -> None:
    logo = Image.new("RGBA", (300, 100), (0, 0, 0, 255))
    logo.paste((240, 240, 240, 255), (100, 40, 200, 60))
    opened = _opened(prepared(encoded(logo, "PNG"), Size.LOGO))
    assert opened.getpixel((0, 0)) == (0, 0, 0, 255)


def test_an_empty_logo_is_none() -> None:
    with pytest.raises(BadPicture):
        prepared(encoded(Image.new("RGBA", (400, 100), (0, 0, 0, 0)), "PNG"), Size.LOGO)


HOSTILE = {
    "nothing": b"",
    "svg": SVG,
    "html": b"<!doctype html><html><body>404</body></html>",
    "gif": encoded(Image.new("P", (40, 60)), "GIF"),
    "bmp": encoded(Image.new("RGB", (40, 60)), "BMP"),
    "tiff": encoded(Image.new("RGB", (40, 60)), "TIFF"),
    "pdf": b"%PDF-1.4 nothing",
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "cut jpeg": poster()[:900],
    "cut png": poster(format_="PNG")[:200],
    "cut webp": poster(format_="WEBP")[:60],
    "jpeg head only": poster()[:3],
    "a bomb by its sides": png_bomb(60_000, 60_000),
    "a bomb just over": png_bomb(8_000, 5_001),
    "a long thin bomb": png_bomb(2_000_000, 1),
    "webp bomb": webp_bomb(),
    "noise behind a mark": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "sides of nothing": png_bomb(0, 0),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pictures_are_refused(name: str) -> None:
    with pytest.raises(BadPicture):
        prepared(HOSTILE[name], Size.POSTER)


def test_a_huge_file_is_refused_unread() -> None:
    with pytest.raises(BadPicture, match="too large"):
        prepared(b"\xff\xd8\xff" + bytes(BYTES_LIMIT), Size.POSTER)


def test_every_cut_and_every_flipped_byte_is_refused_or_read() -> None:
    """Whatever a damaged file makes Pillow raise, it arrives as BadPicture or as a whole picture."""
    for format_ in ("JPEG", "PNG", "WEBP"):
        whole = poster(60, 90, format_=format_)
        for at in range(0, len(whole), max(1, len(whole) // 60)):
            flipped = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
            for damaged in (whole[:at], flipped):
                try:
                    picture = prepared(damaged, Size.POSTER)
                except BadPicture:
                    continue
                assert _opened(picture).size == (200, 300)


@pytest.mark.parametrize("name", ["a bomb by its sides", "webp bomb"])
def test_a_bomb_takes_no_memory(name: str) -> None:
    """In a process of its own with 400 MiB of address space beyond its start: taking memory for the bomb's pixels would end it."""
    code = (
        "import resource, sys; from tests.artwork.test_picture import HOSTILE; from app.artwork.picture import *; from app.artwork.sizes import Size\n"
        "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + 400 * 2**20,) * 2)\n"
        f"try: prepared(HOSTILE[{name!r}], Size.POSTER)\n"
        "except BadPicture as problem: sys.exit(0 if 'too large' in str(problem) else 3)\n"
        "sys.exit(4)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0


def test_a_large_photo_is_read() -> None:
    photo = poster(6000, 4000)
    assert _opened(prepared(photo, Size.POSTER_2X)).size == (400, 600)


def test_pillow_reads_webp_here() -> None:
    assert features.check("webp")


def test_the_size_follows_the_pixels_it_covers() -> None:
    assert fitting(Size.POSTER, 180) is Size.POSTER
    assert fitting(Size.POSTER, 215) is Size.POSTER
    assert fitting(Size.POSTER, 300) is Size.POSTER_2X
    assert fitting(Size.BACKDROP, 2880) is Size.BACKDROP_2X
