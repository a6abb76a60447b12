"""Folders of films and shows as a server: read only, in one pass over each tree, what was learnt before remembered."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported, Skipped
from app.domain.problems import Missing, Unreachable
from app.sources.folders.beside import changed_at
from app.sources.folders.facts import Describer, Told
from app.sources.folders.places import Area, Roots, check
from app.sources.folders.reader import Reader
from app.sources.folders.remembered import Remembered
from app.sources.folders.titles import Episode, Film, Season, Show, Titles
from app.sources.folders.tree import Unread, Walk
from app.sources.source import ImageAddress, LibraryFacts, Page, ServerFacts, SourceKind

PAGE_SIZE = 200
SLACK_SECONDS = 120  # a share's clock may be behind ours
PASS_SECONDS = 600.0  # how long one pass over a tree serves the listings of one scan

Title = Film | Show | Season | Episode


@dataclass(slots=True)
class _Pass:
    """One pass over a tree, and which listings were made from it."""

    titles: Titles
    unread: list[Unread]
    root: tuple[int, int]
    at: float
    served: set[Kind] = field(default_factory=set)


class FoldersSource:
    """The folders that an address names (absolute paths, one a line).

    `facts_dir` keeps what was learnt of the files between scans; without it every scan reads them anew. Nothing is ever written beside the media.
    """

    kind: SourceKind = "folders"

    def __init__(self, address: str, facts_dir: Path | None = None) -> None:
        self._roots = Roots(address)
        self._reader = Reader()
        self._remembered = Remembered(facts_dir / f"{self._roots.machine_id}.facts" if facts_dir is not None else None)
        self._describer = Describer(self._reader, self._remembered)
        self._lock = threading.Lock()
        self._passes: dict[Area, _Pass] = {}

    def describe(self, cancel: Cancel) -> ServerFacts:
        """Who it is; raises Unreachable when one of its folders is not there."""
        for root in self._roots.all:
            cancel.check()
            check(root)
        return ServerFacts(self._roots.name, self._roots.machine_id, "")

    def libraries(self, cancel: Cancel) -> Sequence[LibraryFacts]:
        """See Roots.libraries."""
        cancel.check()
        return self._roots.libraries()

    def listing(self, library: LibraryFacts, kind: Kind, since: int | None, cancel: Cancel) -> FolderListing:
        """Everything of `kind`, in the order of the keys; the first listing of a scan passes over the tree, those of its other kinds use that pass."""
        area = self._roots.area(library)
        with self._lock:
            tree = self._passes.get(area)
            if tree is None or kind in tree.served or time.monotonic() - tree.at > PASS_SECONDS:
                tree = self._passes[area] = _read(area, cancel)
            tree.served.add(kind)
        titles = _titles(tree.titles, kind)
        if since is not None:
            titles = [title for title in titles if changed_at(title) >= since - SLACK_SECONDS]
        return FolderListing(titles, tree, area, self._describer, partial(self._ended, area, kind))

    def _ended(self, area: Area, kind: Kind) -> None:
        """The last page of a listing was read: after that of a scan's last kind, give back the helper process and the memory."""
        self._remembered.save()
        if kind not in {Kind.MOVIE, Kind.EPISODE}:
            return
        self._reader.close()
        self._remembered.release()
        with self._lock:
            tree = self._passes.get(area)
            if tree is not None and (area.content != "mixed" or {Kind.MOVIE, Kind.EPISODE} <= tree.served):
                del self._passes[area]

    def items(self, keys: Sequence[tuple[Kind, str]], cancel: Cancel) -> Sequence[Reported]:
        """Single titles; every tree is passed over once."""
        wanted = set(keys)
        found: list[Reported] = []
        for area in dict.fromkeys(self._roots.area(library) for library in self._roots.libraries()):
            tree = _read(area, cancel)
            for kind in (Kind.MOVIE, Kind.SHOW, Kind.SEASON, Kind.EPISODE):
                for title in _titles(tree.titles, kind):
                    if (kind, title.key) in wanted:
                        told = _told(self._describer, title, cancel)
                        found += [told] if isinstance(told, Reported) else []
        self._reader.close()
        self._remembered.release()
        return found

    def image(self, reference: str, width: int, height: int) -> ImageAddress:  # noqa: ARG002  a file comes in the size it has
        """The picture's file. Raises Missing."""
        path = self._roots.find(reference.rpartition("#")[0])
        if path is None:
            raise Missing("The picture is no longer there.")
        return ImageAddress(path=str(path))

    def web_address(self, kind: Kind, remote_key: str) -> str | None:  # noqa: ARG002  the same for every kind
        """The folder that holds it, as a file: address, which opens in the system's file manager."""
        path = self._roots.find(remote_key)
        while path is None and "#" in remote_key:  # a season, or a show without a folder of its own
            remote_key = remote_key.rpartition("#")[0]
            path = self._roots.find(remote_key)
        if path is None:
            return None
        return (path if path.is_dir() else path.parent).as_uri()

    def close(self) -> None:
        """End the helper process and keep what was learnt."""
        self._reader.close()
        self._remembered.save()


class FolderListing:
    """The titles of one kind in one library; a page reads the names and files of its own titles, and only then."""

    page_size = PAGE_SIZE

    def __init__(self, titles: Sequence[Title], tree: _Pass, area: Area, describer: Describer, ended: Callable[[], None]) -> None:
        self._titles = titles
        self._tree = tree
        self._area = area
        self._describer = describer
        self._ended = ended

    def page(self, start: int, cancel: Cancel) -> Page:
        """The titles from `start` on.

        Folders that could not be read make one more page, which raises: so the library does not count as read whole (D13). The same when the root was
        taken away meanwhile.
        """
        titles, unread = self._titles, self._tree.unread
        if unread and start >= len(titles):
            raise Unreachable(_sentence(unread))
        told = [_told(self._describer, title, cancel) for title in titles[start : start + PAGE_SIZE]]
        if check(self._area.root) != self._tree.root:
            raise Unreachable("The folder was taken away while it was read. Is the drive or share there?")
        if start + PAGE_SIZE >= len(titles):
            self._ended()
        items = [one for one in told if isinstance(one, Reported)]
        skipped = [one for one in told if isinstance(one, Skipped)]
        return Page(start, items, skipped, len(titles) + (1 if unread else 0))


def _read(area: Area, cancel: Cancel) -> _Pass:
    root = check(area.root)
    walk = Walk(area.path, area.prefix, area.left_out, cancel)
    tree = walk.read()
    return _Pass(Titles(tree, area.content), walk.unread, root, time.monotonic())


def _titles(titles: Titles, kind: Kind) -> Sequence[Title]:
    if kind is Kind.MOVIE:
        return titles.films
    if kind is Kind.SHOW:
        return titles.shows
    if kind is Kind.SEASON:
        return [season for show in titles.shows for season in show.seasons()]
    return [episode for show in titles.shows for episode in show.episodes] if kind is Kind.EPISODE else []


def _told(describer: Describer, title: Title, cancel: Cancel) -> Told:
    cancel.check()
    if isinstance(title, Film):
        return describer.film(title, cancel)
    if isinstance(title, Show):
        return describer.show(title, cancel)
    if isinstance(title, Season):
        return describer.season(title)
    return describer.episode(title, cancel)


def _sentence(unread: Sequence[Unread]) -> str:
    named = ", ".join(f"{one.key} ({one.reason})" for one in unread[:3])
    more = f" and {len(unread) - 3} more" if len(unread) > 3 else ""
    return f"These folders could not be read: {named}{more}."
