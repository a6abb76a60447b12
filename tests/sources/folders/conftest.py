"""Trees of folders for the tests, and what a source tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported, Skipped
from app.sources.folders.source import FoldersSource

Plant = Callable[..., Path]


class Told:
    """All that a source tells, read page by page."""

    def __init__(self, source: FoldersSource, since: int | None = None) -> None:
        self.items: list[Reported] = []
        self.skipped: list[Skipped] = []
        for library in source.libraries(Cancel()):
            kinds = (Kind.MOVIE,) if library.kind == "movie" else (Kind.SHOW, Kind.SEASON, Kind.EPISODE)
            for kind in kinds:
                self._read(source, library, kind, since)

    def _read(self, source: FoldersSource, library: object, kind: Kind, since: int | None) -> None:
        listing = source.listing(library, kind, since, Cancel())  # type: ignore[arg-type]  # a LibraryFacts, as the source gave it
        start = 0
        while True:
            page = listing.page(start, Cancel())
            self.items += page.items
            self.skipped += page.skipped
            start += page.received
            if page.received == 0 or page.total is None or start >= page.total:
                return

    def of(self, kind: Kind) -> list[Reported]:
        return [item for item in self.items if item.kind is kind]

    @property
    def films(self) -> list[tuple[str | None, int | None]]:
        return [(item.facts.title, item.facts.year) for item in self.of(Kind.MOVIE)]

    @property
    def shows(self) -> list[str | None]:
        return [item.facts.title for item in self.of(Kind.SHOW)]

    @property
    def episodes(self) -> list[tuple[int | None, int | None, int | None, str | None]]:
        return [(item.season, item.number, item.number_last, item.facts.title) for item in self.of(Kind.EPISODE)]

    def one(self, kind: Kind) -> Reported:
        (item,) = self.of(kind)
        return item


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Makes files below a folder called Media: names (empty files), or names with their content."""

    def make(*names: str, **_: object) -> Path:
        return grow(tmp_path / "Media", dict.fromkeys(names, b""))

    return make


def grow(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files below `root`."""
    root.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


@pytest.fixture
def sources() -> Iterator[Callable[..., FoldersSource]]:
    """Opens sources, and closes them after the test."""
    opened: list[FoldersSource] = []

    def open_(root: Path | str, facts_dir: Path | None = None) -> FoldersSource:
        opened.append(FoldersSource(str(root), facts_dir))
        return opened[-1]

    yield open_
    for source in opened:
        source.close()


@pytest.fixture
def tell(plant: Plant, sources: Callable[..., FoldersSource]) -> Callable[..., Told]:
    """What a source tells of files with these names."""
    return lambda *names: Told(sources(plant(*names)))
