"""The keyring's banner and its three ways on (D70), over the real keys with a keyring that fails."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from PySide6.QtTest import QSignalSpy

from app.models.secrets_state import SecretsState
from app.settings.keys import Keys, provider_secret
from tests.models.holding import HeldFetch


def unkept(folder: Path) -> tuple[SecretsState, Keys, HeldFetch]:
    """Keys that found no keyring (the tests' own never works) and hold one secret for this session."""
    keys = Keys(folder, folder / "secrets.bijou", environ={})
    keys.put(provider_secret("tmdb"), "hush")
    fetch = HeldFetch()
    return SecretsState(fetch, keys), keys, fetch


def test_before_anything_was_asked_nothing_is_said(qapp: object, tmp_path: Path) -> None:
    state = SecretsState(HeldFetch(), Keys(tmp_path, tmp_path / "secrets.bijou", environ={}))
    assert (state.property("sentence"), state.property("keeping")) == ("", "unknown")


def test_without_a_keyring_it_says_what_that_means(qapp: object, tmp_path: Path) -> None:
    state, _, _ = unkept(tmp_path)
    assert "this session only" in state.property("sentence")
    assert "hush" not in state.property("sentence")


def test_what_a_scan_finds_out_about_the_keyring_is_shown_at_once(qtbot: Any, tmp_path: Path) -> None:
    """D70: the banner stands right whoever asked, on whichever thread, while the page is open."""
    keys = Keys(tmp_path, tmp_path / "secrets.bijou", environ={}, changed=lambda: state.stir())  # noqa: PLW0108  there is no state yet
    state = SecretsState(HeldFetch(), keys)
    with qtbot.waitSignal(state.changed):
        thread = threading.Thread(target=keys.get, args=(provider_secret("tmdb"),))
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: "no keyring" in state.property("sentence"))
    assert not state.property("busy")


def test_try_again_asks_off_the_gui_thread(qapp: object, tmp_path: Path) -> None:
    state, _, fetch = unkept(tmp_path)
    state.tryAgain()
    state.tryAgain()
    assert (len(fetch.waiting), state.property("busy")) == (1, True)
    fetch.run()
    assert not state.property("busy")
    assert state.property("sentence") != ""


def test_this_session_only_is_taken_at_its_word(qapp: object, tmp_path: Path) -> None:
    state, keys, fetch = unkept(tmp_path)
    settled = QSignalSpy(state.settled)
    state.stayInSession()
    fetch.run()
    assert (state.property("sentence"), settled.count()) == ("", 1)
    assert keys.get(provider_secret("tmdb")) == "hush"


def test_a_passphrase_makes_a_file_and_moves_the_secret_there(qapp: object, tmp_path: Path) -> None:
    state, _, fetch = unkept(tmp_path)
    state.usePassphrase("correct horse")
    fetch.run()
    assert (state.property("sentence"), state.property("keeping")) == ("", "file")
    assert (tmp_path / "secrets.bijou").exists()
    assert b"hush" not in (tmp_path / "secrets.bijou").read_bytes()


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(qapp: object, tmp_path: Path) -> None:
    first, _, fetch = unkept(tmp_path)
    first.usePassphrase("correct horse")
    fetch.run()
    keys = Keys(tmp_path, tmp_path / "secrets.bijou", environ={})
    keys.try_again()
    state, again = SecretsState(fetch, keys), HeldFetch()
    state = SecretsState(again, keys)
    assert state.property("locked")
    state.usePassphrase("wrong")
    again.run()
    assert state.property("trouble") != ""
    state.usePassphrase("correct horse")
    again.run()
    assert (state.property("trouble"), state.property("sentence"), state.property("locked")) == ("", "", False)
