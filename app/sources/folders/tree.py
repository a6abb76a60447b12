"""One pass over a tree of folders: the videos, .nfo files and pictures in it, and what could not be read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.cancel import Cancel
from app.domain.problems import Unreachable
from app.sources.folders.kinds import VIDEOS, is_extras_folder, is_system_folder
from app.sources.folders.text import legible, printable

PICTURES = frozenset((".jpg", ".jpeg", ".png", ".webp"))
NOTES = frozenset((".nfo",))
DISCS = {"video_ts": "dvd", "bdmv": "bluray"}
DEPTH_LIMIT = 24
IGNORED_BY = frozenset((".ignore", ".nomedia"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One file. `path` is as on disk, `name` for reading, `key` its place below the root as text that can be stored; times are nanoseconds.

    A disc's folder (VIDEO_TS, BDMV) is one entry too, with the size of all in it; its `disc` says which.
    """

    name: str
    path: str
    key: str
    size: int
    modified: int
    changed: int
    disc: str | None = None

    @property
    def stem(self) -> str:
        return self.name if self.disc else os.path.splitext(self.name)[0]  # noqa: PTH122  names, not paths: a Path for each file of 100,000 takes seconds

    @property
    def suffix(self) -> str:
        return "" if self.disc else os.path.splitext(self.name)[1].lower()  # noqa: PTH122


@dataclass(slots=True)
class Folder:
    """One folder, its `path` as on disk and its `name` for reading.

    `changed` (nanoseconds) is when it or a folder above it (but the root) last gained, lost or renamed something.
    """

    name: str
    path: str
    key: str
    changed: int
    parent: Folder | None = None
    depth: int = 0
    videos: list[Entry] = field(default_factory=list)
    notes: dict[str, Entry] = field(default_factory=dict)
    """By lower-case name."""
    pictures: dict[str, Entry] = field(default_factory=dict)
    """By lower-case name."""
    folders: list[Folder] = field(default_factory=list)

    def all(self) -> Iterator[Folder]:
        """This folder and every one below it."""
        yield self
        for folder in self.folders:
            yield from folder.all()


@dataclass(frozen=True, slots=True)
class Unread:
    """A folder or file that could not be read, and why."""

    key: str
    reason: str


class Walk:
    """Reads the tree below `path` once. `prefix` goes before every key; the top folders in `left_out` (names as on disk) are another library's."""

    def __init__(self, path: str, prefix: str, left_out: frozenset[str], cancel: Cancel) -> None:
        self._path = path
        self._prefix = prefix
        self._left_out = left_out
        self._cancel = cancel
        self._met: set[tuple[int, int]] = set()
        self._by_link = False
        self._later: list[tuple[Folder, os.DirEntry[str]]] = []
        self.unread: list[Unread] = []

    def read(self) -> Folder:
        """The whole tree. Raises Unreachable when its root cannot be read, Cancelled."""
        root = Folder(legible(os.path.basename(self._path)), self._path, self._prefix, 0)  # noqa: PTH119
        try:
            self._meet(self._path)
            self._fill(root)
        except OSError as error:
            raise Unreachable(f"The folder {printable(self._path)} cannot be read: {reason(error)}. Is the drive or share there?") from error
        self._by_link = True
        while self._later:
            # Links to folders come last: what also lies in the tree itself keeps its own place, and a loop ends here.
            parent, entry = self._later.pop(0)
            self._enter(parent, entry)
        return root

    def _fill(self, folder: Folder) -> None:
        self._cancel.check()
        depth = folder.depth
        with os.scandir(folder.path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        if depth and any(entry.name.lower() in IGNORED_BY for entry in entries):
            return
        inside: list[os.DirEntry[str]] = []
        for entry in entries:
            if entry.name.startswith(".") or _hidden(entry):
                continue
            if _is_folder(entry):
                inside.append(entry)
            else:
                self._note(folder, entry)
        for entry in inside:
            if is_system_folder(entry.name) or (depth and is_extras_folder(entry.name)) or (not depth and entry.name in self._left_out):
                continue
            if entry.is_symlink():
                self._later.append((folder, entry))
            elif depth < DEPTH_LIMIT:
                self._enter(folder, entry)

    def _enter(self, parent: Folder, entry: os.DirEntry[str]) -> None:
        key = below(parent, entry.name)
        try:
            changed = self._meet(entry.path)
            if changed is None:
                return
            if entry.name.lower() in DISCS:
                parent.videos.append(_disc(parent, entry, key))
                return
            folder = Folder(legible(entry.name), entry.path, key, max(changed, parent.changed), parent, parent.depth + 1)
            self._fill(folder)
        except OSError as error:
            self.unread.append(Unread(key, reason(error)))
            return
        parent.folders.append(folder)

    def _meet(self, path: str) -> int | None:
        """When the folder itself last changed; None when a link leads to where the pass has been before.

        Without links every folder is new, whatever its number: some network file systems give several the same.
        """
        facts = os.stat(path)  # noqa: PTH116
        place = (facts.st_dev, facts.st_ino)
        if self._by_link and place in self._met:
            return None
        self._met.add(place)
        return max(facts.st_mtime_ns, facts.st_ctime_ns)

    def _note(self, folder: Folder, entry: os.DirEntry[str]) -> None:
        suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122
        if suffix not in VIDEOS and suffix not in PICTURES and suffix not in NOTES:
            return
        key = below(folder, entry.name)
        try:
            facts = entry.stat()
        except OSError as error:
            # A link that leads nowhere or to itself, or gone meanwhile: no file. Anything else hides one that may be there.
            if error.errno not in {errno.ENOENT, errno.ELOOP, errno.ENOTDIR}:
                self.unread.append(Unread(key, reason(error)))
            return
        if not stat.S_ISREG(facts.st_mode):
            return
        file = Entry(legible(entry.name), entry.path, key, facts.st_size, facts.st_mtime_ns, max(facts.st_mtime_ns, facts.st_ctime_ns))
        if suffix in VIDEOS:
            folder.videos.append(file)
        else:
            (folder.notes if suffix in NOTES else folder.pictures)[file.name.lower()] = file


def below(folder: Folder, name: str) -> str:
    """The key of something in a folder."""
    return f"{folder.key}/{printable(name)}" if folder.key else printable(name)


def reason(error: OSError) -> str:
    """Why the system refused, in its own words, without a path."""
    return error.strerror or type(error).__name__


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _hidden(entry: os.DirEntry[str]) -> bool:
    """Windows marks hidden files; elsewhere their names begin with a dot."""
    if os.name != "nt":
        return False
    return bool(getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN)


def _disc(parent: Folder, entry: os.DirEntry[str], key: str) -> Entry:
    """The copied disc in a folder, as one video named like that folder. Raises OSError."""
    size = 0
    modified = changed = 0
    for place, _, files in os.walk(entry.path):
        for name in files:
            facts = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118
            size += facts.st_size
            modified, changed = max(modified, facts.st_mtime_ns), max(changed, facts.st_mtime_ns, facts.st_ctime_ns)
    return Entry(parent.name, entry.path, key, size, modified, changed, DISCS[entry.name.lower()])
