"""The pictures of the pretend servers: drawn when first asked for, scaled, and kept."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict

from app.demo.holdings import Held, HeldEpisode, HeldFilm
from app.demo.wire import Answer


class Gallery:
    """Draws at most two pictures at a time and keeps the latest in memory. Any thread."""

    def __init__(self) -> None:
        self._drawing = threading.Semaphore(2)
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def picture(self, held: Held, what: str, width: int, height: int) -> Answer:
        """The `what` (poster, backdrop, logo) of an item; an episode's poster is its still. 0 leaves a side free."""
        from PIL import Image

        title = held.film if isinstance(held, HeldFilm) else held.show
        size = {"poster": (500, 750), "backdrop": (1280, 720), "logo": (800, 310)}[what]
        if isinstance(held, HeldEpisode) and what == "poster":
            size = (640, 360)
        image = Image.new("RGB", (width or size[0], height or size[1]), f"hsl({title.number * 37 % 360},40%,30%)")
        out = io.BytesIO()
        image.save(out, "JPEG")
        return Answer(200, out.getvalue(), "image/jpeg", {"Cache-Control": "public, max-age=31536000"})

    def person(self, code: str, width: int = 0, height: int = 0) -> Answer:
        """The portrait of the person of this code."""
        from PIL import Image

        out = io.BytesIO()
        Image.new("RGB", (width or 300, height or 450), f"hsl({int(code, 16) % 360 if code else 0},20%,40%)").save(out, "JPEG")
        return Answer(200, out.getvalue(), "image/jpeg", {})
