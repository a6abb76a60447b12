"""The house rules that no off-the-shelf tool checks: sizes of files, and words that do not belong."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted([*(ROOT / "app").rglob("*.py"), ROOT / "main.py"])
QML = sorted((ROOT / "app").rglob("*.qml"))
UNWELCOME = re.compile(r"setContextProperty|processEvents|QThreadPool\.globalInstance|time\.sleep|\bTODO\b|\bFIXME\b|NotImplemented")
OWNED_SCREEN = re.compile(r"(?<!Application)\.screen\(\)")
COLOUR = re.compile(r"#[0-9a-fA-F]{6,8}\b")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 500
    assert ast.get_docstring(ast.parse(text)), "a module says in one line what it is"
    assert not UNWELCOME.search(text)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_failure_is_swallowed_in_silence(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
            assert not (broad and len(node.body) == 1 and isinstance(node.body[0], ast.Pass)), f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nobody_asks_a_window_for_its_screen(path: Path) -> None:
    """PySide makes the screen a child of the window, and with the second window that goes, the screen is destroyed: the next to look at it crashes."""
    assert not OWNED_SCREEN.search(path.read_text("utf-8"))


@pytest.mark.parametrize("path", QML, ids=_name)
def test_a_qml_file_is_small_and_takes_its_colours_from_the_theme(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 250
    assert not UNWELCOME.search(text)
    assert "pragma ComponentBehavior: Bound" in text or path.name == "Theme.qml"
    assert path.name == "Theme.qml" or not COLOUR.search(text)


@pytest.mark.parametrize("path", [p for p in MODULES if "web" not in p.parts and "demo" not in p.parts], ids=_name)
def test_only_web_opens_addresses(path: Path) -> None:
    """import-linter sees `urllib` as one package; its parsers are everybody's, its opener is web's alone."""
    assert "urllib.request" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "decoding.py"], ids=_name)
def test_types_are_worked_out_one_at_a_time(path: Path) -> None:
    """msgspec crashes when two threads use a type for the first time at once: `decoder` makes it, or a module while it is imported."""
    tree = ast.parse(path.read_text("utf-8"))
    late = [node for outer in ast.walk(tree) if isinstance(outer, (ast.FunctionDef, ast.Lambda)) for node in ast.walk(outer) if isinstance(node, ast.Call)]
    for call in late:
        words = ast.unparse(call.func)
        assert not (words == "msgspec.json.decode" and any(one.arg == "type" for one in call.keywords)), f"line {call.lineno}"
        assert words != "msgspec.convert" or any(
            f"\n{made}  # worked out" in path.read_text("utf-8") for made in ("decoder(Reported)", "    decoder(shape)")
        ), f"line {call.lineno}"
