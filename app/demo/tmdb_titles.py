"""TMDB's bodies: films, shows, seasons, episodes, and the short forms of them in lists."""

from __future__ import annotations

from datetime import date

from app.demo.chance import mixed, share
from app.demo.lore import Lore
from app.demo.lore_airing import aired_and_coming
from app.demo.lore_facts import country_codes, facts
from app.demo.lore_guests import guests_of
from app.demo.lore_ids import LoreIds
from app.demo.lore_words import is_pictured, popularity, said_in, votes
from app.demo.titles import Episode, Film, Show
from app.demo.tmdb_collections import belongs_to
from app.demo.tmdb_parts import (
    Body,
    backdrop_path,
    company,
    countries,
    credit_id,
    genres,
    language,
    person,
    picture,
    poster_path,
)

_DAY = "1970-01-01"


class TmdbTitles:
    """Says titles in TMDB's words, in a language (two letters)."""

    def __init__(self, lore: Lore, ids: LoreIds) -> None:
        self._lore = lore
        self._ids = ids

    # -- lists --------------------------------------------------------------------------------------------------------------------------

    def film_item(self, film: Film, speech: str) -> Body:
        """A film in a list."""
        said = said_in(film, speech)
        return {
            "adult": False,
            "backdrop_path": backdrop_path(film),
            "genre_ids": [genre["id"] for genre in genres(film)],
            "id": self._ids.tmdb("film", film.number),
            "original_language": film.language,
            "original_title": film.original_title or film.title,
            "overview": said.overview,
            "popularity": popularity(film),
            "poster_path": poster_path(film),
            "release_date": released(film),
            "title": said.title,
            "video": False,
            **_votes(film),
        }

    def show_item(self, show: Show, speech: str) -> Body:
        """A show in a list."""
        said = said_in(show, speech)
        return {
            "adult": False,
            "backdrop_path": backdrop_path(show),
            "genre_ids": [genre["id"] for genre in genres(show)],
            "id": self._ids.tmdb("show", show.number),
            "origin_country": [one["iso_3166_1"] for one in countries(show)],
            "original_language": show.language,
            "original_name": show.original_title or show.title,
            "overview": said.overview,
            "popularity": popularity(show),
            "poster_path": poster_path(show),
            "first_air_date": released(show),
            "name": said.title,
            **_votes(show),
        }

    def item(self, title: Film | Show, speech: str) -> Body:
        """Either of them with what it is, as where both are listed."""
        told = self.film_item(title, speech) if isinstance(title, Film) else self.show_item(title, speech)
        return told | {"media_type": "movie" if isinstance(title, Film) else "tv"}

    # -- films --------------------------------------------------------------------------------------------------------------------------

    def film(self, film: Film, speech: str) -> Body:
        """A film's own answer."""
        said = said_in(film, speech)
        return {
            **{name: value for name, value in self.film_item(film, speech).items() if name != "genre_ids"},
            "belongs_to_collection": belongs_to(film),
            "budget": 0,
            "genres": genres(film),
            "homepage": "",
            "imdb_id": self._ids.imdb("film", film.number) or "",
            "origin_country": [one["iso_3166_1"] for one in countries(film)],
            "production_companies": company(film.studio, film.country),
            "production_countries": countries(film),
            "revenue": 0,
            "runtime": round(film.runtime),
            "spoken_languages": [language(film.language)],
            "status": "Post Production" if released(film) > self._lore.clock.today().isoformat() else "Released",
            "tagline": said.tagline,
        }

    # -- shows --------------------------------------------------------------------------------------------------------------------------

    def show(self, show: Show, speech: str) -> Body:
        """A show's own answer: its seasons without their episodes."""
        said = said_in(show, speech)
        aired, coming = aired_and_coming(show, self._lore.clock.today())
        told = {name: value for name, value in self.show_item(show, speech).items() if name != "genre_ids"}
        told |= {
            "created_by": [self._creator(show, name) for name in show.writers[:2]],
            "episode_run_time": [round(show.runtime)] if share(show.number, 239) < 0.6 else [],
            "genres": genres(show),
            "homepage": "",
            "in_production": show.status == "continuing",
            "languages": [show.language],
            "last_air_date": aired[-1].aired if aired else "",
            "name": said.title,
            "networks": company(show.studio, show.country),
            "number_of_episodes": sum(1 for one in show.episodes if one.season),
            "number_of_seasons": len({one.season for one in show.episodes if one.season}),
            "production_companies": [],
            "production_countries": countries(show),
            "seasons": self.seasons(show),
            "spoken_languages": [language(show.language)],
            "status": "Returning Series" if show.status == "continuing" else "Ended",
            "tagline": said.tagline,
            "type": "Scripted",
        }
        around = (("last_episode_to_air", aired[-1:]), ("next_episode_to_air", coming[:1]))
        return told | {name: self.episode_item(show, one, speech) for name, some in around for one in some}

    def seasons(self, show: Show) -> list[Body]:
        """All seasons in short, the specials first."""
        found = []
        for number in sorted({one.season for one in show.episodes}):
            episodes = [one for one in show.episodes if one.season == number]
            found.append(
                {
                    "air_date": next((one.aired for one in episodes if one.aired), None) or "",
                    "episode_count": len(episodes),
                    "id": self._season_id(show, number),
                    "name": f"Season {number}" if number else "Specials",
                    "overview": "",
                    "poster_path": picture("poster", show, 0, f"x{number}") if poster_path(show) and number else None,
                    "season_number": number,
                    "vote_average": _votes(show)["vote_average"],
                }
            )
        return found

    def season(self, show: Show, number: int, speech: str) -> Body | None:
        """A season with its episodes; None when there is none of this number."""
        short = next((one for one in self.seasons(show) if one["season_number"] == number), None)
        if short is None:
            return None
        episodes = [one for one in show.episodes if one.season == number]
        told = {name: value for name, value in short.items() if name != "episode_count"}
        last = episodes[-1].number
        return told | {
            "_id": f"{mixed(show.number, number, 241):024x}",
            "episodes": [self.episode(show, one, speech, is_last=one.number == last) for one in episodes],
            "networks": company(show.studio, show.country),
        }

    def episode_item(self, show: Show, episode: Episode, speech: str, *, is_last: bool = False) -> Body:
        """An episode without its people."""
        return {
            "id": self._ids.tmdb_episode(show.number, episode),
            "name": episode.title if speech in {"en", show.language} else f"Episode {episode.number}",
            "overview": (episode.overview or "") if speech == "en" else "",
            "vote_average": episode.rating or 0.0,
            "vote_count": 3 + mixed(show.number, episode.season, episode.number) % 60 if episode.rating else 0,
            "air_date": episode.aired or "",
            "episode_number": episode.number,
            "episode_type": "finale" if is_last and (show.status == "ended" or show.weekly is not None) else "standard",
            "production_code": "",
            "runtime": round(episode.runtime or show.runtime) or None,
            "season_number": episode.season,
            "show_id": self._ids.tmdb("show", show.number),
            "still_path": self.still(show, episode),
        }

    def episode(self, show: Show, episode: Episode, speech: str, *, is_last: bool = False) -> Body:
        """An episode with its people."""
        crew = []
        if episode.director:
            extra = {"department": "Directing", "job": "Director", "credit_id": credit_id(show, episode.director, f"{episode.season}x{episode.number}")}
            crew.append(person(episode.director, "Directing") | extra)
        return self.episode_item(show, episode, speech, is_last=is_last) | {"crew": crew, "guest_stars": guests_of(show, episode)}

    def still(self, show: Show, episode: Episode) -> str | None:
        """The path of an episode's picture: of one that has aired, and of made-up shows not of every one."""
        if episode.aired is not None and episode.aired > self._lore.clock.today().isoformat():
            return None
        if not is_pictured(show) or share(show.number, episode.season, episode.number, 251) < 0.05:
            return None
        return picture("still", show, 0, f"x{episode.season}e{episode.number}")

    def _creator(self, show: Show, name: str) -> Body:
        one = person(name, "Writing")
        return {key: one[key] for key in ("id", "name", "original_name", "gender", "profile_path")} | {"credit_id": credit_id(show, name, "creator")}

    def _season_id(self, show: Show, number: int) -> int:
        return 300_000_000_000 + show.number * 1000 + number


def released(title: Film | Show) -> str:
    """When it came out; the first of January of its year where no more is known, blank where not even that is."""
    return title.released or (f"{title.year}-01-01" if title.year else "")


def aired_between(show: Show, first: date, last: date) -> bool:
    """Whether anything of a show airs on these days."""
    return any(first.isoformat() <= (episode.aired or _DAY) <= last.isoformat() for episode in show.episodes)


def translation(title: Film | Show, code: str) -> Body:
    """What is said of a title in one language."""
    said = said_in(title, code)
    name = facts().languages.get(code, ("", code))[1]
    country = country_codes(title.country)[0] if code == title.language else "US"
    data: Body = {"homepage": "", "overview": said.overview, "runtime": 0, "tagline": said.tagline}
    data["title" if isinstance(title, Film) else "name"] = said.title if code != "en" or title.original_title else ""
    return {"iso_3166_1": country, "iso_639_1": code, "name": name, "english_name": name, "data": data}


def _votes(title: Film | Show) -> Body:
    return {"vote_average": title.rating or 0.0, "vote_count": votes(title) // 9 if title.rating else 0}
