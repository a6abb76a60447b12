"""The root folders of one server of the kind "folders", the libraries in them, and the way from keys back to paths."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

from app.domain.problems import BadAnswer, Unreachable
from app.sources.folders.kinds import VIDEOS, is_system_folder, library_kind
from app.sources.folders.text import legible, printable
from app.sources.folders.titles import Content
from app.sources.folders.tree import reason
from app.sources.source import LibraryFacts

_MIXED: dict[Literal["movie", "show"], str] = {"movie": "#movies", "show": "#shows"}


@dataclass(frozen=True, slots=True)
class Root:
    """One root folder; `prefix` goes before its keys: nothing for the first root, so that they are paths relative to it."""

    path: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Area:
    """What one library covers: a tree, less the top folders that are libraries of their own."""

    root: Root
    path: str
    prefix: str
    left_out: frozenset[str]
    content: Content


def tidy_folders(address: str) -> str:
    """The address as it is stored: absolute paths, one a line. Takes `~`, relative paths and file: addresses. Raises BadAnswer."""
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    if not lines:
        raise BadAnswer("Choose a folder.")
    return "\n".join(dict.fromkeys(_absolute(line) for line in lines))


def _absolute(text: str) -> str:
    if text.startswith("file:"):
        parts = urlsplit(text)
        text = unquote(parts.path)
        if parts.netloc not in {"", "localhost"}:
            text = f"//{parts.netloc}{text}"
        elif os.name == "nt":
            text = text.lstrip("/")
    if "\0" in text:
        raise BadAnswer("This is no path of a folder.")
    return os.path.abspath(os.path.expanduser(text))  # noqa: PTH100, PTH111  a Path would resolve no "..", or follow links


class Roots:
    """The roots that an address names, in its order."""

    def __init__(self, address: str) -> None:
        paths = tidy_folders(address).split("\n")
        self.all = [Root(path, "" if place == 0 else path.replace(os.sep, "/")) for place, path in enumerate(paths)]

    @property
    def machine_id(self) -> str:
        """The same for the same folders."""
        return hashlib.sha256("\n".join(root.path for root in self.all).encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def name(self) -> str:
        first = self.all[0].path
        return legible(os.path.basename(first)) or first  # noqa: PTH119

    def libraries(self) -> list[LibraryFacts]:
        """The libraries of all roots: folders called "Movies", "Shows" and the like; what else there is may be both. Raises Unreachable."""
        found: list[LibraryFacts] = []
        for root in self.all:
            name = legible(os.path.basename(root.path)) or root.path  # noqa: PTH119
            only = library_kind(name)
            if only is not None:
                check(root)
                found.append(LibraryFacts(root.prefix or ".", name, only))
                continue
            named, rest = _divided(root)
            found += [LibraryFacts(_key(root.prefix, name), legible(name), kind) for name, kind in sorted(named.items())]
            if rest:
                found += [LibraryFacts(root.prefix + mark, f"{name}: {'films' if kind == 'movie' else 'shows'}", kind) for kind, mark in _MIXED.items()]
        return found

    def area(self, library: LibraryFacts) -> Area:
        """What a library covers. Raises Unreachable when its root or its folder is not there."""
        base = library.key.removesuffix(_MIXED[library.kind])
        root, inside = self._root_of(base)
        if not inside and base == library.key:
            return Area(root, root.path, root.prefix, frozenset(), library.kind)
        named, _ = _divided(root)
        if inside:
            folder = next((name for name in named if printable(name) == inside), inside)
            return Area(root, os.path.join(root.path, folder), base, frozenset(), library.kind)  # noqa: PTH118
        return Area(root, root.path, root.prefix, frozenset(named), "mixed")

    def find(self, key: str) -> Path | None:
        """The file or folder that a key names; None when there is none."""
        root, inside = self._root_of(key)
        place = Path(root.path)
        for part in PurePosixPath(inside).parts:
            if part in {"..", "/"} or "\0" in part:
                return None
            child = _child(place, part)
            if child is None:
                return None
            place = child
        return place if place.exists() else None

    def _root_of(self, key: str) -> tuple[Root, str]:
        for root in self.all[1:]:
            if key == root.prefix or key.startswith(f"{root.prefix}/"):
                return root, key[len(root.prefix) + 1 :]
        return self.all[0], "" if key == "." else key


def check(root: Root) -> tuple[int, int]:
    """Which folder the root is now, as the system numbers it. Raises Unreachable when it is not there or may not be read."""
    try:
        with os.scandir(root.path):
            facts = os.stat(root.path)  # noqa: PTH116
            return facts.st_dev, facts.st_ino
    except OSError as error:
        raise Unreachable(f"The folder {printable(root.path)} cannot be read: {reason(error)}. Is the drive or share there?") from error


def _divided(root: Root) -> tuple[dict[str, Literal["movie", "show"]], bool]:
    """The top folders (as on disk) that are libraries by their names, and whether there is anything else, or nothing at all. Raises Unreachable."""
    check(root)
    named: dict[str, Literal["movie", "show"]] = {}
    rest = False
    with os.scandir(root.path) as entries:
        for entry in entries:
            kind = library_kind(legible(entry.name))
            if kind is not None and entry.is_dir():
                named[entry.name] = kind
            elif not is_system_folder(entry.name):
                rest = rest or entry.is_dir() or os.path.splitext(entry.name)[1].lower() in VIDEOS  # noqa: PTH122
    return named, rest or not named


def _key(prefix: str, name: str) -> str:
    return f"{prefix}/{printable(name)}" if prefix else printable(name)


def _child(folder: Path, name: str) -> Path | None:
    """The entry whose printable name this is: the disk may keep another form (NFD on a Mac's, bytes that are no UTF-8)."""
    straight = folder / name
    if straight.exists():
        return straight
    try:
        return next((entry for entry in folder.iterdir() if printable(entry.name) == name), None)
    except OSError:
        return None
