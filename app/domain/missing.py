"""Why an episode is missing: what is known of it, and what was done about it (D14, D23, D40)."""

from __future__ import annotations

import msgspec


class Lacking(msgspec.Struct, frozen=True):
    """A server that does not have the episode. `has_show`: it has others of the show. `until`: it had this one until then (UTC seconds); `away`: it still
    lists it, without showing it (D12)."""

    server: str
    has_show: bool = False
    until: int | None = None
    never_read: bool = False
    away: bool = False


class WhyMissing(msgspec.Struct, frozen=True):
    """`told_by` is the provider that gave the instant or date; `owned_by` are servers that have it after all; `wish` is the state of its row on the wishlist
    (None without one), since `wished_at`, by itself where `by_airing`. `counted` False: a special, which is not counted as missing. `listed` are the providers
    whose lists name it, `order` the show's (None: as it aired). `kept` False: no server has anything of the show."""

    episode_id: int
    show_id: int
    show: str
    season: int
    number: int | None
    title: str
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
    listed: tuple[str, ...] = ()
    order: str | None = None
    kept: bool = True
