"""What Home counts: apart from the rest, which the first frame does without."""

from __future__ import annotations

import msgspec


class HomeCounts(msgspec.Struct, frozen=True):
    """Owned films, shows and episodes; open wishes and those that the library has now; aired regular episodes that nobody owns, of so many shows (D5, D23)."""

    movies: int = 0
    shows: int = 0
    episodes: int = 0
    wished: int = 0
    ready: int = 0
    missing: int = 0
    missing_shows: int = 0
