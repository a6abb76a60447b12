"""The folder of real answers, and routes that replay one byte for byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.web.loopback import Exchange, Route

FOLDER = Path(os.environ.get("BIJOU_CAPTURES") or Path(__file__).parents[3] / "shared" / "captures")
captures = [
    pytest.mark.captures,
    pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no folder of real answers at {FOLDER.name}; BIJOU_CAPTURES names another"),
]
"""`pytestmark = captures` marks a module whose tests read the folder."""


def real(name: str) -> bytes:
    """A file of it, "omdb/attested/error-401-invalid-api-key.json"."""
    return (FOLDER / name).read_bytes()


def files(folder: str) -> list[str]:
    """The names of the files there, folders below included; none where there is no folder."""
    return sorted(path.relative_to(FOLDER / folder).as_posix() for path in (FOLDER / folder).rglob("*.json"))


def saying(body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Route:
    """A route that answers this every time."""

    def answer(it: Exchange) -> None:
        it.reply(status, body, {"Content-Type": "application/json", **(headers or {})})

    return answer
