"""`make build`: freezes Bijou into dist/bijou, runs the tour with the result, and reports its size and start."""

from __future__ import annotations

import compileall
import importlib.util
import json
import os
import py_compile
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
FOLDER = DIST / "bijou"
BUDGET_MB = 75
BUDGET_START = 1.3
"""Times the start from source, to the first frame."""
ON_SCREEN = "The window is on the screen"
RUNS = 9


def freeze() -> None:
    """Run PyInstaller; its own output only when it fails."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--distpath", str(DIST), "--workpath", str(ROOT / "build" / "freeze"), "pyinstaller.spec"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode:
        sys.exit(answer.stdout + answer.stderr)


def slim() -> None:
    """Take the symbols out of libpython: some builds of Python bring 16 MB of them. Qt's and the wheels' own libraries come without."""
    if strip := shutil.which("strip"):
        for library in FOLDER.glob("_internal/libpython*.so*"):
            subprocess.run([strip, "--strip-unneeded", library], check=True)


def unfold_shiboken() -> None:
    """Put shiboken's own Python code beside it, compiled: else it is compiled anew with every start, which takes 13 ms.

    Shiboken writes it out itself, beside a copy of it, for the one that Bijou is developed with shall stay as it is. Raises SystemExit.
    """
    found = importlib.util.find_spec("shiboken6")
    if found is None or found.origin is None:
        sys.exit("There is no shiboken6.")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(Path(found.origin).parent, Path(folder) / "shiboken6")
        environment = {**os.environ, "SBK_EMBED": "0", "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([sys.executable, "-c", "import shiboken6"], env=environment, check=True)
        written = Path(folder) / "shiboken6" / "files.dir"
        unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH  # whoever unpacks the package may set other times
        if not compileall.compile_dir(written, quiet=1, invalidation_mode=unchecked, stripdir=folder):
            sys.exit("Shiboken's own code could not be compiled.")
        shutil.copytree(written, FOLDER / "_internal" / "shiboken6" / "files.dir")


def folder_scan(folder: Path) -> None:
    """Let the frozen program read a folder of films: its helper process, guessit and MediaInfo are all in the package. Raises SystemExit."""
    films, export = folder / "films", folder / "export.json"
    films.mkdir()
    (films / "Some.Film.1927.1080p.BluRay.x264-GROUP.mkv").write_bytes(b"")
    common: list[str | Path] = [program(), "--data-dir", folder / "folders"]
    environment = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    for verb in (["--add-server", "folders", str(films)], ["--scan", "full"], ["--export", str(export)]):
        subprocess.run([*common, *verb], env=environment, check=True, capture_output=True, timeout=120)
    titles = [film["title"] for film in json.loads(export.read_text("utf-8"))["movies"]]
    if titles != ["Some Film"]:
        sys.exit(f"The frozen program read a folder wrongly: {titles}")


def compressed_mb() -> float:
    """Size of the folder as .tar.xz, in MB; the archive stays beside it."""
    archive = DIST / "bijou.tar.xz"
    with tarfile.open(archive, "w:xz", preset=6) as tar:
        tar.add(FOLDER, "bijou")
    return archive.stat().st_size / 1e6


def program() -> Path:
    """The frozen program."""
    return FOLDER / ("bijou.exe" if os.name == "nt" else "bijou")


def tour(folder: Path) -> int:
    """Let the frozen program take the tour on its own demo; how many pictures it took."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    subprocess.run([program(), "--data-dir", folder / "data", "--tour", folder / "tour"], env=environment, check=True, timeout=600)
    return len(list((folder / "tour").glob("*.png")))


def seconds(command: list[str | Path], runs: int = 7) -> float:
    """Median wall seconds of `command`."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def to_window(command: list[str | Path], data: Path) -> float:
    """Seconds from starting `command` on the library in `data` until its first frame, as the log says. Raises SystemExit."""
    log = data / "logs" / "bijou.log"
    log.write_bytes(b"")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    began = time.time()
    with subprocess.Popen([*command, "--data-dir", data, "--log-level", "debug"], env=environment) as child:
        while not (said := [line for line in log.read_text("utf-8").splitlines() if line.endswith(ON_SCREEN)]):
            if child.poll() is not None or time.time() > began + 60:
                child.kill()
                sys.exit(f"No window came from {command[0]}.")
            time.sleep(0.05)
        child.kill()
    return datetime.strptime(said[0][:23], "%Y-%m-%d %H:%M:%S,%f").timestamp() - began  # noqa: DTZ007  # the log's times are local ones


def window_starts(frozen: list[str | Path], source: list[str | Path], data: Path) -> tuple[float, float]:
    """Medians of both, started in turns and warm."""
    pairs = [(to_window(frozen, data), to_window(source, data)) for _ in range(RUNS + 1)][1:]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def main() -> None:
    """Freeze, start, measure; a failing step ends with its own words and exit 1."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    freeze()
    slim()
    unfold_shiboken()
    with tempfile.TemporaryDirectory() as folder:
        pictures = tour(Path(folder))
        if not pictures:
            sys.exit("The frozen program took no pictures.")
        folder_scan(Path(folder))
        frozen_window, source_window = window_starts([program()], [sys.executable, ROOT / "main.py"], Path(folder) / "folders")
    frozen, source = seconds([program(), "--version"]), seconds([sys.executable, ROOT / "main.py", "--version"])
    unpacked = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
    size = compressed_mb()
    print(f"dist/bijou: {unpacked:.0f} MB, {size:.1f} MB compressed (budget {BUDGET_MB}); the tour took {pictures} pictures")
    print(f"--version: {frozen * 1000:.0f} ms frozen, {source * 1000:.0f} ms from source, ratio {frozen / source:.2f}")
    ratio = frozen_window / source_window
    print(f"first frame: {frozen_window * 1000:.0f} ms frozen, {source_window * 1000:.0f} ms from source, ratio {ratio:.2f} (budget {BUDGET_START})")
    if size > BUDGET_MB:
        sys.exit(f"The package is over its budget of {BUDGET_MB} MB.")
    if ratio > BUDGET_START:
        sys.exit(f"The package starts too slowly: {ratio:.2f} times what the source takes.")


if __name__ == "__main__":
    main()
