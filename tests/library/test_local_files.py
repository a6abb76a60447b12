"""Where a title's files are, and which of them this computer sees."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from app.domain.cards import TitleKind
from app.domain.items import MediaFile
from app.domain.title_files import TitleFile
from app.library import browse
from app.library.local_files import seen
from tests.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def local_files(shelf: Shelf, kind: TitleKind, row: int) -> list[TitleFile]:
    return seen(browse.files(shelf.database, kind, row))


def file(path: str, version: int = 0) -> MediaFile:
    return MediaFile(version, path=path, size_bytes=10)


def test_a_films_file_is_shown_in_its_folder_where_this_computer_sees_it(shelf: Shelf, tmp_path: Path) -> None:
    here = tmp_path / "Metropolis (1927)" / "film.mkv"
    here.parent.mkdir()
    here.touch()
    gone = here.with_name("gone.mkv")
    shelf.film("Metropolis", files=[file(str(here)), file(str(gone), 1), file(str(here.parent), 2)], imdb="tt0017136")
    shelf.film("Metropolis", server=2, files=[file("//somewhere/share/film.mkv"), file("relative.mkv", 1), MediaFile(2)], imdb="tt0017136")
    files = local_files(shelf, "movie", 1)
    assert [(one.server, one.path, one.folder) for one in files] == [
        ("Attic", str(here), str(here.parent)), ("Attic", str(gone), ""), ("Attic", str(here.parent), ""),
        ("Cellar", "//somewhere/share/film.mkv", ""), ("Cellar", "relative.mkv", ""),
    ]  # fmt: skip
    assert [one.size_bytes for one in files] == [10] * 5


def test_a_server_never_makes_this_computer_look_at_another_one(shelf: Shelf, tmp_path: Path) -> None:
    """A path that begins with two strokes is another computer's on Windows; here it is a folder like any other, and is left alone all the same."""
    here = tmp_path / "film.mkv"
    here.touch()
    shelf.film("Metropolis", files=[file(f"/{here}")])
    assert local_files(shelf, "movie", 1) == [TitleFile("Attic", "plex", f"/{here}", size_bytes=10)]
    shelf.sql("UPDATE servers SET kind = 'folders'")
    assert [one.folder for one in local_files(shelf, "movie", 1)] == [f"/{here.parent}"], "the user chose that folder"


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["/tv/Judex/S01/e1.mkv", "/tv/Judex/S01/e2.mkv", "/tv/Judex/S02/e1.mkv"], "/tv/Judex"),
        (["/tv/Judex/S01/e1.mkv"], "/tv/Judex/S01"),
        (["/tv/Judex 1/e1.mkv", "/tv/Judex 2/e1.mkv"], "/tv"),
        (["D:\\TV\\Judex\\e1.mkv", "D:\\TV\\Judex\\e2.mkv"], "D:\\TV\\Judex"),
        (["/e1.mkv", "/e2.mkv"], "/"),
        (["e1.mkv", "e2.mkv"], ""),
    ],
)
def test_a_shows_files_are_told_by_the_folder_that_all_are_in(shelf: Shelf, paths: list[str], folder: str) -> None:
    key = shelf.show("Judex")
    for number, path in enumerate(paths):
        shelf.episode(key, 1, number, files=[file(path)])
    (found,) = local_files(shelf, "show", 1)
    assert msgspec.structs.replace(found, folder="") == TitleFile("Attic", "plex", folder, whole=True, count=len(paths), size_bytes=10 * len(paths))


def test_a_shows_own_folder_is_shown(shelf: Shelf, tmp_path: Path) -> None:
    key = shelf.show("Judex")
    shelf.episode(key, 1, 1, files=[file(str(tmp_path / "Judex" / "e1.mkv"))])
    shelf.episode(key, 1, 2, files=[file(str(tmp_path / "Judex" / "e2.mkv"))])
    assert [one.folder for one in local_files(shelf, "show", 1)] == [""]
    (tmp_path / "Judex").mkdir()
    assert [one.folder for one in local_files(shelf, "show", 1)] == [str(tmp_path / "Judex")]
    assert local_files(shelf, "show", 404) == []
