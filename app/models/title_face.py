"""Turns a film or show of the store into the rows of its page, away from the GUI thread."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from app.domain.cards import TitleKind
from app.domain.pages import MoviePage, PersonCredit, ShowPage, Version
from app.domain.provided import Provider
from app.domain.query import LibraryQuery
from app.models.airing_words import schedule
from app.models.episode_lines import season_tab
from app.models.field_words import field_names
from app.models.people_lines import having, initials, person_address
from app.models.title_activity import happenings
from app.models.title_links import links, trailer
from app.models.title_matches import NAMES, MatchLine, match_lines
from app.models.title_rows import Fact, GenreChip, Happening, Head, Home, Named, Origin, Player, Score, SeasonTab, VersionLine
from app.models.title_scores import scores
from app.models.wording import count, data_size, instant_day, long_date, paragraphs, runtime, shown, tr

CAST_SHOWN = 24
"""Of the cast in the row; the sheet of all cast and crew has everybody."""
GENRES_SHOWN = 24
CODECS = {"hevc": "HEVC", "h265": "HEVC", "h264": "H.264", "avc": "H.264", "av1": "AV1", "mpeg2video": "MPEG-2", "mpeg4": "MPEG-4", "vc1": "VC-1", "vp9": "VP9"}
SOUNDS = {"aac": "AAC", "ac3": "AC3", "eac3": "EAC3", "dca": "DTS", "dts": "DTS", "truehd": "TrueHD", "flac": "FLAC", "opus": "Opus", "mp3": "MP3"}


class Face(NamedTuple):
    """A whole page."""

    head: Head
    facts: list[Fact]
    scores: list[Score]
    genres: list[GenreChip]
    homes: list[Home]
    cast: list[Player]
    versions: list[VersionLine]
    dates: list[Named]
    sources: list[Origin]
    happenings: list[Happening]
    matches: list[MatchLine]
    links: list[Named]
    seasons: list[SeasonTab]


def movie_face(page: MoviePage, expected: Collection[Provider] = ()) -> Face:
    """A film's page; `expected` are the providers that will be asked about it."""
    facts = [
        Fact(str(page.year)) if page.year else None,
        _fact(runtime(page.runtime_minutes)),
        _fact(_directors(page.crew)),
        _boxed(page.content_rating),
    ]
    return Face(
        head=_head(page),
        facts=[fact for fact in (*facts, _where(page) if page.copies else _elsewhere()) if fact is not None],
        scores=scores(page.ratings),
        genres=_genres(page.genres, "movie"),
        homes=_homes(page),
        cast=_cast(page.cast),
        versions=[_version(version) for version in page.versions],
        dates=_dates(page, (tr("Released"), long_date(page.released))),
        sources=_sources(page),
        happenings=happenings(page.activity),
        matches=match_lines(page.enrichment, expected if page.id else (), "movie", page.ids),
        links=links("movie", page.ids),
        seasons=[],
    )


def show_face(page: ShowPage, now: datetime, expected: Collection[Provider] = ()) -> Face:
    """A show's page, without its episodes; `now` in the user's zone."""
    regular = sum(1 for season in page.seasons if season.number > 0)
    facts = [
        _fact(_years(page)),
        _fact(tr("%Ln season(s)", regular)) if regular else None,
        _fact(_episodes(page)) if page.aired or not page.copies else None,
        _fact(shown(page.network or page.studio, 60)),
        _boxed(page.content_rating),
        _airing(page, now) if page.airing else _fact(tr("Ended") if page.status else ""),
        None if page.copies else _elsewhere(),
    ]
    ran = (tr("First aired"), long_date(page.released)), (tr("Last aired"), long_date(page.ended)), (tr("Next episode"), long_date(page.next_air_date))
    return Face(
        head=_head(page),
        facts=[fact for fact in facts if fact is not None],
        scores=scores(page.ratings),
        genres=_genres(page.genres, "show"),
        homes=_homes(page),
        cast=_cast(page.cast),
        versions=[],
        dates=_dates(page, *ran),
        sources=_sources(page),
        happenings=happenings(page.activity),
        matches=match_lines(page.enrichment, expected if page.id else (), "show", page.ids),
        links=links("show", page.ids),
        seasons=[season_tab(season, outside=not page.copies) for season in sorted(page.seasons, key=lambda season: (season.number == 0, season.number))],
    )


def _head(page: MoviePage | ShowPage) -> Head:
    title = shown(page.title) or tr("Untitled")
    original = shown(page.original_title)
    gone = page.not_seen_since
    return Head(
        title=title,
        original_title=original if original != title else "",
        tagline=shown(page.tagline),
        overview=paragraphs(page.overview),
        trouble=tr("Its servers have not shown it since %1.").replace("%1", instant_day(gone)) if gone is not None else "",
        backdrop=page.backdrop or "",
        logo=page.logo or "",
        poster=page.poster or "",
        unmatched=page.unmatched,
        trailer=trailer(page.extras.videos),
        missing=page.missing if isinstance(page, ShowPage) else 0,
        bare=not page.copies,
    )


def _fact(text: str) -> Fact | None:
    return Fact(text) if text else None


def _boxed(text: str | None) -> Fact | None:
    """A certificate such as PG-13; `nl/9` says whose it is."""
    return Fact(shown(text, 24).replace("/", " "), "boxed") if text else None


def _years(page: ShowPage) -> str:
    last = (page.ended or "")[:4]
    if not page.year:
        return ""
    if page.airing:
        return f"{page.year}–"
    return f"{page.year}–{last}" if last.isdecimal() and last != str(page.year) else str(page.year)


def _where(page: MoviePage) -> Fact | None:
    """`4K on Attic · 1080p on Cellar`."""
    best: dict[str, str] = {}
    for version in page.versions:
        if version.copy.owned:
            best.setdefault(version.copy.server, version.quality or "")
    parts = [tr("%1 on %2").replace("%1", quality).replace("%2", shown(server, 40)) if quality else shown(server, 40) for server, quality in best.items()]
    return Fact(" · ".join(parts), "good") if parts else None


def _elsewhere() -> Fact:
    """The stamp of what the library does not have."""
    return Fact(tr("Not in your library"), "stamp")


def _episodes(page: ShowPage) -> str:
    if not page.copies:
        return tr("%Ln episode(s)", sum(season.episodes for season in page.seasons if season.number > 0))
    return tr("%1 of %2 episodes").replace("%1", count(page.owned_count)).replace("%2", count(page.aired))


def _airing(page: ShowPage, now: datetime) -> Fact:
    """`Airing · Thursday 21:00`."""
    when = schedule(page.air_time, now)
    return Fact(f"{tr('Airing')} · {when}" if when else tr("Airing"), "good")


def _genres(genres: Iterable[tuple[str, str]], kind: TitleKind) -> list[GenreChip]:
    return [GenreChip(shown(name, 40), LibraryQuery(kind=kind, genres=(folded,)).address()) for folded, name in islice(genres, GENRES_SHOWN)]


def _homes(page: MoviePage | ShowPage) -> list[Home]:
    homes: dict[int, Home] = {}
    for copy in page.copies:
        homes.setdefault(copy.server_id, Home(copy.server_id, shown(copy.server, 40), copy.server_kind != "folders"))
    return list(homes.values())


def _cast(cast: Sequence[PersonCredit]) -> list[Player]:
    return [_player(person) for person in cast[:CAST_SHOWN]]


def _player(person: PersonCredit) -> Player:
    name = shown(person.name, 80)
    part = shown((person.character or "").replace(" / ", ", "), 80)
    key = str(person.person_id or f"tmdb-{person.tmdb or name}")
    return Player(key, name, part, initials(name), person.portrait or "", person_address(person))


def _directors(crew: Iterable[PersonCredit]) -> str:
    return ", ".join(shown(person.name, 60) for person in having(crew, ("Director",)))


def _version(version: Version) -> VersionLine:
    first = version.files[0] if version.files else None
    height = f"{_lines(version)}p" if _lines(version) else ""
    sound = SOUNDS.get((version.audio_codec or "").lower(), shown(version.audio_codec, 20).upper())
    channels = {1.0: "1.0", 2.0: "2.0", 6.0: "5.1", 8.0: "7.1"}.get(version.channels or 0.0, "")
    codec = CODECS.get((version.video_codec or "").lower(), shown(version.video_codec, 20).upper())
    marks = [mark for mark in (height, shown(version.hdr, 20), codec, f"{sound} {channels}".strip(), shown(version.container, 20).upper()) if mark]
    parts = len(version.files)
    if parts > 1:
        marks.append(tr("%Ln part(s)", parts))
    server = shown(version.copy.server, 40)
    size = data_size(version.size_bytes)
    spoken = ", ".join([server, *marks, size, tr("best version") if version.best else ""])
    return VersionLine(f"{version.copy.id}-{first.version if first else 0}", server, marks, size, version.best, spoken.strip(", "))


def _lines(version: Version) -> int:
    """The usual name of the picture's size: 2160, 1080, 720 …, by whichever of width and height the film's own shape leaves whole."""
    width = max((file.width or 0 for file in version.files), default=0)
    height = max((file.height or 0 for file in version.files), default=0)
    usual = ((3000, 1900, 2160), (2200, 1300, 1440), (1700, 950, 1080), (1100, 650, 720))
    return next((lines for wide, high, lines in usual if width >= wide or height >= high), height)


def _dates(page: MoviePage | ShowPage, *own: tuple[str, str]) -> list[Named]:
    added = (tr("Added"), instant_day(page.added_at, written=long_date))
    studio = (tr("Studio"), shown(page.studio, 80))
    return [Named(name, value) for name, value in (*own, added, studio) if value]


def _sources(page: MoviePage | ShowPage) -> list[Origin]:
    """Field by field; each giver of a field once, on a line of its own."""
    names = field_names()
    found: dict[str, Origin] = {}
    told: set[str] = set()
    for source in sorted(page.sources, key=lambda one: list(names).index(one.field) if one.field in names else len(names)):
        field = names.get(source.field, source.field)
        giver = NAMES.get(source.source) or (tr("You") if source.source == "you" else shown(source.name, 60))
        day = instant_day(source.at)
        spoken = ", ".join(part for part in (f"{field}: {giver}", day) if part)
        found.setdefault(f"{field} {giver}", Origin(f"{field} {giver}", "" if field in told else field, giver, day, spoken))
        told.add(field)
    return list(found.values())
