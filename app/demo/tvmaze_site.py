"""The pretend TVmaze: shows and their episodes with the instants at which they air; no key is needed."""

from __future__ import annotations

from typing import Any

from app.demo.chance import seed_of, share
from app.demo.limits import Gate
from app.demo.lore import Lore
from app.demo.lore_airing import WEEKDAYS, air_day, air_time, aired_and_coming, instant, network
from app.demo.lore_facts import country_codes, facts
from app.demo.lore_ids import LoreIds
from app.demo.lore_search import LoreSearch, split_words
from app.demo.lore_words import also_called, has_poster, said_in
from app.demo.people import number_of
from app.demo.provider_site import conditional, let_in, whole_number
from app.demo.titles import Episode, Show
from app.demo.tmdb_parts import picture, profile_path
from app.demo.wire import Answer, Ask, said

MOST_FOUND = 10
_EPISODES = 10_000_000


class TvmazeSite:
    """Answers as api.tvmaze.com."""

    name = "tvmaze"

    def __init__(self, lore: Lore, ids: LoreIds, search: LoreSearch, gate: Gate) -> None:
        self.gate = gate
        self.pictures_address = ""
        self._lore = lore
        self._ids = ids
        self._search = search

    def answer(self, ask: Ask) -> Answer:
        """Answer one request."""
        busy = _failed(429, "Too Many Requests", "Rate limit exceeded.")
        refusal = let_in(self.gate, lambda: busy, lambda: busy)
        return refusal if refusal is not None else conditional(ask, self._answered(ask, ask.path.strip("/").split("/")))

    def _answered(self, ask: Ask, parts: list[str]) -> Answer:
        if parts == ["lookup", "shows"]:
            return self._lookup(ask)
        if parts in (["search", "shows"], ["singlesearch", "shows"]):
            found = self._search.find("show", ask.query.get("q", ""), "tvmaze")[:MOST_FOUND]
            shows = [self._show(ask, show) for show in found if isinstance(show, Show)]
            if parts[0] == "singlesearch":
                return said(shows[0]) if shows else _missing()
            return said([{"score": round(0.9 / (1 + turn), 6), "show": show} for turn, show in enumerate(shows)])
        number = whole_number(parts[1]) if parts[0] == "shows" and len(parts) >= 2 else None
        whole = self._ids.of_tvmaze(number) if number is not None else None
        return self._of_show(ask, self._lore.show(whole), parts[2:]) if whole is not None else _missing()

    def _of_show(self, ask: Ask, show: Show, below: list[str]) -> Answer:
        """A show, with what is to be embedded, or one of its lists."""
        lists = {"episodes": lambda: self._episodes(ask, show), "cast": lambda: self._cast(ask, show), "akas": lambda: self._akas(show)}
        if below and below[0] in lists and len(below) == 1:
            return said(lists[below[0]]())
        if below == ["seasons"]:
            return said(self._seasons(ask, show))
        if below:
            return _missing()
        wanted = [name for part in ("embed", "embed[]") for name in ask.query.get(part, "").split(",") if name in lists]
        told = self._show(ask, show)
        return said(told | {"_embedded": {name: lists[name]() for name in wanted}} if wanted else told)

    def _lookup(self, ask: Ask) -> Answer:
        """The show of an id of TVDB's or IMDb's: a redirect to it."""
        whole = None
        if "thetvdb" in ask.query:
            number = whole_number(ask.query["thetvdb"])
            whole = self._ids.of_tvdb(number, "tvmaze") if number is not None else None
        elif "imdb" in ask.query:
            whole = self._ids.of_imdb("show", ask.query["imdb"], "tvmaze")
        elif "tvrage" not in ask.query:
            return _failed(400, "Bad Request", "Missing required parameters")
        if whole is None:
            return Answer(404, b"null")
        return Answer(301, b"", "text/html; charset=UTF-8", {"Location": f"{ask.address}/shows/{self._ids.tvmaze(whole)}"})

    def _show(self, ask: Ask, show: Show) -> dict[str, Any]:
        day = air_day(show)
        number = self._ids.tvmaze(show.number)
        said_here = said_in(show, "en")
        aired, coming = aired_and_coming(show, self._lore.clock.today())
        return {
            "id": number,
            "url": f"https://www.tvmaze.com/shows/{number}/{'-'.join(split_words(show.title))}",
            "name": show.title,
            "type": "Documentary" if "Documentary" in show.genres else "Animation" if "Animation" in show.genres else "Scripted",
            "language": facts().languages.get(show.language, ("", None))[1],
            "genres": ["Science-Fiction" if name == "Science Fiction" else name for name in show.genres],
            "status": "Running" if show.status == "continuing" else "Ended",
            "runtime": round(show.runtime) or None,
            "averageRuntime": round(show.runtime) or None,
            "premiered": show.released or next((one.aired for one in show.episodes if one.aired and one.season), None),
            "ended": None if show.status == "continuing" else show.ended or (aired[-1].aired if aired else None),
            "officialSite": None,
            "schedule": {"time": air_time(show), "days": [] if day is None else [WEEKDAYS[day].capitalize()]},
            "rating": {"average": show.rating},
            "weight": round(100 * share(show.number, 307)),
            **self._aired_by(show),
            "dvdCountry": None,
            "externals": {"tvrage": None, "thetvdb": self._ids.tvdb(show.number), "imdb": self._ids.imdb("show", show.number)},
            "image": self._image("poster", "portrait", show, "") if has_poster(show) else None,
            "summary": f"<p>{said_here.overview}</p>" if said_here.overview else None,
            "updated": self._lore.born - 86_400 * (1 + show.number % 300),
            "_links": self._links(ask, show, aired, coming),
        }

    def _links(self, ask: Ask, show: Show, aired: list[Episode], coming: list[Episode]) -> dict[str, Any]:
        """The addresses of a show, of its latest and of its next episode."""
        links: dict[str, Any] = {"self": {"href": f"{ask.address}/shows/{self._ids.tvmaze(show.number)}"}}
        around = (("previousepisode", aired[-1:]), ("nextepisode", coming[:1]))
        return links | {name: {"href": f"{ask.address}/episodes/{self._number(show, one)}", "name": one.title} for name, some in around for one in some}

    def _episodes(self, ask: Ask, show: Show) -> list[dict[str, Any]]:
        """The episodes in order; specials, which have no number, only with `specials=1`."""
        wanted = [one for one in show.episodes if one.season or ask.query.get("specials") == "1"]
        return [self._episode(ask, show, one) for one in sorted(wanted, key=lambda one: (one.aired or "9999", one.season, one.number))]

    def _episode(self, ask: Ask, show: Show, one: Episode) -> dict[str, Any]:
        """An episode. Its `airstamp` is made up where nobody knows the hour: noon in UTC."""
        time = air_time(show) if one.season else ""
        stamp = None
        if one.aired:
            stamp = f"{instant(show, one.aired, time):%Y-%m-%dT%H:%M:%S}+00:00" if time else f"{one.aired}T12:00:00+00:00"
        number = self._number(show, one)
        still = one.aired is not None and one.aired <= self._lore.clock.today().isoformat() and share(show.number, one.season, one.number, 311) > 0.1
        return {
            "id": number,
            "url": f"https://www.tvmaze.com/episodes/{number}/{'-'.join(split_words(one.title))}",
            "name": one.title,
            "season": one.season or 1,
            "number": one.number if one.season else None,
            "type": "regular" if one.season else "significant_special" if one.number % 2 else "insignificant_special",
            "airdate": one.aired or "",
            "airtime": time if one.aired else "",
            "airstamp": stamp,
            "runtime": round(one.runtime or show.runtime) or None,
            "rating": {"average": one.rating},
            "image": self._image("still", "landscape", show, f"x{one.season}e{one.number}") if still else None,
            "summary": f"<p>{one.overview}</p>" if one.overview else None,
            "_links": {
                "self": {"href": f"{ask.address}/episodes/{number}"},
                "show": {"href": f"{ask.address}/shows/{self._ids.tvmaze(show.number)}", "name": show.title},
            },
        }

    def _seasons(self, ask: Ask, show: Show) -> list[dict[str, Any]]:
        found = []
        for season in sorted({one.season for one in show.episodes if one.season}):
            dates = [one.aired for one in show.episodes if one.season == season and one.aired]
            number = self._number(show, Episode("", season, 0))
            found.append(
                {
                    "id": number,
                    "url": f"https://www.tvmaze.com/seasons/{number}",
                    "number": season,
                    "name": "",
                    "episodeOrder": sum(1 for one in show.episodes if one.season == season),
                    "premiereDate": dates[0] if dates else None,
                    "endDate": dates[-1] if dates else None,
                    **self._aired_by(show),
                    "image": None,
                    "summary": None,
                    "_links": {"self": {"href": f"{ask.address}/seasons/{number}"}},
                }
            )
        return found

    def _cast(self, ask: Ask, show: Show) -> list[dict[str, Any]]:
        found = []
        for turn, player in enumerate(show.cast):
            number, path = number_of(player.name), profile_path(player.name)
            image = {size: f"{self.pictures_address}/uploads/images/{size}_portrait{path}" for size in ("medium", "original")} if path else None
            person = {"id": number, "url": f"https://www.tvmaze.com/people/{number}", "name": player.name, "image": image}
            character = {
                "id": number * 10 + turn,
                "url": "",
                "name": player.role,
                "image": None,
                "_links": {"self": {"href": f"{ask.address}/characters/{turn}"}},
            }
            found.append({"person": person, "character": character, "self": False, "voice": False})
        return found

    def _akas(self, show: Show) -> list[dict[str, Any]]:
        return [{"name": name, "country": {"name": "", "code": country, "timezone": ""}} for country, name in also_called(show)]

    def _aired_by(self, show: Show) -> dict[str, Any]:
        """A network or a web channel, never both."""
        company, web = self._company(show), network(show).web
        return {"network": None if web else company, "webChannel": company if web else None}

    def _company(self, show: Show) -> dict[str, Any] | None:
        """The network with its country and zone; a web channel has none."""
        if not show.studio:
            return None
        own = network(show)
        country = {"name": own.country.replace(" of America", ""), "code": country_codes(own.country)[0], "timezone": own.zone}
        return {"id": 1 + seed_of(show.studio) % 3000, "name": show.studio, "country": None if own.web else country, "officialSite": None}

    def _image(self, what: str, shape: str, show: Show, more: str) -> dict[str, str]:
        path = picture(what, show, 0, more)
        base = f"{self.pictures_address}/uploads/images"
        return {"medium": f"{base}/medium_{shape}{path}", "original": f"{base}/original_untouched{path}"}

    def _number(self, show: Show, one: Episode) -> int:
        return (_EPISODES + show.number) * 100_000 + one.season * 1000 + one.number


def _failed(status: int, name: str, message: str) -> Answer:
    return said({"name": name, "message": message, "code": 0, "status": status}, status)


def _missing() -> Answer:
    return _failed(404, "Not Found", "Page not found.")
