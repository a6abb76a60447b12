"""Pieces of the workers' orbs, painted once per size and colour: the software renderer has no effects, and a picture costs nothing to show again."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QConicalGradient, QImage, QPainter, QPen, QRadialGradient
from PySide6.QtQuick import QQuickImageProvider

DRAWN_AT, LARGEST = 40, 512
RING_WIDTH = 0.07
"""Of the picture's side."""
WHITE, BLACK = QColor(255, 255, 255), QColor(0, 0, 0)


class OrbPieces(QQuickImageProvider):
    """`image://orb/sphere/aarrggbb`, `glow/aarrggbb`, `swirl`, and `ring/aarrggbb/hundredths/aarrggbb of the track`. Anything else is an empty picture."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        """See QQuickImageProvider; `requested` is in device pixels, the pieces are square."""
        side = min(max(requested.width(), requested.height()) if requested.isValid() else DRAWN_AT, LARGEST) or DRAWN_AT
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        piece, *values = name.split("/")
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if piece == "sphere":
            _sphere(painter, side, _colour(values, 0))
        elif piece == "glow":
            _glow(painter, side, _colour(values, 0))
        elif piece == "swirl":
            _swirl(painter, side)
        elif piece == "ring":
            _ring(painter, side, _colour(values, 0), _hundredths(values), _colour(values, 2))
        painter.end()
        size.setWidth(side)
        size.setHeight(side)
        return image


def _sphere(painter: QPainter, side: int, colour: QColor) -> None:
    """A ball of that colour, lit from above left."""
    body = QRadialGradient(QPointF(0.38 * side, 0.32 * side), 0.72 * side)
    body.setColorAt(0, _mixed(colour, WHITE, 0.22))
    body.setColorAt(0.45, colour)
    body.setColorAt(1, _mixed(colour, BLACK, 0.62))
    painter.setBrush(QBrush(body))
    painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
    light = QRadialGradient(QPointF(0.33 * side, 0.27 * side), 0.3 * side)
    light.setColorAt(0, _faded(WHITE, 0.62))
    light.setColorAt(0.5, _faded(WHITE, 0.2))
    light.setColorAt(1, _faded(WHITE, 0))
    painter.setBrush(QBrush(light))
    painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))


def _glow(painter: QPainter, side: int, colour: QColor) -> None:
    """Its light on what is around."""
    light = QRadialGradient(QPointF(side / 2, side / 2), side / 2)
    light.setColorAt(0.45, _faded(colour, 0.42))
    light.setColorAt(0.7, _faded(colour, 0.14))
    light.setColorAt(1, _faded(colour, 0))
    painter.fillRect(0, 0, side, side, QBrush(light))


def _swirl(painter: QPainter, side: int) -> None:
    """A band of light along the rim, to be turned over the sphere."""
    band = QConicalGradient(QPointF(side / 2, side / 2), 0)
    for at, strength in ((0.0, 0.0), (0.18, 0.4), (0.3, 0.06), (0.5, 0.0), (0.68, 0.24), (0.8, 0.0), (1.0, 0.0)):
        band.setColorAt(at, _faded(WHITE, strength))
    painter.setPen(QPen(QBrush(band), 0.16 * side))
    inset = 0.13 * side
    painter.drawEllipse(QRectF(inset, inset, side - 2 * inset, side - 2 * inset))


def _ring(painter: QPainter, side: int, colour: QColor, hundredths: int, track: QColor) -> None:
    """How much is done, from the top clockwise, on a thin track."""
    width = max(1.5, RING_WIDTH * side)
    within = QRectF(width / 2, width / 2, side - width, side - width)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(track, width))
    painter.drawEllipse(within)
    if hundredths > 0:
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(within, 90 * 16, -round(360 * 16 * min(hundredths, 100) / 100))


def _colour(values: list[str], at: int) -> QColor:
    name = f"#{values[at]}" if at < len(values) else ""
    return QColor(name) if QColor.isValidColorName(name) else QColor(Qt.GlobalColor.transparent)


def _hundredths(values: list[str]) -> int:
    return int(values[1]) if len(values) > 1 and values[1].isdecimal() else 0


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = ((1 - share) * mine + share * its for mine, its in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True))  # type: ignore[index]
    mixed = QColor.fromRgbF(*parts)
    mixed.setAlphaF(one.alphaF())
    return mixed


def _faded(colour: QColor, strength: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(strength * colour.alphaF())
    return faded
