"""The facts in Kodi's .nfo files: of films, shows, seasons and episodes; or only an id or an address in one."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import msgspec

from app.domain.items import Credit, ExternalIds, Facts, MediaFile, Rating, Watched
from app.sources.folders.nfo_tree import SIZE_LIMIT, BadNote, Element, read_tree
from app.sources.folders.text import tidy

LOOSE_LIMIT = 4096  # characters beside the XML that may hold an address
_KINDS = frozenset(("movie", "tvshow", "season", "episodedetails", "musicvideo", "video"))
_IDS = (
    ("tmdb", re.compile(r"(?:themoviedb|tmdb)\.org/(?:movie|tv)/(\d+)|\b(?:tmdb|tmdbid)[:= -]+(\d+)", re.IGNORECASE)),
    ("imdb", re.compile(r"\b(tt\d{5,10})\b", re.IGNORECASE)),
    ("tvdb", re.compile(r"thetvdb\.com/\S*?(?:\bid=|/series/|/movies/)(\d+)|\b(?:tvdb|tvdbid)[:= -]+(\d+)", re.IGNORECASE)),
)
_RATINGS: dict[str, tuple[str, str, float]] = {
    # Kodi's name → source, whose, scale where the file gives none
    "imdb": ("imdb", "audience", 10),
    "themoviedb": ("tmdb", "audience", 10),
    "tmdb": ("tmdb", "audience", 10),
    "thetvdb": ("tvdb", "audience", 10),
    "tvdb": ("tvdb", "audience", 10),
    "trakt": ("trakt", "audience", 10),
    "tvmaze": ("tvmaze", "audience", 10),
    "metacritic": ("metacritic", "critic", 100),
    "tomatometerallcritics": ("rottentomatoes", "critic", 100),
    "tomatometerallaudience": ("rottentomatoes", "audience", 100),
    "rottentomatoes": ("rottentomatoes", "critic", 100),
}
_CREW = {"director": ("Directing", "Director"), "credits": ("Writing", "Writer"), "writer": ("Writing", "Writer")}


class Note(msgspec.Struct, frozen=True):
    """What one element of an .nfo file says. `season` and `number` place an episode; `added` is UTC seconds; `file` holds technical facts it lists."""

    kind: str
    facts: Facts
    season: int | None = None
    number: int | None = None
    watched: Watched = Watched()
    added: int | None = None
    file: MediaFile = MediaFile()


def read_notes(path: str) -> list[Note]:
    """Everything in an .nfo file. Raises BadNote, OSError."""
    with Path(path).open("rb") as file:
        content = file.read(SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        raise BadNote("it is too large")
    return notes_in(content)


def notes_in(content: bytes) -> list[Note]:
    """The notes in a file's bytes; addresses that stand beside the XML, or alone, give ids. Raises BadNote."""
    text = content.decode("utf-8", "replace")
    first, last = text.find("<"), text.rfind(">")
    loose = _loose_ids(f"{text[: max(0, first)]} {text[last + 1 :]}")
    if first < 0:
        if loose == ExternalIds():
            raise BadNote("it names nothing that Bijou knows")
        return [Note("", Facts(ids=loose))]
    roots = [root for root in read_tree(content) if root.name in _KINDS]
    if not roots:
        raise BadNote("it describes neither a film nor a show")
    notes = [_note(root) for root in roots]
    if len(notes) == 1:
        facts = notes[0].facts
        notes = [msgspec.structs.replace(notes[0], facts=msgspec.structs.replace(facts, ids=joined(facts.ids, loose)))]
    return notes


def joined(first: ExternalIds, second: ExternalIds) -> ExternalIds:
    """The ids of both, the first's where both have one."""
    return ExternalIds(first.tmdb or second.tmdb, first.imdb or second.imdb, first.tvdb or second.tvdb, first.youtube or second.youtube)


def _note(root: Element) -> Note:
    return Note(
        root.name,
        _facts(root),
        _whole(root.first("season", "seasonnumber")),
        _whole(root.first("episode")),
        _watched(root),
        _instant(root.first("dateadded")),
        _file(root),
    )


def _facts(root: Element) -> Facts:
    released = _day(root.first("premiered", "releasedate", "aired", "firstaired"))
    year = _whole(root.first("year")) or (int(released[:4]) if released else None)
    studio = root.first("studio")
    show = root.name == "tvshow"
    return Facts(
        title=_line(root.first("title", "name")),
        sort_title=_line(root.first("sorttitle")),
        original_title=_line(root.first("originaltitle")),
        year=year if year and 1800 < year < 2200 else None,
        overview=root.first("plot", "outline", "biography"),
        tagline=_line(root.first("tagline")),
        runtime_minutes=_runtime(root.first("runtime", "durationinminutes")),
        content_rating=_line((root.first("mpaa", "certification") or "").removeprefix("Rated ")),
        studio=None if show else _line(studio),
        network=_line(root.first("network") or studio) if show else None,
        status=(_line(root.first("status")) or "").lower() or None if show else None,
        released=released,
        ended=_day(root.first("enddate")),
        genres=_genres(root),
        ratings=_ratings(root),
        ids=_ids(root),
        credits=_credits(root),
    )


def _line(text: str | None) -> str | None:
    return (tidy(text) or None) if text else None


def _genres(root: Element) -> tuple[str, ...]:
    """Old files put all in one element, with slashes or commas between."""
    names = [tidy(name) for text in root.texts("genre") for name in re.split(r"[/|,;]", text)]
    return tuple(dict.fromkeys(name for name in names if name))


def _ids(root: Element) -> ExternalIds:
    found: dict[str, str] = {}
    for one in root.all("uniqueid"):
        found.setdefault(one.attributes.get("type", "").lower(), one.text.strip())
    main = root.first("id") or ""
    return ExternalIds(
        tmdb=_digits(found.get("tmdb") or found.get("themoviedb") or root.first("tmdbid", "tmdb")),
        imdb=_imdb(found.get("imdb") or root.first("imdbid", "imdb_id", "imdb") or main),
        tvdb=_digits(found.get("tvdb") or found.get("thetvdb") or root.first("tvdbid", "tvdb") or (main if root.name == "tvshow" else None)),
        youtube=found.get("youtube") or None,
    )


def _loose_ids(text: str) -> ExternalIds:
    found: dict[str, str] = {}
    for provider, shape in _IDS:
        match = shape.search(unquote(text[:LOOSE_LIMIT]))
        if match is not None:
            found[provider] = next(value for value in match.groups() if value).lower()
    return ExternalIds(**found)


def _ratings(root: Element) -> tuple[Rating, ...]:
    found: list[Rating] = []
    for one in (rating for group in root.all("ratings") for rating in group.all("rating")):
        name = one.attributes.get("name", "").lower()
        source, whose, scale = _RATINGS.get(name, (name or "nfo", "audience", 10.0))
        value = _decimal(one.first("value") or one.text)
        top = _decimal(one.attributes.get("max")) or scale
        found += _rating(source, whose, value, top)
    if not found:
        found += _rating("nfo", "audience", _decimal(root.first("rating")), 10)
    if not any(one.kind == "critic" for one in found):
        found += _rating("rottentomatoes", "critic", _decimal(root.first("criticrating")), 100)
    return tuple(found)


def _rating(source: str, whose: str, value: float | None, scale: float) -> list[Rating]:
    if not value or not 0 < value <= scale:
        return []
    if scale not in {10, 100}:
        value, scale = value / scale * 10, 10
    return [Rating(source, "critic" if whose == "critic" else "audience", value, scale)]


def _credits(root: Element) -> tuple[Credit, ...]:
    """The cast in its order, then the crew; the file lists crew once for each name, or several with slashes."""
    found: list[Credit] = []
    for place, actor in enumerate(root.all("actor")):
        name = _line(actor.first("name"))
        if name:
            order = _whole(actor.first("order", "sortorder"))
            found.append(Credit(name, "Acting", "Actor", _line(actor.first("role")), place if order is None else order, None, _digits(actor.first("tmdbid"))))
    for place, one in enumerate(root.all(*_CREW)):
        department, job = _CREW[one.name]
        found += [Credit(name, department, job, order=place) for part in tidy(one.text).split(" / ") if (name := tidy(part))]
    return tuple(found)


def _watched(root: Element) -> Watched:
    count = _whole(root.first("playcount")) or (1 if (root.first("watched") or "").lower() == "true" else 0)
    resume = next(iter(root.all("resume")), None)
    position = _decimal(resume.first("position")) if resume is not None else None
    return Watched(max(0, count), int((position or 0) * 1000), _instant(root.first("lastplayed")))


def _file(root: Element) -> MediaFile:
    """What Kodi once found in the file: used where the file itself cannot be read."""
    for info in root.all("fileinfo"):
        for details in info.all("streamdetails"):
            video = next(iter(details.all("video")), Element("video"))
            audio = next(iter(details.all("audio")), Element("audio"))
            seconds = _decimal(video.first("durationinseconds"))
            return MediaFile(
                width=_whole(video.first("width")),
                height=_whole(video.first("height")),
                video_codec=(video.first("codec") or "").lower() or None,
                audio_codec=(audio.first("codec") or "").lower() or None,
                channels=_decimal(audio.first("channels")),
                hdr={"dolbyvision": "Dolby Vision", "hdr10": "HDR10", "hdr10plus": "HDR10+", "hlg": "HLG"}.get((video.first("hdrtype") or "").lower()),
                duration_ms=int(seconds * 1000) if seconds else None,
            )
    return MediaFile()


def _runtime(text: str | None) -> float | None:
    """Minutes: "92", "92 min", "1h 32m"."""
    if not text:
        return None
    hours = re.match(r"\s*(\d+)\s*h(?:\w*\s*)(\d*)", text)
    if hours is not None:
        return float(hours[1]) * 60 + float(hours[2] or 0) or None
    number = re.match(r"\s*(\d+(?:\.\d+)?)", text)
    return (float(number[1]) or None) if number else None


def _whole(text: str | None) -> int | None:
    match = re.fullmatch(r"-?\d{1,9}", (text or "").strip())
    return int(match[0]) if match and int(match[0]) >= 0 else None


def _decimal(text: str | None) -> float | None:
    """Both "7.9" and "7,9"; several thousands of votes are none of our business."""
    match = re.fullmatch(r"\d{1,12}(?:\.\d{1,12})?", (text or "").strip().replace(",", "."))
    return float(match[0]) if match else None


def _digits(text: str | None) -> str | None:
    return text if text and re.fullmatch(r"[1-9]\d{0,11}", text) else None


def _imdb(text: str | None) -> str | None:
    match = re.fullmatch(r"tt\d{5,10}", (text or "").lower())
    return match[0] if match else None


def _day(text: str | None) -> str | None:
    try:
        return datetime.fromisoformat((text or "").strip()[:10]).date().isoformat()
    except ValueError:
        return None


def _instant(text: str | None) -> int | None:
    """Kodi writes the local time without a zone."""
    try:
        return int(datetime.fromisoformat((text or "").strip()).astimezone().timestamp())
    except (ValueError, OverflowError, OSError):
        return None
