"""The four pretend providers of one process with their picture hosts, and what a test may do to them."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from app.demo.catalogue import Catalogue
from app.demo.clock import Clock
from app.demo.edits import Change
from app.demo.gallery import Gallery
from app.demo.limits import Gate, Limit
from app.demo.lore import Announced, Kind, Lore
from app.demo.lore_ids import LoreIds
from app.demo.lore_search import LoreSearch
from app.demo.omdb_site import DAILY, OmdbSite
from app.demo.picture_site import PictureSite
from app.demo.ready import ProviderReady, Taste
from app.demo.shelf import Shelf
from app.demo.tastes import tastes
from app.demo.titles import Episode
from app.demo.tmdb_site import TmdbSite
from app.demo.tvdb_site import PAGE, TvdbSite
from app.demo.tvmaze_site import TvmazeSite
from app.demo.wire import Site

TMDB_KEY, TVDB_KEY, OMDB_KEY = "demo-tmdb", "demo-tvdb", "demo-omdb"
TMDB_READ_TOKEN = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJkZW1vIn0.demo"  # noqa: S105  (opens nothing but the pretend provider)
TVDB_PIN_KEY, TVDB_PIN = "demo-tvdb-with-pin", "DEMO1234"
_ANY = "demo"
FIRST_ANNOUNCED = 90_000_000
"""TMDB's number of the first film that a test announces: above all that the catalogue makes."""


class NoSuchProvider(LookupError):
    """There is no provider or title by this name."""


class Providers:
    """All of them over one catalogue. `born` (UTC seconds) sets the dates of what is on now."""

    def __init__(self, catalogue: Catalogue, clock: Clock, born: int, gallery: Gallery) -> None:
        self.lore = lore = Lore(catalogue, clock, born)
        self.ids = ids = LoreIds(lore)
        self.search = search = LoreSearch(lore)
        self._clock = clock

        def gate(name: str, per_day: int | None = None) -> Gate:
            return Gate(clock, Limit(name, per_day=per_day))

        self.tmdb = TmdbSite(lore, ids, search, gate("tmdb"), frozenset({TMDB_KEY, TMDB_READ_TOKEN, _ANY}))
        self.tvdb = TvdbSite(lore, ids, search, gate("tvdb"), frozenset({TVDB_KEY, _ANY}), {TVDB_PIN_KEY: TVDB_PIN})
        self.omdb = OmdbSite(lore, ids, search, gate("omdb", DAILY), frozenset({OMDB_KEY, _ANY}))
        self.tvmaze = TvmazeSite(lore, ids, search, gate("tvmaze"))
        self._pictures = [PictureSite(f"{name}-images", lore, gallery, gate(f"{name}-images")) for name in ("tmdb", "tvdb", "tvmaze")]
        sites: list[TmdbSite | TvdbSite | OmdbSite | TvmazeSite | PictureSite] = [self.tmdb, self.tvdb, self.omdb, self.tvmaze, *self._pictures]
        self._gates = {site.name: site.gate for site in sites}
        self.sites: list[Site] = [*sites]

    def settle(self, addresses: dict[str, str]) -> None:
        """Tell everybody where the pictures are; `addresses` by site."""
        self.tmdb.pictures_address = self.omdb.pictures_address = addresses["tmdb-images"]
        self.tvdb.records.settle(addresses["tvdb-images"])
        self.tvmaze.pictures_address = addresses["tvmaze-images"]

    def ready(self, addresses: dict[str, str]) -> dict[str, ProviderReady]:
        """How each is reached, by its name."""
        return {
            "tmdb": ProviderReady(addresses["tmdb"], TMDB_KEY, addresses["tmdb-images"], read_token=TMDB_READ_TOKEN),
            "tvdb": ProviderReady(addresses["tvdb"], TVDB_KEY, addresses["tvdb-images"], pin_key=TVDB_PIN_KEY, pin=TVDB_PIN),
            "omdb": ProviderReady(addresses["omdb"], OMDB_KEY),
            "tvmaze": ProviderReady(addresses["tvmaze"], "", addresses["tvmaze-images"]),
        }

    def tastes(self, shelves: Sequence[Shelf]) -> tuple[Taste, ...]:
        """What the person of the demo follows and wishes."""
        return tastes(self.lore, self.ids, self.tmdb.discover, shelves)

    def warm(self) -> None:
        """Make the indexes of titles in the background."""
        threading.Thread(target=self.search.warm, name="indexing titles", daemon=True).start()

    # -- for tests ----------------------------------------------------------------------------------------------------------------------

    def limit(self, limit: Limit) -> None:
        """Set how much a provider or a picture host puts up with. Raises NoSuchProvider."""
        if limit.site not in self._gates:
            raise NoSuchProvider(limit.site)
        self._gates[limit.site].set(limit)
        if limit.site == "tvdb":
            self.tvdb.page_size = limit.page_size or PAGE

    def change(self, wish: Change) -> list[int]:
        """Change what all providers know: a title (`of`, or `key` as "film 12" or "show 3") goes, is renamed, or gets an episode; `restore` undoes all.

        A person (`of`) has a film announced, or given its date. The numbers of what was touched. Raises NoSuchProvider.
        """
        edits = self.lore.edits
        with self.lore.lock:
            if wish.do == "restore":
                edits.gone.clear()
                edits.names.clear()
                edits.episodes.clear()
                edits.announced.clear()
                return []
            if wish.do == "announce":
                return [self._announce(wish)]
            kind, whole = self._meant(wish)
            if wish.do == "remove":
                edits.gone.add((kind, whole))
            elif wish.do == "rename":
                edits.names[kind, whole] = wish.title
            elif wish.do == "add episode" and kind == "show":
                aired = wish.aired or self._clock.today().isoformat()
                episode = Episode(wish.title or "A New Episode", wish.to_season or 1, wish.to_number or 1, aired=aired, overview="Nobody saw it coming.")
                edits.episodes[whole] = [*edits.episodes.get(whole, ()), episode]
            else:
                raise NoSuchProvider(wish.do)
            return [whole]

    def _announce(self, wish: Change) -> int:
        """The number of the film; the same title again gets its date."""
        films = self.lore.edits.announced.setdefault(wish.of, [])
        known = next((film for film in films if film.title == wish.title), None)
        number = known.number if known else FIRST_ANNOUNCED + sum(map(len, self.lore.edits.announced.values()))
        films[:] = [*[film for film in films if film is not known], Announced(number, wish.title, wish.aired)]
        return number

    def _meant(self, wish: Change) -> tuple[Kind, int]:
        if wish.key:
            kind, _, number = wish.key.partition(" ")
            if kind in {"film", "show"} and number.isdecimal():
                return ("film" if kind == "film" else "show"), int(number)
            raise NoSuchProvider(wish.key)
        kinds: tuple[Kind, ...] = ("film", "show")
        for kind_ in kinds:
            named = [title.number for title in self.search.find(kind_, wish.of, "tmdb") if title.title == wish.of]
            if named:
                return kind_, min(named)  # the catalogue's own before its namesakes
        raise NoSuchProvider(wish.of)
