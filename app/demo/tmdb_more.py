"""What TMDB says of a title beside its own answer: the parts that `append_to_response` asks for, each a route of its own too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from app.demo.chance import Chance, mixed, seed_of
from app.demo.clock import day_of
from app.demo.lore import Lore
from app.demo.lore_facts import country_codes
from app.demo.lore_ids import LoreIds
from app.demo.lore_words import also_called, keywords, languages_of
from app.demo.titles import Film, Show
from app.demo.tmdb_parts import Body, aggregate_credits, film_credits, images, videos
from app.demo.tmdb_titles import TmdbTitles, released, translation

_COUNTRIES = ("US", "GB", "DE", "FR")
_CERTIFICATES = {"G": ("U", "0", "U"), "PG": ("PG", "6", "U"), "PG-13": ("12A", "12", "12"), "R": ("15", "16", "16")}


class TmdbMore:
    """The parts by their names. Each is given the title and what was asked for (`language`, `include_image_language`, `start_date`, `end_date`)."""

    def __init__(self, lore: Lore, ids: LoreIds, titles: TmdbTitles) -> None:
        self._lore = lore
        self._ids = ids
        self._titles = titles
        both: dict[str, Callable[[Film | Show, Mapping[str, str]], Body]] = {
            "images": self._images,
            "external_ids": self._external_ids,
            "videos": lambda title, _: {"results": videos(title)},
            "recommendations": self._recommendations,
            "similar": self._recommendations,
            "alternative_titles": self._alternative_titles,
            "translations": lambda title, _: {"translations": [translation(title, code) for code in languages_of(title)]},
            "keywords": self._keywords,
            "changes": self._changes,
            "credits": lambda title, _: film_credits(title),
        }
        self.of_film: Mapping[str, Callable[[Film, Mapping[str, str]], Body]] = {**both, "release_dates": self._release_dates}
        self.of_show: Mapping[str, Callable[[Show, Mapping[str, str]], Body]] = {
            **both,
            "aggregate_credits": lambda show, _: aggregate_credits(show),
            "content_ratings": self._content_ratings,
        }

    def _images(self, title: Film | Show, asked: Mapping[str, str]) -> Body:
        """Without `include_image_language` only those of the language asked in; without either all."""
        named = asked.get("include_image_language", "")
        speech = asked.get("language", "").partition("-")[0]
        wanted = frozenset(None if code == "null" else code for code in named.split(",")) if named else frozenset({speech}) if speech else None
        return images(title, wanted)

    def _external_ids(self, title: Film | Show, _: Mapping[str, str]) -> Body:
        none: Body = {"wikidata_id": None, "facebook_id": None, "instagram_id": None, "twitter_id": None}
        if isinstance(title, Film):
            return {"imdb_id": self._ids.imdb("film", title.number)} | none
        more = {"freebase_mid": None, "freebase_id": None, "tvdb_id": self._ids.tvdb(title.number), "tvrage_id": None}
        return {"imdb_id": self._ids.imdb("show", title.number)} | more | none

    def _recommendations(self, title: Film | Show, asked: Mapping[str, str]) -> Body:
        """Up to eight other titles of the catalogue."""
        kind = "film" if isinstance(title, Film) else "show"
        count = self._lore.catalogue.films if isinstance(title, Film) else self._lore.catalogue.shows
        chance = Chance(title.number, 257)
        numbers = {chance.whole(count) for _ in range(8)} - {title.number} if count else set()
        speech = asked.get("language", "en").partition("-")[0]
        found = [self._lore.title(kind, number) for number in sorted(numbers) if self._lore.knows("tmdb", kind, number)]  # type: ignore[arg-type]
        return {"page": 1, "results": [self._titles.item(one, speech) for one in found], "total_pages": 1, "total_results": len(found)}

    def _alternative_titles(self, title: Film | Show, _: Mapping[str, str]) -> Body:
        told = [{"iso_3166_1": country, "title": name, "type": ""} for country, name in also_called(title)]
        return {"titles" if isinstance(title, Film) else "results": told}

    def _keywords(self, title: Film | Show, _: Mapping[str, str]) -> Body:
        told = [{"id": seed_of(word) % 400_000, "name": word} for word in keywords(title)]
        return {"keywords" if isinstance(title, Film) else "results": told}

    def _changes(self, title: Film | Show, asked: Mapping[str, str]) -> Body:
        """What changed on the days asked for: of a show that airs on one of them, its season."""
        today = self._lore.clock.today().isoformat()
        first, last = asked.get("start_date") or today, asked.get("end_date") or today
        aired = [one for one in title.episodes if first <= (one.aired or "") <= last] if isinstance(title, Show) else []
        items = [
            {
                "id": f"{mixed(title.number, one.season, one.number, 263):024x}",
                "action": "updated",
                "time": f"{one.aired} 12:00:00 UTC",
                "iso_639_1": "",
                "iso_3166_1": "",
                "value": {"season_id": 1, "season_number": one.season},
            }
            for one in aired
        ]
        return {"changes": [{"key": "season", "items": items}] if items else []}

    def _release_dates(self, film: Film, _: Mapping[str, str]) -> Body:
        """Premiere and cinema in its own country, cinema elsewhere, and for late ones digital, maybe a disc; none where the date is not known."""
        day, home = released(film), self._at_home(film)
        if not film.released:
            return {"results": []}
        own = country_codes(film.country)[0]
        certificate = film.content_rating or ""
        found = []
        for turn, country in enumerate(dict.fromkeys((own, *_COUNTRIES))):
            mark = _certificate(certificate, country)
            dates = [_release(day, 3, mark, turn)]
            if turn == 0 and film.number % 3 == 0:
                dates.insert(0, _release(day, 1, "", 0))
            if home:
                dates += [_release(on, kind, mark, 0) for kind, on in zip((4, 5), home, strict=True)]
            elif (film.year or 0) >= 2012:
                dates.append(_release(day, 4, mark, turn + 2))
            found.append({"iso_3166_1": country, "release_dates": dates})
        return {"results": found}

    def _at_home(self, film: Film) -> tuple[str, str] | None:
        """From when on one can stream it, and from when on it is on disc, of a film of which that is written."""
        other = self._lore.other("film", film.number)
        if other is None or not other.home:
            return None
        first, later = (day_of(self._lore.born) + timedelta(days=days) for days in (other.home, other.home + 7))
        return first.isoformat(), later.isoformat()

    def _content_ratings(self, show: Show, _: Mapping[str, str]) -> Body:
        rating = show.content_rating
        return {"results": [{"descriptors": [], "iso_3166_1": "US", "rating": rating}] if rating and "/" not in rating else []}


def _release(day: str, kind: int, certificate: str, months: int) -> Body:
    """A release on this day, or so many months after it."""
    first = date.fromisoformat(day)
    month = first.month - 1 + months
    then = date(first.year + month // 12, month % 12 + 1, min(first.day, 28) if months else first.day)
    return {"certification": certificate, "descriptors": [], "iso_639_1": "", "note": "", "release_date": f"{then.isoformat()}T00:00:00.000Z", "type": kind}


def _certificate(certificate: str, country: str) -> str:
    """A certificate as a country says it; the catalogue's are American, or named after their country."""
    if "/" in certificate:
        where, _, mark = certificate.partition("/")
        return mark if where.upper() == country else ""
    if country == "US":
        return "NR" if certificate == "Not Rated" else certificate
    return dict(zip(("GB", "DE", "FR"), _CERTIFICATES.get(certificate, ("", "", "")), strict=True)).get(country, "")
