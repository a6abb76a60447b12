"""One window per data folder: what a second start says reaches the first, and a dead one's socket is no obstacle."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.views.single_instance import SingleInstance, channel, hand_over

SECOND = "import sys, json; from app.views.single_instance import hand_over; sys.exit(0 if hand_over(sys.argv[1], json.loads(sys.argv[2])) else 9)"
HOUSE = Path(__file__).parents[2]


@pytest.fixture
def name(tmp_path: Path) -> str:
    return channel(tmp_path)


@pytest.fixture
def first(qtbot: QtBot, name: str) -> Iterator[SingleInstance]:
    instance = SingleInstance(name)
    assert instance.listening
    yield instance
    instance.close()


def second(name: str, arguments: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SECOND, name, json.dumps(arguments)], cwd=HOUSE)


def test_the_second_hands_over_its_arguments_and_ends(qtbot: QtBot, name: str, first: SingleInstance) -> None:
    with qtbot.waitSignal(first.handedOver, timeout=20_000) as heard:
        other = second(name, {"open": "bijou://movies?genre=é"})
    assert heard.args == [{"open": "bijou://movies?genre=é"}]
    assert other.wait(20) == 0


def test_several_at_once_are_all_heard(qtbot: QtBot, name: str, first: SingleInstance) -> None:
    said: list[str] = []
    first.handedOver.connect(lambda arguments: said.append(arguments["open"]))
    others = [second(name, {"open": str(number)}) for number in range(3)]
    qtbot.waitUntil(lambda: len(said) == 3, timeout=20_000)
    assert sorted(said) == ["0", "1", "2"]
    assert [other.wait(20) for other in others] == [0, 0, 0]


def test_without_a_first_nobody_hears(qtbot: QtBot, name: str) -> None:
    assert not hand_over(name, {})


def test_another_folder_has_another_channel(tmp_path: Path) -> None:
    assert channel(tmp_path / "a") != channel(tmp_path / "b")
    assert channel(tmp_path / "a") == channel(tmp_path / "a" / ".." / "a")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes leave nothing behind")
def test_a_socket_that_a_dead_process_left_is_taken_over(qtbot: QtBot, name: str) -> None:
    left = Path(tempfile.gettempdir()) / name
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(left))
    assert left.exists()
    instance = SingleInstance(name)
    assert instance.listening
    instance.close()
    assert not left.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="speaks to the socket directly")
@pytest.mark.parametrize("line", [b"\xff\xfe\n", b"[1]\n", b"{}\n", b'{"open": 5}\n'])
def test_nonsense_raises_the_window_and_no_more(qtbot: QtBot, name: str, first: SingleInstance, line: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as other, qtbot.waitSignal(first.handedOver) as heard:
        other.connect(str(Path(tempfile.gettempdir()) / name))
        other.sendall(line)
    assert heard.args == [{}]
