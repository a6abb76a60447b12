"""What was learnt of folders survives the process, damage and a full disk, and does not grow without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.items import Facts, Kind, Reported, Skipped
from app.sources.folders.remembered import BATCH, Remembered


def _film(number: int, title: str = "Film") -> Reported:
    return Reported(Kind.MOVIE, f"Movies/{number}", Facts(title=f"{title} {number}"))


def _kept(path: Path, count: int, title: str = "Film") -> Remembered:
    remembered = Remembered(path)
    for number in range(count):
        remembered.put(Kind.MOVIE, f"Movies/{number}", b"print", _film(number, title))
    return remembered


def test_it_comes_back_in_the_next_process(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.facts"
    remembered = _kept(path, 3)
    remembered.put(Kind.EPISODE, "e", b"print", Skipped("e", "E", "no number"))
    remembered.save()
    again = Remembered(path)
    assert again.get(Kind.MOVIE, "Movies/2", b"print") == _film(2)
    assert again.get(Kind.EPISODE, "e", b"print") == Skipped("e", "E", "no number")
    assert again.get(Kind.MOVIE, "Movies/2", b"other") is None
    assert again.get(Kind.SHOW, "Movies/2", b"print") is None


def test_a_killed_scan_loses_one_batch_at_most(tmp_path: Path) -> None:
    _kept(tmp_path / "a.facts", BATCH + 50)
    again = Remembered(tmp_path / "a.facts")
    assert again.get(Kind.MOVIE, f"Movies/{BATCH - 1}", b"print") == _film(BATCH - 1)
    assert again.get(Kind.MOVIE, f"Movies/{BATCH}", b"print") is None


@pytest.mark.parametrize("cut", [1, 7, 500])
def test_damage_at_the_end_loses_that_batch_and_is_mended(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.facts"
    _kept(path, 2 * BATCH).save()
    path.write_bytes(path.read_bytes()[:-cut])
    again = Remembered(path)
    assert again.get(Kind.MOVIE, "Movies/0", b"print") == _film(0)
    assert again.get(Kind.MOVIE, f"Movies/{BATCH}", b"print") is None
    for number in range(BATCH, 2 * BATCH):
        again.put(Kind.MOVIE, f"Movies/{number}", b"print", _film(number))
    again.save()
    mended = Remembered(path)
    assert mended.get(Kind.MOVIE, f"Movies/{2 * BATCH - 1}", b"print") == _film(2 * BATCH - 1)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"bijou-folders-1\n\xff\xff\xff\xff", b"bijou-folders-1\n\x02\0\0\0\xc1\xc1"])
def test_nonsense_is_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.facts"
    path.write_bytes(content)
    remembered = Remembered(path)
    assert remembered.get(Kind.MOVIE, "Movies/1", b"print") is None
    remembered.put(Kind.MOVIE, "Movies/1", b"print", _film(1))
    remembered.save()
    assert Remembered(path).get(Kind.MOVIE, "Movies/1", b"print") == _film(1)


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.facts"
    for scan in range(12):
        _kept(path, 2 * BATCH, f"Scan {scan}").save()
    once = tmp_path / "b.facts"
    _kept(once, 2 * BATCH, "Scan 9").save()
    assert path.stat().st_size < 4 * once.stat().st_size
    assert Remembered(path).get(Kind.MOVIE, "Movies/3", b"print") == _film(3, "Scan 11")


def test_released_memory_is_read_again(tmp_path: Path) -> None:
    remembered = _kept(tmp_path / "a.facts", 3)
    remembered.release()
    assert remembered._known is None
    assert remembered.get(Kind.MOVIE, "Movies/1", b"print") == _film(1)


def test_a_place_that_cannot_be_written_is_no_failure(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_bytes(b"")
    remembered = _kept(tmp_path / "file" / "a.facts", 3)
    remembered.save()
    assert remembered.get(Kind.MOVIE, "Movies/1", b"print") == _film(1)
    assert "could not be kept" in caplog.text


def test_without_a_place_it_serves_this_process(tmp_path: Path) -> None:
    remembered = Remembered(None)
    remembered.put(Kind.MOVIE, "Movies/1", b"print", _film(1))
    remembered.release()
    assert remembered.get(Kind.MOVIE, "Movies/1", b"print") == _film(1)
