"""The pictures of a title's page: asked for at the size they are drawn, shown when they are there, the backdrop only with a veil that keeps text readable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl

from app.domain.cancel import Cancel
from app.models.fetch import Fetch
from app.models.pictures import Pictures, Purpose
from app.models.short_list import ShortList
from app.models.title_rows import EpisodeLine, Head, Player

LOGO_WIDTH, POSTER_WIDTH, STILL_WIDTH, HEADSHOT = 480, 164, 150, 76
"""Logical pixels that the pictures cover."""


class TitleArt:
    """`backdrop`, `logo` and `poster` are `file:` addresses, empty while there are none; `scrim` is the veil's strength under text, 0 to 1.

    `logoless`: no logo will come, though the title speaks of one.
    """

    def __init__(
        self, pictures: Pictures, fetch: Fetch, scrim: Callable[[Path], float], changed: Callable[[], None], cast: ShortList, episodes: ShortList
    ) -> None:
        self.backdrop = self.logo = self.poster = ""
        self.scrim = 1.0
        self.logoless = False
        self._pictures, self._fetch, self._reckon, self._changed = pictures, fetch, scrim, changed
        self._cast, self._episodes = cast, episodes
        self._files: dict[str, str] = {}
        self._at: dict[str, list[int]] = {}
        self._asked: dict[str, Cancel] = {}
        self._head = Head()
        self._width, self._ratio = 0.0, 1.0

    def drawn_at(self, width: float, ratio: float) -> None:
        """The page's width in logical pixels; a wider one or a finer screen asks for a larger backdrop."""
        before = self._width * self._ratio
        self._width, self._ratio = width, ratio
        if width and before < width * ratio * 0.9 and self._head != Head():
            self._ask_head()

    def clear(self) -> None:
        """Another title: show nothing of the old one."""
        self.close()
        self.backdrop = self.logo = self.poster = ""
        self.scrim = 1.0
        self.logoless = False
        self._files.clear()
        self._at.clear()
        self._head = Head()
        self._changed()

    def close(self) -> None:
        """Ask for nothing more."""
        for token in self._asked.values():
            token.request()
        self._asked.clear()

    def show(self, head: Head, cast: Sequence[Player]) -> None:
        """The title's own pictures and its cast's."""
        different = (head.backdrop, head.logo, head.poster) != (self._head.backdrop, self._head.logo, self._head.poster)
        self._head = head
        if different:
            self.logoless = False
            self._changed()
            self._ask_head()
        self._show_cast(cast)

    def _show_cast(self, cast: Sequence[Player]) -> None:
        self._cast.replace([person._replace(file=self._files.get(person.reference, "")) for person in cast])
        self._ask("cast", [person.reference for person in cast], "headshot", HEADSHOT, self._on_portraits)

    def show_episodes(self, episodes: Sequence[EpisodeLine]) -> None:
        """The episodes and their stills."""
        self._episodes.replace([line._replace(file=self._files.get(line.reference, "")) for line in episodes])
        self._at = {}
        for at, line in enumerate(episodes):
            self._at.setdefault(line.reference, []).append(at)
        self._ask("episodes", [line.reference for line in episodes], "still", STILL_WIDTH, self._on_stills)

    def unreadable(self, file: str) -> None:
        """A file is gone or broken: ask for that picture again."""
        if file in {self.backdrop, self.logo, self.poster}:
            self.backdrop, self.logo, self.poster = ("" if one == file else one for one in (self.backdrop, self.logo, self.poster))
            self._changed()
            self._ask_head()
        if file in self._files.values():
            self._files = {reference: known for reference, known in self._files.items() if known != file}
            self._show_cast(self._cast.rows)
            self.show_episodes(self._episodes.rows)

    def _ask_head(self) -> None:
        if self._width:
            self._ask("backdrop", [self._head.backdrop], "backdrop", self._width, self._on_backdrop, again=True)
        self._ask("logo", [self._head.logo], "logo", LOGO_WIDTH, self._on_logo, self._on_no_logo, again=True)
        self._ask("poster", [self._head.poster], "poster", POSTER_WIDTH, self._on_poster, again=True)

    def _ask(
        self,
        what: str,
        references: Sequence[str],
        purpose: Purpose,
        width: float,
        arrived: Callable[[Mapping[str, str]], None],
        denied: Callable[[str], None] | None = None,
        *,
        again: bool = False,
    ) -> None:
        if token := self._asked.pop(what, None):
            token.request()
        wanted = [one for one in dict.fromkeys(references) if one and (again or one not in self._files)]
        if wanted:
            self._asked[what] = self._pictures.ask(wanted, purpose, round(width * self._ratio), arrived, denied)

    def _on_backdrop(self, files: Mapping[str, str]) -> None:
        address = files.get(self._head.backdrop, "")
        path, reckon = Path(QUrl(address).toLocalFile()), self._reckon

        def shown(strength: float) -> None:
            if address == files.get(self._head.backdrop):
                self.backdrop, self.scrim = address, strength
                self._changed()

        if address:
            self._asked["scrim"] = self._fetch(lambda _cancel: reckon(path), shown)

    def _on_logo(self, files: Mapping[str, str]) -> None:
        self.logo = files.get(self._head.logo, self.logo)
        self.logoless = False
        self._changed()

    def _on_no_logo(self, _reference: str) -> None:
        self.logoless = not self.logo
        self._changed()

    def _on_poster(self, files: Mapping[str, str]) -> None:
        self.poster = files.get(self._head.poster, self.poster)
        self._changed()

    def _on_portraits(self, files: Mapping[str, str]) -> None:
        self._files.update(files)
        self._cast.replace([row._replace(file=self._files.get(row.reference, "")) for row in self._cast.rows])

    def _on_stills(self, files: Mapping[str, str]) -> None:
        """They come one by one: only their own rows are looked at, of a season that may have a thousand."""
        self._files.update(files)
        rows = self._episodes.rows
        self._episodes.amend({at: rows[at]._replace(file=file) for reference, file in files.items() for at in self._at.get(reference, ())})
