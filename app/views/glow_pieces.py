"""The glow around a card, in four strips: painted once per colour and size. The card's own place is left out, so that breathing repaints no card."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QRadialGradient
from PySide6.QtQuick import QQuickImageProvider

LARGEST = 1_600
FALL = ((0.0, 0.46), (0.12, 0.34), (0.3, 0.2), (0.5, 0.1), (0.75, 0.03), (1.0, 0.0))
"""How strong it is, from the card's edge to its own."""


class GlowPieces(QQuickImageProvider):
    """`image://glow/SIDE/rrggbb/WIDTH/HEIGHT/RADIUS/REACH`, in device pixels of the card: `top` and `bottom` go across all of it and hold the round corners,
    `left` and `right` stand between them. Anything else is an empty picture."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002  # the name says how large
        """See QQuickImageProvider."""
        side, _, rest = name.partition("/")
        colour, *numbers = rest.split("/")
        if len(numbers) == 4 and all(one.isdecimal() for one in numbers) and QColor.isValidColorName(f"#{colour}"):
            width, height, radius, reach = (min(int(one), LARGEST) for one in numbers)
            image = _piece(side, QColor(f"#{colour}"), QRectF(reach, reach, width, height), radius, reach)
        else:
            image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def _piece(side: str, colour: QColor, card: QRectF, radius: int, reach: int) -> QImage:
    """One strip of the whole, which is as large as the card and its reach on each side."""
    whole = card.adjusted(-reach, -reach, reach, reach)
    cut = {
        "top": QRectF(0, 0, whole.width(), reach + radius),
        "bottom": QRectF(0, whole.height() - reach - radius, whole.width(), reach + radius),
        "left": QRectF(0, reach + radius, reach, card.height() - 2 * radius),
    }.get(side, QRectF(whole.width() - reach, reach + radius, reach, card.height() - 2 * radius))
    image = QImage(max(1, round(cut.width())), max(1, round(cut.height())), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-cut.topLeft())
    outside, inside = QPainterPath(), QPainterPath()
    outside.addRect(whole)
    inside.addRoundedRect(card, radius, radius)
    painter.setClipPath(outside.subtracted(inside))
    _edges(painter, colour, card, radius, reach)
    _corners(painter, colour, card, radius, reach)
    painter.end()
    return image


def _edges(painter: QPainter, colour: QColor, card: QRectF, radius: int, reach: int) -> None:
    across, down = card.width() - 2 * radius, card.height() - 2 * radius
    for begin, end, area in (
        (card.topLeft(), QPointF(card.left(), card.top() - reach), QRectF(card.left() + radius, card.top() - reach, across, reach)),
        (card.bottomLeft(), QPointF(card.left(), card.bottom() + reach), QRectF(card.left() + radius, card.bottom(), across, reach)),
        (card.topLeft(), QPointF(card.left() - reach, card.top()), QRectF(card.left() - reach, card.top() + radius, reach, down)),
        (card.topRight(), QPointF(card.right() + reach, card.top()), QRectF(card.right(), card.top() + radius, reach, down)),
    ):
        light = QLinearGradient(begin, end)
        for at, strength in FALL:
            light.setColorAt(at, _faded(colour, strength))
        painter.fillRect(area, QBrush(light))


def _corners(painter: QPainter, colour: QColor, card: QRectF, radius: int, reach: int) -> None:
    all_of_it = radius + reach
    for x, y, left, top in (
        (card.left() + radius, card.top() + radius, card.left() - reach, card.top() - reach),
        (card.right() - radius, card.top() + radius, card.right() - radius, card.top() - reach),
        (card.left() + radius, card.bottom() - radius, card.left() - reach, card.bottom() - radius),
        (card.right() - radius, card.bottom() - radius, card.right() - radius, card.bottom() - radius),
    ):
        light = QRadialGradient(QPointF(x, y), all_of_it)
        for at, strength in FALL:
            light.setColorAt((radius + at * reach) / all_of_it, _faded(colour, strength))
        painter.fillRect(QRectF(left, top, all_of_it, all_of_it), QBrush(light))


def _faded(colour: QColor, strength: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(strength)
    return faded
