"""Keyrings for the tests of secrets: real backends of the real `keyring`, set for one test and taken back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

# The Secret Service is Linux's keyring; macOS and Windows have none to run in a test.
collect_ignore = [] if sys.platform.startswith("linux") else ["test_secret_service.py"]


class MemoryKeyring(KeyringBackend):
    """Keeps what it is given; `broken` raises as a locked keyring does, `forgetful` takes everything and keeps nothing."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = False
        self.forgetful = False
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        del self.kept[service, username]

    def _answer(self) -> None:
        self.asked += 1
        if self.broken:
            raise OSError("the collection is locked: hunter2")


# What keyring offers where there is nothing, untyped as keyring is.
NO_KEYRING: Any = null.Keyring
FAILING_KEYRING: Any = fail.Keyring
CHAIN: Any = chainer.ChainerBackend


@pytest.fixture
def use_keyring() -> Iterator[Any]:
    """Makes a backend the system's keyring for this test."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture
def memory(use_keyring: Any) -> MemoryKeyring:
    ring = MemoryKeyring()
    use_keyring(ring)
    return ring
