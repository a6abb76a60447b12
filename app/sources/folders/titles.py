"""Which files make which film, show and episode: told from where they lie and the plain marks in their names, before any name is parsed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from app.sources.folders.kinds import is_extra, part_of_folder, season_of_folder, season_pack, year_of_folder
from app.sources.folders.names import Marks, absolute_number, group_of, marks, number_in_season, part_of, plain_show, show_before, year_in_group
from app.sources.folders.text import alike, ids_in, without_tags
from app.sources.folders.tree import Entry, Folder

Content = Literal["movie", "show", "mixed"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A file's place among a copy's versions and parts, both from 0."""

    entry: Entry
    version: int
    part: int


@dataclass(slots=True)
class Film:
    """One film. With a folder of its own that folder's path is its key, and the pictures and notes there are its own."""

    key: str
    folder: Folder
    own: bool
    files: list[Placed]


@dataclass(slots=True)
class Show:
    """One show: a folder of its own, or (folder None) only what its files are called."""

    key: str
    folder: Folder | None
    name: str
    episodes: list[Episode] = field(default_factory=list)

    def seasons(self) -> list[Season]:
        """Its seasons by number, as far as they are known before names are parsed."""
        found: dict[int, Season] = {}
        for episode in self.episodes:
            season = found.setdefault(episode.season, Season(self, episode.season))
            season.episodes.append(episode)
            if episode.season_folder is not None and episode.season_folder not in season.folders:
                season.folders.append(episode.season_folder)
        return [found[number] for number in sorted(found)]

    def season_key(self, season: int) -> str:
        return f"{self.key}#S{season:02}"


@dataclass(slots=True)
class Season:
    """One season: its episodes, and the folders of its own."""

    show: Show
    number: int
    episodes: list[Episode] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.show.season_key(self.number)


@dataclass(slots=True)
class Episode:
    """The files of one episode, or of several that one file holds.

    `name` tells which: the first file's, or that of a release's folder around it. Without `found` the number in it is still to be parsed.
    """

    key: str
    show: Show
    folder: Folder
    season: int
    season_folder: Folder | None
    name: str
    found: Marks | None
    files: list[Placed]


@dataclass(frozen=True, slots=True)
class _Place:
    """What the folders above a file say: the folder that may be a show's, or the show's name in a season pack's, and the season."""

    folder: Folder | None
    name: str = ""
    season: int | None = None
    season_folder: Folder | None = None


@dataclass(slots=True)
class _Found:
    """A file that is an episode, before its show is known."""

    entry: Entry
    folder: Folder
    place: _Place
    name: str
    found: Marks | None
    before: str


class Titles:
    """The films and shows of one tree, in the order of their keys; `content` says what it is known to hold."""

    def __init__(self, root: Folder, content: Content) -> None:
        self._content = content
        self._places: dict[int, _Place] = {}
        homes: dict[int, tuple[Folder, list[tuple[Entry, int | None]]]] = {}
        episodes: list[_Found] = []
        for folder in root.all():
            for entry in folder.videos:
                if is_extra(entry.stem):
                    continue
                episode = self._episode(folder, entry) if content != "movie" else None
                if episode is not None:
                    episodes.append(episode)
                else:
                    part = part_of_folder(folder.name) if folder.depth > 1 else None
                    home = folder.parent if part is not None and folder.parent is not None else folder
                    homes.setdefault(id(home), (home, []))[1].append((entry, part))
        self.films = sorted((film for home, files in homes.values() for film in _films(home, files)), key=lambda film: film.key)
        self.shows = sorted(_shows(episodes, content), key=lambda show: show.key)
        for show in self.shows:
            show.episodes.sort(key=lambda episode: episode.key)

    def _episode(self, folder: Folder, entry: Entry) -> _Found | None:
        """The file as an episode; None when it is a film."""
        place = self._place(folder)
        name = entry.stem
        found = marks(name)
        if found is None and len(folder.videos) == 1 and folder.depth and marks(folder.name) is not None:
            name, found = folder.name, marks(folder.name)  # a release keeps its name on the folder, and the file is called anything
        in_show = self._content == "show" or place.season is not None or _noted_as_show(folder)
        if found is not None and found.date and not in_show:
            # A film of one's own may bear a date too: an episode's name begins with its show's, as its folder's does.
            before = alike(show_before(name, found))
            in_show = bool(before) and place.folder is not None and alike(without_tags(place.folder.name)).startswith(before)
            if not in_show:
                return None
        if found is None:
            absolute = absolute_number(entry.stem)
            if in_show or (absolute is not None and entry.stem.startswith("[")):
                found = absolute or (number_in_season(entry.stem) if place.folder is not None or place.season is not None else None)
            elif not in_show:
                return None
        if found is None and not in_show:
            return None
        return _Found(entry, folder, place, name, found, show_before(name, found) if found is not None else "")

    def _place(self, folder: Folder) -> _Place:
        known = self._places.get(id(folder))
        if known is None:
            known = self._places[id(folder)] = self._placed(folder)
        return known

    def _placed(self, folder: Folder) -> _Place:
        above = folder.parent
        if above is None:
            return _Place(None)
        season = season_of_folder(folder.name)
        if season is None and above.depth:
            season = year_of_folder(folder.name)
        if season is not None:
            show = self._place(above)
            return _Place(show.folder or above, show.name, season, folder)
        pack = season_pack(folder.name)
        if pack is not None:
            return _Place(None, pack[0], pack[1], folder)
        if marks(folder.name) is not None or part_of_folder(folder.name) is not None:
            return self._place(above)  # a release's own folder around one episode
        return _Place(folder)


def _noted_as_show(folder: Folder | None) -> bool:
    while folder is not None:
        if "tvshow.nfo" in folder.notes:
            return True
        folder = folder.parent
    return False


def _films(home: Folder, files: list[tuple[Entry, int | None]]) -> Iterator[Film]:
    """The films of one folder: usually one, in a folder of its own; or many side by side."""
    groups: dict[str, list[tuple[Entry, int | None]]] = defaultdict(list)
    folder_group = group_of(home.name) if home.depth else ""
    for entry, part in files:
        stem, _, sure = part_of(entry.stem)
        group = group_of(stem)
        if not sure and not _version_of(group, folder_group):
            group = group_of(entry.stem)
        groups[folder_group if part is not None or _version_of(group, folder_group) else group].append((entry, part))
    if len(groups) == 1 and folder_group and (year_in_group(folder_group) or ids_in(home.name) != ids_in()):
        groups = {folder_group: next(iter(groups.values()))}
    for group, members in groups.items():
        own = bool(folder_group) and group == folder_group
        placed = _versions(members, own=own)
        yield Film(home.key if own else placed[0].entry.key, home, own, placed)


def _version_of(group: str, folder_group: str) -> bool:
    """Whether a file's group is its folder's: the same, the same but for a year that one of them lacks, or the folder's with a version's name behind."""
    if group == folder_group:
        return True
    title, year = _parted(group)
    folder_title, folder_year = _parted(folder_group)
    if not folder_title or (year and folder_year):
        return False
    return title == folder_title or (bool(folder_year) and title.startswith(folder_title + " "))


def _parted(group: str) -> tuple[str, str]:
    return (group[:-5], group[-4:]) if year_in_group(group) else (group, "")


def _versions(members: Iterable[tuple[Entry, int | None]], *, own: bool) -> list[Placed]:
    """Versions in the order of their names, the plainest first; of each its parts. A "part 2" alone, or among other films, belongs to the title."""
    bases: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for entry, disc in members:
        base, part, sure = part_of(entry.stem)
        if disc is not None:
            bases[""].append((disc, entry))
        elif part is not None and (sure or own):
            bases[base].append((part, entry))
        else:
            bases[entry.stem].append((0, entry))
    ordered = sorted(bases.items(), key=lambda item: (len(item[0]), item[0], item[1][0][1].key))
    placed: list[Placed] = []
    version = 0
    for _, parts in ordered:
        parts.sort(key=lambda part: (part[0], part[1].key))
        # The same part twice (an .avi beside an .mkv): two versions, not two parts.
        together = len({number for number, _ in parts}) == len(parts)
        for place, (_, entry) in enumerate(parts):
            placed.append(Placed(entry, version, place if together else 0))
            version += 0 if together else 1
        version += 1 if together else 0
    return placed


def _shows(found: list[_Found], content: Content) -> Iterator[Show]:
    by_place: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        home = one.place.folder if one.place.folder is not None else one.folder
        by_place[f"{home.key}\0{alike(one.place.name)}" if one.place.name else home.key].append(one)
    shows: dict[str, Show] = {}
    for many in by_place.values():
        folder = many[0].place.folder
        own = folder is not None and not many[0].place.name and _own_folder(folder, many, content)
        for one in many:
            name = folder.name if own and folder is not None else one.place.name or one.before
            key = (folder.key or ".") if own and folder is not None else _key_by_name(one, name)
            show = shows.setdefault(key, Show(key, folder if own else None, name))
            _add(show, one)
    for show in shows.values():
        _gather(show)
    yield from shows.values()


def _own_folder(folder: Folder, many: list[_Found], content: Content) -> bool:
    """Whether a folder is one show's: by what lies in it, by its name, or because its library holds shows and the files name no other."""
    if any(one.place.season_folder is not None for one in many) or "tvshow.nfo" in folder.notes:
        return True
    names = {alike(one.before) for one in many} - {""}
    plain = plain_show(folder.name)
    title = alike(plain.title or folder.name if plain else folder.name)
    if any(name.startswith(title) or title.startswith(name) for name in names):
        return True
    return len(names) <= (1 if content == "show" else 0)


def _key_by_name(one: _Found, name: str) -> str:
    pack = one.place.season_folder
    home = (pack.parent if pack is not None and one.place.name else one.place.folder or one.folder) or one.folder
    while home.parent is not None and marks(home.name) is not None:
        home = home.parent  # a release's own folder around one episode
    return f"{home.key}#{alike(name)}".lstrip("/")


def _add(show: Show, one: _Found) -> None:
    season = one.found.season if one.found is not None else None
    if season is None:
        season = one.place.season
    if season is None:
        season = int(one.found.date[:4]) if one.found is not None and one.found.date else 1
    show.episodes.append(Episode(one.entry.key, show, one.folder, season, one.place.season_folder, one.name, one.found, [Placed(one.entry, 0, 0)]))


def _gather(show: Show) -> None:
    """Several files of the same episode in one folder are one copy: its versions or parts."""
    same: dict[tuple[object, ...], list[Episode]] = defaultdict(list)
    for episode in show.episodes:
        found = episode.found
        number: tuple[object, ...] = (found.first, found.last, found.date) if found is not None else (episode.key,)
        same[episode.folder.key, episode.season, *number].append(episode)
    show.episodes = []
    for many in same.values():
        first = many[0]
        if len(many) > 1:
            first.files = _versions([(placed.entry, None) for episode in many for placed in episode.files], own=True)
            main = next(episode for episode in many if episode.key == first.files[0].entry.key)
            first.key, first.name, first.found = main.key, main.name, main.found
        show.episodes.append(first)
