"""Changes that a test makes to what a pretend server holds, kept beside the catalogue: it stays as it was made."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.demo.titles import Episode

Doing = Literal[
    "remove",  # the item goes (a show with all its episodes)
    "restore",  # every change to it is taken back
    "rename",  # it gets the `title`
    "renumber",  # an episode becomes `season` × `number`
    "rekey",  # it gets a new key, as after a server's database was rebuilt
    "replace file",  # its file becomes the version `label`
    "add episode",  # the show gets an episode `title` at `season` × `number`
    "add film",  # the server gets `count` films that the catalogue did not have
    "touch",  # it counts as changed now
    "watch",  # its user has watched it once more
    "announce",  # the person `of` will be in a film `title`, which comes out on the day `aired`, or nobody knows when
    "empty library",  # the library `library` holds nothing any more
    "refill library",  # and holds again what it held
    "reorder",  # the listings run backwards from now on
]


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """One change on one server (`site`: plex, jellyfin, or providers: what all of those know).

    `of` is the title of the film or show as the server has it, and with `season` (and `number`) one of its seasons (episodes); or `key` is the key
    that the server gave it. `title` is the new title, `to_season` and `to_number` the new place, `label` the version of the new file.
    """

    do: Doing
    site: str
    of: str = ""
    key: str = ""
    title: str = ""
    season: int | None = None
    number: int | None = None
    to_season: int | None = None
    to_number: int | None = None
    label: str = "2160p"
    library: str = ""
    count: int = 1
    aired: str | None = None
    """A new episode's date, YYYY-MM-DD; the day before yesterday without one. Its file comes the day after, as with any other."""


class Edit(msgspec.Struct):
    """What was changed of one item, by its first key."""

    gone: bool = False
    title: str | None = None
    place: tuple[int, int] | None = None
    label: str | None = None
    key: int | None = None
    at: int | None = None
    plays: int = 0


class Edits(msgspec.Struct):
    """All changes on one server. `count` rises with each, so that what was rendered before can be thrown away."""

    items: dict[int, Edit] = {}
    first_keys: dict[int, int] = {}
    """From the new key of a re-keyed item to its first."""
    episodes: dict[int, list[Episode]] = {}
    """Episodes added to a show, by its number."""
    films: list[int] = []
    """Numbers of films added to the server."""
    emptied: set[str] = set()
    backwards: bool = False
    count: int = 0

    def of(self, key: int) -> Edit:
        """The item's edit, made when there is none yet."""
        return self.items.setdefault(key, Edit())
