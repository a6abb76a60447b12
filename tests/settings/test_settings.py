"""Settings: typed, with defaults, safe against what is stored."""

from __future__ import annotations

import pytest

from app.settings.settings import GIB, MIB, Settings, WindowPlace


class Shelf:
    """Where settings are kept, as a dict."""

    def __init__(self, **values: str) -> None:
        self.values: dict[str, str] = values
        self.reads = 0

    def get(self, key: str) -> str | None:
        self.reads += 1
        return self.values.get(key)

    def put(self, key: str, value: str | None) -> None:
        if value is None:
            self.values.pop(key, None)
        else:
            self.values[key] = value


def _settings(values: dict[str, str] | None = None) -> tuple[Settings, Shelf]:
    shelf = Shelf(**(values or {}))
    return Settings(shelf.get, shelf.put), shelf


def test_defaults_where_nothing_is_stored() -> None:
    settings, _ = _settings()
    assert (settings.theme, settings.scale_percent, settings.density, settings.reduce_motion) == ("system", 100, "normal", False)
    assert settings.artwork_limit_bytes == 2 * GIB
    assert settings.scan_every_minutes is None
    assert settings.window is None


def test_what_is_set_is_stored_and_read_back() -> None:
    settings, shelf = _settings()
    settings.theme = "light"
    settings.window = WindowPlace(10, -20, 1440, 900, maximized=True)
    settings.page = "bijou://movies?genre=drama"
    settings.page_history = {"entries": [{"page": "bijou://movies", "scroll": 1.5}]}
    again = Settings(shelf.get, shelf.put)
    assert again.theme == "light"
    assert again.window == WindowPlace(10, -20, 1440, 900, maximized=True)
    assert again.page == "bijou://movies?genre=drama"
    assert again.page_history == {"entries": [{"page": "bijou://movies", "scroll": 1.5}]}


@pytest.mark.parametrize("nonsense", ["", "{", "null", "7", '"ultraviolet"', "[1]", '"\ud800"', '{"x": "wide"}'])
def test_nonsense_in_the_store_gives_the_default(nonsense: str) -> None:
    settings, _ = _settings({setting.key: nonsense for setting in Settings.all() if setting.key not in {"appearance.scale_percent", "artwork.limit_bytes"}})
    assert settings.theme == "system"
    assert settings.window is None
    assert settings.page == ""


def test_numbers_are_brought_into_their_bounds() -> None:
    settings, _ = _settings({"appearance.scale_percent": "9000", "artwork.limit_bytes": "1", "scan.every_minutes": "0", "page.address": '"https://x"'})
    assert settings.scale_percent == 225
    assert settings.artwork_limit_bytes == 64 * MIB
    assert settings.scan_every_minutes == 15
    assert settings.page == ""
    settings.scale_percent = -3
    assert settings.scale_percent == 75


def test_a_window_of_no_size_is_no_window() -> None:
    settings, _ = _settings({"window.place": '{"x":0,"y":0,"width":0,"height":900}'})
    assert settings.window is None


def test_listeners_hear_each_change_once() -> None:
    settings, _ = _settings()
    heard: list[str] = []
    stop = settings.listen(heard.append)
    settings.density = "compact"
    settings.density = "compact"
    stop()
    settings.density = "large"
    assert heard == ["appearance.density"]


def test_the_default_is_not_stored() -> None:
    settings, shelf = _settings()
    settings.density = "compact"
    settings.density = "normal"
    assert shelf.values == {}


def test_a_store_that_fails_leaves_the_old_value() -> None:
    def fail(key: str, value: str | None) -> None:
        raise OSError("disk full")

    settings = Settings(lambda _: None, fail)
    heard: list[str] = []
    settings.listen(heard.append)
    with pytest.raises(OSError, match="disk full"):
        settings.theme = "dark"
    assert settings.theme == "system"
    assert heard == []


def test_reset_brings_every_default_back() -> None:
    settings, shelf = _settings()
    settings.theme = "dark"
    settings.scale_percent = 200
    settings.reset()
    assert (settings.theme, settings.scale_percent, shelf.values) == ("system", 100, {})


def test_each_value_is_read_once() -> None:
    settings, shelf = _settings()
    for _ in range(3):
        assert settings.theme == "system"
    assert shelf.reads == 1


def test_keys_are_unique() -> None:
    keys = [setting.key for setting in Settings.all()]
    assert len(keys) == len(set(keys)) > 10
