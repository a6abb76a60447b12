"""What a scene is drawn with: the canvas, a palette, chance, and the thing it is about."""

from __future__ import annotations

from app.demo.art.canvas import Canvas
from app.demo.art.colours import Colour, Palette
from app.demo.art.motifs import Motif
from app.demo.art.stand import Stand
from app.demo.chance import Chance


class Scene:
    """`c` canvas, `p` palette, `k` chance, `motif` what it is about (None: nothing but the place). Lengths in a scene are fractions of the height
    or multiples of `u`, so that a poster, a backdrop and a still come from the same code."""

    def __init__(self, canvas: Canvas, palette: Palette, chance: Chance, motif: Motif | None) -> None:
        self.c = canvas
        self.p = palette
        self.k = chance
        self.motif = motif

    @property
    def w(self) -> float:
        return self.c.width

    @property
    def h(self) -> float:
        return self.c.height

    @property
    def u(self) -> float:
        return self.c.u

    @property
    def x(self) -> float:
        """The middle of the scene."""
        return self.c.cx

    @property
    def wide(self) -> bool:
        """True for backdrops and stills."""
        return self.c.width > self.c.height

    def put(self, up: float, size: float, ink: Colour | None = None, *, right: float = 0, turn: float = 0) -> Stand:
        """Draw the motif with its foot at `up` (0 bottom, 1 top of the picture), `size` of the picture's height tall; the stand that it got.

        On a poster nothing stands lower than where the type begins.
        """
        up = up if self.wide else max(up, 0.31)
        stand = Stand(self.c, self.x + right * self.u, self.h * (1 - up), size * self.h, ink or self.p.night, self.p, turn)
        if self.motif is not None:
            self.motif(stand)
        return stand

    def several(self, count: int) -> list[float]:
        """So many draws between 0 and 1."""
        return [self.k.share() for _ in range(count)]
