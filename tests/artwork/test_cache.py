"""The picture cache: never past its limit, the longest unused first, deletable at any time, shared by two processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.artwork.cache import TOUCH_SECONDS, PictureCache
from app.artwork.filelock import locked
from app.artwork.sizes import Size
from app.web.spread_files import BLOCK


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _on_disk(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _pictures(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.suffix in {".jpg", ".png"}]


def test_what_is_added_is_found(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 10 * BLOCK)
    path = cache.add("1 /thumb", Size.POSTER, b"picture")
    assert path.suffix == ".jpg"
    assert cache.find("1 /thumb", Size.POSTER) == path
    assert path.read_bytes() == b"picture"
    assert cache.find("1 /thumb", Size.POSTER_2X) is None
    assert cache.find("2 /thumb", Size.POSTER) is None
    assert PictureCache(tmp_path, 10 * BLOCK).find("1 /thumb", Size.POSTER) == path


def test_any_reference_has_a_place_inside(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 100 * BLOCK)
    for reference in ("1 ../../../etc/passwd", "1 \0", "1 " + "x" * 5000, "1 \ud800", "", "1 a/b\\c:d"):
        path = cache.add(reference, Size.POSTER, b"x")
        assert path.resolve().is_relative_to(tmp_path.resolve())


def test_it_never_goes_past_its_limit(tmp_path: Path, clock: Clock) -> None:
    limit = 40 * BLOCK
    cache = PictureCache(tmp_path, limit, clock)
    for number in range(150):
        clock.now += 1
        cache.add(f"1 {number}", Size.POSTER, b"x" * (100 + number * 2137 % 9000))
        if number % 5 == 0:
            assert _on_disk(tmp_path) <= limit
            assert cache.used() <= limit
    assert cache.used() > limit * 0.6


def test_the_longest_unused_goes_first(tmp_path: Path, clock: Clock) -> None:
    cache = PictureCache(tmp_path, 10 * BLOCK, clock)
    for number in range(10):
        clock.now += 1
        cache.add(f"1 {number}", Size.POSTER, b"x")
    clock.now += TOUCH_SECONDS + 1
    assert cache.find("1 0", Size.POSTER)
    clock.now += 1
    cache.add("1 new", Size.POSTER, b"x")
    assert cache.find("1 0", Size.POSTER)
    assert cache.find("1 new", Size.POSTER)
    assert cache.find("1 1", Size.POSTER) is None


def test_a_picture_larger_than_the_cache_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 4 * BLOCK)
    with pytest.raises(OSError, match="does not fit"):
        cache.add("1 big", Size.POSTER, b"x" * BLOCK * 5)
    cache.add("1 small", Size.POSTER, b"x")
    assert len(_pictures(tmp_path)) == 1


def test_the_same_picture_again_counts_once(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 8 * BLOCK)
    for _ in range(20):
        cache.add("1 same", Size.POSTER, b"x")
    cache.add("1 other", Size.POSTER, b"x")
    assert cache.find("1 same", Size.POSTER)
    assert int((tmp_path / "usage").read_text()) == 2 * BLOCK


def test_it_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    folder = tmp_path / "artwork"
    cache = PictureCache(folder, 10 * BLOCK)
    cache.add("1 a", Size.POSTER, b"x")
    shutil.rmtree(folder)
    assert cache.find("1 a", Size.POSTER) is None
    assert cache.used() == 0
    assert cache.add("1 a", Size.POSTER, b"y").read_bytes() == b"y"
    (folder / "usage").write_bytes(b"\xff nonsense longer than any number of bytes")
    cache.add("1 b", Size.POSTER, b"z")
    assert int((folder / "usage").read_text()) == 2 * BLOCK


def test_clearing_leaves_nothing(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 10 * BLOCK)
    cache.add("1 a", Size.LOGO, b"x")
    cache.add("1 a", Size.POSTER, b"x")
    cache.clear()
    assert cache.used() == 0
    assert _pictures(tmp_path) == []
    cache.add("1 a", Size.POSTER, b"x")


def test_a_smaller_limit_holds_at_once(tmp_path: Path, clock: Clock) -> None:
    cache = PictureCache(tmp_path, 100 * BLOCK, clock)
    for number in range(50):
        clock.now += 1
        cache.add(f"1 {number}", Size.POSTER, b"x")
    cache.set_limit(10 * BLOCK)
    assert cache.used() <= 10 * BLOCK
    assert cache.find("1 49", Size.POSTER)


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path, clock: Clock) -> None:
    cache = PictureCache(tmp_path, 4 * BLOCK, clock)
    path = cache.add("1 a", Size.POSTER, b"x")
    left = path.with_name("left.jpg.99-1.part")
    left.write_bytes(b"half")
    os.utime(left, (clock.now - 7200, clock.now - 7200))
    for number in range(6):
        cache.add(f"1 {number}", Size.POSTER, b"x")
    assert not left.exists()


def test_many_threads_keep_the_limit(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 20 * BLOCK)
    troubles: list[BaseException] = []

    def work(worker: int) -> None:
        try:
            for number in range(60):
                cache.add(f"{worker} {number % 7}", Size.POSTER, b"x" * (worker * 1000 + 1))
                cache.find(f"{worker} {number % 7}", Size.POSTER)
        except BaseException as error:  # noqa: BLE001  whatever it is, the test must see it
            troubles.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert cache.used() <= 20 * BLOCK


def test_a_picture_waits_for_the_other_process(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, 10 * BLOCK)
    added = threading.Event()

    def add() -> None:
        cache.add("1 a", Size.POSTER, b"x")
        added.set()

    thread = threading.Thread(target=add)
    with locked(tmp_path / "usage"):
        thread.start()
        assert not added.wait(0.3)
        assert _pictures(tmp_path) == []
    thread.join()
    assert added.is_set()


def test_two_processes_keep_the_limit(tmp_path: Path) -> None:
    limit = 30 * BLOCK
    code = (
        "import sys; from pathlib import Path; from app.artwork.cache import PictureCache; from app.artwork.sizes import Size\n"
        f"cache = PictureCache(Path(sys.argv[1]), {limit}); sys.stdin.readline()\n"
        "for number in range(100): cache.add(f'{sys.argv[2]} {number}', Size.POSTER, b'x' * 3000)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    programs = [subprocess.Popen([*command, str(number)], stdin=subprocess.PIPE, cwd=Path(__file__).parents[2]) for number in range(2)]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"\n")
        program.stdin.flush()
    highest = 0
    while any(program.poll() is None for program in programs):
        with locked(tmp_path / "usage"):  # else a picture is counted that makes room for the next one counted
            highest = max(highest, sum(BLOCK for _ in _pictures(tmp_path)))
    for program in programs:
        program.communicate()
    assert [program.returncode for program in programs] == [0, 0]
    assert 0 < highest <= limit
    assert PictureCache(tmp_path, limit).used() <= limit
    assert int((tmp_path / "usage").read_text()) >= PictureCache(tmp_path, limit).used()
