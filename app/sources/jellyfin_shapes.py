"""What Jellyfin's answers look like on the wire, as far as Bijou reads them. Everything may be null; unknown fields are passed over."""

from __future__ import annotations

import msgspec


class Shape(msgspec.Struct, rename="pascal", gc=False):
    """Field names in Jellyfin's capitals."""


class Stream(Shape):
    """One stream of a file."""

    type: str | None = None
    codec: str | None = None
    width: int | None = None
    height: int | None = None
    channels: float | None = None
    is_default: bool | None = None
    video_range_type: str | None = None
    video_range: str | None = None


class MediaSource(Shape):
    """One version of an item."""

    path: str | None = None
    container: str | None = None
    size: int | None = None
    run_time_ticks: int | None = None
    media_streams: tuple[Stream, ...] | None = None


class Person(Shape):
    """One credit."""

    name: str | None = None
    id: str | None = None
    role: str | None = None
    type: str | None = None
    primary_image_tag: str | None = None
    provider_ids: dict[str, str | None] | None = None


class Named(Shape):
    """A studio."""

    name: str | None = None


class UserData(Shape):
    """What the user has seen of an item."""

    playback_position_ticks: int | None = None
    play_count: int | None = None
    last_played_date: str | None = None
    played: bool | None = None


class Item(Shape):
    """BaseItemDto."""

    id: str
    type: str | None = None
    name: str | None = None
    sort_name: str | None = None
    forced_sort_name: str | None = None
    original_title: str | None = None
    overview: str | None = None
    taglines: tuple[str | None, ...] | None = None
    production_year: int | None = None
    premiere_date: str | None = None
    end_date: str | None = None
    status: str | None = None
    run_time_ticks: int | None = None
    official_rating: str | None = None
    community_rating: float | None = None
    critic_rating: float | None = None
    genres: tuple[str | None, ...] | None = None
    studios: tuple[Named, ...] | None = None
    series_studio: str | None = None
    people: tuple[Person, ...] | None = None
    provider_ids: dict[str, str | None] | None = None
    image_tags: dict[str, str | None] | None = None
    backdrop_image_tags: tuple[str | None, ...] | None = None
    date_created: str | None = None
    location_type: str | None = None
    series_id: str | None = None
    series_name: str | None = None
    season_id: str | None = None
    index_number: int | None = None
    index_number_end: int | None = None
    parent_index_number: int | None = None
    user_data: UserData | None = None
    container: str | None = None
    path: str | None = None
    width: int | None = None
    height: int | None = None
    is_folder: bool | None = None
    media_sources: tuple[MediaSource, ...] | None = None
    media_streams: tuple[Stream, ...] | None = None


class Items(Shape):
    """A page of a listing; each item is decoded by itself, so that one that is out of shape spoils no other."""

    items: list[msgspec.Raw] | None = None
    total_record_count: int | None = None


class SoundItems(Shape):
    """The same, where every item is in shape."""

    items: list[Item] | None = None
    total_record_count: int | None = None


class View(Shape):
    """One of a user's libraries."""

    id: str
    name: str | None = None
    type: str | None = None
    collection_type: str | None = None


class Views(Shape):
    """A user's libraries."""

    items: list[View] | None = None


class Policy(Shape):
    """What a user may do."""

    is_administrator: bool | None = None
    is_disabled: bool | None = None


class User(Shape):
    """A user of the server."""

    id: str
    name: str | None = None
    policy: Policy | None = None


class SystemInfo(Shape):
    """What a server says of itself to anyone."""

    id: str | None = None
    server_name: str | None = None
    version: str | None = None


class SignedIn(Shape):
    """The answer to a good sign-in."""

    access_token: str
    user: User
    server_id: str | None = None


class QuickConnectState(Shape):
    """A Quick Connect request: `code` is what the person types in, `secret` what it is exchanged by."""

    secret: str
    code: str
    authenticated: bool | None = None
