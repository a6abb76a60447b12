"""Carries out the changes that a test asks for on a pretend server's shelf."""

from __future__ import annotations

from datetime import timedelta

from app.demo.edits import Change
from app.demo.holdings import Held, HeldEpisode, HeldSeason
from app.demo.keys import Key, whole_of
from app.demo.shelf import Shelf
from app.demo.titles import Episode

FIRST_NEW_FILM = 500_000  # numbers far above any catalogue's size


class NoSuchTitle(LookupError):
    """The server holds nothing by this name or key."""


def change(shelf: Shelf, wish: Change, salt: int) -> list[int]:
    """Carry out one change; the whole keys of what it touched. Raises NoSuchTitle."""
    with shelf.lock:
        touched = _change(shelf, wish, salt)
        shelf.edits.count += 1
        for whole in touched:
            shelf.forget(shelf.edits.first_keys.get(whole, whole))
        return touched


def _change(shelf: Shelf, wish: Change, salt: int) -> list[int]:
    edits = shelf.edits
    if wish.do == "reorder":
        edits.backwards = not edits.backwards
        return []
    if wish.do == "empty library":
        edits.emptied.add(wish.library)
        return []
    if wish.do == "refill library":
        edits.emptied.discard(wish.library)
        return []
    if wish.do == "add film":
        return _add_films(shelf, wish.count)
    if wish.do == "restore":
        return _restore(shelf, wish, salt)
    held = _found(shelf, wish, salt)
    if wish.do == "add episode":
        number = _number(held)
        episode = Episode(
            wish.title or "A New Episode", wish.to_season or 1, wish.to_number or 1, aired=wish.aired or (shelf.clock.today() - timedelta(days=2)).isoformat()
        )
        edits.episodes.setdefault(number, []).append(episode)
        key = Key("episode", number, episode.season, episode.number).whole
        edits.of(key).at = shelf.clock.now()
        edits.of(Key("show", number).whole).at = shelf.clock.now()
        return [key]
    return _edit(shelf, wish, held)


def _edit(shelf: Shelf, wish: Change, held: Held) -> list[int]:
    first = shelf.edits.first_keys.get(held.key, held.key)
    edit = shelf.edits.of(first)
    edit.at = shelf.clock.now()
    if wish.do == "remove":
        edit.gone = True
        if isinstance(held, HeldSeason):
            for episode in held.episodes:
                shelf.edits.of(shelf.edits.first_keys.get(episode.key, episode.key)).gone = True
    elif wish.do == "rename":
        edit.title = wish.title
    elif wish.do == "renumber" and isinstance(held, HeldEpisode):
        edit.place = (wish.to_season if wish.to_season is not None else held.episode.season, wish.to_number or held.episode.number)
    elif wish.do == "rekey":
        edit.key = 9 * 10**14 + shelf.edits.count * 10**6 + len(shelf.edits.first_keys)
        shelf.edits.first_keys[edit.key] = first
        return [edit.key]
    elif wish.do == "replace file":
        edit.label = wish.label
    elif wish.do == "watch":
        edit.plays += 1
    return [first]


def _add_films(shelf: Shelf, count: int) -> list[int]:
    added = []
    for _ in range(count):
        number = FIRST_NEW_FILM + len(shelf.edits.films)
        shelf.edits.films.append(number)
        key = Key("film", number).whole
        shelf.edits.of(key).at = shelf.clock.now()
        added.append(key)
    return added


def _restore(shelf: Shelf, wish: Change, salt: int) -> list[int]:
    """Take back the changes to one item by its key, or all changes of all items."""
    if not wish.key:
        everything = [*shelf.edits.items, *(Key("show", number).whole for number in shelf.edits.episodes)]
        shelf.edits.items.clear()
        shelf.edits.first_keys.clear()
        shelf.edits.episodes.clear()
        shelf.edits.films.clear()
        shelf.edits.emptied.clear()
        return everything
    whole = _whole(wish.key, salt)
    first = shelf.edits.first_keys.pop(whole, whole)
    shelf.edits.items.pop(first, None)
    return [first]


def _whole(key: str, salt: int) -> int:
    """The whole number of a key as either server writes it."""
    if len(key.replace("-", "")) == 32:
        return whole_of(key, salt) or 0
    return int(key) if key.isdecimal() else 0


def _number(held: Held) -> int:
    title = getattr(held, "show", None) or getattr(held, "film", None)
    return title.number if title is not None else 0


def _found(shelf: Shelf, wish: Change, salt: int) -> Held:
    if wish.key:
        held = shelf.find(_whole(wish.key, salt))
        if held is None:
            raise NoSuchTitle(wish.key)
        return held
    for library in shelf.libraries:
        if library.kind == "movie" and wish.season is None:
            for number in shelf.numbers(library):
                film = shelf.film(number)
                if film.film.title == wish.of:
                    return film
        elif library.kind == "show":
            for number in shelf.numbers(library):
                show = shelf.show(number)
                if show.show.title == wish.of:
                    return _inside(show, wish)
    raise NoSuchTitle(wish.of)


def _inside(show: Held, wish: Change) -> Held:
    """The show itself, or the season or episode of it that the change names."""
    if wish.season is None or not hasattr(show, "seasons"):
        return show
    for season in show.seasons:
        if season.number == wish.season:
            if wish.number is None:
                return season
            for held in season.episodes:
                if held.episode.number == wish.number:
                    return held
    raise NoSuchTitle(f"{wish.of} {wish.season}x{wish.number}")
