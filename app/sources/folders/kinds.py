"""What folders and files are for, by their names: seasons, discs, extras, a system's own."""

from __future__ import annotations

import re
from typing import Literal

from app.sources.folders.names import EPISODE
from app.sources.folders.text import spaced

VIDEOS = frozenset(
    (
        *(".3g2", ".3gp", ".asf", ".avi", ".divx", ".dvr-ms", ".f4v", ".flv", ".img", ".iso", ".m2ts", ".m2v", ".m4v", ".mk3d", ".mkv", ".mov", ".mp4", ".mpe"),
        *(".mpeg", ".mpg", ".mts", ".ogm", ".ogv", ".rec", ".rm", ".rmvb", ".ts", ".vob", ".webm", ".wmv", ".wtv"),
    )
)
_SEASON_WORDS = "season|series|staffel|saison|temporada|stagione|seizoen|säsong|sesong|sæson|kausi|sezon|сезон|serie"
_SEASON_FOLDER = re.compile(rf"(?:{_SEASON_WORDS})[ ._-]*(\d{{1,4}})(?:\b.*)?|(\d{{1,2}})\. ?(?:{_SEASON_WORDS})|s(\d{{1,4}})", re.IGNORECASE)
_SPECIALS_FOLDER = re.compile(r"specials?|extras? episodes?|sonderfolgen|spéciaux|especiales|speciali", re.IGNORECASE)
_SEASON_PACK = re.compile(rf"(?P<show>.+?)[ ._-]+(?:s(\d{{1,2}})|(?:{_SEASON_WORDS})[ ._]?(\d{{1,2}}))(?=$|[ ._-](?!e\d))", re.IGNORECASE)
_YEAR_FOLDER = re.compile(r"(?:19|20)\d\d")
_PART_FOLDER = re.compile(r"(?:cd|dis[ck]|dvd)[ ._-]?(\d{1,2})", re.IGNORECASE)
_EXTRA_MARK = re.compile(
    r".*-(?:trailer|teaser|sample|featurette|behindthescenes|deleted|deletedscene|interview|short|clip|scene|other|extras?)\d*", re.IGNORECASE
)
_EXTRA_ALONE = re.compile(
    r"(?:sample|trailer|teaser|theme|movie-trailer)\d*|.+[._]sample|.+\W(?:19|20)\d\d\W.*[ ._](?:trailer|teaser|featurette)", re.IGNORECASE
)
_EXTRA_FOLDERS = frozenset(
    (
        *("extras", "extra", "featurettes", "featurette", "trailers", "trailer", "samples", "sample", "interviews", "interview", "scenes", "shorts", "clips"),
        *("other", "others", "bonus", "subs", "subtitles", "backdrops", "theme-music", "extrafanart", "extrathumbs", "metadata", "behind the scenes"),
        *("deleted scenes", "plex versions"),
    )
)
_SYSTEM_FOLDERS = frozenset({"@eadir", "#recycle", "$recycle.bin", "system volume information", "lost+found", "__macosx", "#snapshot", "@recycle"})
_KIND_WORDS: dict[str, Literal["movie", "show"]] = {
    **dict.fromkeys(
        ("movies", "movie", "films", "film", "filme", "feature films", "spielfilme", "películas", "peliculas", "filmes", "cinema", "kino"), "movie"
    ),
    **dict.fromkeys(
        ("tv", "shows", "tv shows", "tvshows", "tv-shows", "tv series", "series", "serien", "séries", "anime", "anime series", "television"), "show"
    ),
    **dict.fromkeys(("documentary series", "cartoons", "serier", "serie tv", "tv-serien", "fernsehserien"), "show"),
}
_KIND_MODIFIERS = re.compile(r"^(?:4k|uhd|hd|3d|kids|kid's|children's|family|my|our|classic|old|foreign)[ _-]+|[ _-]+(?:4k|uhd|hd|3d|kids)$", re.IGNORECASE)


def library_kind(folder: str) -> Literal["movie", "show"] | None:
    """Of films (movie) or of shows (show), when a folder is called what people call their folder of films or of shows."""
    return _KIND_WORDS.get(_KIND_MODIFIERS.sub("", folder.strip()).casefold().replace("_", " "))


def season_of_folder(folder: str) -> int | None:
    """The season that a folder is for: "Season 01", "S1", "Staffel 2", "Specials" (0)."""
    if _SPECIALS_FOLDER.fullmatch(folder):
        return 0
    match = _SEASON_FOLDER.fullmatch(folder.strip())
    return int(match[match.lastindex or 1]) if match else None


def year_of_folder(folder: str) -> int | None:
    """The year, when it is all that a folder is called: a season of a daily show."""
    return int(folder) if _YEAR_FOLDER.fullmatch(folder) else None


def season_pack(folder: str) -> tuple[str, int] | None:
    """Show and season of a folder such as "Dragnet.S01.1080p.WEB-GRP"; None for a folder of one episode or of a show."""
    if EPISODE.search(folder):
        return None
    match = _SEASON_PACK.match(folder)
    return (spaced(match["show"]), int(match[2] or match[3])) if match else None


def part_of_folder(folder: str) -> int | None:
    """Which disc of a film a folder holds: "CD1"."""
    match = _PART_FOLDER.fullmatch(folder)
    return int(match[1]) if match else None


def is_extra(stem: str) -> bool:
    """Whether a video is a trailer, a sample or the like, by the marks that players agree on."""
    return (_EXTRA_MARK.fullmatch(stem) or _EXTRA_ALONE.fullmatch(stem)) is not None


def is_extras_folder(folder: str) -> bool:
    """Whether a folder inside a title's holds no titles of its own."""
    return folder.casefold() in _EXTRA_FOLDERS


def is_system_folder(folder: str) -> bool:
    """Folders that operating systems and storage boxes make for themselves, and hidden ones."""
    return folder.startswith(".") or folder.casefold() in _SYSTEM_FOLDERS
