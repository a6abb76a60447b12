"""What feeds the `Theme` of QML: the tokens of resources/theme.json, light or dark, and what the user chose under Appearance."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.settings.settings import Density, Settings, Theme

SCHEMES: tuple[Theme, ...] = ("system", "dark", "light")
DENSITIES: tuple[Density, ...] = ("compact", "normal", "large")


def read_tokens(path: Path) -> dict[str, Any]:
    """The tokens as the file has them: `colour`, `type`, `space`, `radius`, `size`, `motion`, and `light` with what differs there."""
    tokens: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tokens


class ThemeSource(QObject):
    """The `ThemeSource` singleton of QML. Changes apply at once and are kept in `settings`; the system's own scheme is followed while it changes."""

    paletteChanged = Signal()
    schemeChanged = Signal()
    scaleChanged = Signal()
    densityChanged = Signal()
    reduceMotionChanged = Signal()

    def __init__(self, tokens: dict[str, Any], settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._settings = settings
        self._dark_colours: dict[str, str] = dict(tokens["colour"])
        self._light_colours: dict[str, str] = {**tokens["colour"], **tokens["light"]["colour"]}
        hints = QGuiApplication.styleHints()
        self._system_dark = hints.colorScheme() != Qt.ColorScheme.Light
        hints.colorSchemeChanged.connect(self._on_system_scheme_changed)

    def is_dark(self) -> bool:
        """Whether the dark theme is on."""
        chosen = self._settings.theme
        return self._system_dark if chosen == "system" else chosen == "dark"

    def _colours(self) -> dict[str, str]:
        return self._dark_colours if self.is_dark() else self._light_colours

    def _scheme(self) -> str:
        return self._settings.theme

    def set_scheme(self, value: str) -> None:
        """Pin `dark` or `light`, or follow the `system`; anything else is ignored."""
        wanted = next((scheme for scheme in SCHEMES if scheme == value), None)
        if wanted is None or wanted == self._settings.theme:
            return
        was_dark = self.is_dark()
        self._settings.theme = wanted
        self.schemeChanged.emit()
        if was_dark != self.is_dark():
            self.paletteChanged.emit()

    def _scale_percent(self) -> int:
        return self._settings.scale_percent

    def _set_scale_percent(self, value: int) -> None:
        before = self._settings.scale_percent
        self._settings.scale_percent = value
        if before != self._settings.scale_percent:
            self.scaleChanged.emit()

    def _density(self) -> str:
        return self._settings.density

    def _set_density(self, value: str) -> None:
        wanted = next((density for density in DENSITIES if density == value), None)
        if wanted is not None and wanted != self._settings.density:
            self._settings.density = wanted
            self.densityChanged.emit()

    def _reduce_motion(self) -> bool:
        return self._settings.reduce_motion

    def _set_reduce_motion(self, value: bool) -> None:
        if value != self._settings.reduce_motion:
            self._settings.reduce_motion = value
            self.reduceMotionChanged.emit()

    def _part(self, name: str) -> Any:
        return self._tokens[name]

    @Slot(Qt.ColorScheme)
    def _on_system_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        was_dark = self.is_dark()
        self._system_dark = scheme != Qt.ColorScheme.Light
        if was_dark != self.is_dark():
            self.paletteChanged.emit()

    # The stub knows Python types only; PySide takes the names of Qt types too
    dark = Property(bool, is_dark, notify=paletteChanged)
    colours = Property("QVariantMap", _colours, notify=paletteChanged)  # type: ignore[arg-type]
    """Colour tokens of the theme that is on, as `#rrggbb` or `#aarrggbb`."""
    scheme = Property(str, _scheme, set_scheme, notify=schemeChanged)
    """`system`, `dark` or `light`."""
    scalePercent = Property(int, _scale_percent, _set_scale_percent, notify=scaleChanged)
    density = Property(str, _density, _set_density, notify=densityChanged)
    """`compact`, `normal` or `large`."""
    reduceMotion = Property(bool, _reduce_motion, _set_reduce_motion, notify=reduceMotionChanged)
    type = Property("QVariantMap", lambda self: self._part("type"), constant=True)  # type: ignore[arg-type]
    radius = Property("QVariantMap", lambda self: self._part("radius"), constant=True)  # type: ignore[arg-type]
    size = Property("QVariantMap", lambda self: self._part("size"), constant=True)  # type: ignore[arg-type]
    motion = Property("QVariantMap", lambda self: self._part("motion"), constant=True)  # type: ignore[arg-type]
    space = Property("QVariantList", lambda self: self._part("space"), constant=True)  # type: ignore[arg-type]
    tint = Property(float, lambda self: self._tokens["tint"] if self.is_dark() else self._tokens["light"]["tint"], notify=paletteChanged)
    """How much of a colour lies behind text of that colour (badges)."""
