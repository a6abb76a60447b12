"""The pictures of the pretend servers: drawn when first asked for, scaled, and kept."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.demo.catalogue import Catalogue
from app.demo.holdings import Held, HeldEpisode, HeldFilm, HeldSeason
from app.demo.people import name_of
from app.demo.wire import Answer

if TYPE_CHECKING:
    from PIL import Image

DRAWING = 1  # goes up when titles are drawn differently, so that what is kept on disk is drawn anew
KEPT_BYTES = 24 << 20
_SIGNATURES = (b"\xff\xd8", b"\x89PNG")
What = Literal["poster", "backdrop", "logo", "still", "portrait"]


class Wish(NamedTuple):
    """A size in pixels, 0 where a side is free; `cover`: both sides at least so long, rather than at most."""

    width: int = 0
    height: int = 0
    cover: bool = False

    def of(self, width: int, height: int) -> tuple[int, int]:
        """The size that a picture of `width` × `height` gets: its own shape, never larger than it was drawn."""
        parts = [wished / own for wished, own in ((self.width, width), (self.height, height)) if wished]
        part = min(1.0, (max(parts) if self.cover else min(parts)) if parts else 1.0)
        return max(1, round(width * part)), max(1, round(height * part))


class Gallery:
    """Draws at most two pictures at a time. The latest are kept in memory, those of the catalogue's own titles in `folder` too. Any thread."""

    def __init__(self, catalogue: Catalogue, *, folder: Path | None = None, plain: bool = False) -> None:
        self._catalogue = catalogue
        self._plain = plain
        self._folder = folder / f"art-{DRAWING}" if folder is not None and not plain else None
        self._drawing = threading.Semaphore(2)
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._kept_bytes = 0
        self._lock = threading.Lock()
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            for left_over in self._folder.glob("*.part"):
                left_over.unlink(missing_ok=True)

    def picture(self, held: Held, what: What, wish: Wish) -> Answer:
        """The poster, backdrop or logo of an item; an episode's poster is its still, a season's its show's."""
        if isinstance(held, HeldEpisode) and what == "poster":
            what = "still"
        title = held.film if isinstance(held, HeldFilm) else held.show
        own = self._catalogue.real_film(title.number) if isinstance(held, HeldFilm) else self._catalogue.real_show(title.number)
        name = f"{what}-{'film' if isinstance(held, HeldFilm) else 'show'}-{title.number}"
        if isinstance(held, HeldEpisode) and what == "still":
            name += f"-{held.episode.season}x{held.episode.number}"
        return self._answer(name, wish, lambda: self._drawn(held, what), keep=own and not isinstance(held, HeldSeason), clear=what == "logo")

    def person(self, code: str, wish: Wish) -> Answer:
        """The portrait of the person of this code, hexadecimal."""
        try:
            number = int(code, 16)
        except ValueError:
            return Answer(404, b"", "text/plain")

        def draw() -> Image.Image:
            from app.demo.art.portraits import portrait

            return portrait(name_of(number), number)

        return self._answer(f"portrait-{number:x}", wish, draw, keep=False, clear=False)

    def other(self, name: str, wish: Wish, draw: Callable[[], Image.Image | None], *, clear: bool = False, keep: bool = False) -> Answer:
        """A picture that `draw` draws under a name of its own; `clear`: transparent, `keep`: in the folder too. 404 where nothing is drawn."""
        return self._answer(name, wish, draw, keep=keep, clear=clear)

    def ahead(self, stop: threading.Event) -> None:
        """Draw the catalogue's posters in the order of the wall, one after the other, until all are drawn or `stop` is set."""
        from app.demo.art.pictures import poster
        from app.demo.listing import sorting

        films = sorted((self._catalogue.film(number) for number in range(self._catalogue.films) if self._catalogue.real_film(number)), key=sorting)
        for film in films:
            if stop.is_set():
                return
            self._master(f"poster-film-{film.number}", lambda film=film: poster(film), keep=True, clear=False)  # type: ignore[misc]

    # -- drawing and keeping ----------------------------------------------------------------------------------------------------------

    def _drawn(self, held: Held, what: What) -> Image.Image | None:
        from app.demo.art import pictures

        title = held.film if isinstance(held, HeldFilm) else held.show
        if what == "still" and isinstance(held, HeldEpisode):
            return pictures.still(held.show, held.episode)
        if what == "backdrop":
            return pictures.backdrop(title)
        return pictures.logo(title) if what == "logo" else pictures.poster(title)

    def _answer(self, name: str, wish: Wish, draw: Callable[[], Image.Image | None], *, keep: bool, clear: bool) -> Answer:
        if self._plain:
            return _flat(name, wish, clear=clear)
        scaled = (name, wish)
        body = self._remembered(scaled)
        if body is None:
            master = self._master(name, draw, keep=keep, clear=clear)
            if not master:
                return Answer(404, b"", "text/plain")
            with self._drawing:
                body = _scaled(master, wish, clear=clear)
            self._remember(scaled, body)
        return Answer(200, body, "image/png" if clear else "image/jpeg", {"Cache-Control": "public, max-age=31536000"})

    def _master(self, name: str, draw: Callable[[], Image.Image | None], *, keep: bool, clear: bool) -> bytes:
        """The picture at full size as a file's bytes: from memory, from the folder, or drawn now; empty when there is none."""
        body = self._remembered((name,))
        if body is not None:
            return body
        path = self._folder / f"{name}.{'png' if clear else 'jpg'}" if self._folder is not None and keep else None
        if path is not None:
            with suppress(OSError):
                body = path.read_bytes()
                if body.startswith(_SIGNATURES):
                    self._remember((name,), body)
                    return body
        with self._drawing:
            image = draw()
            body = _encoded(image, clear=clear, quality=93) if image is not None else b""
            if path is not None and body:
                with suppress(OSError):  # a full disk: it will be drawn again
                    beside = path.with_name(f"{path.name}.{threading.get_ident()}.part")
                    beside.write_bytes(body)
                    beside.replace(path)
        self._remember((name,), body)
        return body

    def close(self) -> None:
        """Let what is being drawn be finished and written; nothing is drawn afterwards, so no file is left half done."""
        for _ in range(2):
            self._drawing.acquire(timeout=3)

    def _remembered(self, key: tuple[object, ...]) -> bytes | None:
        with self._lock:
            body = self._kept.get(key)
            if body is not None:
                self._kept.move_to_end(key)
            return body

    def _remember(self, key: tuple[object, ...], body: bytes) -> None:
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = body
            self._kept_bytes += len(body)
            while self._kept_bytes > KEPT_BYTES:
                self._kept_bytes -= len(self._kept.popitem(last=False)[1])


def _encoded(image: Image.Image, *, clear: bool, quality: int) -> bytes:
    out = io.BytesIO()
    if clear:
        image.save(out, "PNG", compress_level=3)
    else:
        image.save(out, "JPEG", quality=quality, subsampling=0 if quality > 90 else 2)
    return out.getvalue()


def _scaled(master: bytes, wish: Wish, *, clear: bool) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(master)) as image:
        size = wish.of(*image.size)
        if size == image.size:
            return master
        if not clear:
            image.draft("RGB", (size[0] * 2, size[1] * 2))
        return _encoded(image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3), clear=clear, quality=90)


def _flat(name: str, wish: Wish, *, clear: bool) -> Answer:
    """One colour that follows from the name, for measurements that are not about drawing."""
    from PIL import Image

    from app.demo.chance import seed_of

    seed = seed_of(name)
    full = (800, 310) if clear else (1920, 1080) if name.startswith("backdrop") else (640, 360) if name.startswith("still") else (500, 750)
    image = Image.new("RGBA" if clear else "RGB", wish.of(*full), (40 + seed % 160, 40 + seed // 256 % 160, 40 + seed // 65536 % 160))
    return Answer(200, _encoded(image, clear=clear, quality=80), "image/png" if clear else "image/jpeg", {"Cache-Control": "public, max-age=31536000"})
