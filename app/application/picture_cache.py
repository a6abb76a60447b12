"""The window's look into the picture cache: it imports nearly nothing, for the first frame wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.application.household import Household
from app.artwork.cache import PictureCache
from app.artwork.sizes import Size


def find_picture(household: Household) -> Callable[[str, Size], Path | None]:
    """What finds a picture's file, or None where it has to be fetched; asked on pool threads."""
    return PictureCache(household.places.artwork_dir, household.settings.artwork_limit_bytes).find
