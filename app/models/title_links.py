"""Where a browser shows more of a title: its trailer, and its pages at the providers."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from app.domain.cards import TitleKind
from app.domain.items import ExternalIds
from app.domain.provided import Video
from app.models.title_rows import Named

_PLAYERS = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}


def watch_address(video: Video) -> str:
    """Where a video is played; empty for one of a site that is not known."""
    return _PLAYERS[video.site] + quote(video.key, safe="") if video.site in _PLAYERS and video.key else ""


def trailer(videos: Iterable[Video]) -> str:
    """The address of the trailer to show, an official one before others, a teaser where there is none; `videos` come in the user's language first."""
    playable = [one for one in videos if watch_address(one)]
    ranked = sorted((one for one in playable if one.kind in {"trailer", "teaser"}), key=lambda one: (one.kind != "trailer", not one.official))
    return watch_address(ranked[0]) if ranked else ""


def links(kind: TitleKind, ids: ExternalIds) -> list[Named]:
    """Its pages at TMDB, IMDb and TVDB: name and address. TVDB's films are addressed by words, which nobody tells."""
    found = []
    if ids.tmdb:
        found.append(Named("TMDB", f"https://www.themoviedb.org/{'tv' if kind == 'show' else 'movie'}/{quote(ids.tmdb, safe='')}"))
    if ids.imdb:
        found.append(Named("IMDb", f"https://www.imdb.com/title/{quote(ids.imdb, safe='')}/"))
    if ids.tvdb and kind == "show":
        found.append(Named("TVDB", f"https://www.thetvdb.com/?tab=series&id={quote(ids.tvdb, safe='')}"))
    return found
