"""The pretend providers' picture hosts: posters with and without letters, backdrops, title logos, stills and portraits, drawn when asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from app.demo.gallery import Gallery, Wish
from app.demo.limits import Gate
from app.demo.lore import GUISE, Kind, Lore
from app.demo.people import code_of, people_by_number
from app.demo.provider_site import let_in, whole_number
from app.demo.titles import Film, Look, Show
from app.demo.wire import Answer, Ask

if TYPE_CHECKING:
    from PIL import Image

_FILE = re.compile(r"^(poster|backdrop|logo|still)([fs])(\d+)v(\d+)(?:x(\d+))?(?:e(\d+))?\.(?:jpg|png)$")
_PERSON = re.compile(r"^profile(\d+)\.jpg$")
_SIZE = re.compile(r"^([wh])(\d{2,4})$")
_WIDTHS = {45, 92, 154, 185, 300, 342, 500, 780, 1280}
_PORTRAIT = (426, 640)
_MEDIUM = {"medium_portrait": Wish(width=210), "medium_landscape": Wish(width=250)}
_MISSING = Answer(404, b"<h1>File not Found</h1>", "text/html")


class PictureSite:
    """One host of pictures. `name` is tmdb-images (`/w342/x.jpg`, `/original/x.jpg`), tvdb-images (`/banners/…`) or tvmaze-images (`/uploads/images/…`)."""

    def __init__(self, name: str, lore: Lore, gallery: Gallery, gate: Gate) -> None:
        self.name = name
        self.gate = gate
        self._lore = lore
        self._gallery = gallery

    def answer(self, ask: Ask) -> Answer:
        """Answer one request: a picture, or 404."""
        busy = Answer(429, b"", "text/plain")
        refusal = let_in(self.gate, lambda: busy, lambda: busy)
        if refusal is not None:
            return refusal
        *folders, file = ask.path.strip("/").split("/")
        wish = self._wish(folders)
        if wish is None:
            return _MISSING
        person = _PERSON.match(file)
        if person is not None:
            return self._person(int(person[1]), wish)
        return self._picture(file, wish)

    def _wish(self, folders: list[str]) -> Wish | None:
        """The size that a path names; None when it names none."""
        if self.name == "tvdb-images":
            return Wish() if folders[:1] == ["banners"] else None
        if self.name == "tvmaze-images":
            return _MEDIUM.get(folders[2], Wish()) if folders[:2] == ["uploads", "images"] and len(folders) == 3 else None
        folders = folders[2:] if folders[:2] == ["t", "p"] else folders
        if folders == ["original"]:
            return Wish()
        size = _SIZE.match(folders[0]) if len(folders) == 1 else None
        if size is None:
            return None
        length = int(size[2])
        if size[1] == "w":
            return Wish(width=length) if length in _WIDTHS else None
        return Wish(height=length) if length == 632 else None

    def _person(self, number: int, wish: Wish) -> Answer:
        """A portrait, taller than wide."""
        name = people_by_number().get(number)
        if name is None:
            return _MISSING

        def draw() -> Image.Image:
            from app.demo.art.portraits import portrait

            return portrait(name, code_of(name), *_PORTRAIT)

        return self._gallery.other(f"profile-{number}", wish, draw)

    def _picture(self, file: str, wish: Wish) -> Answer:
        named = _FILE.match(file)
        if named is None:
            return _MISSING
        what, kind, variant = named[1], "film" if named[2] == "f" else "show", int(named[4])
        whole = whole_number(named[3])
        if whole is None or not self._known(kind, whole):  # type: ignore[arg-type]
            return _MISSING
        title = self._lore.title(kind, whole)  # type: ignore[arg-type]
        season, episode = whole_number(named[5] or ""), whole_number(named[6] or "")
        own = whole < GUISE and not variant and season is None and what in {"poster", "backdrop", "logo"}
        name = f"{what}-{kind}-{whole}" if own else f"{what}-{kind}-{whole}-v{variant}-{season}x{episode}"
        keep = own and (self._lore.catalogue.real_film(whole) if kind == "film" else self._lore.catalogue.real_show(whole))
        return self._gallery.other(name, wish, lambda: _drawn(what, title, variant, season, episode), clear=what == "logo", keep=keep)

    def _known(self, kind: Kind, whole: int) -> bool:
        return any(self._lore.knows(provider, kind, whole) for provider in ("tmdb", "tvdb", "tvmaze"))


def _drawn(what: str, title: Film | Show, variant: int, season: int | None, episode: int | None) -> Image.Image | None:
    """A picture by the existing art. Variants and seasons of a title are other compositions of it; a poster's variant 1 is without letters."""
    from app.demo.art import pictures

    if what == "still" and isinstance(title, Show):
        found = next((one for one in title.episodes if (one.season, one.number) == (season, episode)), None)
        return pictures.still(title, found) if found is not None else None
    if what == "logo":
        return pictures.logo(msgspec.structs.replace(title, title=title.original_title) if variant and title.original_title else title)
    turn = (variant if what == "backdrop" else variant // 2) + 10 * (season or 0)
    if turn:
        title = msgspec.structs.replace(
            title, number=title.number + 7919 * turn, look=msgspec.structs.replace(title.look, family="", motif="") if turn else Look()
        )
    return pictures.backdrop(title) if what == "backdrop" else pictures.poster(title, lettered=variant != 1)
