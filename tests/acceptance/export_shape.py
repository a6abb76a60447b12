"""The export's contract (docs/commandline.md), written down once more and strictly: which keys, which kinds of value, and that references arrive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any], bool]

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SECRET_IN_ADDRESS = re.compile(r"(?i)(token|api_?key|password|secret)=|//[^/@\s]*:[^/@\s]*@")


def text(value: Any) -> bool:
    return isinstance(value, str)


def name(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def flag(value: Any) -> bool:
    return isinstance(value, bool)


def instant(value: Any) -> bool:
    return isinstance(value, str) and _INSTANT.fullmatch(value) is not None


def date(value: Any) -> bool:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None


def address(value: Any) -> bool:
    return isinstance(value, str) and _SECRET_IN_ADDRESS.search(value) is None


def names(value: Any) -> bool:
    return isinstance(value, list) and all(name(one) for one in value)


def one_of(*words: str) -> Check:
    return lambda value: value in words


def maybe(check: Check) -> Check:
    """Null, or this."""
    return lambda value: value is None or check(value)


_SERVER: Mapping[str, Check] = {"id": whole, "kind": one_of("plex", "jellyfin", "folders"), "name": name, "address": address}
_LIBRARY: Mapping[str, Check] = {"key": name, "name": text, "kind": one_of("movie", "show")}
_ITEM: Mapping[str, Check] = {
    "id": whole, "title": name, "sort_title": name, "original_title": maybe(name), "year": maybe(whole), "overview": maybe(name), "tagline": maybe(name),
    "runtime_minutes": maybe(number), "content_rating": maybe(name), "studio": maybe(name), "genres": names, "locked": names,
}  # fmt: skip
_RATING: Mapping[str, Check] = {"source": name, "kind": one_of("audience", "critic"), "value": number, "scale": number}
_IDS: Mapping[str, Check] = {"tmdb": maybe(name), "imdb": maybe(name), "tvdb": maybe(name)}
_ART: Mapping[str, Check] = {"poster": maybe(address), "backdrop": maybe(address), "logo": maybe(address), "still": maybe(address)}
_SHOW: Mapping[str, Check] = {"status": maybe(name), "network": maybe(name)}
_SEASON: Mapping[str, Check] = {"number": whole, "title": maybe(name)}
_EPISODE: Mapping[str, Check] = {"season": whole, "number": maybe(whole), "air_date": maybe(date), "owned": flag}
_COPY: Mapping[str, Check] = {"server": whole, "library": name, "remote_key": name, "owned": flag, "not_seen_since": maybe(instant)}
_FILE: Mapping[str, Check] = {
    "path": maybe(name), "size_bytes": maybe(whole), "container": maybe(name), "width": maybe(whole), "height": maybe(whole), "video_codec": maybe(name),
    "audio_codec": maybe(name), "channels": maybe(number), "hdr": maybe(name), "duration_ms": maybe(whole),
}  # fmt: skip
_CREDIT: Mapping[str, Check] = {
    "person": name, "tmdb": maybe(text), "department": text, "job": maybe(text), "character": maybe(text), "order": whole,
}  # fmt: skip


def faults_of(export: Any) -> list[str]:
    """Every way in which an export breaks its contract, as "where: what"; empty when it keeps it."""
    return list(_export(export))


def _export(export: Any) -> Iterator[str]:
    yield from _keys("export", export, {"format": one_of("bijou-export"), "version": lambda value: value == 1, "exported_at": instant})
    libraries: set[tuple[int, str]] = set()
    for at, server in _each("export", export, "servers"):
        yield from _keys(at, server, _SERVER)
        for place, library in _each(at, server, "libraries"):
            yield from _keys(place, library, _LIBRARY)
            libraries.add((server["id"], library["key"]))
    for kind in ("movies", "shows"):
        seen: set[int] = set()
        for at, title in _each("export", export, kind):
            yield from _title(at, title, libraries)
            if title["id"] in seen:
                yield f"{at}: its id came before"
            seen.add(title["id"])
            if not title["copies"]:
                yield f"{at}: it has no copy"
            if kind == "shows":
                yield from _seasons(at, title, libraries)


def _title(at: str, title: Any, libraries: set[tuple[int, str]]) -> Iterator[str]:
    yield from _keys(at, title, _ITEM)
    yield from _keys(f"{at}.ids", title["ids"], _IDS)
    yield from _keys(f"{at}.art", title["art"], _ART)
    for place, rating in _each(at, title, "ratings"):
        yield from _keys(place, rating, _RATING)
    for place, credit in _each(at, title, "credits") if "credits" in title else ():
        yield from _keys(place, credit, _CREDIT)
    sources = title.get("sources")
    if not isinstance(sources, dict) or not all(text(field) and name(source) for field, source in sources.items()):
        yield f"{at}.sources: {sources!r}"
    elif "title" not in sources and "season" not in title:  # the name of an episode may be made of its number
        yield f"{at}.sources: nobody said the title"
    for place, copy in _each(at, title, "copies"):
        yield from _keys(place, copy, _COPY)
        if (copy["server"], copy["library"]) not in libraries:
            yield f"{place}: no such server and library"
        for where, file in _each(place, copy, "files"):
            yield from _keys(where, file, _FILE)


def _seasons(at: str, show: Any, libraries: set[tuple[int, str]]) -> Iterator[str]:
    yield from _keys(at, show, _SHOW)
    if any(copy["files"] for copy in show["copies"]):
        yield f"{at}: a show's copy has files"
    numbers = []
    for place, season in _each(at, show, "seasons"):
        yield from _keys(place, season, _SEASON)
        numbers.append(season["number"])
        for where, episode in _each(place, season, "episodes"):
            yield from _keys(where, episode, _EPISODE)
            yield from _title(where, episode, libraries)
            if episode["season"] != season["number"]:
                yield f"{where}: it stands in season {season['number']}"
            if episode["owned"] != any(copy["owned"] for copy in episode["copies"]):
                yield f"{where}: owned is {episode['owned']}, its copies say otherwise"
    if len(numbers) != len(set(numbers)):
        yield f"{at}: seasons {numbers}"


def _each(at: str, holder: Any, key: str) -> Iterator[tuple[str, Any]]:
    """The members of a list that has to be there, each with where it stands."""
    some = holder.get(key) if isinstance(holder, dict) else None
    if not isinstance(some, list):
        raise AssertionError(f"{at}.{key} is no list: {some!r}")  # noqa: TRY004  # the contract is broken, not the code
    for place, one in enumerate(some):
        yield f"{at}.{key}[{place}]", one


def _keys(at: str, holder: Any, checks: Mapping[str, Check]) -> Iterator[str]:
    if not isinstance(holder, dict):
        yield f"{at}: {holder!r} is no object"
        return
    for key, check in checks.items():
        if key not in holder:
            yield f"{at}.{key}: not there"
        elif not check(holder[key]):
            yield f"{at}.{key}: {holder[key]!r}"
