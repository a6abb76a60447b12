"""The secrets of servers and providers: in the system's keyring, a file with a passphrase, or this session only (D70)."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeVar

from app.domain.problems import Problem
from app.settings.secrets_file import SecretsFile, SecretsProblem

T = TypeVar("T")
LOCKED = "The secrets file is locked; enter its passphrase."

log = logging.getLogger("bijou.keys")


class KeysUnavailable(Problem):
    """A secret may be stored, but its store cannot be asked now: the keyring is locked or broken, or the secrets file is locked."""


class Keeping(StrEnum):
    """Where secrets are kept now."""

    UNKNOWN = "unknown"
    """Nothing was asked yet."""
    KEYRING = "keyring"
    FILE = "file"
    SESSION = "session"
    """Only in memory, because there is nowhere else."""


@dataclass(frozen=True, slots=True)
class SecretName:
    """What a secret is kept under, and the environment variable that stands in where nothing is stored."""

    name: str
    variable: str


@dataclass(frozen=True, slots=True)
class Found:
    """A secret, and whether it was given by the environment (then nothing is stored)."""

    secret: str
    given: bool = False


@dataclass(frozen=True, slots=True)
class KeysState:
    """How it stands with the secrets.

    `sentence` is empty where all is well, else it says in plain words what is wrong and what that means; then the ways on are `try_again`, `stay_in_session`
    and `use_passphrase`. `asking` is true while the keyring has not answered (it may wait for the user to unlock it). `file_locked`: a secrets file waits for
    its passphrase.
    """

    keeping: Keeping
    sentence: str = ""
    asking: bool = False
    file_locked: bool = False


def server_secret(kind: Literal["plex", "jellyfin", "folders"], device_id: str) -> SecretName:
    """The name of a server's token. `device_id` is the servers row's own: unlike the row's number it is never met again in a new database."""
    return SecretName(f"{kind} {device_id}", f"BIJOU_{kind.upper()}_TOKEN")


def provider_secret(provider: str) -> SecretName:
    """The name of a provider's key, `provider` in lower case (tmdb, omdb, …)."""
    return SecretName(f"provider {provider}", f"BIJOU_{provider.upper()}_KEY")


class Keys:
    """The secrets of one data folder.

    Any call but `state` may block for as long as the user takes to unlock the keyring: never call them on the GUI thread or before the first frame. Safe to
    use from several threads; one question at a time reaches the keyring. A keyring that failed is not asked again before `try_again`.
    """

    def __init__(
        self,
        data_dir: Path,
        secrets_file: Path,
        *,
        environ: Mapping[str, str] = os.environ,
        hide: Callable[[str], None] = lambda _: None,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        """`hide` hears every secret before anyone else sees it: the log's redactor. `changed` hears, on any thread, that `state` is another now."""
        self._service = f"Bijou {data_dir}"
        self._path = secrets_file
        self._environ = environ
        self._hide = hide
        self._changed = changed
        self._told = KeysState(Keeping.UNKNOWN, file_locked=secrets_file.exists())
        self._lock = threading.RLock()
        self._asking = 0
        self._session: dict[str, str] = {}
        self._file: SecretsFile | None = None
        self._asked = False
        self._absent = False
        self._trouble = ""  # why the keyring cannot be asked
        self._unkept = ""  # why the last secret found no place
        self._accepted = False

    @property
    def state(self) -> KeysState:
        """How it stands, as far as it is known; never blocks."""
        locked = self._file is None and self._path.exists()
        asking = self._asking > 0
        if not self._asked:
            return KeysState(Keeping.UNKNOWN, asking=asking, file_locked=locked)
        if not self._session and (not self._trouble or self._file is not None):
            keeping = Keeping.FILE if self._trouble else Keeping.KEYRING
            return KeysState(keeping, LOCKED if locked else "", asking, file_locked=locked)
        return KeysState(Keeping.SESSION, "" if self._accepted else self._sentence(locked=locked), asking, file_locked=locked)

    def get(self, wanted: SecretName) -> str | None:
        """A secret, None when nobody has it. Raises as `find`."""
        found = self.find(wanted)
        return found.secret if found is not None else None

    def find(self, wanted: SecretName) -> Found | None:
        """A secret: from this session, the keyring, the secrets file or the environment; None when nobody has it.

        Raises KeysUnavailable where it may be stored out of reach, SecretsProblem when BIJOU_PASSPHRASE does not open the secrets file.
        """
        with self._telling():
            stored = self._session.get(wanted.name) or self._from_keyring(wanted.name) or self._from_file(wanted.name)
            found = stored or self._given(wanted.variable)
            if found:
                self._hide(found)
                return Found(found, given=not stored)
            if self._out_of_reach:
                raise KeysUnavailable(LOCKED if self.state.file_locked else f"{self._trouble} What is stored there cannot be read now.")
            return None

    def put(self, wanted: SecretName, secret: str) -> Keeping:
        """Keep a secret, read it back, and say where it is now; SESSION means that it works, but is gone after this run.

        Raises SecretsProblem when BIJOU_PASSPHRASE does not open the secrets file.
        """
        self._hide(secret)
        with self._telling():
            self._session[wanted.name] = secret
            self._accepted = False
            self._settle()
            return self.state.keeping

    def remove(self, wanted: SecretName) -> None:
        """Forget a secret everywhere. Raises KeysUnavailable where it may still lie in a keyring or file that cannot be opened."""
        with self._telling():
            self._session.pop(wanted.name, None)
            if self._from_keyring(wanted.name) is not None:
                self._delete(wanted.name)
            if self._from_file(wanted.name) is not None and self._file is not None:
                self._file.put(wanted.name, None)
            if self._out_of_reach:
                raise KeysUnavailable(f"The secret may still be stored. {self._trouble or LOCKED}")

    def try_again(self) -> KeysState:
        """Ask the keyring anew, and move there what only this session knows."""
        with self._telling():
            self._asked = self._accepted = False
            self._settle()
            return self.state

    def stay_in_session(self) -> KeysState:
        """Go on with what this session knows and say no more about it."""
        self._accepted = True
        self._tell()
        return self.state

    def use_passphrase(self, passphrase: str) -> KeysState:
        """Unlock the secrets file, or create it, and move there what only this session knows. Raises SecretsProblem (WrongPassphrase)."""
        self._hide(passphrase)
        with self._telling():
            self._file = SecretsFile(self._path, passphrase)
            self._settle()
            return self.state

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """One question at a time; whoever wants to know hears when it has changed how things stand."""
        try:
            with self._lock:
                yield
        finally:
            self._tell()

    def _tell(self) -> None:
        state = self.state
        if state != self._told:
            self._told = state
            self._changed()

    @property
    def _out_of_reach(self) -> bool:
        return bool(self._trouble and not self._absent) or self.state.file_locked

    def _settle(self) -> None:
        """Move what only this session knows to the best place there is."""
        self._probe()
        self._open_given()
        for name, secret in list(self._session.items()):
            if self._to_keyring(name, secret) or self._to_file(name, secret):
                del self._session[name]

    # The keyring

    def _probe(self) -> None:
        """Find out, once, whether there is a keyring at all."""
        if self._asked:
            return
        self._trouble, self._absent = "", False
        usable = self._ask(_usable)
        self._asked = True
        if usable is False:
            self._trouble, self._absent = "This computer has no keyring that Bijou can use.", True

    def _from_keyring(self, name: str) -> str | None:
        self._probe()
        if self._trouble:
            return None
        import keyring

        return self._ask(lambda: keyring.get_password(self._service, name))

    def _to_keyring(self, name: str, secret: str) -> bool:
        if self._trouble:
            return False
        import keyring
        from keyring.errors import PasswordSetError

        def write() -> bool:
            try:
                keyring.set_password(self._service, name, secret)
            except PasswordSetError:
                return False
            return keyring.get_password(self._service, name) == secret

        kept = self._ask(write)
        if kept is False:
            self._unkept = "The keyring did not keep what Bijou wrote to it."
        return bool(kept)

    def _delete(self, name: str) -> None:
        import keyring

        self._ask(lambda: keyring.delete_password(self._service, name))

    def _ask(self, question: Callable[[], T]) -> T | None:
        """Ask the keyring: whatever its backend raises becomes a sentence, and it is left alone from then on."""
        self._asking += 1
        self._tell()
        try:
            return question()
        except Exception as error:  # noqa: BLE001  a keyring's backends raise what their libraries raise: D-Bus, Win32, Security.framework
            log.warning("The keyring failed with %s", type(error).__name__)
            self._trouble = "The keyring did not open. It may be locked, or its question was dismissed."
            return None
        finally:
            self._asking -= 1

    # The file, the environment

    def _from_file(self, name: str) -> str | None:
        self._open_given()
        return self._file.get(name) if self._file is not None else None

    def _to_file(self, name: str, secret: str) -> bool:
        if self._file is None:
            return False
        try:
            self._file.put(name, secret)
        except SecretsProblem as problem:
            self._unkept = str(problem)
            return False
        return True

    def _open_given(self) -> None:
        """Unlock the file with BIJOU_PASSPHRASE, where it is given; it is created only where there is no keyring."""
        passphrase = self._environ.get("BIJOU_PASSPHRASE", "")
        if self._file is None and passphrase and (self._trouble or self._path.exists()):
            self._hide(passphrase)
            self._file = SecretsFile(self._path, passphrase)

    def _given(self, variable: str) -> str | None:
        return self._environ.get(variable, "").strip() or None

    def _sentence(self, *, locked: bool) -> str:
        why = self._trouble or self._unkept
        if locked:
            return f"{why} {LOCKED}".strip()
        return f"{why} Tokens and passwords are kept for this session only, unless you try again or choose a file with a passphrase."


def _usable() -> bool:
    """Whether the system's keyring keeps anything; the ones that stand for "none" do not. Importing it is slow, so only here."""
    import keyring
    from keyring.backends import chainer, fail, null

    backend = keyring.get_keyring()
    many = backend.backends if isinstance(backend, chainer.ChainerBackend) else [backend]
    return any(not isinstance(one, fail.Keyring | null.Keyring) for one in many)
