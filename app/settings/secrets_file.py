"""The secrets file: names and secrets encrypted with a passphrase, for machines without a keyring (D70)."""

from __future__ import annotations

import base64
import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from app.domain.decoding import decoder
from app.domain.problems import Problem

FORMAT = "bijou-secrets"
SALT_BYTES = 16
NONCE_BYTES = 12
KEY_BYTES = 32
# scrypt's cost as OWASP advises: about 0.2 s and 64 MiB to try one passphrase.
COST, BLOCK, PARALLEL = 2**16, 8, 1
COST_LIMIT = 2**20  # a file that asks for more was not made by Bijou: it would take the memory away
FILE_LIMIT = 1024 * 1024


class SecretsProblem(Problem):
    """The secrets file cannot be opened or written: a wrong passphrase, damage, a full disk."""


class WrongPassphrase(SecretsProblem):
    """The passphrase does not open the file."""


class _Envelope(msgspec.Struct, frozen=True):
    salt: str
    nonce: str
    data: str
    cost: int
    format: str = FORMAT
    version: int = 1
    block: int = BLOCK
    parallel: int = PARALLEL

    def header(self) -> bytes:
        """What is authenticated beside the secrets: changing the cost or the salt of a file breaks it."""
        return f"{self.format} {self.version} {self.cost} {self.block} {self.parallel} {self.salt}".encode()


class SecretsFile:
    """An open secrets file: AES-256-GCM under a key that scrypt makes from the passphrase.

    The file is made at the first write, not before. Every write is whole (written beside, then renamed), for the user's eyes only, with a new nonce;
    what another process wrote meanwhile under the same passphrase is kept.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        """Unlock `path`, or get ready to create it. Raises WrongPassphrase, or SecretsProblem when the file cannot be read."""
        if not passphrase:
            raise WrongPassphrase("The passphrase is empty.")
        self._path = path
        self._passphrase = passphrase
        self._keys: dict[tuple[str, int, int, int], bytes] = {}
        self._secrets = self._read()

    def get(self, name: str) -> str | None:
        return self._secrets.get(name)

    def put(self, name: str, secret: str | None) -> None:
        """Keep a secret, or forget it (None), and read it back. Raises SecretsProblem."""
        secrets = self._read()
        if secret is None:
            secrets.pop(name, None)
        else:
            secrets[name] = secret
        self._write(secrets)
        self._secrets = self._read()
        if self._secrets.get(name) != secret:
            raise SecretsProblem("The secrets file did not keep what was written to it.")

    def _read(self) -> dict[str, str]:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        with _told(self._path, "read"):
            if not self._path.exists():
                return {}
            with self._path.open("rb") as file:
                raw = file.read(FILE_LIMIT)
        try:
            envelope = decoder(_Envelope).decode(raw)
            if envelope.format != FORMAT or envelope.version != 1 or envelope.cost > COST_LIMIT or envelope.block > BLOCK or envelope.parallel > PARALLEL:
                raise _foreign(self._path)
            plain = AESGCM(self._key(envelope)).decrypt(_bytes(envelope.nonce), _bytes(envelope.data), envelope.header())
            return decoder(dict[str, str]).decode(plain)
        except InvalidTag:
            raise WrongPassphrase("The passphrase does not open the secrets file. Try again; without it the secrets have to be entered anew.") from None
        except (msgspec.DecodeError, ValueError):
            raise _foreign(self._path) from None

    def _write(self, secrets: Mapping[str, str]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(NONCE_BYTES)
        # The salt stays for this run, so that a write costs no second scrypt; the nonce never repeats.
        salt = next((salt for salt, *_ in self._keys), None) or _text(os.urandom(SALT_BYTES))
        bare = _Envelope(salt=salt, nonce=_text(nonce), data="", cost=COST)
        sealed = AESGCM(self._key(bare)).encrypt(nonce, msgspec.json.encode(secrets), bare.header())
        with _told(self._path, "written"):
            _replace(self._path, msgspec.json.encode(msgspec.structs.replace(bare, data=_text(sealed))))

    def _key(self, envelope: _Envelope) -> bytes:
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        kind = (envelope.salt, envelope.cost, envelope.block, envelope.parallel)
        if kind not in self._keys:
            kdf = Scrypt(salt=_bytes(envelope.salt), length=KEY_BYTES, n=envelope.cost, r=envelope.block, p=envelope.parallel)
            self._keys = {kind: kdf.derive(self._passphrase.encode("utf-8", "surrogatepass"))}
        return self._keys[kind]


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".secrets-")  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


@contextlib.contextmanager
def _told(path: Path, done: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SecretsProblem(f"The secrets file {path} could not be {done} ({error.strerror or 'unknown reason'}).") from error


def _foreign(path: Path) -> SecretsProblem:
    return SecretsProblem(f"{path} is damaged or was not made by this version of Bijou. Move it away to start a new one.")


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
