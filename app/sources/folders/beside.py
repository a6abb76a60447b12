"""What lies beside a title's files: its pictures and note, and whether any of it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from app.domain.items import Art
from app.sources.folders.art import Pictures
from app.sources.folders.titles import Episode, Film, Placed, Season, Show
from app.sources.folders.tree import Entry, Folder

RECOGNITION = 1
"""Raised whenever recognising changes: what was remembered before is read anew."""

SECOND = 1_000_000_000


class About(NamedTuple):
    """What lies beside a title: its pictures, its note, and when the last of it all changed (nanoseconds)."""

    art: Art
    note: Entry | None
    changed: int


def changed_at(title: Film | Show | Season | Episode) -> int:
    """When anything that a title is described from last changed, in UTC seconds: its files, notes and pictures, and the folders that hold them."""
    if isinstance(title, Film):
        about = about_film(title)
    elif isinstance(title, Show):
        about = about_show(title)
    elif isinstance(title, Season):
        about = about_season(title)
    else:
        about = about_episode(title)
    return about.changed // SECOND


def about_film(film: Film) -> About:
    pictures = Pictures()
    art = pictures.art_of_film(film)
    note = _note_of_film(film)
    return About(art, note, _changed([film.folder], [*pictures.entries, note, *(placed.entry for placed in film.files)]))


def about_show(show: Show) -> About:
    if show.folder is None:
        return About(Art(), None, max(about_episode(episode).changed for episode in show.episodes))
    pictures = Pictures()
    art = pictures.art_of_show(show)
    note = show.folder.notes.get("tvshow.nfo")
    return About(art, note, _changed([show.folder], [*pictures.entries, note]))


def about_season(season: Season) -> About:
    pictures = Pictures()
    art = pictures.art_of_season(season.show, season.number, season.folders)
    note = next((entry for folder in season.folders if (entry := folder.notes.get("season.nfo"))), None)
    changed = max(about_episode(episode).changed for episode in season.episodes)
    return About(art, note, max(changed, _changed([season.show.folder, *season.folders], [*pictures.entries, note])))


def about_episode(episode: Episode) -> About:
    stem = episode.files[0].entry.stem
    pictures = Pictures()
    art = pictures.art_of_episode(episode.folder, stem)
    note = episode.folder.notes.get(f"{stem.lower()}.nfo")
    return About(art, note, _changed([episode.folder], [*pictures.entries, note, *(placed.entry for placed in episode.files)]))


def print_of(files: list[Placed], about: About, more: object) -> bytes:
    """Tells whether anything that a description is made of has changed."""
    parts = (
        RECOGNITION,
        [(one.entry.key, one.entry.size, one.entry.modified, one.version, one.part) for one in files],
        (about.note.key, about.note.size, about.note.modified) if about.note is not None else None,
        (about.art.poster, about.art.backdrop, about.art.logo, about.art.still),
        about.changed,
        repr(more),
    )
    return hashlib.blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=16).digest()


def _note_of_film(film: Film) -> Entry | None:
    notes = film.folder.notes
    for placed in film.files:
        entry = notes.get(f"{placed.entry.stem.lower()}.nfo")
        if entry is not None:
            return entry
    if not film.own:
        return None
    return notes.get("movie.nfo") or (next(iter(notes.values())) if len(notes) == 1 else None)


def _changed(folders: Iterable[Folder | None], entries: Iterable[Entry | None]) -> int:
    return max([0, *(folder.changed for folder in folders if folder), *(entry.changed for entry in entries if entry)])
