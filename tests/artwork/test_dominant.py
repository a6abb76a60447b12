"""The colour that a picture glows in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from app.artwork.dominant import LIT, PALE, dominant
from app.artwork.picture import BadPicture


def picture(path: Path, *areas: tuple[int, tuple[int, int, int]]) -> Path:
    """A picture of stripes, each so many rows high."""
    image = Image.new("RGB", (320, sum(height for height, _ in areas)))
    top = 0
    for height, colour in areas:
        image.paste(colour, (0, top, 320, top + height))
        top += height
    image.save(path, quality=95)
    return path


@pytest.mark.parametrize(("colour", "strongest"), [((140, 20, 20), 0), ((20, 120, 30), 1), ((20, 30, 140), 2)])
def test_a_picture_glows_in_its_own_colour_light_enough_to_be_seen(tmp_path: Path, colour: tuple[int, int, int], strongest: int) -> None:
    found = dominant(picture(tmp_path / "a.jpg", (120, (10, 10, 12)), (60, colour)))
    assert max(found) == found[strongest] == round(255 * LIT)
    assert min(found) < max(found) / 2


def test_a_strong_little_counts_for_more_than_a_dull_much(tmp_path: Path) -> None:
    found = dominant(picture(tmp_path / "a.jpg", (130, (92, 90, 84)), (50, (200, 30, 30))))
    assert found[0] == max(found)


def test_a_grey_picture_glows_pale(tmp_path: Path) -> None:
    assert dominant(picture(tmp_path / "a.jpg", (180, (120, 120, 120)))) == PALE
    assert dominant(picture(tmp_path / "b.jpg", (180, (0, 0, 0)))) == PALE


def test_pictures_alike_share_a_colour(tmp_path: Path) -> None:
    one = dominant(picture(tmp_path / "a.jpg", (180, (150, 40, 40))))
    assert dominant(picture(tmp_path / "b.jpg", (180, (152, 42, 41)))) == one


def test_what_is_no_picture_says_so(tmp_path: Path) -> None:
    bad = tmp_path / "a.jpg"
    bad.write_bytes(b"<html>")
    with pytest.raises(BadPicture):
        dominant(bad)
