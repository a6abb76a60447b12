"""Describes films, shows, seasons and episodes: from their names, notes, pictures and files, as the rest of Bijou knows them."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from typing import Literal

import msgspec

from app.domain.cancel import Cancel
from app.domain.items import Facts, Kind, MediaFile, Reported, Skipped
from app.sources.folders.beside import SECOND, About, about_episode, about_film, about_season, about_show, print_of
from app.sources.folders.hints import claimed
from app.sources.folders.names import Plain, part_in_title, plain_episode_title, plain_film, plain_show
from app.sources.folders.nfo import Note, joined, read_notes
from app.sources.folders.nfo_tree import BadNote
from app.sources.folders.reader import Reader
from app.sources.folders.reading import Guess, Task, Technical
from app.sources.folders.remembered import Remembered
from app.sources.folders.text import ids_in, legible, spaced
from app.sources.folders.titles import Episode, Film, Placed, Season, Show
from app.sources.folders.tree import Entry, reason

Told = Reported | Skipped
_NOTHING = Note("", Facts())
_CONTAINERS = {"m2ts": "mpegts", "mts": "mpegts", "ts": "mpegts", "mpg": "mpeg", "mpe": "mpeg", "m4v": "mp4"}
log = logging.getLogger(__name__)


class Describer:
    """Makes one Reported of each title, asking the helper process only what is not remembered from before."""

    def __init__(self, reader: Reader, remembered: Remembered) -> None:
        self._reader = reader
        self._remembered = remembered

    def film(self, film: Film, cancel: Cancel) -> Told:
        """The film; from memory where nothing about it changed."""
        about = about_film(film)
        print_ = print_of(film.files, about, film.own)
        return self._remembered.get(Kind.MOVIE, film.key, print_) or self._film(film, about, print_, cancel)

    def show(self, show: Show, cancel: Cancel) -> Told:
        """The show itself, without its episodes."""
        about = about_show(show)
        print_ = print_of(show.episodes[0].files, about, (show.name, _added(show)))
        return self._remembered.get(Kind.SHOW, show.key, print_) or self._show(show, about, print_, cancel)

    def season(self, season: Season) -> Told:
        """The season itself: read anew each time, for there is next to nothing to read."""
        about = about_season(season)
        note = _noted(about.note)[0]
        return Reported(
            Kind.SEASON,
            season.key,
            msgspec.structs.replace(note.facts, art=about.art),
            show_key=season.show.key,
            season=season.number,
            added_at=min(_first_modified(episode.files) for episode in season.episodes),
            changed_at=about.changed // SECOND,
        )

    def episode(self, episode: Episode, cancel: Cancel) -> Told:
        """The episode, or Skipped when nothing says which one it is."""
        about = about_episode(episode)
        print_ = print_of(episode.files, about, (episode.show.key, episode.show.name, episode.season, episode.found))
        return self._remembered.get(Kind.EPISODE, episode.key, print_) or self._episode(episode, about, print_, cancel)

    def _keep(self, kind: Kind, key: str, print_: bytes, told: Told, *, whole: bool) -> Told:
        if whole:
            self._remembered.put(kind, key, print_, told)
        return told

    def _film(self, film: Film, about: About, print_: bytes, cancel: Cancel) -> Told:
        note = _noted(about.note)[0]
        main = film.files[0].entry
        folder, stem = film.folder.name if film.own else "", main.stem
        plain = (plain_film(folder) if folder else None) or plain_film(stem)
        above = f"{film.folder.name}/" if film.folder.depth else ""
        wanted = None if plain is not None or note.facts.title else f"{above}{main.name}"
        guess, technical, whole = self._asked(wanted, "movie", film.files, cancel)
        plain = plain or Plain(_whole_title(guess, film) or spaced(stem), guess.year)
        ids = joined(note.facts.ids, ids_in(folder, stem))
        files = _files(film.files, technical, note)
        facts = msgspec.structs.replace(
            note.facts,
            title=note.facts.title or plain.title,
            year=note.facts.year or plain.year,
            runtime_minutes=note.facts.runtime_minutes or _runtime(files),
            ids=ids,
            art=about.art,
        )
        told = Reported(
            Kind.MOVIE,
            film.key,
            facts,
            added_at=note.added or _first_modified(film.files),
            changed_at=about.changed // SECOND,
            watched=note.watched,
            files=files,
        )
        return self._keep(Kind.MOVIE, film.key, print_, told, whole=whole)

    def _show(self, show: Show, about: About, print_: bytes, cancel: Cancel) -> Told:
        note = _noted(about.note)[0]
        name = show.name
        plain = plain_show(name) if show.folder is not None else None
        guess, whole = Guess(), True
        if plain is None and not note.facts.title:
            first = f"{show.episodes[0].name}.mkv"
            guess, _, whole = self._asked(f"{name}/{first}" if show.folder is not None else first, "episode", [], cancel)
        plain = plain or Plain(guess.title or spaced(name) or spaced(show.episodes[0].folder.name), guess.year)
        facts = msgspec.structs.replace(
            note.facts,
            title=note.facts.title or plain.title,
            year=note.facts.year or plain.year,
            ids=joined(note.facts.ids, ids_in(name)),
            art=about.art,
        )
        told = Reported(Kind.SHOW, show.key, facts, added_at=note.added or _added(show), changed_at=about.changed // SECOND, watched=note.watched)
        return self._keep(Kind.SHOW, show.key, print_, told, whole=whole)

    def _episode(self, episode: Episode, about: About, print_: bytes, cancel: Cancel) -> Told:
        notes = _noted(about.note)
        main, found = episode.files[0].entry, episode.found
        plain = plain_episode_title(episode.name, found) if found is not None else None
        named = found is not None and (plain is not None or notes[0].facts.title)
        wanted = None if named else "/".join(name for name in (episode.show.name, episode.folder.name, episode.name + main.suffix) if name)
        guess, technical, whole = self._asked(wanted, "episode", episode.files, cancel)
        titles = [note.facts.title for note in notes if note.facts.title]
        title = " / ".join(titles) or (plain.title if plain is not None else guess.episode_title)
        files = _files(episode.files, technical, notes[0])
        told = _episode(episode, about, notes[0], guess, title, files)
        return self._keep(Kind.EPISODE, episode.key, print_, told, whole=whole)

    def _asked(self, name: str | None, kind: Literal["movie", "episode"], files: list[Placed], cancel: Cancel) -> tuple[Guess, list[Technical], bool]:
        """The name's parse, the files' facts, and whether all of it could be read."""
        looked = tuple(os.fsencode(placed.entry.path) for placed in files if placed.entry.disc is None and placed.entry.size)
        nothing = [Technical()] * len(files)
        if name is None and not looked:
            return Guess(), nothing, True
        answer = self._reader.ask(Task(name, kind, looked), cancel)
        if answer is None:
            return Guess(), nothing, False
        found = iter(answer.technical)
        technical = [next(found, Technical()) if placed.entry.disc is None and placed.entry.size else Technical() for placed in files]
        return answer.guess, technical, not any(facts.unread for facts in technical)


def _episode(episode: Episode, about: About, note: Note, guess: Guess, title: str | None, files: tuple[MediaFile, ...]) -> Told:
    season, first, last, day = _numbered(episode, note, guess)
    if first is None or last is None:
        return Skipped(episode.key, spaced(episode.name), "Its name has no episode number.")
    facts = msgspec.structs.replace(
        note.facts,
        title=title,
        released=note.facts.released or day,
        runtime_minutes=note.facts.runtime_minutes or _runtime(files),
        ids=joined(note.facts.ids, ids_in(episode.name)),
        art=about.art,
    )
    return Reported(
        Kind.EPISODE,
        episode.key,
        facts,
        show_key=episode.show.key,
        season_key=episode.show.season_key(season),
        season=season,
        number=first,
        number_last=last if last > first else None,
        added_at=note.added or _first_modified(episode.files),
        changed_at=about.changed // SECOND,
        watched=note.watched,
        files=files,
    )


def _numbered(episode: Episode, note: Note, guess: Guess) -> tuple[int, int | None, int | None, str | None]:
    """Season, first and last number, and day. An episode known by its day is numbered by it: month and day, within its year."""
    found = episode.found
    if found is not None and found.date is not None:
        number = int(found.date[5:7]) * 100 + int(found.date[8:10])
        return episode.season, number, number, found.date
    if found is not None:
        return episode.season, found.first, found.last, None
    if note.number is not None:
        return episode.season if note.season is None else note.season, note.number, note.number, None
    season = episode.season if episode.season_folder is not None or guess.season is None else guess.season
    return season, guess.first, guess.last, guess.day


def _whole_title(guess: Guess, film: Film) -> str | None:
    """guessit takes "Part II" for the second half of a film; of a film in one part it is a word of its title."""
    if guess.title and guess.part and all(placed.part == 0 for placed in film.files):
        return f"{guess.title} {part_in_title(film.files[0].entry.stem) or ''}".strip()
    return guess.title


def _noted(entry: Entry | None) -> list[Note]:
    """What the .nfo file says; one that cannot be read says nothing, and the log says why."""
    if entry is None:
        return [_NOTHING]
    try:
        return read_notes(entry.path)
    except BadNote as problem:
        log.warning("%s is not used: %s", entry.key, problem)
    except OSError as error:
        log.warning("%s is not used: %s", entry.key, reason(error))
    return [_NOTHING]


def _files(placed: list[Placed], technical: list[Technical], note: Note) -> tuple[MediaFile, ...]:
    """Each file with what it tells of itself, else what its note, else what its name claims."""
    found: list[MediaFile] = []
    for one, facts in zip(placed, technical, strict=True):
        entry = one.entry
        claim = claimed(entry.name)
        noted = note.file if len(placed) == 1 else MediaFile()
        found.append(
            MediaFile(
                one.version,
                one.part,
                legible(entry.path),
                entry.size,
                entry.disc or _CONTAINERS.get(entry.suffix[1:], entry.suffix[1:]),
                facts.width or noted.width or claim.width,
                facts.height or noted.height or claim.height,
                facts.video_codec or noted.video_codec or claim.video_codec,
                facts.audio_codec or noted.audio_codec,
                facts.channels or noted.channels,
                facts.hdr or noted.hdr or (claim.hdr if facts.height is None else None),
                facts.duration_ms or noted.duration_ms,
            )
        )
    return tuple(found)


def _runtime(files: tuple[MediaFile, ...]) -> float | None:
    total = sum(file.duration_ms or 0 for file in files if file.version == 0)
    return round(total / 60_000, 1) or None


def _added(show: Show) -> int:
    return min(_first_modified(episode.files) for episode in show.episodes)


def _first_modified(files: Iterable[Placed]) -> int:
    return min(placed.entry.modified for placed in files) // SECOND
