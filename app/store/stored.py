"""What storing a batch of items did."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.items import Skipped
from app.domain.scanning import LISTED_AT_MOST, Named


@dataclass
class Stored:
    """Films, shows and episodes added and changed, counted, and the first of them by name; seasons are not counted.

    `copies` are the ids of all copies that the batch named, unchanged ones too: what a scan has seen.
    """

    added_count: int = 0
    changed_count: int = 0
    unchanged: int = 0
    added: list[Named] = field(default_factory=list)
    changed: list[Named] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    copies: list[int] = field(default_factory=list)

    def include(self, other: Stored) -> None:
        """Add another batch's."""
        self.added_count += other.added_count
        self.changed_count += other.changed_count
        self.unchanged += other.unchanged
        self.added += other.added[: LISTED_AT_MOST - len(self.added)]
        self.changed += other.changed[: LISTED_AT_MOST - len(self.changed)]
        self.skipped += other.skipped
        self.copies += other.copies
