"""Starts and stops the pretend servers as a child process: for the demo library, for tests and for measurements."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import msgspec

from app.demo.edits import Change
from app.demo.faults import Fault
from app.demo.limits import Limit
from app.demo.ready import JellyfinReady, Options, PlexReady, ProviderReady, Ready
from app.domain.decoding import decoder
from app.domain.problems import Unreachable

USUAL = Options()
START_SECONDS = 20
STOP_SECONDS = 5


class PretendServers:
    """The pretend servers in a process of their own. Use it as a context manager, or `start` and `stop` it; the child also ends when this process does.

    ::

        with PretendServers().start(size=1000) as servers:
            servers.plex.address, servers.plex.token
            servers.jellyfin.address, servers.jellyfin.user, servers.jellyfin.password
            servers.tmdb.address, servers.tmdb.key, servers.tmdb.image_address  # and tvdb, omdb, tvmaze
            servers.set_fault(Fault("status", route="/library/sections/1/all", status=503, times=2))
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._ready: Ready | None = None

    # -- life -----------------------------------------------------------------------------------------------------------------

    def start(self, size: int | None = None, *, faults: Iterable[Fault] = (), data_dir: Path | None = None, options: Options = USUAL) -> Self:
        """Start them and wait until they answer. Raises Unreachable when they do not come up.

        `size` counts films and shows together (None: the catalogue written by hand). With `data_dir` the drawn pictures, the ports and the dates are
        kept there from one start to the next.
        """
        arguments = options.arguments()
        if size is not None:
            arguments += ["--size", str(size)]
        if data_dir is not None:
            arguments += ["--data-dir", str(data_dir)]
        self._child = _spawn(arguments, options.environment)
        self._ready = self._first_line(self._child)
        for fault in faults:
            self.set_fault(fault)
        return self

    def stop(self) -> None:
        """End the child: by closing its standard input, by asking, at last by force. Harmless when it has ended."""
        child, self._child = self._child, None
        if child is None:
            return
        try:
            if child.stdin is not None:
                child.stdin.close()
            try:
                child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                child.terminate()
                try:
                    child.wait(STOP_SECONDS)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
        finally:
            if child.stdout is not None:
                child.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    @property
    def process_id(self) -> int | None:
        """The child's process id while it lives."""
        return self._child.pid if self._child is not None else None

    # -- where and who --------------------------------------------------------------------------------------------------------

    @property
    def ready(self) -> Ready:
        """Addresses and credentials. Raises Unreachable before `start`."""
        if self._ready is None:
            raise Unreachable("The pretend servers have not been started.")
        return self._ready

    @property
    def plex(self) -> PlexReady:
        """The Plex server, called Attic."""
        return self.ready.plex

    @property
    def jellyfin(self) -> JellyfinReady:
        """The Jellyfin server, called Cellar."""
        return self.ready.jellyfin

    @property
    def plextv(self) -> str:
        """The address of the pretend plex.tv."""
        return self.ready.plextv

    @property
    def tmdb(self) -> ProviderReady:
        """The pretend TMDB."""
        return self.ready.tmdb

    @property
    def tvdb(self) -> ProviderReady:
        """The pretend TVDB."""
        return self.ready.tvdb

    @property
    def omdb(self) -> ProviderReady:
        """The pretend OMDb."""
        return self.ready.omdb

    @property
    def tvmaze(self) -> ProviderReady:
        """The pretend TVmaze."""
        return self.ready.tvmaze

    # -- mischief -------------------------------------------------------------------------------------------------------------

    def set_fault(self, fault: Fault) -> None:
        """Play a trouble from now on; several add up."""
        self._control("POST", "/faults", msgspec.json.encode(fault))

    def clear_faults(self) -> None:
        """No more trouble."""
        self._control("DELETE", "/faults")

    def set_limit(self, limit: Limit) -> None:
        """How much a provider or picture host puts up with from now on."""
        self._control("POST", "/limits", msgspec.json.encode(limit))

    def expire_tokens(self) -> None:
        """TVDB takes back all tokens that it gave."""
        self._control("POST", "/expire")

    def change(self, change: Change) -> list[str]:
        """Change what a server holds, or what the providers know; the keys of what was touched."""
        return [str(key) for key in self._control("POST", "/changes", msgspec.json.encode(change))["keys"]]

    def authorize(self, code: str) -> None:
        """Say yes to a PIN of plex.tv or a Quick Connect code."""
        self._control("POST", "/authorize", msgspec.json.encode({"code": code}))

    def counts(self) -> dict[str, int]:
        """Requests so far, by "site METHOD /path" ("plex GET /library/sections/1/all")."""
        return {str(name): int(count) for name, count in self._control("GET", "/tally")["counts"].items()}

    def requests(self) -> list[str]:
        """The latest 2,000 requests, oldest first, as "site METHOD /path?query", decoded."""
        return [str(line) for line in self._control("GET", "/tally")["latest"] if not str(line).startswith("control ")]

    def forget_requests(self) -> None:
        """Begin the tally anew."""
        self._control("DELETE", "/tally")

    def _control(self, method: str, path: str, body: bytes = b"") -> Any:
        where = urlsplit(self.ready.control)
        line = HTTPConnection(where.hostname or "127.0.0.1", where.port, timeout=30)
        try:
            line.request(method, path, body)
            answer = line.getresponse()
            told = msgspec.json.decode(answer.read() or b"{}")
        except (OSError, HTTPException) as trouble:
            raise Unreachable(f"The pretend servers do not answer ({type(trouble).__name__}).") from trouble
        finally:
            line.close()
        if answer.status != 200:
            raise ValueError(f"{method} {path}: {answer.status} {told}")
        return told

    def _first_line(self, child: subprocess.Popen[bytes]) -> Ready:
        lines: list[bytes] = []
        stdout = child.stdout
        if stdout is None:
            raise Unreachable("The pretend servers could not be started.")
        reader = threading.Thread(target=lambda: lines.append(stdout.readline()), name="pretend servers' first line", daemon=True)
        reader.start()
        reader.join(START_SECONDS)
        if not lines or not lines[0]:
            self.stop()
            raise Unreachable("The pretend servers did not start.")
        return decoder(Ready).decode(lines[0])


def _spawn(arguments: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """The child: this program itself where it is packaged, else Python with the package `app.demo`."""
    frozen = bool(getattr(sys, "frozen", False))
    command = [sys.executable, "--pretend-servers"] if frozen else [sys.executable, "-m", "app.demo"]
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [*command, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if frozen else None,
        cwd=None if frozen else root,
        env={**os.environ, **environment},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
