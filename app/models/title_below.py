"""Turns what is known of a title into the rows under its billboard, away from the GUI thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from app.domain.cards import OwnedTitle, TitleKind
from app.domain.pages import MoviePage, ShowPage
from app.domain.provided import Release, Similar, Video
from app.domain.title_files import TitleFile
from app.models.metadata_words import region_name
from app.models.people_lines import crew_line, everybody
from app.models.release_words import release_kinds
from app.models.title_card_rows import TitleCard, title_card
from app.models.title_links import watch_address
from app.models.title_more_rows import Clip, CreditLine, CrewName, FileLine, Keyword, ReleaseLine
from app.models.wording import data_size, long_date, shown, tr

SIMILAR_SHOWN, CLIPS_SHOWN, KEYWORDS_SHOWN, RELEASES_SHOWN = 40, 60, 40, 500
_SOONEST_FIRST = ("premiere", "limited", "theatrical", "digital", "physical", "tv")


class Below(NamedTuple):
    """All that stands under a billboard. `releases` are those of the user's country, `elsewhere` everybody else's; `collection` is (TMDB's number, name)."""

    crew: list[CrewName]
    people: list[CreditLine]
    similar: list[TitleCard]
    clips: list[Clip]
    keywords: list[Keyword]
    releases: list[ReleaseLine]
    elsewhere: list[ReleaseLine]
    collection: tuple[str, str] | None
    files: Sequence[TitleFile]


NOTHING = Below([], [], [], [], [], [], [], None, ())


def below(page: MoviePage | ShowPage, region: str, owned: Mapping[str, OwnedTitle], files: Sequence[TitleFile] = ()) -> Below:
    """`region`: the user's country (ISO 3166-1); `owned`: what the library has of the titles in `page.extras.similar`."""
    kind: TitleKind = "movie" if isinstance(page, MoviePage) else "show"
    extras = page.extras
    return Below(
        crew=crew_line(page.crew),
        people=everybody(page.cast, page.crew),
        similar=similar_cards(kind, extras.similar, owned),
        clips=_clips(extras.videos),
        keywords=_keywords(extras.keywords),
        releases=_releases((one for one in extras.releases if one.country == region), named=False),
        elsewhere=_releases((one for one in extras.releases if one.country != region), named=True),
        collection=extras.collection,
        files=files,
    )


def similar_cards(kind: TitleKind, similar: Iterable[Similar], owned: Mapping[str, OwnedTitle]) -> list[TitleCard]:
    """Each title once, in the provider's order."""
    once: dict[str, Similar] = {}
    for one in similar:
        once.setdefault(one.tmdb, one)
    first = islice(once.values(), SIMILAR_SHOWN)
    return [title_card(kind, one.tmdb, one.title, one.year, f"tmdb {one.poster}" if one.poster else None, owned.get(one.tmdb)) for one in first]


def restamped(cards: Iterable[TitleCard], owned: Mapping[str, OwnedTitle]) -> list[TitleCard]:
    """The same cards, with what is owned now."""
    return [title_card(one.kind, one.tmdb, one.title, int(one.year) if one.year else None, one.poster, owned.get(one.tmdb)) for one in cards]


def file_lines(files: Iterable[TitleFile]) -> list[FileLine]:
    """Each with what is said of it: how many files there are, where they are several, and how large they are."""
    return [_file_line(at, one) for at, one in enumerate(files)]


def _file_line(at: int, one: TitleFile) -> FileLine:
    server, path = shown(one.server, 40), shown(one.path, 1_000)
    text = " · ".join(part for part in (tr("%Ln file(s)", one.count) if one.count > 1 else "", data_size(one.size_bytes)) if part)
    return FileLine(f"{at} {one.path}", server, text, path, one.folder, ", ".join(part for part in (server, text, path) if part))


def _clips(videos: Sequence[Video]) -> list[Clip]:
    """Trailers first, and of the same kind the official ones."""
    kinds = _kinds()
    order = {kind: at for at, kind in enumerate(kinds)}
    found: dict[str, Clip] = {}
    for video in sorted(videos, key=lambda one: (order.get(one.kind, len(order)), not one.official)):
        if address := watch_address(video):
            kind = kinds.get(video.kind) or shown(video.kind, 40)
            name = shown(video.name, 120) or kind
            found.setdefault(address, Clip(address, name, kind, f"{name}, {kind}"))
    return list(found.values())[:CLIPS_SHOWN]


def _keywords(words: Iterable[str]) -> list[Keyword]:
    return [Keyword(word) for word in dict.fromkeys(shown(one, 40) for one in words) if word][:KEYWORDS_SHOWN]


def _releases(releases: Iterable[Release], *, named: bool) -> list[ReleaseLine]:
    """`named`: with the country, by which they are ordered then."""
    kinds = release_kinds()
    rows = [(region_name(one.country) if named else "", one) for one in releases]
    rows.sort(key=lambda row: (row[0].casefold(), row[1].date, _SOONEST_FIRST.index(row[1].type) if row[1].type in _SOONEST_FIRST else 0))
    found: dict[str, ReleaseLine] = {}
    for country, one in rows:
        kind, day, certificate = kinds.get(one.type) or shown(one.type, 40), long_date(one.date), shown(one.certification, 16)
        place = shown(country, 60)
        spoken = ", ".join(part for part in (place, kind, day, certificate) if part)
        key = f"{one.country} {one.type} {one.date}"
        found.setdefault(key, ReleaseLine(key, kind, day, place, certificate, spoken))
    return list(found.values())[:RELEASES_SHOWN]


def _kinds() -> dict[str, str]:
    """TMDB's words for videos in the order in which they are shown, in the user's language."""
    return {
        "Trailer": tr("Trailer"),
        "Teaser": tr("Teaser"),
        "Clip": tr("Clip"),
        "Featurette": tr("Featurette"),
        "Behind the Scenes": tr("Behind the scenes"),
        "Opening Credits": tr("Opening credits"),
        "Recap": tr("Recap"),
        "Bloopers": tr("Bloopers"),
    }
