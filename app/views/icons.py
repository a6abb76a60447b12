"""Icons for QML: SVG files drawn at the size and in the colour that is asked for, on every renderer."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

DRAWN_AT = 24
LARGEST = 2048
GRAIN = "grain"
"""A picture and no drawing: noise that keeps a wide gradient from showing its steps."""


class IconProvider(QQuickImageProvider):
    """`image://icon/film/ffe5485f`: the file `film.svg`, of the folder itself or of `lucide` in it, its currentColor replaced by aarrggbb.

    Without a colour the file's own stay. An unknown name gives an empty picture of the size asked for, so that a view never breaks over a symbol.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder
        self._drawing = lru_cache(maxsize=256)(self._read)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        """See QQuickImageProvider; `requested` is in device pixels."""
        file, _, colour = name.partition("/")
        if file == GRAIN:
            grain = QImage(str(self._folder / f"{GRAIN}.png"))
            size.setWidth(grain.width())
            size.setHeight(grain.height())
            return grain
        drawing = self._drawing(file)
        renderer = QSvgRenderer(QByteArray(_tinted(drawing, colour).encode())) if drawing else QSvgRenderer()
        own = renderer.defaultSize() if renderer.isValid() else QSize(DRAWN_AT, DRAWN_AT)
        wanted = QSize(requested.width() if requested.width() > 0 else own.width(), requested.height() if requested.height() > 0 else own.height())
        image = QImage(wanted.boundedTo(QSize(LARGEST, LARGEST)), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        if renderer.isValid():
            _draw(renderer, QColor(f"#{colour}").alphaF() if QColor.isValidColorName(f"#{colour}") else 1.0, image)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image

    def _read(self, name: str) -> str:
        for path in (self._folder / f"{name}.svg", self._folder / "lucide" / f"{name}.svg"):
            if name.replace("-", "").isalnum() and path.is_file():
                return path.read_text(encoding="utf-8")
        return ""


def _tinted(drawing: str, colour: str) -> str:
    return drawing.replace("currentColor", f"#{colour[-6:]}") if QColor.isValidColorName(f"#{colour}") else drawing


def _draw(renderer: QSvgRenderer, opacity: float, image: QImage) -> None:
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    if opacity < 1:  # of the whole drawing: its strokes cross each other
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(image.rect(), QColor.fromRgbF(0, 0, 0, opacity))
    painter.end()
