"""What a refresh counts as changed: everything that was answered since it was asked for, however fast the answer came (D20)."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.application.commandline import read
from app.application.household import Household
from app.application.title_refreshing import TitleRefreshing
from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.worker_state import WorkerState
from app.models.title_refresh import TitleRefresh
from app.models.toasts import Toasts
from tests.models.holding import HeldFetch
from tests.shelf import Shelf


class NoProviders(QObject):
    """Nobody has a key."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.queues = self

    def ask_anew(self) -> None:
        """Nothing was kept."""

    def all_again(self) -> None:
        """There is no queue."""

    def look_at(self, _kind: str, _number: int) -> None:
        """There is no queue."""

    def state(self, worker: str) -> WorkerState:
        return WorkerState(worker, "no_key")


class Answers:
    """A server that answers at once, and tells of a picture that is finer than before."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def read_again(self, kind: Kind, ids: Sequence[int], _cancel: Cancel) -> object:
        self._shelf.sql(f"UPDATE files SET height = 2160, width = 3840 WHERE copy_id IN (SELECT id FROM copies WHERE {kind}_id = ?)", *ids)
        return None


def test_d20_what_a_server_answers_at_once_is_a_change_too(qapp: object, tmp_path: Path) -> None:
    shelf, work, toasts, providers = Shelf(tmp_path), HeldFetch(), Toasts(), NoProviders()
    shelf.film("Metropolis")
    given: Any = providers
    with Household(read(["--data-dir", str(tmp_path)])) as household:
        servers: Any = Answers(shelf)
        with contextlib.closing(TitleRefreshing(household, given, given, servers, work, TitleRefresh(), toasts)) as refreshing:
            refreshing.refresh("movie", 1)
            work.run()
            refreshing._on_look()
            work.run()
    shelf.database.close()
    assert [(toast.text, toast.detail) for toast in toasts._toasts] == [("“Metropolis” is refreshed", "Changed: Files.")]
