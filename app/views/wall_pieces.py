"""Small pictures that the poster wall is put together from: each is drawn once and shown many times.

On the software renderer every item of a poster costs in every frame, whatever it draws: about 0.5 ms for the sixty on the screen, an eighth of a bare wall.
Rounding the posters themselves costs 4 ms a step. So two strips of background lie over a poster's corners, badges and progress come with them, and year,
star and rating are one picture. Screen readers hear all of it from the poster.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

LARGEST = 8192
TRANSPARENT = Qt.GlobalColor.transparent


class WallPieces(QQuickImageProvider):
    """Pictures by name. All lengths are device pixels, colours aarrggbb, texts percent-encoded; a name that cannot be read gives an empty picture.

    GROUND is the page's colour, or `COLOUR,SHADE,18,6` where posters throw a shadow: its colour where it is deepest, how far it reaches, how far it drops.
    `image://wall/shadows/150/225/168/10/GROUND/7`: the ground under a line of 7 posters of 150 by 225, one each 168, as far as their shadows reach.
    `image://wall/blank/150/225/10/COLOUR/GROUND`: where a poster will be, 150 by 225, corners of radius 10.
    `image://wall/top/150/10/GROUND`: over the top of a poster: its corners in the colour of the page.
    `image://wall/badges/150/8/10/GROUND/11/Inter/PLATE/INK/WARM/4K;!3%20missing;@check`: the same with badges, 8 from the edges, in letters of 11; `!` in the
    warm colour, `@` an icon at the far end.
    `image://wall/bottom/150/10/GROUND/TRACK/BAR/4/7`: over the bottom of a poster: its corners, and a bar 4 thick that says 7 of 20 were seen.
    `image://wall/caption/11/8/12/Inter/FAINT/BRASS/1927/7.6`: the year, and 8 after it a star of 11 and the rating, in letters of 12; either may be empty.
    """

    def __init__(self, icons: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._icons = icons
        self._icon = lru_cache(maxsize=8)(self._read)
        self._star = lru_cache(maxsize=8)(self._draw_star)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002  # the name says how large
        """See QQuickImageProvider."""
        image = self._drawn(name.split("/"))
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image

    def _read(self, name: str) -> str:
        files = (self._icons / f"{name}.svg", self._icons / "lucide" / f"{name}.svg")
        return next((file.read_text("utf-8") for file in files if name.replace("-", "").isalnum() and file.is_file()), "")

    def _drawn(self, parts: list[str]) -> QImage:
        try:
            match parts:
                case ["blank", width, height, radius, colour, ground]:
                    return _blank_poster(int(width), int(height), int(radius), QColor(f"#{colour}"), _ground(ground))
                case ["shadows", width, height, step, radius, ground, posters]:
                    return _shadows(QSize(int(width), int(height)), int(step), int(radius), _ground(ground), int(posters))
                case ["top", width, radius, ground]:
                    image = _blank(int(width), int(radius))
                    _round(image, int(radius), _ground(ground), bottom=False)
                    return image
                case ["bottom", width, radius, ground, track, bar, thick, seen]:
                    return _bottom(int(width), int(radius), _ground(ground), (QColor(f"#{track}"), QColor(f"#{bar}")), int(thick), int(seen or 0) / 20)
                case ["caption", star, gap, letters, family, faint, brass, year, rating]:
                    inks = QColor(f"#{faint}"), QColor(f"#{brass}")
                    return self._caption(int(star), int(gap), _font(family, int(letters), QFont.Weight.Normal), inks, (year, unquote(rating)))
                case ["badges", width, margin, radius, page, letters, family, ground, ink, warm, texts]:
                    colours = QColor(f"#{ground}"), QColor(f"#{ink}"), QColor(f"#{warm}")
                    image = self._badges(int(width), int(margin), _font(family, int(letters), QFont.Weight.DemiBold), colours, texts.split(";"))
                    _round(image, int(radius), _ground(page), bottom=False)
                    return image
        except ValueError:
            return _blank(1, 1)
        return _blank(1, 1)

    def _caption(self, star: int, gap: int, font: QFont, colours: tuple[QColor, QColor], texts: tuple[str, str]) -> QImage:
        (year, rating), (faint, brass) = texts, colours
        ascent, height, cap = _line(font)
        left = _width(font, "2000") + gap if year else 0.0
        near = left + star * 1.3
        image = _blank(round(near + _width(font, rating) + 1 if rating else left), height)
        with _Painting(image) as painter:
            if year:
                painter.drawImage(0, 0, _written(font, faint.rgba(), year, 0.0))
            if rating:
                painter.drawImage(QPointF(left, round(ascent - (cap + star) / 2)), self._star(star, brass.rgba()))
                painter.drawImage(int(near), 0, _written(font, brass.rgba(), rating, near % 1))
        return image

    def _draw_star(self, size: int, rgba: int) -> QImage:
        image = _blank(size, size)
        with _Painting(image) as painter:
            self._draw_icon(painter, "star-filled", QRectF(image.rect()), QColor.fromRgba(rgba))
        return image

    def _badges(self, width: int, margin: int, font: QFont, colours: tuple[QColor, QColor, QColor], texts: list[str]) -> QImage:
        ground, ink, warm = colours
        metrics = QFontMetricsF(font)
        height = round(metrics.height() * 1.36)
        image = _blank(width, margin + height)
        with _Painting(image) as painter:
            painter.setFont(font)
            at = float(margin)
            for part in filter(None, texts):
                box = QRectF(at, margin, height, height)
                if part.startswith("@"):
                    box.moveRight(width - margin)
                    _fill(painter, box, height / 2, ground)
                    self._draw_icon(painter, part[1:], box.adjusted(height / 4, height / 4, -height / 4, -height / 4), ink)
                    continue
                text = unquote(part.removeprefix("!"))
                box.setWidth(min(metrics.horizontalAdvance(text) + height * 0.72, width - margin - at))
                _fill(painter, box, height * 0.26, ground)
                painter.setPen(warm if part.startswith("!") else ink)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                at = box.right() + margin / 2
        return image

    def _draw_icon(self, painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
        drawing = self._icon(name).replace("currentColor", colour.name())
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, box)


class _Painting:
    """A painter that ends with its block."""

    def __init__(self, image: QImage) -> None:
        self._painter = QPainter(image)
        self._painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def __enter__(self) -> QPainter:
        return self._painter

    def __exit__(self, *_: object) -> None:
        self._painter.end()


def _blank(width: int, height: int) -> QImage:
    image = QImage(min(max(width, 1), LARGEST), min(max(height, 1), LARGEST), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(TRANSPARENT)
    return image


@lru_cache(maxsize=16)
def _font(family: str, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(unquote(family))
    font.setPixelSize(max(pixels, 1))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@lru_cache(maxsize=16)
def _line(font: QFont) -> tuple[float, int, float]:
    """Of a line of text: how far its letters rise, how high it is, how high its capitals are."""
    metrics = QFontMetricsF(font)
    return metrics.ascent(), round(metrics.height()), metrics.capHeight()


@lru_cache(maxsize=512)
def _width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


@lru_cache(maxsize=512)
def _written(font: QFont, rgba: int, text: str, begin: float) -> QImage:
    """A year or a rating: a few hundred in all, each on many posters, and laying one out takes five times as long as copying it."""
    ascent, height, _ = _line(font)
    image = _blank(math.ceil(begin + _width(font, text)) + 1, height)
    with _Painting(image) as painter:
        painter.setFont(font)
        painter.setPen(QColor.fromRgba(rgba))
        painter.drawText(QPointF(begin, ascent), text)
    return image


def _fill(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.fillPath(path, colour)


class _Ground(NamedTuple):
    """What lies under posters: the page's colour and their shadow on it."""

    colour: QColor
    shade: QColor
    reach: int
    drop: int

    def __hash__(self) -> int:
        return hash((self.colour.rgba(), self.shade.rgba(), self.reach, self.drop))


def _ground(text: str) -> _Ground:
    colour, shade, reach, drop = (text.split(",") + ["0"] * 3)[:4]
    return _Ground(QColor(f"#{colour}"), QColor(f"#{shade}"), max(0, min(int(reach), 200)), int(drop))


@lru_cache(maxsize=8)
def _shade(width: int, height: int, radius: int, ground: _Ground) -> QImage:
    """The shadow of a poster, `reach` wider on each side; the poster lies `drop` above its middle. It falls off softly from inside its edge to outside."""
    reach, colour = ground.reach, QColor(ground.shade)
    image = _blank(width + 2 * reach, height + 2 * reach)
    with _Painting(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for at in range(2 * reach):
            share = (at + 0.5) / (2 * reach)
            colour.setAlphaF(share * share * (3 - 2 * share) * ground.shade.alphaF())
            inset = QRectF(image.rect()).adjusted(at, at, -at, -at)
            _fill(painter, inset, max(radius + reach - at, 1), colour)
    return image


def _shadows(poster: QSize, step: int, radius: int, ground: _Ground, posters: int) -> QImage:
    """Opaque: blending it would cost in every frame, and what lies under an opaque picture is not painted."""
    width, height = step * (posters - 1) + poster.width() + 2 * ground.reach, poster.height() + 2 * ground.reach
    image = QImage(min(max(width, 1), LARGEST), min(max(height, 1), LARGEST), QImage.Format.Format_RGB32)
    image.fill(ground.colour)
    with _Painting(image) as painter:
        for at in range(min(posters, LARGEST)):
            painter.drawImage(at * step, 0, _shade(poster.width(), poster.height(), radius, ground))
    return image


def _round(image: QImage, radius: int, ground: _Ground, *, bottom: bool) -> None:
    """Round the upper or lower corners of what lies under `image` with the ground around it."""
    whole, rounded = QPainterPath(), QPainterPath()
    edge = QRectF(0, image.height() - radius if bottom else 0, image.width(), radius)
    whole.addRect(edge)
    rounded.addRoundedRect(edge.adjusted(0, -radius, 0, 0) if bottom else edge.adjusted(0, 0, 0, radius), radius, radius)
    corners = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    corners.fill(ground.colour)
    if ground.reach:
        tall = 4 * ground.reach + 2 * radius
        with _Painting(corners) as painter:
            painter.drawImage(-ground.reach, ground.drop - ground.reach + (image.height() - tall if bottom else 0), _shade(image.width(), tall, radius, ground))
    with _Painting(image) as painter:
        painter.fillPath(whole.subtracted(rounded), QBrush(corners))


def _bottom(width: int, radius: int, ground: _Ground, colours: tuple[QColor, QColor], thick: int, seen: float) -> QImage:
    track, bar = colours
    image = _blank(width, radius)
    if seen:
        with _Painting(image) as painter:
            painter.fillRect(0, radius - thick, width, thick, track)
            painter.fillRect(0, radius - thick, round(width * seen), thick, bar)
    _round(image, radius, ground, bottom=True)
    return image


def _blank_poster(width: int, height: int, radius: int, colour: QColor, ground: _Ground) -> QImage:
    """Where a poster will be: opaque, as posters are."""
    image = QImage(min(max(width, 1), LARGEST), min(max(height, 1), LARGEST), QImage.Format.Format_RGB32)
    image.fill(ground.colour)
    with _Painting(image) as painter:
        if ground.reach:
            painter.drawImage(-ground.reach, ground.drop - ground.reach, _shade(image.width(), image.height(), radius, ground))
        _fill(painter, QRectF(image.rect()), radius, colour)
    return image
