"""Secrets: in the keyring, read back, never where they do not belong (D70)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.settings.keys import Keeping, Keys, KeysUnavailable, provider_secret, server_secret
from app.settings.secrets_file import WrongPassphrase
from tests.settings.conftest import CHAIN, FAILING_KEYRING, NO_KEYRING, MemoryKeyring

PLEX = server_secret("plex", "a1b2")
OTHER = server_secret("plex", "c3d4")


def _keys(folder: Path, **environ: str) -> Keys:
    return Keys(folder, folder / "secrets.bijou", environ=environ)


def test_d70_a_secret_goes_to_the_keyring_and_is_read_back(tmp_path: Path, memory: MemoryKeyring) -> None:
    keys = _keys(tmp_path)
    assert keys.put(PLEX, "canary") is Keeping.KEYRING
    assert list(memory.kept.values()) == ["canary"]
    assert _keys(tmp_path).get(PLEX) == "canary"
    assert _keys(tmp_path).get(OTHER) is None
    assert list(tmp_path.iterdir()) == []


def test_secrets_are_named_by_data_folder_and_server(tmp_path: Path, memory: MemoryKeyring) -> None:
    _keys(tmp_path / "one").put(PLEX, "1")
    _keys(tmp_path / "two").put(PLEX, "2")
    _keys(tmp_path / "one").put(OTHER, "3")
    assert sorted(memory.kept.values()) == ["1", "2", "3"]
    assert _keys(tmp_path / "one").get(PLEX) == "1"


def test_a_removed_secret_is_gone(tmp_path: Path, memory: MemoryKeyring) -> None:
    keys = _keys(tmp_path)
    keys.put(PLEX, "canary")
    keys.remove(PLEX)
    keys.remove(PLEX)
    assert keys.get(PLEX) is None
    assert memory.kept == {}


def test_d70_a_keyring_that_keeps_nothing_is_noticed(tmp_path: Path, memory: MemoryKeyring) -> None:
    memory.forgetful = True
    keys = _keys(tmp_path)
    assert keys.put(PLEX, "canary") is Keeping.SESSION
    assert keys.get(PLEX) == "canary"
    assert "did not keep" in keys.state.sentence


@pytest.mark.parametrize("backend", [FAILING_KEYRING, NO_KEYRING])
def test_d70_without_a_keyring_the_app_says_so_and_goes_on(tmp_path: Path, use_keyring: Any, backend: Any) -> None:
    use_keyring(backend())
    keys = _keys(tmp_path)
    assert keys.get(PLEX) is None
    assert keys.put(PLEX, "canary") is Keeping.SESSION
    assert keys.get(PLEX) == "canary"
    assert keys.state.sentence.startswith("This computer has no keyring that Bijou can use.")
    assert "this session only" in keys.state.sentence
    assert list(tmp_path.iterdir()) == []
    assert _keys(tmp_path).get(PLEX) is None


def test_a_chain_of_no_keyrings_is_none(tmp_path: Path, use_keyring: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CHAIN, "backends", [NO_KEYRING()])
    use_keyring(CHAIN())
    assert _keys(tmp_path).put(PLEX, "canary") is Keeping.SESSION


def test_d70_a_locked_keyring_is_asked_once_and_again_when_the_user_says_so(tmp_path: Path, memory: MemoryKeyring) -> None:
    memory.broken = True
    keys = _keys(tmp_path)
    for _ in range(3):
        with pytest.raises(KeysUnavailable, match="did not open") as caught:
            keys.get(PLEX)
        assert "hunter2" not in str(caught.value)
    assert memory.asked == 1
    assert keys.put(PLEX, "canary") is Keeping.SESSION
    memory.broken = False
    state = keys.try_again()
    assert (state.keeping, state.sentence) == (Keeping.KEYRING, "")
    assert list(memory.kept.values()) == ["canary"]


def test_session_only_is_a_choice_that_ends_the_matter(tmp_path: Path, use_keyring: Any) -> None:
    use_keyring(NO_KEYRING())
    keys = _keys(tmp_path)
    keys.put(PLEX, "canary")
    assert keys.state.sentence
    assert keys.stay_in_session().sentence == ""
    assert keys.state.keeping is Keeping.SESSION


def test_d70_a_passphrase_makes_a_file_that_opens_again(tmp_path: Path, use_keyring: Any) -> None:
    use_keyring(NO_KEYRING())
    keys = _keys(tmp_path)
    keys.put(PLEX, "canary")
    assert keys.use_passphrase("open sesame").keeping is Keeping.FILE
    assert keys.put(OTHER, "second") is Keeping.FILE
    assert b"canary" not in (tmp_path / "secrets.bijou").read_bytes()

    later = _keys(tmp_path)
    assert later.state.file_locked
    with pytest.raises(KeysUnavailable, match="locked"):
        later.get(PLEX)
    with pytest.raises(WrongPassphrase):
        later.use_passphrase("wrong")
    later.use_passphrase("open sesame")
    assert (later.get(PLEX), later.get(OTHER)) == ("canary", "second")
    later.remove(PLEX)
    assert later.get(PLEX) is None


def test_d70_the_passphrase_may_come_from_the_environment(tmp_path: Path, use_keyring: Any) -> None:
    use_keyring(FAILING_KEYRING())
    assert _keys(tmp_path, BIJOU_PASSPHRASE="p").put(PLEX, "canary") is Keeping.FILE
    assert _keys(tmp_path, BIJOU_PASSPHRASE="p").get(PLEX) == "canary"
    with pytest.raises(WrongPassphrase):
        _keys(tmp_path, BIJOU_PASSPHRASE="q").get(PLEX)


def test_with_a_keyring_the_passphrase_makes_no_file(tmp_path: Path, memory: MemoryKeyring) -> None:
    assert _keys(tmp_path, BIJOU_PASSPHRASE="p").put(PLEX, "canary") is Keeping.KEYRING
    assert list(tmp_path.iterdir()) == []


def test_the_environment_serves_where_nothing_is_stored(tmp_path: Path, memory: MemoryKeyring, use_keyring: Any) -> None:
    given = {"BIJOU_PLEX_TOKEN": "from-env", "BIJOU_TMDB_KEY": "key"}
    keys = _keys(tmp_path, **given)
    assert keys.get(PLEX) == "from-env"
    assert keys.get(provider_secret("tmdb")) == "key"
    assert keys.get(server_secret("jellyfin", "a1b2")) is None
    keys.put(PLEX, "stored")
    assert keys.get(PLEX) == "stored"
    use_keyring(NO_KEYRING())
    assert _keys(tmp_path, **given).get(PLEX) == "from-env"
    memory.broken = True
    use_keyring(memory)
    assert _keys(tmp_path, **given).get(PLEX) == "from-env"


def test_d70_every_secret_is_told_to_the_log_before_anyone_sees_it(tmp_path: Path, memory: MemoryKeyring) -> None:
    hidden: list[str] = []
    keys = Keys(tmp_path, tmp_path / "s", environ={"BIJOU_JELLYFIN_TOKEN": "env-token"}, hide=hidden.append)
    keys.put(PLEX, "put")
    keys.get(server_secret("jellyfin", "x"))
    keys.use_passphrase("phrase")
    assert {"put", "env-token", "phrase"} <= set(hidden)


def test_the_state_never_asks(tmp_path: Path, memory: MemoryKeyring) -> None:
    keys = _keys(tmp_path)
    assert keys.state.keeping is Keeping.UNKNOWN
    assert memory.asked == 0


def test_a_file_that_cannot_be_written_leaves_the_secret_in_the_session(tmp_path: Path, use_keyring: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    use_keyring(NO_KEYRING())
    keys = _keys(tmp_path)
    keys.use_passphrase("p")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert keys.put(PLEX, "canary") is Keeping.SESSION
    assert keys.state.sentence
    assert keys.get(PLEX) == "canary"


def test_keys_do_not_import_keyring_before_they_are_used() -> None:
    code = "import sys; import app.settings.keys; sys.exit('keyring' in sys.modules or 'cryptography' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0


def test_a_change_of_how_it_stands_is_told_and_no_other(tmp_path: Path, use_keyring: Any) -> None:
    use_keyring(NO_KEYRING())
    told: list[Keeping] = []
    keys = Keys(tmp_path, tmp_path / "secrets.bijou", environ={}, changed=lambda: told.append(keys.state.keeping))
    keys.get(PLEX)
    known = list(told)
    assert known[-1:] == [Keeping.SESSION]
    keys.get(OTHER)
    keys.put(PLEX, "canary")
    assert told == known
    keys.use_passphrase("correct horse")
    assert told[-1:] == [Keeping.FILE]
