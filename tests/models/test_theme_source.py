"""The theme follows the system while it changes, or stays where it was pinned; every choice is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy

from app.models.theme_source import ThemeSource, read_tokens
from app.settings.settings import Settings

TOKENS = read_tokens(Path(__file__).parents[2] / "resources" / "theme.json")


class Kept(dict[str, str | None]):
    """Settings in memory."""

    def settings(self) -> Settings:
        return Settings(self.get, self.__setitem__)


@pytest.fixture
def theme(qapp: object) -> Iterator[ThemeSource]:
    source = ThemeSource(TOKENS, Kept().settings())
    yield source
    QGuiApplication.styleHints().colorSchemeChanged.disconnect(source._on_system_scheme_changed)


def test_it_follows_the_system_live(theme: ThemeSource) -> None:
    spy = QSignalSpy(theme.paletteChanged)
    theme._on_system_scheme_changed(Qt.ColorScheme.Light)
    assert theme.property("colours")["background"] == TOKENS["light"]["colour"]["background"]
    theme._on_system_scheme_changed(Qt.ColorScheme.Dark)
    assert theme.property("colours")["background"] == TOKENS["colour"]["background"]
    assert spy.count() == 2


def test_a_pinned_theme_stays_whatever_the_system_does(theme: ThemeSource) -> None:
    theme.setProperty("scheme", "light")
    spy = QSignalSpy(theme.paletteChanged)
    theme._on_system_scheme_changed(Qt.ColorScheme.Dark)
    theme._on_system_scheme_changed(Qt.ColorScheme.Light)
    assert not theme.property("dark")
    assert spy.count() == 0


def test_light_has_every_colour_and_keeps_what_it_does_not_change(theme: ThemeSource) -> None:
    theme.set_scheme("light")
    colours = theme.property("colours")
    assert set(colours) == set(TOKENS["colour"])
    assert colours["overArtText"] == TOKENS["colour"]["overArtText"]


def test_every_choice_is_kept_and_told_once(qapp: object) -> None:
    kept = Kept()
    theme = ThemeSource(TOKENS, kept.settings())
    spies = [QSignalSpy(signal) for signal in (theme.schemeChanged, theme.scaleChanged, theme.densityChanged, theme.reduceMotionChanged)]
    for _ in range(2):
        for name, value in (("scheme", "dark"), ("scalePercent", 150), ("density", "compact"), ("reduceMotion", True)):
            theme.setProperty(name, value)
    assert [spy.count() for spy in spies] == [1, 1, 1, 1]
    assert {json.loads(value or "null") for value in kept.values()} == {"dark", 150, "compact", True}
    again = ThemeSource(TOKENS, kept.settings())
    assert [again.property(name) for name in ("scheme", "scalePercent", "density", "reduceMotion")] == ["dark", 150, "compact", True]


@pytest.mark.parametrize(("name", "value"), [("scheme", "pink"), ("density", "huge")])
def test_a_choice_that_is_none_changes_nothing(theme: ThemeSource, name: str, value: str) -> None:
    before = theme.property(name)
    theme.setProperty(name, value)
    assert theme.property(name) == before


def test_the_scale_stays_within_its_bounds(theme: ThemeSource) -> None:
    theme.setProperty("scalePercent", 1000)
    assert theme.property("scalePercent") == 225
