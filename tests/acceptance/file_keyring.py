"""A keyring in a file, for the real `keyring` of a process that a test starts: PYTHON_KEYRING_BACKEND names the class, BIJOU_TEST_KEYRING the file."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend

BACKEND, FILE = "PYTHON_KEYRING_BACKEND", "BIJOU_TEST_KEYRING"


class FileKeyring(KeyringBackend):
    """Keeps what it is given as a JSON object, by "service/name"."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._path.write_text(json.dumps({**self._kept(), f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        self._path.write_text(json.dumps({name: one for name, one in self._kept().items() if name != f"{service}/{username}"}))

    @property
    def _path(self) -> Path:
        return Path(os.environ[FILE])

    def _kept(self) -> dict[str, str]:
        kept: dict[str, str] = json.loads(self._path.read_text()) if self._path.exists() else {}
        return kept
