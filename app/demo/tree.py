"""A light tree of elements that is said as XML or, in Plex's way, as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Value = str | int | float | bool | None
Node = tuple[str, dict[str, Value], list[Any]]
"""A tag, attributes (None: left out), children."""

_UNSAFE = re.compile(r'[&<>"\n\t\r]')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORDS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
_LISTS = {"Video": "Metadata", "Directory": "Metadata"}


def node(tag: str, attributes: dict[str, Value], children: Iterable[Node] = ()) -> Node:
    """One element."""
    return tag, attributes, list(children)


def xml(root: Node) -> bytes:
    """The tree as a document of its own."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml_text(root)}\n'.encode()


def xml_text(root: Node) -> str:
    """The tree as text."""
    said: list[str] = []
    _write(root, said)
    return "".join(said)


def _write(root: Node, said: list[str]) -> None:
    tag, attributes, children = root
    said.append(f"<{tag}")
    for name, value in attributes.items():
        if value is None:
            continue
        if value.__class__ is str:
            text = value
            if _UNSAFE.search(text):
                text = _UNSAFE.sub(lambda found: _WORDS[found.group()], text)
            if not text.isascii() or not text.isprintable():
                text = _FORBIDDEN.sub("\ufffd", text)
            said.append(f' {name}="{text}"')
        elif value.__class__ is bool:
            said.append(f' {name}="{int(value)}"')
        else:
            said.append(f' {name}="{value}"')
    if not children:
        said.append("/>\n")
        return
    said.append(">\n")
    for child in children:
        _write(child, said)
    said.append(f"</{tag}>\n")


def plain(root: Node, *, top: bool = True) -> dict[str, Any]:
    """The tree as Plex says it in JSON: children gathered in lists by tag, films and shows under `Metadata`, sections under `Directory`."""
    tag, attributes, children = root
    found: dict[str, Any] = {name: value for name, value in attributes.items() if value is not None}
    for child in children:
        name = child[0]
        if tag == "MediaContainer" and "ratingKey" in child[1]:
            name = _LISTS.get(name, name)
        found.setdefault(name, []).append(plain(child, top=False))
    return {tag: found} if top else found
