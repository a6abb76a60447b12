"""The words that made-up titles, people and stories are put together from."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from app.demo.places import resources
from app.domain.decoding import decoder


class Words(msgspec.Struct, frozen=True):
    """`abroad` holds, per language, heads and tails of which any goes with any."""

    qualities: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]
    moments: tuple[str, ...]
    doings: tuple[str, ...]
    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    genres: tuple[str, ...]
    studios: tuple[str, ...]
    networks: tuple[str, ...]
    who: tuple[str, ...]
    does: tuple[str, ...]
    where: tuple[str, ...]
    episodes: tuple[str, ...]
    abroad: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    countries: dict[str, str]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.abroad)


@lru_cache(1)
def words() -> Words:
    """Read once, when the first title is made up."""
    return decoder(Words).decode((resources() / "demo" / "words.json").read_bytes())
