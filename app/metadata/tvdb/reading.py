"""TVDB's series in domain values: words in the user's language, pictures, ids, and when it airs (D50)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from app.domain.air_time import clock_of, weekday_of
from app.domain.art_choices import ArtField, OfferedPicture
from app.domain.countries import country_code, zone_of
from app.domain.items import Art, ExternalIds, Facts, Rating
from app.domain.provided import AirTime, Candidate, Provider
from app.metadata.tvdb.languages import ENGLISH, from_tvdb, to_tvdb
from app.metadata.tvdb.wire import Alias, Artwork, Hit, Named, RemoteId, Series, Translation
from app.metadata.values import count, day, imdb_title, minutes, number, numeric, text, year

PICTURES = "https://artworks.thetvdb.com"
POSTER, BACKDROP, LOGO = 2, 3, 23
_STATUS = {"continuing": "continuing", "ended": "ended", "upcoming": "upcoming", "canceled": "canceled", "cancelled": "canceled"}
_GENRES = {"Science-Fiction": "Science Fiction"}  # v2 and v4 differ


def series_title(series: Series) -> str | None:
    """Its name in its own language."""
    return text(series.name) or text(series.series_name)


def translated(series: Series, languages: Sequence[str]) -> tuple[str | None, str | None]:
    """Title and overview in the first of the languages that has one, else in the series' own."""
    words = series.translations
    names = _by_language((words.names if words is not None else None) or (), lambda one: None if one.alias else one.name)
    overviews = _by_language((words.overviews if words is not None else None) or (), lambda one: one.overview)
    wanted = [*languages, ENGLISH]
    own = (series.language or "").strip().lower()
    title = next((names[code] for code in wanted if code in names), None)
    if title is None or own in languages:
        title = names.get(own) or series_title(series) or title
    overview = next((overviews[code] for code in wanted if code in overviews), None)
    return title, overview or text(series.overview) or overviews.get(own) or next(iter(overviews.values()), None)


def listed_languages(codes: Sequence[str] | None) -> set[str]:
    """The languages of a record's translations; TVDB sometimes writes several as one."""
    return {code.strip().lower() for group in codes or () for code in group.split(",") if code.strip()}


def details_of(series: Series, languages: Sequence[str], region: str) -> Facts:
    """The words and dates of a series; `region` chooses the content rating."""
    title, overview = translated(series, languages)
    own = series_title(series)
    status = status_of(series)
    return Facts(
        title=title,
        original_title=own if own != title else None,
        language=from_tvdb(series.language),
        year=year(series.year) or year(series.first_aired),
        overview=overview,
        runtime_minutes=minutes(series.runtime) or minutes(series.old_runtime),
        content_rating=_content_rating(series, region),
        network=_network_name(series.first_network or series.latest_network or series.network),
        status=status,
        released=day(series.first_aired),
        ended=day(series.last_aired) if status == "ended" else None,
        genres=_unique(_GENRES.get(name or "", name) for name in [*(genre.name for genre in series.genres or ()), *(series.genre or ())]),
        ratings=site_rating(series.site_rating, series.site_votes),
        ids=ids_of(series),
    )


def status_of(series: Series) -> str | None:
    """The status in our words."""
    status = series.status.name if isinstance(series.status, Named) else series.status
    word = (text(status) or "").lower()
    return _STATUS.get(word, word or None)


def ids_of(series: Series) -> ExternalIds:
    """Its own id and those elsewhere that look like ids."""
    other = remote_ids(series.remote_ids)
    return ExternalIds(tmdb=other.tmdb, imdb=other.imdb or imdb_title(series.imdb), tvdb=numeric(series.id))


def remote_ids(remote: Sequence[RemoteId] | None) -> ExternalIds:
    """The first IMDb and TMDB ids among them; sources are told by name, where there is one: their numbers have changed."""
    imdb = tmdb = None
    for one in remote or ():
        source = (one.source or "").lower()
        if "imdb" in source or (not source and one.type == 2):
            imdb = imdb or imdb_title(str(one.id))
        elif "themoviedb" in source or source == "tmdb" or (not source and one.type == 12):
            tmdb = tmdb or numeric(one.id)
    return ExternalIds(tmdb=tmdb, imdb=imdb)


def air_time_of(series: Series) -> AirTime:
    """When and where it airs. TVDB gives the time of the network's country: of New York for American ones, else of its capital or largest city."""
    network = series.latest_network or series.first_network or series.network
    country = country_code(network.country) if isinstance(network, Named) else None
    country = country or country_code(series.country)
    airs = series.airs_days
    days = tuple(at for at, name in enumerate(airs.__struct_fields__) if getattr(airs, name)) if airs is not None else ()
    if not days and series.airs_day:
        days = tuple(sorted({at for word in re.split(r"[,\s/&]+", series.airs_day) if (at := weekday_of(word)) is not None}))
    return AirTime(clock_of(series.airs_time), zone_of(country), days, _network_name(network), country)


def art_of(series: Series, languages: Sequence[str]) -> Facts:
    """Poster and backdrop: the poster in the user's language where there is one, the backdrop rather without words."""
    artworks = series.artworks or ()
    poster = None if ENGLISH in languages else best(artworks, POSTER, languages, fall_back=False)
    poster = poster or picture(series.image) or best(artworks, POSTER, languages)
    return Facts(art=Art(poster=poster, backdrop=best(artworks, BACKDROP, ("",))))


def logo_of(series: Series, languages: Sequence[str]) -> Facts:
    """Its logo: the user's language, then English, then none, then any (D25)."""
    return Facts(art=Art(logo=best(series.artworks or (), LOGO, languages)))


_FIELDS: dict[int, ArtField] = {POSTER: "poster", BACKDROP: "backdrop", LOGO: "logo"}


def pictures_of(series: Series) -> tuple[OfferedPicture, ...]:
    """Every poster, background and logo of a series, each once, the highest score first. TVDB's scores are none of ten and are not shown."""
    found: dict[tuple[ArtField, str], OfferedPicture] = {}
    for one in sorted(series.artworks or (), key=lambda artwork: -(number(artwork.score) or 0.0)):
        address, field = picture(one.image), _FIELDS.get(one.type or 0)
        if address is not None and field is not None:
            found.setdefault((field, address), OfferedPicture(field, address, from_tvdb(one.language), one.width, one.height))
    return tuple(found.values())


def best(artworks: Iterable[Artwork], kind: int, languages: Sequence[str], *, fall_back: bool = True) -> str | None:
    """The highest score of the first language that has one: those given, then English, then none, then any."""
    order = [*languages, *([ENGLISH, ""] if fall_back else [])]
    rated: list[tuple[int, float, str]] = []
    for one in artworks:
        address = picture(one.image)
        code = (one.language or "").strip().lower()
        if one.type != kind or address is None or (code not in order and not fall_back):
            continue
        rated.append((order.index(code) if code in order else len(order), -(number(one.score) or 0.0), address))
    return min(rated)[2] if rated else None


def picture(path: str | None) -> str | None:
    """The address of a picture: v4 gives it whole or from the host on, v2 from the folder on."""
    where = text(path) or ""
    if not where or where.startswith(("https://", "http://")):
        return where or None
    if where.startswith("/"):
        return PICTURES + where
    return f"{PICTURES}/{where}" if where.startswith("banners/") else f"{PICTURES}/banners/{where}"


def candidate_of(series: Series, languages: Sequence[str]) -> Candidate:
    """A series as a candidate, with every name that it has."""
    title, overview = translated(series, languages)
    own = series_title(series)
    words = series.translations
    names = [one.name for one in (words.names if words is not None else None) or ()]
    aliases = [one.name if isinstance(one, Alias) else one for one in series.aliases or ()]
    seasons = {season.number for season in series.seasons or () if season.number and season.type is not None and season.type.type == "official"}
    return Candidate(
        Provider.TVDB, str(series.id or ""), "show", title or "", own if own != title else None,
        other_titles=_unique(name for name in [*names, *aliases] if name not in {title, own}), year=year(series.year) or year(series.first_aired),
        runtime_minutes=minutes(series.runtime) or minutes(series.old_runtime), seasons=len(seasons) or None,
        country=country_code(series.country), language=from_tvdb(series.language), popularity=number(series.score) or 0.0, overview=overview,
        art=Art(poster=picture(series.image)), ids=ids_of(series),
    )  # fmt: skip


def hit_of(hit: Hit, languages: Sequence[str]) -> Candidate | None:
    """A search's hit as a candidate; None for what is no series or has no number."""
    its_id = numeric(str(hit.tvdb_id or hit.id or "").removeprefix("series-"))
    name = text(hit.name) or text(hit.series_name)
    if its_id is None or name is None or (hit.type or "series").lower() != "series":
        return None
    names = {code: found for code, value in (hit.translations or {}).items() if (found := text(value))}
    own_words = (hit.primary_language or "").lower() in languages
    title = name if own_words else next((names[code] for code in [*languages, ENGLISH] if code in names), name)
    overviews = hit.overviews or {}
    other = remote_ids(hit.remote_ids)
    return Candidate(
        Provider.TVDB, its_id, "show", title, name if name != title else None,
        other_titles=_unique(one for one in [*names.values(), *(hit.aliases or ())] if one not in {title, name}),
        year=year(hit.year) or year(hit.first_air_time or hit.first_aired), country=country_code(hit.country), language=from_tvdb(hit.primary_language),
        overview=next((found for code in [*languages, ENGLISH] if (found := text(overviews.get(code)))), text(hit.overview)),
        art=Art(poster=picture(hit.image_url)), ids=ExternalIds(tmdb=other.tmdb, imdb=other.imdb, tvdb=its_id),
    )  # fmt: skip


def site_rating(value: float | None, votes: int | None) -> tuple[Rating, ...]:
    """The score of v2 and v3; 0 is none."""
    return (Rating("tvdb", "audience", value, 10, count(votes)),) if value is not None and 0 < value <= 10 else ()


def languages_of(language: str) -> tuple[str, ...]:
    """TVDB's codes for the user's language; English where TVDB does not know it."""
    return to_tvdb(language) or (ENGLISH,)


def _by_language(translations: Iterable[Translation], words: Callable[[Translation], str | None]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in translations:
        said = text(words(one))
        if one.language and said:
            found.setdefault(one.language.lower(), said)
    return found


def _content_rating(series: Series, region: str) -> str | None:
    given = {country_code(one.country): text(one.name) for one in reversed(series.ratings or ())}
    return given.get(country_code(region)) or given.get("US") or next(iter(given.values()), None) or text(series.rating)


def _network_name(network: Named | str | None) -> str | None:
    return text(network.name if isinstance(network, Named) else network)


def _unique(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for name in names if (found := text(name))))
