"""Text over art stays readable: the scrim is computed from the picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from app.artwork.picture import BadPicture
from app.artwork.veil import CONTRAST, Area, contrast, veil

NIGHT = (14, 14, 18)
LEFT, RIGHT, ALL = Area(0, 0, 0.5, 1), Area(0.5, 0, 1, 1), Area(0, 0, 1, 1)


@pytest.fixture
def halves(tmp_path: Path) -> Path:
    """Black on the left, white on the right."""
    image = Image.new("RGB", (1280, 720), (0, 0, 0))
    image.paste((255, 255, 255), (640, 0, 1280, 720))
    path = tmp_path / "backdrop.png"
    image.save(path)
    return path


def test_a_dark_part_needs_no_scrim_and_a_bright_one_does(halves: Path) -> None:
    assert veil(halves, LEFT, NIGHT) == 0
    opacity = veil(halves, RIGHT, NIGHT)
    assert 0.4 < opacity < 0.7
    assert veil(halves, ALL, NIGHT) == opacity


@pytest.mark.parametrize("grey", range(0, 256, 15))
def test_whatever_lies_behind_text_reaches_its_contrast(tmp_path: Path, grey: int) -> None:
    path = tmp_path / "plain.png"
    Image.new("RGB", (64, 36), (grey, grey, grey)).save(path)
    opacity = veil(path, ALL, NIGHT)
    over = tuple(round(opacity * scrim + (1 - opacity) * grey) for scrim in NIGHT)
    assert contrast((255, 255, 255), (over[0], over[1], over[2])) >= CONTRAST
    if opacity:
        less = tuple(round((opacity - 0.02) * scrim + (1.02 - opacity) * grey) for scrim in NIGHT)
        assert contrast((255, 255, 255), (less[0], less[1], less[2])) < CONTRAST


def test_a_lone_highlight_does_not_darken_everything(tmp_path: Path) -> None:
    image = Image.new("RGB", (1280, 720), (30, 30, 30))
    image.paste((255, 255, 255), (600, 300, 640, 330))
    path = tmp_path / "spot.png"
    image.save(path)
    assert veil(path, ALL, NIGHT) == 0


def test_contrast_is_wcags() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_bytes(b"nothing")
    with pytest.raises(BadPicture):
        veil(tmp_path / "x.jpg", ALL, NIGHT)
