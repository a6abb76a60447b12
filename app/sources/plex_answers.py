"""Plex's answers as elements: XML as its servers send it, broken bytes and all, and JSON, old and new."""

from __future__ import annotations

import json
import re
import time
from typing import Any
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import msgspec

from app.domain.problems import BadAnswer
from app.sources.bounds import refuse_swarms

_PIECE = 1 << 15  # parsed in small pieces, so that other threads get their turn
_LONG_SECONDS = 0.02  # a piece takes a thousandth
_UNREADABLE = (ET.ParseError, LookupError, ValueError)  # an alphabet that nobody knows is a LookupError
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));")
_FILM_TYPES = {"movie", "episode", "clip"}


def read_answer(content: bytes, host: str) -> Element:
    """The answer's MediaContainer. Raises BadAnswer with `host` in its sentence."""
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not content:
        raise BadAnswer(f"{host} sent an empty answer.")
    start = content[:200].lower()
    if start.startswith((b"<html", b"<!doctype html")):
        raise BadAnswer(f"{host} answered with a web page; is it a Plex server, and the address complete?")
    refuse_swarms(content, host)
    root = _from_json(content, host) if content[:1] == b"{" else _from_xml(content, host)
    if root.tag != "MediaContainer":
        raise BadAnswer(f"{host} does not answer as a Plex server does.")
    return root


def _from_xml(content: bytes, host: str) -> Element:
    if b"<!ENTITY" in content:  # no Plex server sends any; they can grow a page into gigabytes
        raise BadAnswer(f"{host} does not answer as a Plex server does.")
    try:
        return _parsed(content)
    except _UNREADABLE:
        try:
            return _parsed(_mended(content))
        except _UNREADABLE as error:
            raise BadAnswer(f"{host} sent XML that cannot be read, or that was cut short.") from error


def _parsed(content: bytes) -> Element:
    parser = ET.XMLParser()  # noqa: S314  -- what could grow or reach out, entities, was refused before
    start, piece = 0, _PIECE
    while start < len(content):
        began = time.thread_time()
        parser.feed(content[start : start + piece])
        start += piece
        if time.thread_time() - began > _LONG_SECONDS:
            piece *= 2  # one tag over many pieces: it is read from its beginning with each of them
    root: Element = parser.close()
    return root


def _mended(content: bytes) -> bytes:
    """The same without the bytes and references that XML forbids; Plex passes on whatever stood in a file's tags."""
    text = _REFERENCE.sub(_legal_reference, content.decode("utf-8", "replace"))
    return _ILLEGAL.sub("", text).encode()


def _legal_reference(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    return match[0] if code <= 0x10FFFF and not _ILLEGAL.match(chr(code)) else ""


def _from_json(content: bytes, host: str) -> Element:
    try:
        data = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        try:
            data = json.loads(content.decode("utf-8", "replace"))
        except (ValueError, RecursionError) as error:
            raise BadAnswer(f"{host} sent JSON that cannot be read, or that was cut short.") from error
    try:
        if isinstance(data, dict) and "_elementType" in data:
            return _old_element(data)
        if isinstance(data, dict) and isinstance(data.get("MediaContainer"), dict):
            return _element("MediaContainer", data["MediaContainer"])
    except RecursionError as error:
        raise BadAnswer(f"{host} sent JSON that cannot be read, or that was cut short.") from error
    raise BadAnswer(f"{host} does not answer as a Plex server does.")


def _element(tag: str, data: dict[str, Any]) -> Element:
    """Scalars become attributes, objects children: the same facts as the XML answer has."""
    element = Element(tag)
    for name, value in data.items():
        if isinstance(value, (list, dict)):
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    element.append(_element(_tag(name, one), one))
        elif value is not None:
            element.set(name, _text(value))
    return element


def _tag(name: str, data: dict[str, Any]) -> str:
    if name == "Metadata":
        return "Video" if data.get("type") in _FILM_TYPES else "Directory"
    return name


def _old_element(data: dict[str, Any]) -> Element:
    """The JSON of servers before 2016: `_elementType` names the tag, `_children` the children."""
    element = Element(str(data.get("_elementType")))
    for name, value in data.items():
        if name == "_children" and isinstance(value, list):
            element.extend([_old_element(child) for child in value if isinstance(child, dict)])
        elif not name.startswith("_") and value is not None and not isinstance(value, (list, dict)):
            element.set(name, _text(value))
    return element


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return _ILLEGAL.sub("", str(value)) if isinstance(value, str) else str(value)
