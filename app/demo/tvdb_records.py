"""TVDB's records of series: in short and in full, artworks, translations. Much is null, as at the real one."""

from __future__ import annotations

from typing import Any

from app.demo.chance import mixed, seed_of
from app.demo.lore import Lore
from app.demo.lore_airing import WEEKDAYS, air_day, air_time, network
from app.demo.lore_facts import country_codes, long_language
from app.demo.lore_ids import LoreIds
from app.demo.lore_search import split_words
from app.demo.lore_words import also_called, has_backdrop, has_logo, has_poster, languages_of, said_in, tagline, votes
from app.demo.people import number_of
from app.demo.titles import Show
from app.demo.tmdb_parts import crew_of, picture, profile_path
from app.demo.tvdb_episodes import UPDATED, TvdbEpisodes, ordered

Record = dict[str, Any]
_TYPES = ((1, "Aired Order", "official"), (2, "DVD Order", "dvd"), (3, "Absolute Order", "absolute"))
_ART = {"poster": (2, 680, 1000), "backdrop": (3, 1920, 1080), "logo": (23, 800, 310)}
_REMOTE = {"imdb": (2, "IMDB"), "tmdb": (12, "TheMovieDB.com"), "tvmaze": (19, "TV Maze")}


class TvdbRecords:
    """Says shows in TVDB's words."""

    def __init__(self, lore: Lore, ids: LoreIds) -> None:
        self._lore = lore
        self._ids = ids
        self.episodes = TvdbEpisodes(lore, ids)
        self._pictures_address = ""

    def settle(self, pictures_address: str) -> None:
        """Tell where the pictures are."""
        self._pictures_address = self.episodes.pictures_address = pictures_address

    def base(self, show: Show) -> Record:
        """A series in short."""
        today = self._lore.clock.today().isoformat()
        dates = sorted(one.aired for one in show.episodes if one.aired and one.season)
        aired, coming = [day for day in dates if day <= today], [day for day in dates if day > today]
        spoken = [long_language(code) for code in languages_of(show)]
        said = said_in(show, "en")
        return {
            "id": self._ids.tvdb(show.number),
            "name": show.original_title or show.title if show.language != "en" else show.title,
            "slug": "-".join(split_words(show.title)),
            "image": self._address(picture("poster", show)) if has_poster(show) else None,
            "nameTranslations": spoken,
            "overviewTranslations": [code for code in spoken if code != "eng" or said.overview],
            "aliases": [{"language": "eng", "name": name} for _, name in also_called(show)],
            "firstAired": show.released or (dates[0] if dates else None),
            "lastAired": aired[-1] if aired else None,
            "nextAired": coming[0] if coming else "",
            "score": votes(show),
            "status": _status(show),
            "originalCountry": country_codes(show.country or network(show).country)[1],
            "originalLanguage": long_language(show.language),
            "defaultSeasonType": 1,
            "isOrderRandomized": False,
            "lastUpdated": UPDATED,
            "averageRuntime": round(show.runtime) or None,
            "episodes": None,
            "overview": said.overview or None,
            "year": str(show.year) if show.year else None,
        }

    def extended(self, show: Show, *, short: bool, meta: list[str]) -> Record:
        """A series in full, with the hour and the days on which it airs. `short` leaves out people and pictures; `meta` adds episodes, translations."""
        own, day = network(show), air_day(show)
        company = self._company(show)
        time = air_time(show)
        told = self.base(show) | {
            "abbreviation": None,
            "airsDays": {name: day == turn for turn, name in enumerate(WEEKDAYS)},
            "airsTime": time or ("00:00" if own.web and show.number % 2 else None),
            "artworks": None if short else self.artworks(show),
            "characters": None if short else self._characters(show),
            "companies": [company] if company else [],
            "contentRatings": self._ratings(show),
            "country": None,
            "genres": [{"id": seed_of(name) % 40 + 1, "name": name, "slug": name.lower().replace(" ", "-")} for name in show.genres],
            "latestNetwork": company,
            "lists": None,
            "originalNetwork": company,
            "remoteIds": self._remote_ids(show),
            "seasonTypes": [{"id": number, "name": name, "type": kind, "alternateName": None} for number, name, kind in _TYPES],
            "seasons": self._seasons(show),
            "tags": None,
            "trailers": [],
        }
        if "episodes" in meta:
            told["episodes"] = [self.episodes.episode(show, row, None) for row in ordered(show, "official") or []]
        if "translations" in meta:
            all_of = [self.translation(show, code) for code in languages_of(show)]
            told["translations"] = {"nameTranslations": all_of, "overviewTranslations": [one for one in all_of if one and one["overview"]], "alias": None}
        return told

    def found(self, show: Show) -> Record:
        """A series as a search finds it: all is text."""
        number = str(self._ids.tvdb(show.number))
        spoken = {long_language(code): said_in(show, code) for code in languages_of(show)}
        return {
            "objectID": f"series-{number}",
            "aliases": [name for _, name in also_called(show)],
            "country": country_codes(show.country or network(show).country)[1],
            "id": f"series-{number}",
            "image_url": self._address(picture("poster", show)),
            "name": show.original_title or show.title if show.language != "en" else show.title,
            "first_air_time": show.released,
            "overview": said_in(show, "en").overview or None,
            "primary_language": long_language(show.language),
            "primary_type": "series",
            "status": _status(show)["name"],
            "type": "series",
            "tvdb_id": number,
            "year": str(show.year) if show.year else None,
            "slug": "-".join(split_words(show.title)),
            "overviews": {code: said.overview for code, said in spoken.items() if said.overview},
            "translations": {code: said.title for code, said in spoken.items()},
            "network": show.studio,
            "remote_ids": self._remote_ids(show),
            "thumbnail": self._address(picture("poster", show)),
        }

    # -- parts --------------------------------------------------------------------------------------------------------------------------

    def translation(self, show: Show, language: str) -> Record | None:
        """A series in a language; None where nobody has said it."""
        if language not in languages_of(show):
            return None
        said = said_in(show, language)
        told: Record = {"name": said.title, "overview": said.overview or None, "language": long_language(language)}
        return told | {"isPrimary": language == show.language} | ({"tagline": tagline(show)} if language == "en" and tagline(show) else {})

    def artworks(self, show: Show) -> list[Record]:
        """Poster, background and logo, as far as there are any."""
        kinds = [("poster", has_poster(show)), ("backdrop", has_backdrop(show)), ("logo", has_logo(show))]
        found = []
        for turn, (what, there) in enumerate(kinds):
            if not there:
                continue
            kind, width, height = _ART[what]
            address = self._address(picture(what, show))
            found.append(
                {
                    "id": 60_000_000 + show.number * 10 + turn,
                    "image": address,
                    "thumbnail": address,
                    "language": None if what == "backdrop" else "eng",
                    "type": kind,
                    "score": 100_000 + turn,
                    "width": width,
                    "height": height,
                    "includesText": what != "backdrop",
                    "status": {"id": 0, "name": None},
                    "tagOptions": None,
                }
            )
        return found

    def _seasons(self, show: Show) -> list[Record]:
        found: list[Record] = []
        for number, name, kind in _TYPES:
            order: Record = {"id": number, "name": name, "type": kind, "alternateName": None}
            found += [self._season(show, season, order) for season in sorted({row.season for row in ordered(show, kind) or []})]
        return found

    def _season(self, show: Show, season: int, order: Record) -> Record:
        pictured = order["type"] == "official" and season and has_poster(show)
        return {
            "id": mixed(show.number, order["id"], season) % 900_000_000,
            "seriesId": self._ids.tvdb(show.number),
            "type": order,
            "number": season,
            "nameTranslations": [],
            "overviewTranslations": [],
            "image": self._address(picture("poster", show, 0, f"x{season}")) if pictured else None,
            "imageType": 7,
            "companies": dict.fromkeys(("studio", "network", "production", "distributor", "special_effects")),
            "lastUpdated": UPDATED,
        }

    def _characters(self, show: Show) -> list[Record]:
        people = [(player.name, player.role, "Actor", 3) for player in show.cast]
        people += [(name, None, job, 1 if job == "Director" else 2) for name, job, _ in crew_of(show)]
        return [
            {
                "id": mixed(show.number, turn, 283) % 90_000_000,
                "name": role,
                "peopleId": number_of(name) % 9_000_000,
                "seriesId": self._ids.tvdb(show.number),
                "series": None,
                "movie": None,
                "movieId": None,
                "episodeId": None,
                "type": kind,
                "image": None,
                "sort": turn,
                "isFeatured": turn < 3,
                "url": None,
                "nameTranslations": None,
                "overviewTranslations": None,
                "aliases": None,
                "peopleType": job,
                "personName": name,
                "tagOptions": None,
                "personImgURL": self._address(profile_path(name) or "") if profile_path(name) else None,
            }
            for turn, (name, role, job, kind) in enumerate(people)
        ]

    def _remote_ids(self, show: Show) -> list[Record]:
        known = {"imdb": self._ids.imdb("show", show.number), "tvmaze": self._ids.tvmaze(show.number)}
        if self._lore.knows("tmdb", "show", show.number):
            known["tmdb"] = self._ids.tmdb("show", show.number)
        return [{"id": str(value), "type": _REMOTE[name][0], "sourceName": _REMOTE[name][1]} for name, value in known.items() if value is not None]

    def _company(self, show: Show) -> Record | None:
        if not show.studio:
            return None
        return {
            "id": 1000 + seed_of(show.studio) % 9000,
            "name": show.studio,
            "slug": "-".join(split_words(show.studio)),
            "nameTranslations": [],
            "overviewTranslations": [],
            "aliases": [],
            "country": country_codes(network(show).country)[1],
            "primaryCompanyType": 1,
            "activeDate": None,
            "inactiveDate": None,
            "parentCompany": {"id": None, "name": None, "relation": {"id": None, "typeName": None}},
            "tagOptions": None,
        }

    def _ratings(self, show: Show) -> list[Record]:
        rating = show.content_rating
        if not rating or "/" in rating:
            return []
        return [{"id": 1, "name": rating, "country": "usa", "description": "", "contentType": "", "order": 0, "fullName": None}]

    def _address(self, path: str) -> str:
        return f"{self._pictures_address}/banners{path}"


def _status(show: Show) -> Record:
    on = show.status == "continuing"
    return {"id": 1 if on else 2, "name": "Continuing" if on else "Ended", "recordType": "series", "keepUpdated": on}
