"""Scanning real folders into a real library: what is there comes in, what is gone leaves, and a drive that is away takes nothing with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.scanning import Mode, ScanReport
from app.library.connecting import Invitation, join
from app.library.scan import scan
from app.sources.folders.source import FoldersSource
from app.store.database import Database
from app.web.web import Web
from tests.library.scanning import counted
from tests.sources.folders.conftest import grow

FILES = [
    "Movies/Metropolis (1927) {tmdb-19}/Metropolis (1927).mkv",
    "Movies/Nosferatu (1922).mkv",
    "Shows/Dragnet/Season 01/Dragnet - S01E01 - The Human Bomb.mkv",
    "Shows/Dragnet/Season 01/Dragnet - S01E02-E03 - Two.mkv",
    "Shows/Dragnet/Behind the badge.mkv",
]


@pytest.fixture
def media(tmp_path: Path) -> Path:
    return grow(tmp_path / "Media", dict.fromkeys(FILES, b""))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.db")
    yield database
    database.close()


def _joined(library: Database, media: Path) -> int:
    web = Web()
    try:
        return join(library, web, Invitation("folders", str(media)), Cancel()).server_id
    finally:
        web.close()


def _scan(library: Database, media: Path, server: int, mode: Mode = "full") -> ScanReport:
    source = FoldersSource(str(media), media.parent / "facts")
    try:
        return scan(library, source, server, mode, Cancel())
    finally:
        source.close()


def test_d12_a_scan_brings_in_what_is_there_and_a_rescan_writes_nothing(library: Database, media: Path) -> None:
    server = _joined(library, media)
    report = _scan(library, media, server)
    assert report.state == "done"
    assert [skipped.title for skipped in report.skipped_items] == ["Behind the badge"]
    assert (counted(library, "movies"), counted(library, "shows"), counted(library, "episodes")) == (2, 1, 3)
    again = _scan(library, media, server)
    assert (again.state, again.added, again.changed) == ("done", 0, 0)
    quick = _scan(library, media, server, "quick")
    assert (quick.state, quick.added, quick.changed, quick.retired) == ("done", 0, 0, 0)


def test_d12_a_deep_scan_retires_a_deleted_film_and_leaves_the_rest(library: Database, media: Path) -> None:
    server = _joined(library, media)
    _scan(library, media, server)
    (media / "Movies" / "Nosferatu (1922).mkv").unlink()
    assert _scan(library, media, server, "full").retired == 0
    report = _scan(library, media, server, "deep")
    assert (report.state, report.retired) == ("done", 1)
    assert counted(library, "movies") == 1


def test_d12_a_drive_that_is_away_retires_nothing(library: Database, media: Path) -> None:
    server = _joined(library, media)
    _scan(library, media, server)
    media.rename(media.with_name("away"))
    report = _scan(library, media, server, "deep")
    assert (report.state, report.retired) == ("failed", 0)
    assert "Is the drive or share there?" in report.problems[0]
    media.mkdir()  # an empty folder is what a share leaves when it is unmounted
    report = _scan(library, media, server, "deep")
    assert report.retired == 0
    assert (counted(library, "movies"), counted(library, "episodes")) == (2, 3)


def test_d13_a_folder_that_cannot_be_read_keeps_its_library_from_retiring(library: Database, media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = _joined(library, media)
    _scan(library, media, server)
    (media / "Movies" / "Nosferatu (1922).mkv").unlink()
    (media / "Shows" / "Dragnet" / "Season 01" / "Dragnet - S01E02-E03 - Two.mkv").unlink()
    scandir = os.scandir

    def refuse(path: str) -> object:
        if "Metropolis" in str(path):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    report = _scan(library, media, server, "deep")
    assert report.state == "partial"
    assert counted(library, "movies") == 2
    assert any("Metropolis (1927) {tmdb-19} (Permission denied)" in problem for each in report.libraries for problem in each.problems)
    monkeypatch.undo()
    report = _scan(library, media, server, "deep")
    assert report.state == "done"
    assert counted(library, "movies") == 1
