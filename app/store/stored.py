"""What storing a batch of items did."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.items import Skipped
from app.domain.scanning import Named


@dataclass
class Stored:
    """`copies` are the ids of all copies that the batch named, unchanged ones too: what a scan has seen."""

    added: list[Named] = field(default_factory=list)
    changed: list[Named] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unchanged: int = 0
    copies: list[int] = field(default_factory=list)

    def include(self, other: Stored) -> None:
        """Add another batch's."""
        self.added += other.added
        self.changed += other.changed
        self.skipped += other.skipped
        self.unchanged += other.unchanged
        self.copies += other.copies
