"""Pictures beside the media, by the names that Kodi, Jellyfin and Plex give them, and references to them."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.items import Art
from app.sources.folders.titles import Film, Show
from app.sources.folders.tree import Entry, Folder

_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
_POSTERS = ("poster", "folder", "cover", "movie", "show", "default")
_BACKDROPS = ("fanart", "backdrop", "background", "art")
_LOGOS = ("clearlogo", "logo")


class Pictures:
    """The art of one title, and the files it comes from."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def art_of_film(self, film: Film) -> Art:
        """In a folder of its own the plain names count; beside other films only those that begin with the film's."""
        stem = film.files[0].entry.stem.lower()
        alone = film.own
        return Art(
            poster=self._first(film.folder, _named(stem, _POSTERS, alone=alone) + ([stem] if not alone else [])),
            backdrop=self._first(film.folder, _named(stem, _BACKDROPS, alone=alone)),
            logo=self._first(film.folder, _named(stem, _LOGOS, alone=alone)),
        )

    def art_of_show(self, show: Show) -> Art:
        if show.folder is None:
            return Art()
        return Art(
            poster=self._first(show.folder, _POSTERS),
            backdrop=self._first(show.folder, _BACKDROPS),
            logo=self._first(show.folder, _LOGOS),
        )

    def art_of_season(self, show: Show, season: int, folders: Iterable[Folder]) -> Art:
        """`season01-poster` in the show's folder, or a poster in the season's own."""
        names = [f"season{season:02}-poster", f"season{season}-poster", f"season{season:02}", f"season-{season:02}-poster"]
        if season == 0:
            names = ["season-specials-poster", "season-specials", *names]
        poster = self._first(show.folder, names) if show.folder is not None else None
        for folder in folders:
            poster = poster or self._first(folder, (*_POSTERS, *names))
        return Art(poster=poster)

    def art_of_episode(self, folder: Folder, stem: str) -> Art:
        name = stem.lower()
        return Art(still=self._first(folder, (f"{name}-thumb", f"{name}-still", f"{name}-landscape", name)))

    def _first(self, folder: Folder, names: Iterable[str]) -> str | None:
        if not folder.pictures:
            return None
        for name in names:
            for suffix in _SUFFIXES:
                entry = folder.pictures.get(name + suffix)
                if entry is not None:
                    self.entries.append(entry)
                    return reference(entry)
        return None


def _named(stem: str, names: Iterable[str], *, alone: bool) -> list[str]:
    prefixed = [f"{stem}-{name}" for name in names]
    return [*prefixed, *names] if alone else prefixed


def reference(entry: Entry) -> str:
    """A picture's key, and when it was made: another picture under the same name is another reference, so caches see the change."""
    return f"{entry.key}#{entry.modified // 1_000_000_000:x}"
