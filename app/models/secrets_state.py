"""How it stands with the keyring, and the three ways on where there is none (D70)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.models.fetch import Fetch
from app.settings.keys import KeysState


class Secrets(Protocol):
    """What the banner asks of the keys. All but `state` may block for as long as a keyring asks its own question, so they run on a pool thread."""

    @property
    def state(self) -> KeysState:
        """How it stands, at once."""

    def try_again(self) -> KeysState:
        """Ask the keyring anew."""

    def stay_in_session(self) -> KeysState:
        """Keep secrets for this session and say no more about it."""

    def use_passphrase(self, passphrase: str) -> KeysState:
        """Unlock or create the encrypted file."""


class SecretsState(QObject):
    """The `SecretsState` singleton of QML. `sentence` is empty where all is well."""

    changed = Signal()
    settled = Signal()
    """Secrets have a place again, or the user chose to do without."""
    _stirred = Signal()

    def __init__(self, fetch: Fetch, secrets: Secrets, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._secrets = secrets
        self._state = secrets.state
        self._trouble = ""
        self._busy: Cancel | None = None
        self._stirred.connect(self.refresh, Qt.ConnectionType.QueuedConnection)

    sentence = Property(str, lambda self: self._state.sentence, notify=changed)
    keeping = Property(str, lambda self: str(self._state.keeping), notify=changed)
    """`unknown`, `keyring`, `file` or `session`."""
    locked = Property(bool, lambda self: self._state.file_locked, notify=changed)
    """A secrets file is there and waits for its passphrase."""
    busy = Property(bool, lambda self: self._busy is not None or self._state.asking, notify=changed)
    trouble = Property(str, lambda self: self._trouble, notify=changed)
    """What was wrong with the last try."""

    def stir(self) -> None:
        """It may stand otherwise with the secrets: look again. From any thread."""
        self._stirred.emit()

    @Slot()
    def refresh(self) -> None:
        """Look again how it stands; asks nobody."""
        state = self._secrets.state
        if state != self._state:
            self._state = state
            self.changed.emit()

    @Slot()
    def tryAgain(self) -> None:
        """Ask the keyring anew."""
        self._do(self._secrets.try_again)

    @Slot()
    def stayInSession(self) -> None:
        """This session only."""
        self._do(self._secrets.stay_in_session)

    @Slot(str)
    def usePassphrase(self, passphrase: str) -> None:
        """A file encrypted with this passphrase."""
        self._do(lambda: self._secrets.use_passphrase(passphrase))

    def _do(self, work: Callable[[], KeysState]) -> None:
        if self._busy is None:
            self._trouble = ""
            self._busy = self._fetch(lambda _cancel: work(), self._on_done, self._on_failed)
            self.changed.emit()

    def _on_done(self, state: KeysState) -> None:
        self._busy, self._state = None, state
        self.changed.emit()
        if not state.sentence:
            self.settled.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._busy, self._trouble, self._state = None, str(problem), self._secrets.state
        self.changed.emit()
