"""Icons are drawn at the size and in the colour asked for, and every icon that QML names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from app.views.icons import IconProvider

ROOT = Path(__file__).parents[2]
ICONS = ROOT / "resources" / "icons"
QML = sorted((ROOT / "app" / "views" / "qml").rglob("*.qml"))


def drawn(name: str, wanted: QSize) -> tuple[QImage, QSize]:
    size = QSize()
    image = IconProvider(ICONS).requestImage(name, size, wanted)
    return image, size


def inks(image: QImage) -> set[str]:
    """The colours of fully opaque pixels."""
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() == 255}


def test_a_symbol_has_the_size_and_the_colour_asked_for(qapp: object) -> None:
    image, size = drawn("film/ffe5485f", QSize(36, 36))
    assert (image.width(), image.height(), size) == (36, 36, QSize(36, 36))
    assert inks(image) == {QColor("#e5485f").name()}


def test_a_translucent_colour_is_translucent(qapp: object) -> None:
    image, _ = drawn("film/80ffffff", QSize(48, 48))
    alphas = {image.pixelColor(x, y).alpha() for x in range(48) for y in range(48)}
    assert max(alphas) == pytest.approx(128, abs=2)


def test_the_gem_keeps_its_own_colours(qapp: object) -> None:
    assert len(inks(drawn("gem", QSize(64, 64))[0])) > 20


def test_without_a_size_a_drawing_has_its_own(qapp: object) -> None:
    assert drawn("shadow", QSize())[1] == QSize(160, 160)


@pytest.mark.parametrize("name", ["nothing-of-that-name", "../theme", "lucide/../../theme", "", "film/zzzzzzzz"])
def test_a_name_that_is_none_draws_nothing_and_reads_no_other_file(qapp: object, name: str) -> None:
    image, _ = drawn(name, QSize(20, 20))
    assert (image.width(), image.height()) == (20, 20)


@pytest.mark.parametrize("absurd", [QSize(100_000, 100_000), QSize(-5, -5)])
def test_an_absurd_size_stays_bounded(qapp: object, absurd: QSize) -> None:
    image, _ = drawn("film/ff000000", absurd)
    assert image.width() <= 2048
    assert image.height() <= 2048


def test_every_icon_that_qml_and_the_models_name_is_there() -> None:
    there = {path.stem for path in ICONS.rglob("*.svg")}
    code = [*QML, *(ROOT / "app" / "models").glob("*.py"), *(ROOT / "app" / "application").glob("*.py")]
    named = {name for path in code for name in _named(path.read_text("utf-8"))}
    assert {"film", "tv", "search", "settings"} <= named
    assert named <= there


def test_no_icon_is_there_that_nobody_names() -> None:
    code = "".join(path.read_text("utf-8") for path in [*QML, *(ROOT / "app").rglob("*.py")])
    idle = {path.stem for path in (ICONS / "lucide").glob("*.svg") if f'"{path.stem}"' not in code}
    assert idle == set()


NO_ICONS = frozenset(
    {
        "halted",
        "gone",
        "unwanted",
        "missing",
        "keyless",
        "wished",
        "owned",
        "empty",
        "movie",
        "show",
        "plex",
        "jellyfin",
        "folders",
        "bad",
        "warn",
        "good",
        "info",
        "added",
        "changed",
        "retired",
        "skipped",
        "dark",
        "light",
    }
)
"""Words of other kinds that stand in conditions on the same lines."""


def _named(text: str) -> set[str]:
    """The words in quotes on lines that set a symbol, and the names inside an Icon."""
    lines = [line for line in text.splitlines() if re.search(r"\b(symbol|symbols|glyph|actionSymbol)\b", line) and "property" not in line]
    lines += [line for block in re.findall(r"Icon \{(.*?)\}", text, flags=re.DOTALL) for line in block.splitlines() if line.strip().startswith("name:")]
    return {word for line in lines for word in re.findall(r'"([a-z][a-z0-9-]+)"', line)} - NO_ICONS
