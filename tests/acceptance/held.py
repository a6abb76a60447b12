"""What an export holds, told so that it can be held against what servers were made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_FIELDS = ("title", "original_title", "year", "overview", "tagline", "content_rating", "studio")
_FILE = ("path", "size_bytes", "container", "width", "height", "video_codec", "audio_codec", "channels", "duration_ms")


def held(export: Mapping[str, Any], server: int | None = None) -> dict[str, Any]:
    """Films and shows by the remote keys of their copies (on one server, or on any); a title with two copies is there twice, the same both times."""
    movies = {copy["remote_key"]: {**_told(title, copy)} for title in export["movies"] for copy in _on(title, server)}
    shows: dict[str, Any] = {}
    for title in export["shows"]:
        for copy in _on(title, server):
            shows[copy["remote_key"]] = {**_told(title, copy), "episodes": _episodes(title, server)}
    return {"movies": movies, "shows": shows}


def _episodes(show: Mapping[str, Any], server: int | None) -> dict[str, Any]:
    found = {}
    for episode in episodes(show):
        for copy in _on(episode, server):
            found[copy["remote_key"]] = {**_told(episode, copy), "place": (episode["season"], episode["number"])}
    return found


def episodes(show: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """All of a show, season by season."""
    for season in show["seasons"]:
        yield from season["episodes"]


def _on(title: Mapping[str, Any], server: int | None) -> Iterable[Mapping[str, Any]]:
    return [copy for copy in title["copies"] if server is None or copy["server"] == server]


def _told(title: Mapping[str, Any], copy: Mapping[str, Any]) -> dict[str, Any]:
    minutes = title["runtime_minutes"]
    fields = {name: title[name] for name in _FIELDS}
    fields |= {
        "sort_title": title["sort_title"], "runtime_minutes": None if minutes is None else round(minutes, 3), "genres": sorted(title["genres"]),
        "ids": {name: value for name, value in title["ids"].items() if value and name != "plex"},
        "files": [tuple(file[name] for name in _FILE) for file in copy["files"]],
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def counts(export: Mapping[str, Any]) -> tuple[int, int, int]:
    """(films, shows, episodes)."""
    return len(export["movies"]), len(export["shows"]), sum(1 for show in export["shows"] for _ in episodes(show))


def titles(export: Mapping[str, Any], kind: str = "movies") -> list[str]:
    """The titles, sorted."""
    return sorted(title["title"] for title in export[kind])


def without_times(export: Mapping[str, Any]) -> dict[str, Any]:
    """All but when it was exported and scanned: what a scan that finds nothing new leaves as it was."""
    return {**export, "exported_at": None, "servers": [{**server, "scanned_at": None} for server in export["servers"]]}


def plain(title: Mapping[str, Any]) -> dict[str, Any]:
    """Without when it was asked about, how the match came about, and who said the ids: a match that the user made says them
    before any server. The row of a missing episode goes with the list that knew of it, and its number is not used again (D3)."""
    matches = {name: {key: value for key, value in one.items() if key not in {"tried_at", "pinned", "evidence"}} for name, one in title["enrichment"].items()}
    seasons = [{**season, "episodes": [{**one, "id": one["id"] if one["owned"] else 0} for one in season["episodes"]]} for season in title.get("seasons", ())]
    return {
        **title,
        "enrichment": matches,
        "seasons": seasons,
        "sources": {field: said for field, said in title["sources"].items() if field not in title["ids"]},
    }
