"""What one pretend server holds: which titles, since when, in which files, and how that changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from app.demo.catalogue import Catalogue
from app.demo.clock import DAY, Clock
from app.demo.edits import Edits
from app.demo.holdings import Held, HeldEpisode, HeldFilm, HeldSeason, HeldShow, Library, Watching
from app.demo.keys import Key, key_of
from app.demo.lore_airing import dated
from app.demo.media import RECIPES, Medium, medium
from app.demo.placing import Placing, Sharing, Site
from app.demo.titles import Episode, Film, Place, Show

_WINDOWS_UNSAFE = str.maketrans(dict.fromkeys('<>:"/\\|?*', ""))


class Summary(msgspec.Struct, frozen=True):
    """A show in numbers: episodes with a file, episodes known, seasons with a file, when it was added and when anything in it last changed."""

    owned: int
    known: int
    seasons: int
    added: int
    changed: int


class Shelf:
    """The holdings of `site` ("attic" or "cellar"). Any thread may ask; changes go through `app.demo.changing`, which holds `lock`.

    Nothing is kept per title: every item is made from its number when it is asked for. `born` (UTC seconds) is when the pretend servers were first
    set up: the dates on which titles were added lie before it.
    """

    def __init__(self, site: Site, libraries: Sequence[Library], catalogue: Catalogue, clock: Clock, born: int, sharing: Sharing = "overlap") -> None:
        self.libraries = tuple(libraries)
        self.clock = clock
        self.edits = Edits()
        self.lock = threading.RLock()
        self._catalogue = catalogue
        self._placing = Placing(site, catalogue, born, sharing)
        self._by_name = {library.name: library for library in libraries}
        self._film_library = next(library for library in libraries if library.kind == "movie")
        self._show_library = next(library for library in libraries if library.kind == "show")
        self._numbers: dict[str, list[int]] = {}
        self._cached_show = lru_cache(256)(self._made_show)
        self._seen = 0
        self._summaries: dict[int, Summary] = {}
        self._dates: dict[int, int] = {}

    # -- which titles -------------------------------------------------------------------------------------------------------------

    def numbers(self, library: Library) -> Sequence[int]:
        """The numbers of the films or shows in a library, in its order."""
        with self.lock:
            if library.name in self.edits.emptied:
                return ()
            if not self._numbers:
                self._sort_in()
            here = self._numbers.get(library.name, [])
            if self.edits.items or self.edits.films:
                kind: Literal["film", "show"] = "film" if library.kind == "movie" else "show"
                gone = {key_of(whole) for whole, edit in self.edits.items.items() if edit.gone}
                here = [number for number in here if Key(kind, number) not in gone]
                if library == self._film_library:
                    here += self.edits.films
            return here[::-1] if self.edits.backwards else here

    def _sort_in(self) -> None:
        for number in range(self._catalogue.films):
            place = self._placing.film(number)
            if place is not None:
                self._numbers.setdefault(place.library or self._film_library.name, []).append(number)
        for number in range(self._catalogue.shows):
            place = self._placing.show(number)
            if place is not None:
                self._numbers.setdefault(place.library or self._show_library.name, []).append(number)

    # -- single items -------------------------------------------------------------------------------------------------------------

    def film(self, number: int) -> HeldFilm:
        """The film of this number as the server has it."""
        film, place = self._catalogue.film(number), self._placing.film(number) or Place(days=0)
        key = Key("film", number).whole
        edit = self.edits.items.get(key)
        library = self._by_name.get(place.library, self._film_library)
        stem = f"{library.folder}/{_folder(film)}/{_folder(film)}"
        labels = place.versions if edit is None or edit.label is None else (edit.label,)
        media = tuple(
            medium(key * 10 + turn, label, stem, film.runtime, film.aspect, place.parts if turn == 0 else 1)
            for turn, label in enumerate(labels)
            if label in RECIPES
        )
        added = self._placing.added(place, number)
        watching = self._placing.watched(place, number, media[0].duration_ms if media else 0)
        if edit is None:
            return HeldFilm(key, library, film, added, added + 3600, media, watching)
        if edit.title is not None:
            film = msgspec.structs.replace(film, title=edit.title, sort_title=None)
        watching = msgspec.structs.replace(watching, plays=watching.plays + edit.plays, at=edit.at if edit.plays else watching.at)
        added = edit.at or added if number in self.edits.films else added
        return HeldFilm(edit.key or key, library, film, added, edit.at or added + 3600, media, watching)

    def show(self, number: int) -> HeldShow:
        """The show of this number with all that the server knows of it."""
        if self._seen != self.edits.count:
            self._cached_show.cache_clear()
            self._seen = self.edits.count
        return self._cached_show(number)

    def _made_show(self, number: int) -> HeldShow:
        show, place = self._catalogue.show(number), self._placing.show(number) or Place()
        show = dated(show, self._placing.born)
        key = Key("show", number).whole
        edit = self.edits.items.get(key)
        if edit is not None and edit.title is not None:
            show = msgspec.structs.replace(show, title=edit.title, sort_title=None)
        library = self._by_name.get(place.library, self._show_library)
        episodes = self._episodes(show, place, library)
        seasons = [
            HeldSeason(
                key=self._shown(Key("season", number, season).whole),
                library=library,
                show=show,
                number=season,
                added=min(held.added for held in there),
                changed=max(held.changed for held in there),
                episodes=there,
            )
            for season, there in _by_season(episodes)
        ]
        added = self._placing.added(place, number)
        changed = max((held.changed for held in episodes if held.media), default=added)
        return HeldShow(self._shown(key), library, show, added, max(changed, edit.at or 0) if edit else changed, tuple(seasons))

    def _episodes(self, show: Show, place: Place, library: Library) -> list[HeldEpisode]:
        """All episodes in order: with a file where this server has one, without where it is missing, to come, or gone."""
        now = self.clock.now()
        added = self._placing.added(place, show.number)
        gaps = self._placing.lacking(show.number, len(show.episodes))
        held = []
        for turn, episode in enumerate((*show.episodes, *self.edits.episodes.get(show.number, ()))):
            name = f"{episode.season}x{episode.number:02d}"
            lacking = name in place.lacks or _after_airing(episode.aired) > now or turn in gaps
            came = added + turn * 60
            if turn >= len(show.episodes):  # it was added by a change, at that moment
                edit = self.edits.items.get(Key("episode", show.number, episode.season, episode.number).whole)
                came = edit.at if edit is not None and edit.at is not None else came
            held.append(self._episode(show, episode, place, library, (came, not lacking)))
        have = [one for one in held if one.media]
        watched = {one.key for one in have[: round(place.progress * len(have))]}
        found = [self._edited(one, show) if one.key not in watched else self._edited(_seen(one), show) for one in held]
        return sorted((one for one in found if one is not None), key=lambda one: (one.episode.season, one.episode.number))

    def _episode(self, show: Show, episode: Episode, place: Place, library: Library, state: tuple[int, bool]) -> HeldEpisode:
        added, owned = state
        key = Key("episode", show.number, episode.season, episode.number).whole
        media: tuple[Medium, ...] = ()
        if owned:
            added = max(added, _after_airing(episode.aired))
            last = f"-E{episode.number_last:02d}" if episode.number_last else ""
            stem = f"{library.folder}/{_folder(show)}/Season {episode.season:02d}/{_folder(show)} - S{episode.season:02d}E{episode.number:02d}{last}"
            label = place.versions[0] if place.versions[0] in RECIPES else "720p"
            media = (medium(key * 10, label, stem, episode.runtime or show.runtime, show.aspect),)
        return HeldEpisode(key, library, show, episode, added, added + 600, media, Watching())

    def _edited(self, held: HeldEpisode, show: Show) -> HeldEpisode | None:
        edit = self.edits.items.get(held.key)
        if edit is None:
            return held
        if edit.gone:
            return None
        episode = held.episode
        if edit.title is not None:
            episode = msgspec.structs.replace(episode, title=edit.title)
        if edit.place is not None:
            episode = msgspec.structs.replace(episode, season=edit.place[0], number=edit.place[1], number_last=None)
        media = held.media
        if edit.label is not None and media:
            stem = media[0].parts[0].path.rsplit(" [", 1)[0]
            media = (medium(held.key * 10 + 1, edit.label, stem, episode.runtime or show.runtime, show.aspect),)
        watching = Watching(held.watching.plays + edit.plays, 0, edit.at) if edit.plays else held.watching
        return msgspec.structs.replace(held, key=edit.key or held.key, episode=episode, media=media, changed=edit.at or held.changed, watching=watching)

    def summary(self, number: int) -> Summary:
        """The show of this number in figures, counted once and after each change to it."""
        known = self._summaries.get(number)
        if known is None:
            show = self._made_show(number)
            known = self._summaries[number] = Summary(
                owned=len(show.owned),
                known=len(show.episodes),
                seasons=sum(1 for season in show.seasons if season.owned),
                added=show.added,
                changed=show.changed,
            )
        return known

    def film_dates(self, number: int) -> tuple[int, int]:
        """When a film was added and last changed, without making the film."""
        added = self._dates.get(number)
        if added is None:
            added = self._dates[number] = self._placing.added(self._placing.film(number) or Place(days=0), number)
        edit = self.edits.items.get(Key("film", number).whole)
        if edit is None or edit.at is None:
            return added, added + 3600
        return edit.at if number in self.edits.films else added, edit.at

    def forget(self, whole: int) -> None:
        """What was counted of the show of this key no longer holds."""
        key = key_of(whole)
        if key is not None and key.kind != "film":
            self._summaries.pop(key.number, None)

    def find(self, whole: int) -> Held | None:
        """The item of this key, None when the server does not hold it."""
        first = self.edits.first_keys.get(whole, whole)
        if self._shown(first) != whole:
            return None  # it goes by another key now
        key = key_of(first)
        if key is None or not self.holds(key.show if key.kind != "film" else key):
            return None
        if key.kind == "film":
            return self.film(key.number)
        show = self.show(key.number)
        if key.kind == "show":
            return show
        if key.kind == "season":
            return next((season for season in show.seasons if season.key == whole), None)
        return next((held for held in show.episodes if held.key == whole), None)

    def holds(self, key: Key) -> bool:
        """True when the film or show is on this server now."""
        edit = self.edits.items.get(key.whole)
        if edit is not None and edit.gone:
            return False
        if key.kind == "film":
            if key.number in self.edits.films:
                return True
            place = self._placing.film(key.number) if key.number < self._catalogue.films else None
            library = self._film_library
        else:
            place = self._placing.show(key.number) if key.number < self._catalogue.shows else None
            library = self._show_library
        return place is not None and (place.library or library.name) not in self.edits.emptied

    # -- the small print ----------------------------------------------------------------------------------------------------------

    def _shown(self, first: int) -> int:
        edit = self.edits.items.get(first)
        return edit.key if edit is not None and edit.key else first


def _seen(held: HeldEpisode) -> HeldEpisode:
    return msgspec.structs.replace(held, watching=Watching(1, 0, held.added + 5 * DAY)) if held.media else held


def _after_airing(aired: str | None) -> int:
    """When a file of an episode can have come at the earliest: a few hours into the day after it aired."""
    if aired is None:
        return 0
    return ((date.fromisoformat(aired) - date(1970, 1, 1)).days + 1) * DAY + 10_800 if aired > "1970" else 0


def _by_season(episodes: Sequence[HeldEpisode]) -> Iterator[tuple[int, tuple[HeldEpisode, ...]]]:
    for season in sorted({held.episode.season for held in episodes}):
        yield season, tuple(held for held in episodes if held.episode.season == season)


def _folder(title: Film | Show) -> str:
    """The name of a title's folder: what a file system allows, and the year."""
    name = title.title.translate(_WINDOWS_UNSAFE).strip(". ")
    return f"{name} ({title.year})" if title.year else name
