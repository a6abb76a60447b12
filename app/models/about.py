"""What Settings → About says: the version, where things lie, and whose work and data are in it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Slot, qVersion

from app.models.short_list import ShortList
from app.models.wording import tr


class Part(NamedTuple):
    """Something that Bijou is built on: its version here, its licence, what it is for, and where it comes from."""

    name: str
    version: str
    licence: str
    purpose: str
    link: str


class Folder(NamedTuple):
    """A folder of this library."""

    name: str
    path: str


_BUILT_ON = (
    ("Qt and PySide6", "PySide6-Essentials", "LGPL-3.0", "the window", "https://www.qt.io/licensing"),
    ("Python", "", "PSF-2.0", "the language", "https://www.python.org"),
    ("SQLite and APSW", "apsw", "Public domain, zlib", "the library file", "https://www.sqlite.org"),
    ("Inter", "", "OFL-1.1", "the typeface", "https://rsms.me/inter"),
    ("Lucide", "", "ISC", "the icons", "https://lucide.dev"),
    ("PlexAPI", "plexapi", "BSD-3-Clause", "Plex", "https://github.com/pushingkarmaorg/python-plexapi"),
    ("Requests", "requests", "Apache-2.0", "the network", "https://requests.readthedocs.io"),
    ("urllib3", "urllib3", "MIT", "the network", "https://urllib3.readthedocs.io"),
    ("truststore", "truststore", "MIT", "certificates", "https://github.com/sethmlarson/truststore"),
    ("msgspec", "msgspec", "BSD-3-Clause", "answers of servers", "https://jcristharif.com/msgspec"),
    ("guessit", "guessit", "LGPL-3.0", "names of files", "https://guessit-io.github.io/guessit"),
    ("MediaInfo and pymediainfo", "pymediainfo", "BSD-2-Clause, MIT", "facts of files", "https://mediaarea.net/MediaInfo"),
    ("Pillow", "Pillow", "MIT-CMU", "pictures", "https://python-pillow.org"),
    ("icalendar", "icalendar", "BSD-2-Clause", "the calendar file", "https://icalendar.readthedocs.io"),
    ("RapidFuzz", "rapidfuzz", "MIT", "typing errors", "https://github.com/rapidfuzz/RapidFuzz"),
    ("keyring", "keyring", "MIT", "secrets", "https://github.com/jaraco/keyring"),
    ("cryptography", "cryptography", "Apache-2.0, BSD-3-Clause", "secrets", "https://cryptography.io"),
    ("tzdata", "tzdata", "Apache-2.0, public domain", "time zones", "https://github.com/python/tzdata"),
    ("Desktop Notifier", "desktop-notifier", "MIT", "notifications", "https://github.com/samschott/desktop-notifier"),
    ("platformdirs", "platformdirs", "MIT", "folders", "https://github.com/tox-dev/platformdirs"),
)


_SOURCES = (
    ("tmdb", "TMDB", "This product uses the TMDB API but is not endorsed or certified by TMDB.", "https://www.themoviedb.org"),
    ("tvdb", "TheTVDB", "Metadata provided by TheTVDB. Please consider adding missing information or subscribing.", "https://thetvdb.com/subscribe"),
    ("tvmaze", "TVmaze", "Data by TVmaze, licensed under CC BY-SA 4.0.", "https://www.tvmaze.com"),
    ("omdb", "OMDb", "Scores from the OMDb API, licensed under CC BY-NC 4.0.", "https://www.omdbapi.com"),
)
"""In the words that TMDB and TheTVDB ask for; they are not translated."""


class Source(NamedTuple):
    """A provider of metadata, with the words that it asks for and its page."""

    provider: str
    name: str
    words: str
    link: str


class About(QObject):
    """The `About` singleton of QML."""

    def __init__(self, version: str, folders: Mapping[str, Path], licence: Path, parent: QObject | None = None) -> None:
        """`folders` by name: `data`, `cache`, `log`; `licence` is Bijou's own."""
        super().__init__(parent)
        self._version = version
        self._licence = licence
        names = {"data": tr("Library and settings"), "cache": tr("Pictures"), "log": tr("Log")}
        self._folders = ShortList(Folder, self)
        self._folders.replace([Folder(names.get(name, name), str(path)) for name, path in folders.items()])
        self._sources = ShortList(Source, self)
        self._sources.replace([Source(*source) for source in _SOURCES])
        self._parts: ShortList | None = None

    version = Property(str, lambda self: self._version, constant=True)
    system = Property(str, lambda _self: f"Qt {qVersion()} · Python {platform.python_version()} · {platform.system()} {platform.machine()}", constant=True)
    folders = Property(ShortList, lambda self: self._folders, constant=True)
    sources = Property(ShortList, lambda self: self._sources, constant=True)

    def _built_on(self) -> ShortList:
        """Asked for when the page is shown: finding the versions reads files."""
        if self._parts is None:
            self._parts = ShortList(Part, self)
            self._parts.replace([Part(name, _version(name, package), licence, purpose, link) for name, package, licence, purpose, link in _BUILT_ON])
        return self._parts

    parts = Property(ShortList, _built_on, constant=True)

    @Slot(result=str)
    def licence(self) -> str:
        """Bijou's own licence."""
        try:
            return self._licence.read_text(encoding="utf-8")
        except OSError:
            return tr("MIT licence")

    @Slot(result=str)
    def summary(self) -> str:
        """Version and system in one line, for a report of a fault."""
        return f"Bijou {self._version} · {self.system}"


def _version(name: str, package: str) -> str:
    if name == "Python":
        return sys.version.split()[0]
    try:
        return metadata.version(package) if package else ""
    except metadata.PackageNotFoundError:  # a packaged Bijou may come without this knowledge
        return ""
