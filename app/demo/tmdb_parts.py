"""The parts of TMDB's answers: pictures, people, genres, companies."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from app.demo.chance import Chance, mixed, seed_of, share
from app.demo.lore_facts import country_codes, facts
from app.demo.lore_words import has_backdrop, has_logo, has_poster, is_real, original_logo
from app.demo.people import number_of
from app.demo.titles import Film, Player, Show

Body = dict[str, Any]
_FILM_GENRES = {
    "Action": 28,
    "Adventure": 12,
    "Animation": 16,
    "Comedy": 35,
    "Crime": 80,
    "Documentary": 99,
    "Drama": 18,
    "Family": 10751,
    "Fantasy": 14,
    "History": 36,
    "Horror": 27,
    "Music": 10402,
    "Mystery": 9648,
    "Romance": 10749,
    "Science Fiction": 878,
    "Thriller": 53,
    "War": 10752,
    "Western": 37,
}
_SHOW_GENRES = {
    "Action": (10759, "Action & Adventure"),
    "Adventure": (10759, "Action & Adventure"),
    "Science Fiction": (10765, "Sci-Fi & Fantasy"),
    "Fantasy": (10765, "Sci-Fi & Fantasy"),
    "War": (10768, "War & Politics"),
    "History": (10768, "War & Politics"),
    "Horror": (18, "Drama"),
    "Thriller": (18, "Drama"),
    "Romance": (18, "Drama"),
    "Music": (18, "Drama"),
}
POSTER, BACKDROP, LOGO = (500, 750), (1920, 1080), (800, 310)


def genres(title: Film | Show) -> list[Body]:
    """Genres with TMDB's ids; shows have other ones than films."""
    if isinstance(title, Film):
        return [{"id": _FILM_GENRES[name], "name": name} for name in title.genres if name in _FILM_GENRES]
    named = [_SHOW_GENRES.get(name) or (_FILM_GENRES[name], name) for name in title.genres if name in _FILM_GENRES]
    return [{"id": number, "name": name} for number, name in dict(named).items()]


def all_genres(kind: str) -> list[Body]:
    """Every genre that a kind has ("film" or "show"), by name."""
    if kind == "film":
        return [{"id": number, "name": name} for name, number in _FILM_GENRES.items()]
    named = dict(_SHOW_GENRES.get(name) or (number, name) for name, number in _FILM_GENRES.items())
    return sorted(({"id": number, "name": name} for number, name in named.items()), key=lambda genre: str(genre["name"]))


# -- pictures ---------------------------------------------------------------------------------------------------------------------------


def picture(what: str, title: Film | Show, variant: int = 0, more: str = "") -> str:
    """The path of a picture: of a kind (poster, backdrop, logo, still), a title and one of its variants."""
    return f"/{what}{'f' if isinstance(title, Film) else 's'}{title.number}v{variant}{more}.{'png' if what == 'logo' else 'jpg'}"


def poster_path(title: Film | Show) -> str | None:
    """The poster's path."""
    return picture("poster", title) if has_poster(title) else None


def backdrop_path(title: Film | Show) -> str | None:
    """The backdrop's path."""
    return picture("backdrop", title) if has_backdrop(title) else None


def profile_path(name: str) -> str | None:
    """A portrait's path; one made-up person in twelve has none."""
    return f"/profile{number_of(name)}.jpg" if share(seed_of(name), 191) >= 0.08 else None


def images(title: Film | Show, wanted: frozenset[str | None] | None) -> Body:
    """Posters (variant 1 without letters), backdrops and logos in the wanted languages; None is all, and the language None a picture without words."""
    own = title.language if title.original_title else "en"
    posters: list[tuple[int, str | None]] = [(0, "en"), (1, None), (2, own), (4, "cs"), (6, "pl"), (8, "sv")] if has_poster(title) else []
    backdrops: list[tuple[int, str | None]] = [(turn, None) for turn in range(1 + title.number % 3)] if has_backdrop(title) else []
    logos: list[tuple[int, str | None]] = [(0, "en")] if has_logo(title) else []
    if original_logo(title):
        logos.append((1, own))

    def told(what: str, some: list[tuple[int, str | None]], size: tuple[int, int]) -> list[Body]:
        kept = [(variant, language) for variant, language in some if wanted is None or language in wanted]
        return [_image(picture(what, title, variant), language, size, title.number + variant) for variant, language in kept]

    return {"backdrops": told("backdrop", backdrops, BACKDROP), "logos": told("logo", logos, LOGO), "posters": told("poster", posters, POSTER)}


def _image(path: str, language: str | None, size: tuple[int, int], salt: int) -> Body:
    width, height = size
    return {
        "aspect_ratio": round(width / height, 3),
        "height": height,
        "iso_3166_1": None if language is None else "US",
        "iso_639_1": language,
        "file_path": path,
        "vote_average": round(4.5 + 2 * share(salt, 193), 3),
        "vote_count": 2 + mixed(salt, 197) % 20,
        "width": width,
    }


# -- people -----------------------------------------------------------------------------------------------------------------------------


@lru_cache(8192)
def person(name: str, department: str = "Acting") -> Body:
    """Somebody, as every list of people names them; not to be changed, only added to."""
    return {
        "adult": False,
        "gender": mixed(seed_of(name), 199) % 3,
        "id": number_of(name),
        "known_for_department": department,
        "name": name,
        "original_name": name,
        "popularity": round(8 * share(seed_of(name), 211) ** 3, 4),
        "profile_path": profile_path(name),
    }


def credit_id(title: Film | Show, name: str, job: str) -> str:
    """A credit's own id."""
    return f"{mixed(title.number, seed_of(name + job)):016x}{mixed(title.number, 1 if isinstance(title, Film) else 2) % (1 << 32):08x}"


def crew_of(title: Film | Show) -> list[tuple[str, str, str]]:
    """(name, job, department) of those behind the camera."""
    return [*((name, "Director", "Directing") for name in title.directors), *((name, "Writer", "Writing") for name in title.writers)]


def film_credits(title: Film | Show) -> Body:
    """Cast and crew, as of films."""
    return {
        "cast": [
            person(player.name)
            | {"cast_id": turn + 1, "character": player.role or "", "credit_id": credit_id(title, player.name, f"cast{turn}"), "order": turn}
            for turn, player in enumerate(title.cast)
        ],
        "crew": [
            person(name, department) | {"credit_id": credit_id(title, name, job), "department": department, "job": job}
            for name, job, department in crew_of(title)
        ],
    }


def aggregate_credits(show: Show) -> Body:
    """Cast and crew of all episodes together; a few of the cast play a second part."""
    count = len(show.episodes)
    directors: dict[str, int] = {}
    for episode in show.episodes:
        if episode.director:
            directors[episode.director] = directors.get(episode.director, 0) + 1
    crew: list[Body] = [_aggregate_crew(show, name, job, department, count) for name, job, department in crew_of(show) if name not in directors]
    crew += [_aggregate_crew(show, name, "Director", "Directing", times) for name, times in directors.items()]
    return {"cast": [_aggregate_cast(show, player, turn, count) for turn, player in enumerate(show.cast)], "crew": crew}


def _aggregate_cast(show: Show, player: Player, turn: int, count: int) -> Body:
    times = max(1, count - turn * Chance(show.number, turn, 223).whole(5))
    roles = [{"credit_id": credit_id(show, player.name, f"cast{turn}"), "character": player.role or "", "episode_count": times}]
    if turn == 1 and show.number % 7 == 3:
        roles.append({"credit_id": credit_id(show, player.name, "second"), "character": "The Stranger", "episode_count": 1})
    return person(player.name) | {"roles": roles, "total_episode_count": sum(int(str(role["episode_count"])) for role in roles), "order": turn}


def _aggregate_crew(show: Show, name: str, job: str, department: str, times: int) -> Body:
    jobs = [{"credit_id": credit_id(show, name, job), "job": job, "episode_count": times}]
    return person(name, department) | {"jobs": jobs, "department": department, "total_episode_count": times}


# -- the rest ---------------------------------------------------------------------------------------------------------------------------


def countries(title: Film | Show) -> list[Body]:
    """Where it was made, as far as that is known."""
    return [{"iso_3166_1": country_codes(title.country)[0], "name": title.country}] if title.country else []


def company(name: str | None, country: str | None) -> list[Body]:
    """A studio or network."""
    return [{"id": 1000 + seed_of(name) % 90_000, "logo_path": None, "name": name, "origin_country": country_codes(country)[0]}] if name else []


def language(code: str) -> Body:
    """A language by its code."""
    name = facts().languages.get(code, ("", code))[1]
    return {"english_name": name, "iso_639_1": code, "name": name}


def videos(title: Film | Show) -> list[Body]:
    """A trailer, and of some a clip that is not official; none of real titles, whose trailers are not ours to make up."""
    if is_real(title) or share(title.number, 227) < 0.2:
        return []
    kinds = [("Official Trailer", "Trailer", True), ("Making of", "Featurette", False)][: 1 + title.number % 2]
    return [
        {
            "iso_639_1": "en",
            "iso_3166_1": "US",
            "name": name,
            "key": f"demo{mixed(title.number, turn, 229) % (1 << 28):07x}",
            "site": "YouTube",
            "size": 1080,
            "type": kind,
            "official": official,
            "published_at": f"{title.year or 2000}-03-01T12:00:00.000Z",
            "id": f"{mixed(title.number, turn, 233):024x}",
        }
        for turn, (name, kind, official) in enumerate(kinds)
    ]
