"""The captures of Plex servers as sections to serve, and as what an export of them has to hold: read here by plain means, not by Bijou's."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.acceptance.plex_server import TYPES, Item

FOLDER = Path(os.environ.get("BIJOU_CAPTURES") or Path(__file__).parents[3] / "shared" / "captures")
WHY_NOT = f"no folder of real answers at {FOLDER.name}; BIJOU_CAPTURES names another"
PLEX = FOLDER / "plex"

_LEGACY = {"imdb": "imdb", "themoviedb": "tmdb", "thetvdb": "tvdb"}
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def listing(name: str) -> list[Item]:
    """The films, shows, seasons and episodes of a capture, `name` being its path in captures/plex without the ending; in both forms where both are there."""
    xml, known = _file(name, "xml"), _file(name, "json")
    elements = [] if xml is None else [one for one in ET.fromstring(xml).iter() if one.get("type") in TYPES and _names_itself(one.attrib)]
    objects = [] if known is None else [one for one in _objects(json.loads(known)) if one.get("type") in TYPES and _names_itself(one)]
    if elements and objects:
        assert [one.get("ratingKey") for one in elements] == [one.get("ratingKey") for one in objects]
    count = max(len(elements), len(objects))
    return [_item(elements[at] if elements else None, objects[at] if objects else None) for at in range(count)]


def total(name: str) -> int | None:
    """The totalSize that the capture claims."""
    xml = _file(name, "xml")
    said = ET.fromstring(xml).get("totalSize") if xml else json.loads(_file(name, "json") or b"{}").get("MediaContainer", {}).get("totalSize")
    return None if said is None else int(said)


def _file(name: str, ending: str) -> bytes | None:
    if ending == "json":
        name = name.replace("pms-xml-derived/", "pms-json/")
    path = PLEX / f"{name}.{ending}"
    return path.read_bytes() if path.exists() else None


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in an answer, outer ones first: items stand in the listing itself, in hubs or in search results."""
    if isinstance(data, dict):
        yield data
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _objects(one)


def _names_itself(facts: Mapping[str, Any]) -> bool:
    return bool(facts.get("ratingKey") or str(facts.get("key", "")).startswith("/library/metadata/"))


def _item(element: ET.Element | None, known: dict[str, Any] | None) -> Item:
    get = element.get if element is not None else (known or {}).get
    key = str(get("ratingKey") or str(get("key")).split("/")[3])
    return Item(key, str(get("type")), None if element is None else ET.tostring(element, "unicode"), known)


# What an export has to hold


def expected(items: Iterable[Item]) -> dict[str, Any]:
    """Films by remote key, shows by remote key with their episodes by remote key: each as `told` tells it.

    A show that the capture itself leaves out has the name that its seasons and episodes give it.
    """
    movies: dict[str, Any] = {}
    shows: dict[str, Any] = {}
    parents: dict[str, tuple[str, list[Item]]] = {}
    for item in items:
        facts = element_of(item)
        if item.kind == "movie":
            movies[item.key] = told(item)
        elif item.kind == "show":
            shows[item.key] = {**told(item), "episodes": {}}
        elif item.kind == "episode":
            parents.setdefault(facts["grandparentRatingKey"], (facts["grandparentTitle"], []))[1].append(item)
        elif item.kind == "season":
            parents.setdefault(facts["parentRatingKey"], (facts["parentTitle"], []))
    for key, (title, episodes) in parents.items():
        show = shows.setdefault(key, {"title": title, "sort_title": title, "episodes": {}})
        for item in episodes:
            facts = element_of(item)
            show["episodes"][item.key] = {**told(item), "place": (int(facts["parentIndex"]), int(facts["index"]))}
    return {"movies": movies, "shows": shows}


def told(item: Item) -> dict[str, Any]:
    """The fields that a capture says of an item, and none that it does not."""
    get = element_of(item).get
    minutes = float(get("duration") or 0) / 60_000
    fields = {
        "title": get("title"), "sort_title": get("titleSort") or get("title"), "original_title": get("originalTitle"), "year": _whole(get("year")),
        "overview": get("summary"), "tagline": get("tagline"), "runtime_minutes": round(minutes, 3) or None, "content_rating": get("contentRating"),
        "studio": get("studio"), "genres": sorted(set(_tags(item, "Genre", "tag"))), "ids": ids(item), "files": list(files(item)),
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def ids(item: Item) -> dict[str, str]:
    """The ids of an item at the providers."""
    found = {scheme: value for scheme, _, value in (one.partition("://") for one in _tags(item, "Guid", "id")) if scheme in {"tmdb", "imdb", "tvdb"}}
    match = re.match(r"com\.plexapp\.agents\.(\w+)://(?:(tvdb|tmdb)\d?-)?([^?/]+)", element_of(item).get("guid", ""))
    if match and not found and item.kind != "episode":
        provider = match[2] or _LEGACY.get(match[1])
        if provider:
            found[provider] = match[3]
    return found


def files(item: Item) -> Iterator[tuple[Any, ...]]:
    """(path, bytes, container, width, height, video, audio, channels, milliseconds) of every part of every version."""
    element = ET.fromstring(item.xml) if item.xml is not None else _as_element("Video", item.json or {})
    versions = element.findall("Media")
    for media in versions:
        for part in media.findall("Part") or (element.findall("Part") if len(versions) == 1 else []) or [media]:
            yield (
                part.get("file"), _whole(part.get("size")), part.get("container") or media.get("container"), _whole(media.get("width")),
                _whole(media.get("height")), media.get("videoCodec"), media.get("audioCodec"), _whole(media.get("audioChannels")),
                _whole(part.get("duration") or media.get("duration")),
            )  # fmt: skip


def element_of(item: Item) -> dict[str, str]:
    """An item's own attributes as text."""
    if item.xml is not None:
        return dict(ET.fromstring(item.xml).attrib)
    return {name: str(value) for name, value in (item.json or {}).items() if isinstance(value, (str, int, float))}


def _tags(item: Item, tag: str, attribute: str) -> list[str]:
    element = ET.fromstring(item.xml) if item.xml is not None else _as_element("Video", item.json or {})
    return [value for one in element.findall(tag) if (value := one.get(attribute))]


def _as_element(tag: str, known: Mapping[str, Any]) -> ET.Element:
    element = ET.Element(tag)
    for name, value in known.items():
        if isinstance(value, list):
            element.extend([_as_element(name, one) for one in value if isinstance(one, dict)])
        elif isinstance(value, (str, int, float)):
            element.set(name, str(value))
    return element


def _whole(text: str | None) -> int | None:
    return int(float(text)) if text and _NUMBER.fullmatch(text) else None
