"""The start: what is done at the same time, and what the first frame does without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.application.ahead import WITHOUT_QT
from tests.application import bijou

ROOT = Path(__file__).parents[2]


def said_by(code: str) -> str:
    """What a fresh Python says."""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_what_is_imported_beside_qt_names_none_of_its_types() -> None:
    """Two threads that use a type of PySide for the first time at once can crash."""
    assert (
        said_by(f"import sys\nfor name in {WITHOUT_QT}: __import__(name)\nprint([one for one in sys.modules if one.startswith(('PySide6', 'shiboken6'))])")
        == "[]\n"
    )


def test_the_window_is_imported_without_what_its_first_frame_does_not_need() -> None:
    """Each of these takes milliseconds, some a tenth of a second."""
    spared = (
        "dataclasses",
        "requests",
        "urllib3",
        "keyring",
        "cryptography",
        "PIL",
        "plexapi",
        "guessit",
        "rapidfuzz",
        "http.client",
        "ssl",
        "hashlib",
        "sqlite3",
        "icalendar",
        "dateutil",
    )
    code = f"import sys\nimport app.application.program, app.application.window\nprint([one for one in {spared} if one in sys.modules])"
    assert said_by(code) == "[]\n"


def test_providers_clients_are_imported_by_who_asks_them() -> None:
    """A window whose providers have nothing to do, or no key, does without 6 MB, and the GUI thread without the time."""
    parts = "app.application.providers, app.application.enrichment, app.application.workers_parts, app.application.settings_parts"
    spared = ("app.metadata.tmdb.client", "app.metadata.tvdb.client", "app.metadata.tvmaze.client", "app.metadata.omdb.client", "rapidfuzz")
    assert said_by(f"import sys\nimport {parts}\nprint([one for one in {spared} if one in sys.modules])") == "[]\n"


def without_a_screen() -> dict[str, str]:
    """What the environment lacks where there is none."""
    return {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_the_window_says_so_and_the_tour_does_without(tmp_path: Path) -> None:
    """Qt itself would abort the process."""
    window = bijou.run("--data-dir", tmp_path / "data", **without_a_screen())
    assert (window.code, window.last_words.startswith("There is no screen here")) == (1, True)
    pictures = ("--tour", tmp_path / "tour", "--tour-child", "1", "--tour-only", "library-empty")
    walk = bijou.run("--demo", "--data-dir", tmp_path / "demo", *pictures, **without_a_screen())
    assert walk.code == 0, walk.err
    assert len(list((tmp_path / "tour").iterdir())) == 4, "two sizes, two themes"
