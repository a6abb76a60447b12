"""The pretend servers as a process: quick to start, and gone with whoever started them."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options, Ready
from app.domain.problems import Unreachable
from tests.demo.conftest import ask, plex, section

ROOT = Path(__file__).parents[2]
PARENT = """
import sys
from app.demo.process import PretendServers
servers = PretendServers().start()
print(servers.plex.address, flush=True)
sys.stdin.read()
"""


def _line_to(address: str) -> socket.socket:
    """An open connection, which ends when the server's process does."""
    where = urlsplit(address)
    line = socket.create_connection((where.hostname or "", where.port or 0), timeout=20)
    line.sendall(b"GET /identity HTTP/1.1\r\nHost: x\r\n\r\n")
    assert line.recv(65536).startswith(b"HTTP/1.1 200")
    return line


def _ended(line: socket.socket) -> bool:
    try:
        while line.recv(65536):
            pass
    except ConnectionError:
        return True
    return True


def test_one_line_says_where_everything_is() -> None:
    child = subprocess.Popen([sys.executable, "-m", "app.demo"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    ready = msgspec.json.decode(child.stdout.readline(), type=Ready)
    assert ask(ready.plex.address, "/identity").status == 200
    assert ask(ready.jellyfin.address, "/System/Info/Public").status == 200
    child.stdin.close()
    assert child.stdout.read() == b""
    assert child.wait(20) == 0
    child.stdout.close()


def test_stop_ends_the_process_and_may_be_repeated() -> None:
    servers = PretendServers().start()
    line = _line_to(servers.plex.address)
    servers.stop()
    servers.stop()
    assert _ended(line)
    line.close()
    assert servers.process_id is None


def test_terminate_ends_it_with_success(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-m", "app.demo", "--data-dir", str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(signal.SIGTERM)
    assert child.wait(20) == 0
    child.stdin.close()
    child.stdout.close()
    assert not list(tmp_path.rglob("*.part"))


def test_it_ends_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdin is not None
    assert parent.stdout is not None
    line = _line_to(parent.stdout.readline().decode().strip())
    parent.kill()
    parent.wait(20)
    assert _ended(line)
    line.close()
    parent.stdin.close()
    parent.stdout.close()


def test_the_folder_keeps_ports_dates_and_drawings(tmp_path: Path) -> None:
    with PretendServers().start(data_dir=tmp_path) as first:
        film = section(first, 1, 1)[0]
        drawn = ask(first.plex.address, film["thumb"], {"X-Plex-Token": first.plex.token})
        where = first.ready
    assert [path.suffix for path in (tmp_path / "art-1").iterdir()] == [".jpg"]
    with PretendServers().start(data_dir=tmp_path) as second:
        assert second.ready == where
        again = section(second, 1, 1)[0]
        assert again["addedAt"] == film["addedAt"]
        assert ask(second.plex.address, film["thumb"], {"X-Plex-Token": second.plex.token}).body == drawn.body
    assert not list(tmp_path.rglob("*.part"))


def test_dates_begin_anew_after_a_month_at_the_same_ports(tmp_path: Path) -> None:
    addresses = set()

    def newest(now: str) -> int:
        with PretendServers().start(data_dir=tmp_path, options=Options(environment={"BIJOU_NOW": now})) as servers:
            addresses.add((servers.plex.address, servers.tvdb.image_address))
            return max(int(film["addedAt"]) for film in section(servers, 1, 1))

    first, soon, late = newest("2026-03-01T12:00:00Z"), newest("2026-03-20T12:00:00Z"), newest("2026-05-20T12:00:00Z")
    assert first == soon
    assert late - first == 80 * 86_400
    assert len(addresses) == 1, "pictures that were kept are asked for there"


def test_a_port_that_is_taken_is_replaced(tmp_path: Path) -> None:
    with PretendServers().start(data_dir=tmp_path) as first, PretendServers().start(data_dir=tmp_path) as second:
        assert first.plex.address != second.plex.address
        assert plex(second, "/").status == 200


def test_what_cannot_start_says_so() -> None:
    with pytest.raises(Unreachable):
        PretendServers().start(size=-1)
    with pytest.raises(Unreachable):
        _ = PretendServers().plex
