"""The user's settings: typed, with defaults, safe against bad stored values. Never a secret."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from typing import Any, Generic, Literal, TypeVar, overload

import msgspec

from app.domain.worker_state import First

V = TypeVar("V")

Theme = Literal["system", "dark", "light"]
Density = Literal["compact", "normal", "large"]
LibraryView = Literal["grid", "table"]
Renderer = Literal["auto", "gl", "software"]

MIB = 1024 * 1024
GIB = 1024 * MIB
PAGE_LIMIT = 8_000  # characters of an address; a longer one was not made by Bijou

SAVED_FILTERS = 30
"""How many filters the navigation holds at most."""


class WindowPlace(msgspec.Struct, frozen=True):
    """Where the window stood, in the screen's logical pixels; whoever uses it clamps it to screens that exist."""

    x: int
    y: int
    width: int
    height: int
    maximized: bool = False


class Setting(Generic[V]):
    """One setting: its key in the store, its type, its default, and what makes a stored value fit.

    Read and written as an attribute of Settings. A stored value of another type gives the default.
    """

    def __init__(self, key: str, type_: Any, default: V, fit: Callable[[V], V] | None = None) -> None:
        self.key = key
        self.default = default
        self._decoder = msgspec.json.Decoder(type_)
        self._fit = fit

    @overload
    def __get__(self, settings: None, owner: type[Settings]) -> Setting[V]: ...
    @overload
    def __get__(self, settings: Settings, owner: type[Settings]) -> V: ...
    def __get__(self, settings: Settings | None, owner: type[Settings]) -> V | Setting[V]:
        return self if settings is None else settings.value(self)

    def __set__(self, settings: Settings, value: V) -> None:
        settings.change(self, value)

    def read(self, stored: str | None) -> V:
        """The value of what the store holds; the default for nothing, nonsense or another type."""
        if stored is None:
            return self.default
        try:
            value: V = self._decoder.decode(stored)
        except (msgspec.DecodeError, UnicodeEncodeError):
            return self.default
        return self.fitted(value)

    def fitted(self, value: V) -> V:
        """The nearest allowed value."""
        return value if self._fit is None else self._fit(value)


def _between(low: int, high: int) -> Callable[[int], int]:
    return lambda value: min(max(value, low), high)


def _every(minutes: int | None) -> int | None:
    return None if minutes is None else min(max(minutes, 15), 7 * 24 * 60)


def _address(text: str) -> str:
    return text if text.startswith("bijou://") and len(text) <= PAGE_LIMIT else ""


def _saved(given: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    named = {address: name for name, address in reversed(given) if _address(address) and name}  # the first of an address holds
    return tuple((name, address) for name, address in given if named.pop(address, None) == name)[:SAVED_FILTERS]


def _minutes(hours: tuple[int, int] | None) -> tuple[int, int] | None:
    return hours if hours is None or all(0 <= minute < 24 * 60 for minute in hours) else None


def _code(pattern: str) -> Callable[[str], str]:
    return lambda text: text if re.fullmatch(pattern, text) else ""


def _without_secrets(address: str) -> str:
    """A base address or a proxy; nothing for one that names a password, which no database may hold (D70)."""
    return address if re.fullmatch(r"https?://[^@\s?#]+", address) else ""


def _addresses(given: dict[str, str]) -> dict[str, str]:
    return {name: address for name, text in given.items() if (address := _without_secrets(text))}


def _window(place: WindowPlace | None) -> WindowPlace | None:
    if place is None or not (0 < place.width <= 32_767 and 0 < place.height <= 32_767 and abs(place.x) <= 1_000_000 and abs(place.y) <= 1_000_000):
        return None
    return place


class Settings:
    """All settings, over a `get` and a `put` of JSON text by key (`put(key, None)` forgets it); safe to use from several threads.

    Values are read once and kept. Setting an attribute stores the nearest allowed value and tells the listeners its key; the same value again does nothing.
    """

    theme = Setting[Theme]("appearance.theme", Theme, "system")
    scale_percent = Setting[int]("appearance.scale_percent", int, 100, _between(75, 225))
    density = Setting[Density]("appearance.density", Density, "normal")
    reduce_motion = Setting[bool]("appearance.reduce_motion", bool, default=False)
    renderer = Setting[Renderer]("appearance.renderer", Renderer, "auto")
    movies_view = Setting[LibraryView]("movies.view", LibraryView, "grid")
    shows_view = Setting[LibraryView]("shows.view", LibraryView, "grid")
    navigation_collapsed = Setting[bool]("window.navigation_collapsed", bool, default=False)
    window = Setting[WindowPlace | None]("window.place", WindowPlace | None, None, _window)
    page = Setting[str]("page.address", str, "", _address)
    page_history = Setting[dict[str, Any]]("page.history", dict[str, Any], {})
    saved_filters = Setting[tuple[tuple[str, str], ...]]("navigation.saved", tuple[tuple[str, str], ...], (), _saved)
    """Names and addresses of the library pages' filters that the navigation holds, in the user's order."""
    scan_every_minutes = Setting[int | None]("scan.every_minutes", int | None, None, _every)
    count_specials = Setting[bool]("missing.count_specials", bool, default=False)
    home_counts = Setting[tuple[int, ...]]("home.counts", tuple[int, ...], ())
    """What Home counted last, shown until it has counted anew."""
    looked_until = Setting[int]("activity.looked_until", int, 0)
    """The line of activity up to which the user has looked what changed on the servers."""
    notices_off = Setting[tuple[str, ...]]("notifications.off", tuple[str, ...], ())
    """Kinds of notification that the user does not want."""
    quiet_hours = Setting[tuple[int, int] | None]("notifications.quiet", tuple[int, int] | None, None, _minutes)
    """From and to, in minutes of the day, where the desktop is left in peace at some hours."""
    notices_told = Setting[tuple[str, ...]]("notifications.told", tuple[str, ...], ())
    """What stands as it was told of: it is not told again before it was otherwise."""
    notices_until = Setting[dict[str, int]]("notifications.until", dict[str, int], {})
    """By kind of notification the line of activity up to which it was told."""
    keys_had = Setting[tuple[str, ...]]("notifications.keys_had", tuple[str, ...], ())
    """Workers that had a key: where one has none any more, that is news."""
    wish_aired = Setting[bool]("wishes.what_airs", bool, default=True)
    """What airs of followed shows and is not owned is wished by itself."""
    metadata_language = Setting[str]("metadata.language", str, "", _code(r"[a-z]{2}(-[A-Z]{2})?"))
    """ISO 639-1, with the country where it matters (pt-BR); empty: as the system."""
    metadata_region = Setting[str]("metadata.region", str, "", _code(r"[A-Z]{2}"))
    """ISO 3166-1; empty: as the system."""
    metadata_system = Setting[tuple[str, str] | None]("metadata.system", tuple[str, str] | None, None)
    """Language and country that the system named last, for a start where it names none."""
    workers_paused = Setting[tuple[str, ...]]("workers.paused", tuple[str, ...], ())
    """Workers (providers' names) that rest until the user says otherwise."""
    workers_first = Setting[dict[str, First]]("workers.first", dict[str, First], {})
    """What each worker takes first, where the user chose."""
    proxy = Setting[str]("network.proxy", str, "", _without_secrets)
    """The address of the proxy between this network and the wide world; empty: as the environment says."""
    provider_addresses = Setting[dict[str, str]]("network.provider_addresses", dict[str, str], {}, _addresses)
    """By provider's name ("tmdb_image": TMDB's pictures), where another base address is asked than the usual one."""
    calendar_file = Setting[str]("calendar.file", str, "")
    """Where the file for calendar apps is kept; empty: in the data folder."""
    calendar_file_kept = Setting[bool]("calendar.file_kept", bool, default=False)
    artwork_limit_bytes = Setting[int]("artwork.limit_bytes", int, 2 * GIB, _between(64 * MIB, 1024 * GIB))

    def __init__(self, get: Callable[[str], str | None], put: Callable[[str, str | None], None]) -> None:
        self._get = get
        self._put = put
        self._lock = threading.RLock()
        self._values: dict[str, Any] = {}
        self._listeners: list[Callable[[str], None]] = []

    def value(self, setting: Setting[V]) -> V:
        """What a setting is now."""
        with self._lock:
            if setting.key not in self._values:
                self._values[setting.key] = setting.read(self._get(setting.key))
            kept: V = self._values[setting.key]
            return kept

    def change(self, setting: Setting[V], value: V) -> None:
        """Store a value and tell the listeners. Raises what `put` raises; the old value stays then."""
        wanted = setting.fitted(value)
        with self._lock:
            if self.value(setting) == wanted:
                return
            self._put(setting.key, None if wanted == setting.default else msgspec.json.encode(wanted).decode())
            self._values[setting.key] = wanted
            listeners = list(self._listeners)
        _tell(listeners, setting.key)

    def reset(self) -> None:
        """Every setting back to its default."""
        for setting in self.all():
            self.change(setting, setting.default)

    def listen(self, hear: Callable[[str], None]) -> Callable[[], None]:
        """Have `hear` called with the key of each setting that changes, on the thread that changed it; the answer stops it."""
        with self._lock:
            self._listeners.append(hear)

        def stop() -> None:
            with self._lock:
                if hear in self._listeners:
                    self._listeners.remove(hear)

        return stop

    @classmethod
    def all(cls) -> tuple[Setting[Any], ...]:
        """Every setting there is."""
        return tuple(value for value in vars(cls).values() if isinstance(value, Setting))


def _tell(listeners: Iterable[Callable[[str], None]], key: str) -> None:
    for hear in listeners:
        hear(key)
