"""Where things are kept: one folder holds all when it is chosen."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app.domain.problems import StoreProblem
from app.settings.paths import Places


def _all(places: Places) -> list[Path]:
    return [places.database, places.cache_dir, places.artwork_dir, places.folder_facts, places.log_file, places.secrets_file, places.demo().database]


def test_a_chosen_folder_holds_everything(tmp_path: Path) -> None:
    places = Places(tmp_path / "mine", {})
    places.create()
    assert places.database == tmp_path / "mine" / "library.db"
    assert all(path.is_relative_to(tmp_path / "mine") for path in _all(places))
    assert places.log_dir.is_dir()
    assert places.cache_dir.is_dir()


def test_the_environment_chooses_where_no_argument_does(tmp_path: Path) -> None:
    environ = {"BIJOU_DATA_DIR": str(tmp_path / "env")}
    assert Places(None, environ).data_dir == tmp_path / "env"
    assert Places(tmp_path / "arg", environ).data_dir == tmp_path / "arg"
    assert not Places(None, {"BIJOU_DATA_DIR": " "}).chosen


def test_a_relative_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Places("here", {}).data_dir == tmp_path / "here"


def test_nothing_is_made_before_it_is_asked_for(tmp_path: Path) -> None:
    Places(tmp_path / "mine", {})
    assert not (tmp_path / "mine").exists()


def test_without_a_choice_the_platforms_folders_are_used() -> None:
    places = Places(None, {})
    assert places.data_dir.name == "Bijou"
    assert places.data_dir != places.cache_dir


def test_the_demo_lies_inside_and_apart(tmp_path: Path) -> None:
    demo = Places(tmp_path, {}).demo()
    assert demo.data_dir == tmp_path / "demo"
    assert all(path.is_relative_to(tmp_path / "demo") for path in _all(demo))


def test_new_folders_are_for_the_users_eyes(tmp_path: Path) -> None:
    places = Places(tmp_path / "mine", {})
    places.create()
    if os.name == "posix":
        assert stat.S_IMODE(places.data_dir.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file")
    with pytest.raises(StoreProblem, match="a file is in the way"):
        Places(tmp_path / "mine", {}).create()
    with pytest.raises(StoreProblem, match="a file is in the way"):
        Places(tmp_path / "mine" / "below", {}).create()


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)  # root may write anywhere, so permissions alone show nothing
    with pytest.raises(StoreProblem, match=r"cannot write in .* \(Permission denied\)"):
        Places(tmp_path, {}).create()
