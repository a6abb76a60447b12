"""TMDB's people: who they are, and what they were in."""

from __future__ import annotations

from collections.abc import Callable

from app.demo.chance import Chance, seed_of
from app.demo.lore import Announced, Lore
from app.demo.lore_facts import facts
from app.demo.lore_search import LoreSearch
from app.demo.people import people_by_number, real_people
from app.demo.provider_site import whole_number
from app.demo.titles import Film, Show
from app.demo.tmdb_lists import failed
from app.demo.tmdb_parts import Body, credit_id, crew_of, person, profile_path
from app.demo.tmdb_titles import TmdbTitles
from app.demo.wire import Answer, Ask, said


class TmdbPeople:
    """Answers /person/{id} and its parts."""

    def __init__(self, lore: Lore, search: LoreSearch, titles: TmdbTitles) -> None:
        self._lore = lore
        self._search = search
        self._titles = titles

    def answer(self, ask: Ask, key: str, below: list[str]) -> Answer:
        """A person's own answer, with what was asked for along with it, or one part."""
        number = whole_number(key)
        name = people_by_number().get(number) if number is not None else None
        if name is None or number is None:
            return failed(404, 34, "The resource you requested could not be found.")
        speech = ask.query.get("language", "en").partition("-")[0]
        parts: dict[str, Callable[[], Body]] = {
            "combined_credits": lambda: self._credits(name, speech),
            "external_ids": _external_ids,
            "images": lambda: _images(name),
        }
        if not below:
            wanted = [part for part in ask.query.get("append_to_response", "").split(",") if part in parts]
            return said(self._person(name) | {part: parts[part]() for part in wanted})
        if len(below) == 1 and below[0] in parts:
            return said({"id": number, **parts[below[0]]()})
        return failed(404, 34, "The resource you requested could not be found.")

    def _person(self, name: str) -> Body:
        """Of made-up people a birthday and a line, of some of them more; of real ones nothing that the catalogue does not know."""
        told = {key: value for key, value in person(name).items() if key != "original_name"}
        chance = Chance(seed_of(name), 269)
        made_up = name not in real_people()
        born = f"{1930 + chance.whole(75)}-{1 + chance.whole(12):02d}-{1 + chance.whole(28):02d}"
        more = facts().people.get(name)
        return told | {
            "also_known_as": [],
            "biography": more.biography if more else f"{name} is one of the people of the demo." if made_up else "",
            "birthday": more.born if more else born if made_up and chance.share() < 0.8 else None,
            "deathday": None,
            "homepage": None,
            "imdb_id": f"nm{9_000_000 + seed_of(name) % 900_000}" if made_up else "",
            "place_of_birth": more.place if more else None,
        }

    def _credits(self, name: str, speech: str) -> Body:
        cast: list[Body] = []
        crew: list[Body] = []
        for kind, whole in self._search.credits(name):
            if not self._lore.knows("tmdb", kind, whole):
                continue
            title = self._lore.title(kind, whole)
            for turn, player in enumerate(title.cast):
                if player.name == name:
                    part: Body = {"character": player.role or "", "credit_id": credit_id(title, name, f"cast{turn}")}
                    cast.append(self._titles.item(title, speech) | part | _extent(title, turn))
            for who, job, department in crew_of(title):
                if who == name:
                    crew.append(self._titles.item(title, speech) | {"credit_id": credit_id(title, name, job), "department": department, "job": job})
        cast += [_announced(film) for film in self._lore.edits.announced.get(name, ())]
        return {"cast": cast, "crew": crew}


def _announced(film: Announced) -> Body:
    """As TMDB has a film of which little is known."""
    return {
        "id": film.number, "title": film.title, "original_title": film.title, "original_language": "en", "overview": "", "release_date": film.released or "",
        "poster_path": None, "backdrop_path": None, "genre_ids": [], "popularity": 0.6, "vote_average": 0.0, "vote_count": 0, "adult": False, "video": False,
        "character": "", "credit_id": f"announced{film.number}", "order": 0, "media_type": "movie",
    }  # fmt: skip


def _extent(title: Film | Show, turn: int) -> Body:
    return {"order": turn} if isinstance(title, Film) else {"episode_count": len(title.episodes)}


def _external_ids() -> Body:
    names = ("freebase_mid", "freebase_id", "imdb_id", "wikidata_id", "facebook_id", "instagram_id", "tiktok_id", "twitter_id", "youtube_id")
    return {**dict.fromkeys(names), "tvrage_id": None}


def _images(name: str) -> Body:
    path = profile_path(name)
    one = {"aspect_ratio": 0.669, "height": 320, "iso_639_1": None, "file_path": path, "vote_average": 5.2, "vote_count": 4, "width": 214}
    return {"profiles": [one] if path else []}
