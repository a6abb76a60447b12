"""The typefaces are Bijou's own files, found under the names that the theme uses, in every weight that it uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

from app.models.theme_source import read_tokens
from app.views.fonts import load_fonts

RESOURCES = Path(__file__).parents[2] / "resources"
TYPE = read_tokens(RESOURCES / "theme.json")["type"]
STYLES = {name: value for name, value in TYPE.items() if isinstance(value, list)}


def test_every_file_loads_and_inter_becomes_the_application_s_own(qapp: object) -> None:
    families = load_fonts(RESOURCES / "fonts")
    assert {TYPE["family"], TYPE["display"]} <= set(families)
    assert len(families) >= len(list((RESOURCES / "fonts").glob("*.ttf")))
    assert QGuiApplication.font().family() == TYPE["family"]


@pytest.mark.parametrize("style", STYLES)
def test_each_style_of_the_theme_has_a_file_of_its_weight(qapp: object, style: str) -> None:
    load_fonts(RESOURCES / "fonts")
    _, weight = STYLES[style]
    family = TYPE["display"] if style in {"hero", "heading", "title", "figure"} else TYPE["family"]
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    info = QFontInfo(font)
    assert info.family().startswith(family)
    assert info.weight() == weight


def test_a_file_that_is_no_typeface_is_passed_over(qapp: object, tmp_path: Path, qtlog: object) -> None:
    (tmp_path / "Broken.ttf").write_bytes(b"no typeface")
    assert load_fonts(tmp_path) == []
