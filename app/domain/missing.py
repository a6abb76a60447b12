"""Why a film or an episode is missing: what is known of it, and what was done about it (D14, D23, D40)."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec


class Asked(NamedTuple):
    """What is asked about: an episode or a film by its `row`; a film by the `row` of its wish; the place of an episode, which no list may name, of the show
    `row`."""

    what: Literal["episode", "movie", "wish", "place"]
    row: int
    season: int = 0
    number: int = 0


class Lacking(msgspec.Struct, frozen=True):
    """A server that does not have it. `has_show`: it has others of the show. `until`: it had this one until then (UTC seconds); `away`: it still lists it,
    without showing it (D12)."""

    server: str
    has_show: bool = False
    until: int | None = None
    never_read: bool = False
    away: bool = False


class Place(NamedTuple):
    """Season and number."""

    season: int
    number: int


class Listing(NamedTuple):
    """Where a provider's list has the episode; `place` None where it has no number there."""

    provider: str
    place: Place | None = None


class Beside(NamedTuple):
    """A file of an episode next to it: its name (the path's last part), how long it runs and how long that episode should, in minutes."""

    place: Place
    server: str
    name: str
    runs: float | None = None
    runtime: float | None = None


class Holding(NamedTuple):
    """The file of another episode holds this one too, or seems to. `how`: the server says so, its name does, or it is long enough for two."""

    place: Place
    server: str
    how: Literal["shared", "named", "long"]


class WhyMissing(msgspec.Struct, frozen=True):
    """Of an episode `title_id` and `show` are its show's; of a film its own, and it has no season. `episode_id` is 0 where no list names the place.

    `told_by` is the provider that gave the instant or date; `owned_by` are servers that have it after all; `wish` is the state of its row on the wishlist
    (None without one), since `wished_at`, by itself where `by_airing`. `counted` False: a special, which is not counted as missing. `listed` are the
    providers whose lists name it, `order` the show's (None: as it aired), in which it `aired_as` another. `kept` False: no server has anything of the title.
    """

    title_id: int
    show: str
    film: bool = False
    episode_id: int = 0
    season: int = 0
    number: int | None = None
    title: str = ""
    aired: bool = False
    air_at: int | None = None
    air_date: str | None = None
    told_by: str | None = None
    counted: bool = True
    owned_by: tuple[str, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    wish: str | None = None
    wished_at: int | None = None
    by_airing: bool = False
    followed: bool = False
    muted: bool = False
    listed: tuple[Listing, ...] = ()
    order: str | None = None
    kept: bool = True
    holding: tuple[Holding, ...] = ()

    @property
    def aired_as(self) -> Place | None:
        """Where it stands as it aired, where the show is in another order; None where nobody knows."""
        return next((one.place for one in self.listed if one.provider == "tvdb"), None) if self.order else None

    @property
    def elsewhere(self) -> tuple[Listing, ...]:
        """The lists that number it otherwise; of a show in another order all do."""
        own = Place(self.season, self.number) if self.number is not None else None
        return () if self.order or own is None else tuple(one for one in self.listed if one.place not in {None, own})


LONG_ENOUGH = 1.75
"""A file that runs so many times its episode's length may hold two."""
