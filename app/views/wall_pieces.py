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
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QLinearGradient, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

LARGEST = 8192
TRANSPARENT = Qt.GlobalColor.transparent


class WallPieces(QQuickImageProvider):
    """Pictures by name. All lengths are device pixels, colours aarrggbb, texts percent-encoded; a name that cannot be read gives an empty picture.

    GROUND is the page's colour, or `COLOUR,SHADE,14,6,9,24` where posters throw a shadow: its colour where it is deepest, how far it reaches, how far it
    drops, how far to the sides it is drawn, and from how far above the poster's lower edge. The strip over the bottom is then as much larger.
    `image://wall/blank/150/225/10/COLOUR/GROUND`: where a poster will be, 150 by 225, corners of radius 10.
    `image://wall/top/150/10/GROUND`: over the top of a poster: its corners in the colour of the page.
    `image://wall/badges/150/8/10/GROUND/11/Inter/PLATE/INK/WARM/4K;!3%20missing;@check`: the same with badges, 8 from the edges, in letters of 11; `!` in the
    warm colour, `@` an icon at the far end, the next before it.
    `image://wall/bottom/150/10/GROUND/TRACK/BAR/4/7`: over the bottom of a poster: its corners, and a bar 4 thick that says 7 of 20 were seen.
    `image://wall/caption/11/8/12/Inter/FAINT/BRASS/1927/7.6`: the year, and 8 after it a star of 11 and the rating, in letters of 12; either may be empty.
    `rtl` before any of these names: what stands at its left stands at the right.
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
        turned = parts[0] == "rtl"
        try:
            match parts[1:] if turned else parts:
                case ["blank", width, height, radius, colour, ground]:
                    return _blank_poster(int(width), int(height), int(radius), QColor(f"#{colour}"), _ground(ground))
                case ["top", width, radius, ground]:
                    return _topped(_blank(int(width), int(radius)), int(radius), _ground(ground))
                case ["bottom", width, radius, ground, track, bar, thick, seen]:
                    progress = _Progress(QColor(f"#{track}"), QColor(f"#{bar}"), int(thick), int(seen or 0) / 20, turned)
                    return _bottom(int(width), int(radius), _ground(ground), progress)
                case ["caption", star, gap, letters, family, faint, brass, year, rating]:
                    inks = QColor(f"#{faint}"), QColor(f"#{brass}")
                    font = _font(family, int(letters), QFont.Weight.Normal)
                    return self._caption(int(star), int(gap), font, inks, (year, unquote(rating)), turned=turned)
                case ["badges", width, margin, radius, page, letters, family, ground, ink, warm, texts]:
                    colours = QColor(f"#{ground}"), QColor(f"#{ink}"), QColor(f"#{warm}")
                    font = _font(family, int(letters), QFont.Weight.DemiBold)
                    image = self._badges(int(width), int(margin), font, colours, texts.split(";"), turned=turned)
                    return _topped(image, int(radius), _ground(page))
        except ValueError:
            return _blank(1, 1)
        return _blank(1, 1)

    def _caption(self, star: int, gap: int, font: QFont, colours: tuple[QColor, QColor], texts: tuple[str, str], *, turned: bool) -> QImage:
        (year, rating), (faint, brass) = texts, colours
        ascent, height, cap = _line(font)
        left = _width(font, "2000") + gap if year else 0.0
        near = left + star * 1.3
        image = _blank(round(near + _width(font, rating) + 1 if rating else left), height)

        def at(start: float, length: float) -> float:
            return max(image.width() - start - length, 0.0) if turned else start

        with _Painting(image) as painter:
            if year:
                x = at(0, _width(font, year))
                painter.drawImage(int(x), 0, _written(font, faint.rgba(), year, x % 1))
            if rating:
                painter.drawImage(QPointF(at(left, star), round(ascent - (cap + star) / 2)), self._star(star, brass.rgba()))
                x = at(near, _width(font, rating))
                painter.drawImage(int(x), 0, _written(font, brass.rgba(), rating, x % 1))
        return image

    def _draw_star(self, size: int, rgba: int) -> QImage:
        image = _blank(size, size)
        with _Painting(image) as painter:
            self._draw_icon(painter, "star-filled", QRectF(image.rect()), QColor.fromRgba(rgba))
        return image

    def _badges(self, width: int, margin: int, font: QFont, colours: tuple[QColor, QColor, QColor], texts: list[str], *, turned: bool) -> QImage:
        ground, ink, warm = colours
        metrics = QFontMetricsF(font)
        height = round(metrics.height() * 1.36)
        image = _blank(width, margin + height)
        with _Painting(image) as painter:
            painter.setFont(font)
            at = float(margin)
            end = float(width - margin)
            for part in filter(None, texts):
                box = QRectF(at, margin, height, height)
                if part.startswith("@"):
                    box.moveRight(end)
                    end = box.left() - margin / 2
                    if turned:
                        box.moveRight(width - box.left())
                    _fill(painter, box, height / 2, ground)
                    self._draw_icon(painter, part[1:], box.adjusted(height / 4, height / 4, -height / 4, -height / 4), ink)
                    continue
                text = unquote(part.removeprefix("!"))
                box.setWidth(min(metrics.horizontalAdvance(text) + height * 0.72, width - margin - at))
                at = box.right() + margin / 2
                if turned:
                    box.moveRight(width - box.left())
                _fill(painter, box, height * 0.26, ground)
                painter.setPen(warm if part.startswith("!") else ink)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
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
    aside: int
    above: int

    def __hash__(self) -> int:
        return hash((self.colour.rgba(), self.shade.rgba(), *self[2:]))


def _ground(text: str) -> _Ground:
    colour, shade, *lengths = (text.split(",") + ["0"] * 5)[:6]
    reach, drop, aside, above = (max(0, min(int(length), 200)) for length in lengths)
    return _Ground(QColor(f"#{colour}"), QColor(f"#{shade}"), reach, drop, aside, above)


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


def _topped(strip: QImage, radius: int, ground: _Ground) -> QImage:
    """The upper strip of a poster, with the ground in its corners."""
    with _Painting(strip) as painter:
        painter.fillPath(_corners(QRectF(0, 0, strip.width(), radius), QRectF(0, 0, strip.width(), 3 * radius), radius), ground.colour)
    return strip


def _corners(edge: QRectF, poster: QRectF, radius: int) -> QPainterPath:
    """What of an edge lies outside the poster's rounded corners."""
    whole, rounded = QPainterPath(), QPainterPath()
    whole.addRect(edge)
    rounded.addRoundedRect(poster, radius, radius)
    return whole.subtracted(rounded)


class _Progress(NamedTuple):
    """How much was seen, 0 to 1, as a bar on a track; from the right when `turned`."""

    track: QColor
    bar: QColor
    thick: int
    seen: float
    turned: bool


def _bottom(width: int, radius: int, ground: _Ground, progress: _Progress) -> QImage:
    """The lower strip of a poster: how much was seen, the ground in its corners, and the shadow below, which fades out upwards beside it."""
    above, below = max(radius, ground.above), (ground.reach + ground.drop) if ground.reach else 0
    image = _blank(width + 2 * ground.aside, above + below)
    edge = QRectF(ground.aside, above - radius, width, radius)
    with _Painting(image) as painter:
        if progress.seen:
            long = round(width * progress.seen)
            painter.fillRect(ground.aside, above - progress.thick, width, progress.thick, progress.track)
            painter.fillRect(ground.aside + (width - long if progress.turned else 0), above - progress.thick, long, progress.thick, progress.bar)
        painter.fillPath(_corners(edge, edge.adjusted(0, -2 * radius, 0, 0), radius), ground.colour)
        if ground.reach:
            painter.drawImage(0, 0, _beside(width, radius, ground, image.size()))
    return image


@lru_cache(maxsize=4)
def _beside(width: int, radius: int, ground: _Ground, size: QSize) -> QImage:
    """The shadow where the poster does not hide it."""
    tall = 4 * ground.reach + 2 * ground.above
    image = _blank(size.width(), size.height())
    poster = QRectF(ground.aside, ground.above - tall, width, tall)
    fading = QLinearGradient(0, 0, 0, ground.above)
    fading.setColorAt(0, TRANSPARENT)
    fading.setColorAt(1, QColor("black"))
    with _Painting(image) as painter:
        painter.setClipPath(_corners(QRectF(image.rect()), poster, radius))
        painter.drawImage(ground.aside - ground.reach, ground.above - tall - ground.reach + ground.drop, _shade(width, tall, radius, ground))
        painter.setClipping(False)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(image.rect(), fading)
    return image


def _blank_poster(width: int, height: int, radius: int, colour: QColor, ground: _Ground) -> QImage:
    """Where a poster will be: opaque, as posters are."""
    image = QImage(min(max(width, 1), LARGEST), min(max(height, 1), LARGEST), QImage.Format.Format_RGB32)
    image.fill(ground.colour)
    with _Painting(image) as painter:
        _fill(painter, QRectF(image.rect()), radius, colour)
    return image
