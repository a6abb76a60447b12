"""About names whatever is shipped, with its licence."""

from __future__ import annotations

import tomllib
from pathlib import Path

from app.models.about import _BUILT_ON, About
from tests.models.holding import rows_of

ROOT = Path(__file__).parents[2]


def test_every_dependency_is_named_with_its_version(qapp: object) -> None:
    wanted = {
        line.split(">=")[0].split("<")[0].strip().lower() for line in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    }
    assert wanted <= {package.lower() for _, package, *_ in _BUILT_ON}
    about = About("1.2.3", {"data": Path("/d"), "log": Path("/l")}, ROOT / "LICENSE")
    parts = rows_of(about, "parts")
    assert {part.name: part.version for part in parts}["Qt and PySide6"] != ""
    assert all(part.licence and part.link.startswith("https://") for part in parts)


def test_folders_and_licence_are_there(qapp: object) -> None:
    about = About("1.2.3", {"data": Path("/d"), "cache": Path("/c"), "log": Path("/l")}, ROOT / "LICENSE")
    assert [row.path for row in rows_of(about, "folders")] == ["/d", "/c", "/l"]
    assert "MIT" in about.licence()
    assert about.summary().startswith("Bijou 1.2.3 · Qt ")


def test_without_its_file_the_licence_is_named_all_the_same(qapp: object, tmp_path: Path) -> None:
    assert "MIT" in About("1", {}, tmp_path / "gone").licence()


def test_shipped_typefaces_and_icons_carry_their_licences() -> None:
    assert "SIL OPEN FONT LICENSE" in (ROOT / "resources" / "fonts" / "LICENSE.txt").read_text("utf-8")
    assert "ISC License" in (ROOT / "resources" / "icons" / "lucide" / "LICENSE.txt").read_text("utf-8")


def test_the_providers_are_named_in_the_words_that_they_ask_for(qapp: object) -> None:
    words = {row.name: (row.words, row.link) for row in rows_of(About("1", {}, ROOT / "LICENSE"), "sources")}
    assert words["TMDB"][0] == "This product uses the TMDB API but is not endorsed or certified by TMDB."
    assert words["TheTVDB"][0] == "Metadata provided by TheTVDB. Please consider adding missing information or subscribing."
    assert ("CC BY-SA" in words["TVmaze"][0], words["TVmaze"][1]) == (True, "https://www.tvmaze.com")
    assert "CC BY-NC" in words["OMDb"][0]
