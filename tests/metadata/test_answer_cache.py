"""Answers on disk: found again, bounded, whole or absent, and deleted at no loss."""

from __future__ import annotations

import os
import random
import shutil
import threading
from pathlib import Path

import pytest

from app.metadata.answer_cache import AnswerCache, Kept
from tests.metadata.conftest import StillClock


def noise(length: int, seed: int = 0) -> bytes:
    """Bytes that cannot be packed."""
    return random.Random(seed).randbytes(length)


def disk(folder: Path) -> int:
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in folder.rglob("*") if path.is_file())


def test_an_answer_is_found_as_it_came(tmp_path: Path, clock: StillClock) -> None:
    cache = AnswerCache(tmp_path, now=clock)
    cache.keep("one", Kept(b'{"id": 1}', '"abc"', "Wed, 01 Oct 2025 12:00:30 GMT"))
    assert AnswerCache(tmp_path).find("one") == Kept(b'{"id": 1}', '"abc"', "Wed, 01 Oct 2025 12:00:30 GMT", clock())
    assert cache.find("two") is None


def test_confirming_makes_it_young_again(tmp_path: Path, clock: StillClock) -> None:
    cache = AnswerCache(tmp_path, now=clock)
    cache.keep("one", Kept(b"{}"))
    clock.pass_by(5000)
    cache.confirm("one")
    found = cache.find("one")
    assert found is not None
    assert found.at == clock()
    cache.confirm("never kept")


def test_what_is_doubted_is_old_until_it_is_confirmed(tmp_path: Path, clock: StillClock) -> None:
    cache = AnswerCache(tmp_path, now=clock)
    cache.keep("one", Kept(b"{}", '"abc"'))
    at = clock()
    cache.doubt()
    found = cache.find("one")
    assert found == Kept(b"{}", '"abc"', at=at, doubted=True), "it may still be asked whether it holds, and serve while nobody can be asked"
    clock.pass_by(1)
    cache.confirm("one")
    found = cache.find("one")
    assert found is not None
    assert (found.at, found.doubted) == (clock(), False)


def test_it_never_holds_more_than_its_limit_and_lets_the_oldest_go(tmp_path: Path, clock: StillClock) -> None:
    limit = 1 << 20
    cache = AnswerCache(tmp_path, limit, clock)
    for at in range(300):
        clock.pass_by(1)
        cache.keep(str(at), Kept(noise(9000, at)))
        if at % 20 == 0:
            assert disk(tmp_path) <= limit
    assert disk(tmp_path) <= limit
    assert cache.used() == disk(tmp_path)
    assert cache.find("299") is not None
    assert cache.find("0") is None
    assert sum(cache.find(str(at)) is not None for at in range(300)) > 40, "it is not emptied whenever it is full"


def test_two_programs_together_stay_below_the_limit(tmp_path: Path, clock: StillClock) -> None:
    limit = 1 << 20
    one, other = AnswerCache(tmp_path, limit, clock), AnswerCache(tmp_path, limit, clock)
    for at in range(300):
        (one if at % 2 else other).keep(str(at), Kept(noise(9000, at)))
        assert disk(tmp_path) <= limit or at % 10


def test_the_same_answer_again_takes_no_more_room(tmp_path: Path, clock: StillClock) -> None:
    cache = AnswerCache(tmp_path, 1 << 20, clock)
    for _ in range(200):
        cache.keep("one", Kept(noise(9000)))
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_what_does_not_fit_is_not_kept(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path, 100_000)
    cache.keep("large", Kept(noise(90_000)))
    assert cache.find("large") is None


@pytest.mark.parametrize("spoil", ["cut", "garbage", "empty", "half"])
def test_a_damaged_file_is_an_absent_one_and_goes(tmp_path: Path, spoil: str) -> None:
    cache = AnswerCache(tmp_path)
    cache.keep("one", Kept(noise(5000)))
    path = next(path for path in tmp_path.rglob("*") if path.is_file())
    content = path.read_bytes()
    path.write_bytes({"cut": content[:-3], "garbage": b"\x00" * 500, "empty": b"", "half": content[:20]}[spoil])
    assert cache.find("one") is None
    assert not path.exists()


def test_everything_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    cache = AnswerCache(folder)
    cache.keep("one", Kept(b"{}"))
    shutil.rmtree(folder)
    assert cache.find("one") is None
    cache.confirm("one")
    cache.keep("one", Kept(b"{}"))
    assert cache.find("one") is not None
    cache.clear()
    assert cache.used() == 0


def test_a_file_in_the_folders_place_is_an_empty_cache(tmp_path: Path) -> None:
    (tmp_path / "answers").write_bytes(b"not a folder")
    cache = AnswerCache(tmp_path / "answers")
    cache.keep("one", Kept(b"{}"))
    assert cache.find("one") is None


def test_what_a_dead_program_left_unfinished_goes(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path)
    cache.keep("one", Kept(b"{}"))
    folder = next(path for path in tmp_path.iterdir())
    left = folder / "abc.1-2.part"
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    fresh = folder / "def.1-2.part"
    fresh.write_bytes(b"half")
    cache.used()
    assert not left.exists()
    assert fresh.exists()


def test_readers_and_writers_at_once_see_whole_answers(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path, 300_000)
    wrong: list[object] = []

    def work(seed: int) -> None:
        for at in range(60):
            body = noise(3000, at % 7)
            cache.keep(str(at % 7), Kept(body))
            found = cache.find(str((at + seed) % 7))
            if found is not None and found.body != noise(3000, (at + seed) % 7):
                wrong.append(found)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
