"""Which of a title's ratings speaks for it: the one that is sorted by, shown on its poster and read out."""

from __future__ import annotations

from collections.abc import Iterable


def leading(ratings: Iterable[tuple[str, str]]) -> int | None:
    """The place among `(kind, source)`: IMDb's audience, else the first audience, else the first critics; None where there is none."""
    best: int | None = None
    audience = False
    for at, (kind, source) in enumerate(ratings):
        if kind == "audience":
            if source == "imdb":
                return at
            if not audience:
                best, audience = at, True
        elif best is None:
            best = at
    return best
