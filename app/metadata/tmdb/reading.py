"""A film or show of TMDB's as the library's own values, facet by facet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.items import Art, Facts, Rating
from app.domain.provided import Extras, Facet, Provided, Release, Similar
from app.domain.provided import Video as Clip
from app.metadata.provider import TitleKind
from app.metadata.tmdb.credits import title_credits
from app.metadata.tmdb.values import ids, picture
from app.metadata.tmdb.wire import ContentRating, Dated, Movie, Named, Result, Results, Show, Video, each
from app.metadata.tmdb.wording import Tongue, backdrop, logo, poster, said
from app.metadata.values import count, day, minutes, number, numeric, text, year

RELEASES = {1: "premiere", 2: "limited", 3: "theatrical", 4: "digital", 5: "physical", 6: "tv"}
_RATED_BY = (3, 2, 1, 4, 5, 6)
"""Types of release in the order in which their certification speaks for a country."""
_STATUSES = {"returning series": "continuing", "cancelled": "canceled"}
_OVER = frozenset({"ended", "canceled"})
_ELSEWHERE = "US"
"""Whose certification serves where the user's country gave none."""
_KINDS: dict[str, TitleKind] = {"movie": "movie", "tv": "show"}
_SITES = {"youtube": "youtube", "vimeo": "vimeo"}


def movie(wire: Movie, tongue: Tongue) -> Provided:
    """All that TMDB tells of a film; a facet whose part of the answer is missing is left out."""
    words = said(wire, tongue)
    releases = tuple(_releases(wire))
    released = day(wire.release_date) or min((one.date for one in releases), default=None)
    its_ids = ids(wire.id, wire.external_ids, wire.imdb_id)
    facts = Facts(
        title=words.title,
        original_title=words.original,
        year=year(released),
        overview=words.overview,
        tagline=words.tagline,
        runtime_minutes=minutes(wire.runtime),
        content_rating=_certification(_certificates(wire), tongue),
        studio=_name(wire.production_companies),
        status=_status(wire.status),
        released=released,
        genres=_names(wire.genres),
        ids=its_ids,
    )
    extras = Extras(
        videos=_videos(wire, tongue),
        keywords=_keywords(wire),
        similar=_similar(wire, "movie"),
        releases=releases,
        collection=_numbered(wire.belongs_to_collection),
    )
    return Provided(its_ids, _facets(wire, facts, tongue), extras=extras)


def show(wire: Show, tongue: Tongue) -> Provided:
    """All that TMDB tells of a show but its episodes."""
    words = said(wire, tongue)
    status = _status(wire.status)
    seasons = [day(season.air_date) for season in each(wire.seasons) if season.season_number]
    released = day(wire.first_air_date) or min((date for date in seasons if date), default=None)
    its_ids = ids(wire.id, wire.external_ids)
    ratings = [(one.iso_3166_1, one.rating) for one in _results(wire.content_ratings)]
    facts = Facts(
        title=words.title,
        original_title=words.original,
        year=year(released),
        overview=words.overview,
        tagline=words.tagline,
        runtime_minutes=runtime(wire),
        content_rating=_certification(ratings, tongue),
        studio=_name(wire.production_companies),
        network=_name(wire.networks),
        status=status,
        released=released,
        ended=day(wire.last_air_date) if status in _OVER else None,
        genres=_names(wire.genres),
        ids=its_ids,
    )
    network = next((found for one in each(wire.networks) if (found := _numbered(one))), None)
    extras = Extras(videos=_videos(wire, tongue), keywords=_keywords(wire), similar=_similar(wire, "show"), network=network)
    return Provided(its_ids, _facets(wire, facts, tongue), extras=extras)


def runtime(wire: Movie | Show) -> float | None:
    """Minutes of a film, or of a usual episode."""
    if isinstance(wire, Movie):
        return minutes(wire.runtime)
    usual = next((found for value in wire.episode_run_time or () if (found := minutes(value))), None)
    return usual or (minutes(wire.last_episode_to_air.runtime) if wire.last_episode_to_air else None)


def art(wire: Movie | Show, tongue: Tongue) -> Art:
    """Poster and backdrop."""
    return Art(poster=poster(wire.images, picture(wire.poster_path), tongue), backdrop=backdrop(wire.images, picture(wire.backdrop_path), tongue))


def rating(average: float | str | None, votes: int | None) -> Rating | None:
    """TMDB's own score, where somebody voted."""
    value, voted = number(average), count(votes)
    return Rating("tmdb", "audience", value, votes=voted) if value is not None and 0 < value <= 10 and voted else None


def _facets(wire: Movie | Show, details: Facts, tongue: Tongue) -> dict[Facet, Facts]:
    score = rating(wire.vote_average, wire.vote_count)
    found = {
        Facet.DETAILS: details,
        Facet.ART: Facts(art=art(wire, tongue)),
        Facet.RATINGS: Facts(ratings=(score,) if score else ()),
    }
    if wire.images is not None:
        found[Facet.LOGO] = Facts(art=Art(logo=logo(wire.images, tongue)))
    people = title_credits(wire)
    if people is not None:
        found[Facet.CREDITS] = Facts(credits=people)
    return found


def _status(value: str | None) -> str | None:
    found = (text(value) or "").lower()
    return _STATUSES.get(found, found) or None


def _name(companies: tuple[Named | None, ...] | None) -> str | None:
    """The first; TMDB lists the main one first."""
    return next(iter(_names(companies)), None)


def _names(things: tuple[Named | None, ...] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in each(things) if (name := text(one.name))))


def _results(given: Results[ContentRating] | None) -> Iterator[ContentRating]:
    return each(given.results if given else None)


def _certificates(wire: Movie) -> list[tuple[str | None, str | None]]:
    """(country, certification), the kind of release that speaks for a country first."""
    listed = [
        (_RATED_BY.index(one.type) if one.type in _RATED_BY else len(_RATED_BY), country.iso_3166_1, one.certification)
        for country in each(wire.release_dates.results if wire.release_dates else None)
        for one in each(country.release_dates)
    ]
    listed.sort(key=lambda found: found[0])
    old = [(one.iso_3166_1, one.certification) for one in each(wire.releases.countries if wire.releases else None)]
    return [(country, certification) for _, country, certification in listed] + old


def _certification(given: Iterable[tuple[str | None, str | None]], tongue: Tongue) -> str | None:
    """The user's country's word, else the American one."""
    by_country: dict[str, str] = {}
    for country, value in given:
        found = text(value)
        if country and found:
            by_country.setdefault(country.upper(), found)
    return by_country.get(tongue.region.upper()) or by_country.get(_ELSEWHERE)


def _releases(wire: Movie) -> Iterator[Release]:
    """Every release that has a date, each once."""
    seen = set()
    for country in each(wire.release_dates.results if wire.release_dates else None):
        for one in each(country.release_dates):
            found = _release(country.iso_3166_1, one)
            if found and found not in seen:
                seen.add(found)
                yield found
    for one in each(wire.releases.countries if wire.releases else None):
        found = _release(one.iso_3166_1, one)
        if found and found not in seen:
            seen.add(found)
            yield found


def _release(country: str | None, one: Dated) -> Release | None:
    where, date = text(country), day(one.release_date)
    return Release(where.upper(), date, RELEASES.get(one.type or 3, "theatrical"), text(one.certification)) if where and date else None


def _numbered(one: Named | None) -> tuple[str, str] | None:
    number, name = (numeric(one.id), text(one.name)) if one else (None, None)
    return (number, name) if number and name else None


def _keywords(wire: Movie | Show) -> tuple[str, ...]:
    given = wire.keywords
    return _names((*each(given.keywords), *each(given.results))) if given else ()


def _videos(wire: Movie | Show, tongue: Tongue) -> tuple[Clip, ...]:
    """Trailers and clips that can be played: the user's language, official ones and trailers first, else in TMDB's order."""
    old = [(one, "youtube") for one in each(wire.trailers.youtube if wire.trailers else None)] if isinstance(wire, Movie) else []
    listed = [(one, (one.site or "").lower()) for one in each(wire.videos.results if wire.videos else None)] + old
    found: dict[tuple[str, str], tuple[Video, Clip]] = {}
    for one, site in listed:
        key = text(one.key) or text(one.source)
        if key and site in _SITES:
            kind = (text(one.type) or "clip").lower()
            found.setdefault((site, key), (one, Clip(site, key, text(one.name) or "", kind, bool(one.official))))
    ranked = sorted(found.values(), key=lambda pair: (pair[0].iso_639_1 != tongue.code, pair[1].kind != "trailer", not pair[1].official))
    return tuple(clip for _, clip in ranked)


def _similar(wire: Movie | Show, kind: TitleKind) -> tuple[Similar, ...]:
    """What TMDB recommends beside it; titles of the other kind are left out."""
    given = each((wire.recommendations.results if wire.recommendations else None) or (wire.similar.results if wire.similar else None))
    return tuple(found for one in given if kind_of(one, kind) == kind and (found := _other(one)))


def _other(one: Result) -> Similar | None:
    number, title = numeric(one.id), text(one.title) or text(one.name)
    return Similar(number, title, year(one.release_date) or year(one.first_air_date), picture(one.poster_path)) if number and title else None


def kind_of(one: Result, asked: TitleKind) -> TitleKind | None:
    """ "movie" or "show", None for people and collections. Only mixed lists say it of each."""
    if one.media_type:
        return _KINDS.get(one.media_type)
    if one.known_for_department:
        return None
    if one.title or one.original_title:
        return "movie"
    return "show" if asked == "show" and (one.name or one.original_name) else None
