"""The ids that the pretend providers give: each follows from a title's number and leads back to it, so that nothing needs to be kept."""

from __future__ import annotations

from functools import cached_property

from app.demo.catalogue import written
from app.demo.chance import share
from app.demo.lore import DOUBLE, FIRST_OTHER, GUISE, MOVED, Kind, Lore
from app.demo.titles import Episode, Film, Show

TMDB: dict[Kind, int] = {"film": 80_000_000, "show": 85_000_000}
IMDB: dict[Kind, int] = {"film": 90_000_000, "show": 95_000_000}
TVDB = 75_000_000
TVMAZE = 1_000_000
_ROOM = 5_000_000
_TVDB_EPISODES = 60_000_000
_GUISE_EPISODES = 500_000_000
_TMDB_EPISODES = 1_000_000_000
_EPISODE_CODES = 100_000


class LoreIds:
    """Ids of titles, and titles of ids. Numbers are `whole` ones of `Lore`."""

    def __init__(self, lore: Lore) -> None:
        self._lore = lore

    # -- ids of titles ------------------------------------------------------------------------------------------------------------------

    def tmdb(self, kind: Kind, whole: int) -> int:
        """TMDB's id."""
        own = self._own(kind, whole)
        return int(own.ids.tmdb) if own is not None and own.ids.tmdb else TMDB[kind] + whole

    def imdb(self, kind: Kind, whole: int) -> str | None:
        """IMDb's id; none for second entries and namesakes (but those told of whole), and for a few that nobody has looked up."""
        guise, number = divmod(whole, GUISE)
        if guise == DOUBLE:
            return None
        if number >= FIRST_OTHER:
            other = self._lore.other(kind, number)
            return f"tt{IMDB[kind] + whole}" if other is not None and other.whole else None
        own = self._own(kind, number)
        if own is not None:
            return own.ids.imdb
        title = self._lore.title(kind, whole)
        if title.ids.imdb is not None:
            return title.ids.imdb
        if title.ids.tmdb is None and share(whole, 113) < 0.1:
            return None
        return f"tt{IMDB[kind] + (number if guise == MOVED else whole)}"

    def tvdb(self, whole: int) -> int | None:
        """TVDB's id of a show that it has."""
        if not self._lore.knows("tvdb", "show", whole):
            return None
        own = self._own("show", whole)
        if own is not None and own.ids.tvdb:
            return int(own.ids.tvdb)
        return TVDB + (whole % GUISE if whole >= MOVED * GUISE else whole)

    def tvmaze(self, whole: int) -> int | None:
        """TVmaze's id of a show that it has."""
        return TVMAZE + whole if self._lore.knows("tvmaze", "show", whole) else None

    def tmdb_episode(self, whole: int, episode: Episode) -> int:
        """TMDB's id of an episode."""
        return (_TMDB_EPISODES + whole) * _EPISODE_CODES + episode.season * 1000 + episode.number

    def tvdb_episode(self, whole: int, episode: Episode) -> int:
        """TVDB's id of an episode: the one that the servers tell, where they do."""
        if episode.ids.tvdb:
            return int(episode.ids.tvdb)
        guise, number = divmod(whole, GUISE)
        return _TVDB_EPISODES + guise * _GUISE_EPISODES + number * 1000 + episode.season * 100 + episode.number

    # -- titles of ids ------------------------------------------------------------------------------------------------------------------

    def of_tmdb(self, kind: Kind, id: int) -> int | None:  # noqa: A002  (TMDB's word)
        """The title of this id; None when TMDB has none by it."""
        whole = self._explicit["tmdb", kind].get(str(id), id - TMDB[kind])
        return whole if self._is("tmdb", kind, whole) and self.tmdb(kind, whole) == id else None

    def of_imdb(self, kind: Kind, id: str, provider: str = "tmdb") -> int | None:  # noqa: A002
        """The title of an IMDb id that a provider has, under whatever id of its own."""
        digits = id.removeprefix("tt")
        whole = self._explicit["imdb", kind].get(id, int(digits) - IMDB[kind] if digits.isdecimal() else -1)
        whole = self.moved(kind, whole)
        return whole if self._is(provider, kind, whole) and self.imdb(kind, whole) == id else None

    def of_tvdb(self, id: int, provider: str = "tvdb") -> int | None:  # noqa: A002
        """The show of a TVDB id that a provider has."""
        whole = self.moved("show", self._explicit["tvdb", "show"].get(str(id), id - TVDB))
        return whole if self._is(provider, "show", whole) and self.tvdb(whole) == id else None

    def of_tvmaze(self, id: int) -> int | None:  # noqa: A002
        """The show of a TVmaze id."""
        return id - TVMAZE if self._is("tvmaze", "show", id - TVMAZE) else None

    def moved(self, kind: Kind, whole: int) -> int:
        """Where a title of the catalogue is now: for a few, TMDB has another entry than the one whose id the servers tell."""
        return whole + MOVED * GUISE if 0 <= whole < GUISE and MOVED in self._lore.guises(kind, whole) else whole

    def _is(self, provider: str, kind: Kind, whole: int) -> bool:
        return 0 <= whole < _ROOM and self._lore.knows(provider, kind, whole)

    def _own(self, kind: Kind, whole: int) -> Film | Show | None:
        """A title written by hand."""
        films, shows = written()
        some = films if kind == "film" else shows
        return some[whole] if whole < len(some) else None

    @cached_property
    def _explicit(self) -> dict[tuple[str, Kind], dict[str, int]]:
        """The ids that were written by hand, and whose they are."""
        films, shows = written()
        titles: dict[Kind, tuple[Film | Show, ...]] = {"film": films, "show": shows}
        return {
            (name, kind): {value: title.number for title in some if (value := getattr(title.ids, name)) is not None}
            for name in ("tmdb", "imdb", "tvdb")
            for kind, some in titles.items()
        }
