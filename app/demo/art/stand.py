"""A place on a canvas where a thing stands: shapes are drawn in the thing's own unit, x to the right and y upwards from its foot."""

from __future__ import annotations

from collections.abc import Sequence

from app.demo.art.canvas import Canvas
from app.demo.art.colours import Colour, Palette
from app.demo.art.curves import Point, placed, smooth


class Stand:
    """Foot at (x, y) of the canvas, `size` pixels tall, drawn in `ink` unless a shape says otherwise. `turn` leans everything, degrees clockwise."""

    __slots__ = ("canvas", "ink", "p", "size", "turn", "x", "y")

    def __init__(self, canvas: Canvas, x: float, y: float, size: float, ink: Colour, palette: Palette, turn: float = 0) -> None:
        self.canvas = canvas
        self.x = x
        self.y = y
        self.size = size
        self.ink = ink
        self.p = palette
        self.turn = turn

    def at(self, right: float, up: float) -> Point:
        """A point of the unit on the canvas."""
        return placed([(right, up)], self.x, self.y, self.size, turn=self.turn)[0]

    def shape(self, points: Sequence[Point], colour: Colour | None = None, *, flip: bool = False, curved: bool = True, opacity: float = 1) -> None:
        """A filled outline: a curve through the points, or straight from one to the next."""
        there = placed(points, self.x, self.y, self.size, flip=flip, turn=self.turn)
        self.canvas.polygon(smooth(there) if curved else there, colour or self.ink, opacity)

    def both(self, points: Sequence[Point], colour: Colour | None = None, *, curved: bool = True) -> None:
        """The same outline on the right and, mirrored, on the left."""
        self.shape(points, colour, curved=curved)
        self.shape(points, colour, flip=True, curved=curved)

    def rect(self, left: float, bottom: float, right: float, top: float, colour: Colour | None = None) -> None:
        """A filled rectangle."""
        self.shape(((left, bottom), (right, bottom), (right, top), (left, top)), colour, curved=False)

    def disc(self, right: float, up: float, radius: float, colour: Colour | None = None, *, flat: float = 1, opacity: float = 1) -> None:
        """A filled circle or ellipse."""
        x, y = self.at(right, up)
        self.canvas.disc(x, y, radius * self.size, colour or self.ink, opacity, flat)

    def ring(self, right: float, up: float, radius: float, thick: float, colour: Colour | None = None, *, start: float = 0, end: float = 360) -> None:
        """A circle's line or an arc of it."""
        x, y = self.at(right, up)
        self.canvas.ring(x, y, radius * self.size, thick * self.size, colour or self.ink, start, end)

    def wedge(self, right: float, up: float, radius: float, colour: Colour | None = None, *, start: float = 180, end: float = 360) -> None:
        """A slice of a circle."""
        x, y = self.at(right, up)
        self.canvas.wedge(x, y, radius * self.size, colour or self.ink, start, end)

    def line(self, points: Sequence[Point], thick: float, colour: Colour | None = None) -> None:
        """A line through points."""
        self.canvas.line(placed(points, self.x, self.y, self.size, turn=self.turn), thick * self.size, colour or self.ink)

    def light(self, right: float, up: float, radius: float, colour: Colour, strength: float = 1) -> None:
        """A soft light."""
        x, y = self.at(right, up)
        self.canvas.light(x, y, radius * self.size, colour, strength)

    def beside(self, right: float, up: float, share: float, ink: Colour | None = None, turn: float = 0) -> Stand:
        """Another stand, `share` of this one's size."""
        x, y = self.at(right, up)
        return Stand(self.canvas, x, y, self.size * share, ink or self.ink, self.p, self.turn + turn)
