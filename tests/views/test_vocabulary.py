"""What QML is told of Python's objects for qmllint is what they are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.views.vocabulary import SINGLETONS, TYPES

ROOT = Path(__file__).parents[2]
FILE = ROOT / "app" / "views" / "qml" / "Bijou" / "bijou.qmltypes"


@pytest.fixture(scope="module")
def described() -> str:
    subprocess.run([sys.executable, ROOT / "packaging" / "qml_types.py"], check=True, cwd=ROOT)
    return FILE.read_text("utf-8")


def test_every_object_is_described_once(described: str) -> None:
    exported = re.findall(r'exports: \["Bijou/(\w+) 1\.0"\]', described)
    assert sorted(exported) == sorted([*SINGLETONS, *TYPES])


@pytest.mark.parametrize("member", ['name: "scalePercent"; type: "int"', 'name: "openAddress"', 'name: "moved"', 'name: "count"; type: "int"'])
def test_members_are_described_with_their_types(described: str, member: str) -> None:
    assert member in described


def test_qmllint_finds_a_member_that_is_not_there(described: str, tmp_path: Path) -> None:
    """Without the description it would believe anything."""
    file = tmp_path / "Planted.qml"
    file.write_text("import QtQuick\nimport Bijou\n\nItem {\n    width: Navigation.moviez\n}\n", encoding="utf-8")
    lint = Path(sys.executable).parent / "pyside6-qmllint"
    said = subprocess.run([lint, "-I", ROOT / "app" / "views" / "qml", file], capture_output=True, text=True, check=False)
    assert "moviez" in said.stdout + said.stderr
