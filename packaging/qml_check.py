"""Runs qmllint and qmlformat over every QML file and fails on any output: qmllint itself exits 0 on warnings."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
QML = ROOT / "app" / "views" / "qml"
BIN = Path(sys.executable).parent


def main() -> int:
    """0 when every file is clean."""
    subprocess.run([sys.executable, ROOT / "packaging" / "qml_types.py"], check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    files = sorted(str(path) for path in QML.rglob("*.qml"))
    lint = subprocess.run([BIN / "pyside6-qmllint", "-I", QML, *files], capture_output=True, text=True, check=False)
    said = (lint.stdout + lint.stderr).strip()
    if said or lint.returncode:
        print(said)
        print("qmllint is not content with the QML above.")
        return 1
    ragged = [path for path in files if _formatted(path) != Path(path).read_text("utf-8")]
    if ragged:
        print("\n".join(ragged))
        print("Not as qmlformat writes it: run .venv/bin/pyside6-qmlformat -i on the files above.")
        return 1
    print(f"QML clean: {len(files)} files")
    return 0


def _formatted(path: str) -> str:
    return subprocess.run([BIN / "pyside6-qmlformat", path], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
