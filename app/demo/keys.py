"""How the pretend servers name their items: one whole number per item, from which its place in the catalogue can be read."""

from __future__ import annotations

from typing import Literal, NamedTuple

ItemKind = Literal["film", "show", "season", "episode"]
_ODD = 0x9E3779B97F4A7C15F39CC0605CEDC835  # odd, so that multiplying modulo 2^128 can be undone
_BACK = pow(_ODD, -1, 1 << 128)
_ALL = (1 << 128) - 1


class Key(NamedTuple):
    """What a key names: the title's number, and for seasons and episodes their place in the show. An episode is named by its first number."""

    kind: ItemKind
    number: int
    season: int = 0
    episode: int = 0

    @property
    def whole(self) -> int:
        """The key as a whole number: its first digit says the kind, the rest the place."""
        if self.kind == "film":
            return 1_000_000 + self.number
        if self.kind == "show":
            return 2_000_000 + self.number
        if self.kind == "season":
            return (3_000_000 + self.number) * 100 + self.season
        return ((4_000_000 + self.number) * 100 + self.season) * 10_000 + self.episode

    @property
    def show(self) -> Key:
        """The key of the show that this is, or belongs to."""
        return Key("show", self.number)


def key_of(whole: int) -> Key | None:
    """The place that a whole number names; None when it names none."""
    text = str(whole)
    first = text[0]
    if first in "12" and len(text) == 7:
        return Key("film" if first == "1" else "show", whole % 1_000_000)
    if first == "3" and len(text) == 9:
        return Key("season", whole // 100 % 1_000_000, whole % 100)
    if first == "4" and len(text) == 13:
        return Key("episode", whole // 1_000_000 % 1_000_000, whole // 10_000 % 100, whole % 10_000)
    return None


def guid(whole: int, salt: int) -> str:
    """Jellyfin's form: 32 hex digits without dashes, which look like chance and can be read back."""
    return f"{((salt << 64 | whole) * _ODD) & _ALL:032x}"


def whole_of(text: str, salt: int) -> int | None:
    """The whole number in an id of `guid`, dashed or not; None when it is no such id."""
    try:
        packed = int(text.replace("-", ""), 16) * _BACK & _ALL
    except ValueError:
        return None
    return packed & (1 << 64) - 1 if packed >> 64 == salt else None
