"""What of the activity is asked for: kinds of lines, a title, words (D60)."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.domain.items import Kind

Group = Literal["library", "matches", "airing", "following", "wishes", "edits", "trouble"]

GROUPS: dict[Group, tuple[str, ...]] = {
    "library": ("added", "retired", "removed", "scanned", "merged", "split"),
    "matches": ("matched", "rematched", "confirmed", "unpinned"),
    "airing": ("aired", "announced"),
    "following": ("followed", "unfollowed", "muted", "roles"),
    "wishes": ("wished", "unwished", "unwanted", "fulfilled"),
    "edits": ("locked", "unlocked", "ordered", "shifted"),
    "trouble": ("failed",),
}
"""The verbs of each kind of line, by the kind's name in addresses."""
KEPT_DAYS = 180
"""So long what happened is kept."""


class ActivityQuery(msgspec.Struct, frozen=True):
    """`group` None: of every kind. `title`: of this film or show (with its episodes) alone. `text`: in a line's title or list, folded."""

    group: Group | None = None
    title: tuple[Kind, int] | None = None
    text: str = ""

    @property
    def filtered(self) -> bool:
        """True when not everything is asked for."""
        return bool(self.group or self.title or self.text)


ChangeKind = Literal["added", "retired", "rematched"]


class Change(msgspec.Struct, frozen=True):
    """How many titles came to a server, left it, and have another match, since the user last looked."""

    server_id: int
    server: str
    added: int = 0
    retired: int = 0
    rematched: int = 0


class ListedTitle(msgspec.Struct, frozen=True):
    """One title behind a line that tells of many; `id` 0 where its row is gone. Of an episode `show_id` and `season` say where it stands."""

    kind: Kind
    id: int
    title: str
    show_id: int | None = None
    season: int | None = None


def title_of(text: str) -> tuple[Kind, int] | None:
    """`show-12`, as an address says it; None for anything else."""
    kind, _, number = text.partition("-")
    return (Kind(kind), int(number)) if kind in {"movie", "show"} and number.isascii() and number.isdecimal() and len(number) < _LONGEST_ID else None


_LONGEST_ID = 10
