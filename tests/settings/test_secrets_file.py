"""The secrets file: encrypted, whole, for the user's eyes only (D70)."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import msgspec
import pytest

from app.settings import secrets_file
from app.settings.secrets_file import SecretsFile, SecretsProblem, WrongPassphrase


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets_file, "COST", 2**4)  # the real cost is tried in test_keys.py


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "secrets.bijou"


def test_d70_what_is_put_comes_back_and_is_not_readable_on_disk(path: Path) -> None:
    SecretsFile(path, "open sesame").put("plex a", "canary-token")
    assert SecretsFile(path, "open sesame").get("plex a") == "canary-token"
    raw = path.read_bytes()
    assert b"canary" not in raw
    assert b"plex a" not in raw
    assert b"sesame" not in raw


def test_d70_the_file_is_for_the_users_eyes_only(path: Path) -> None:
    SecretsFile(path, "p").put("a", "b")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_wrong_passphrase_is_a_sentence_and_harms_nothing(path: Path) -> None:
    SecretsFile(path, "right").put("a", "b")
    with pytest.raises(WrongPassphrase, match="does not open"):
        SecretsFile(path, "wrong")
    assert SecretsFile(path, "right").get("a") == "b"
    with pytest.raises(WrongPassphrase, match="empty"):
        SecretsFile(path, "")


def test_opening_makes_no_file(path: Path) -> None:
    assert SecretsFile(path, "p").get("a") is None
    assert not path.exists()


def test_forgetting(path: Path) -> None:
    file = SecretsFile(path, "p")
    file.put("a", "1")
    file.put("b", "2")
    file.put("a", None)
    again = SecretsFile(path, "p")
    assert (again.get("a"), again.get("b")) == (None, "2")


def test_each_write_has_another_nonce(path: Path) -> None:
    file = SecretsFile(path, "p")
    seen = set()
    for _ in range(5):
        file.put("a", "same")
        seen.add(msgspec.json.decode(path.read_bytes())["nonce"])
    assert len(seen) == 5


def test_what_another_process_wrote_is_kept(path: Path) -> None:
    one, other = SecretsFile(path, "p"), SecretsFile(path, "p")
    one.put("a", "1")
    other.put("b", "2")
    again = SecretsFile(path, "p")
    assert (again.get("a"), again.get("b")) == ("1", "2")


@pytest.mark.parametrize("content", [b"", b"not json", b"{}", b'{"salt": 1}', b"\x00" * 100])
def test_damage_is_a_sentence_and_the_file_stays(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(SecretsProblem, match="damaged or was not made by this version"):
        SecretsFile(path, "p")
    assert path.read_bytes() == content


def test_a_changed_header_or_byte_does_not_open(path: Path) -> None:
    SecretsFile(path, "p").put("a", "b")
    envelope = msgspec.json.decode(path.read_bytes())
    data = envelope["data"]
    path.write_bytes(msgspec.json.encode({**envelope, "data": ("A" if data[0] != "A" else "B") + data[1:]}))
    with pytest.raises(WrongPassphrase):
        SecretsFile(path, "p")


def test_a_file_that_asks_for_all_memory_is_refused(path: Path) -> None:
    SecretsFile(path, "p").put("a", "b")
    envelope = msgspec.json.decode(path.read_bytes())
    path.write_bytes(msgspec.json.encode({**envelope, "cost": 2**40}))
    with pytest.raises(SecretsProblem, match="damaged or was not made"):
        SecretsFile(path, "p")


def test_a_full_disk_is_a_sentence_and_the_old_file_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SecretsFile(path, "p")
    file.put("a", "b")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SecretsProblem, match="No space left on device"):
        file.put("c", "d")
    monkeypatch.undo()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert SecretsFile(path, "p").get("a") == "b"
