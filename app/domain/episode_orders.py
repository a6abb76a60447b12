"""What another order of a show's episodes would change, as plain values (D23)."""

from __future__ import annotations

import msgspec

from app.domain.pages import EpisodeState


class EpisodePlace(msgspec.Struct, frozen=True, gc=False):
    """Where an episode stands, and whether it is there."""

    season: int
    number: int | None
    state: EpisodeState


class OrderChange(msgspec.Struct, frozen=True):
    """One episode before and after; None where it is not there before or after."""

    episode: int
    title: str
    before: EpisodePlace | None = None
    after: EpisodePlace | None = None

    @property
    def in_state(self) -> bool:
        """Whether it is owned, missing or to come otherwise than before, and not only elsewhere."""
        return (self.before.state if self.before else None) != (self.after.state if self.after else None)


class OrderCounts(msgspec.Struct, frozen=True):
    """A show's regular episodes (D52)."""

    owned: int = 0
    missing: int = 0
    seasons: int = 0


class OrderPreview(msgspec.Struct, frozen=True):
    """What an order would change: counts before and after, the episodes that are owned or missing otherwise first, then those that only stand elsewhere."""

    before: OrderCounts
    after: OrderCounts
    changes: tuple[OrderChange, ...] = ()
