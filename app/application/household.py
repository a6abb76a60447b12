"""What every way of running Bijou has, with a window or without: places, log, library file, settings, keys, the way out."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from app.application.commandline import Options
from app.application.kept import Kept
from app.application.saying import complain
from app.domain.problems import Cancelled, Problem
from app.settings.clock import Clock
from app.settings.log import log_unhandled, start_log
from app.settings.paths import Places
from app.settings.redact import Redactor
from app.settings.settings import Settings
from app.store import settings_values
from app.store.database import Database

if TYPE_CHECKING:
    from app.settings.keys import Keys
    from app.web.web import Web


log = logging.getLogger(__name__)
_PRETEND = "the pretend providers run"


def places_of(options: Options) -> Places:
    """Where the chosen library lies: the user's own, or the demo's, which is never mixed with it."""
    own = Places(options.data_dir)
    return own.demo() if options.demo else own


class Household:
    """The parts without Qt, opened in order and closed in reverse.

    `keys` and `web` are made by their first use: what they import would double the time to the first frame. Both may be used from any thread but the GUI's.
    """

    def __init__(self, options: Options) -> None:
        """Raises StoreProblem when the data folder or the library file cannot be used."""
        self.places = places_of(options)
        self.demo = options.demo
        self.environ: Mapping[str, str] = dict(os.environ)
        """What the outside says, BIJOU_… variables; the demo's pretend servers add where its providers are."""
        self._keys_of: Callable[[], type[Keys]] = _demo_keys if options.demo else _keys
        self.places.create()
        self.redact = Redactor()
        self._making = threading.RLock()
        self._keys: Keys | None = None
        self.keys_changed: list[Callable[[], None]] = []
        """Called, on any thread, when it stands otherwise with the secrets."""
        self._web: Web | None = None
        with contextlib.ExitStack() as opened:
            self._closing = opened
            opened.callback(start_log(self.places.log_file, self.redact, options.log_level))
            opened.callback(log_unhandled(complain))
            self.clock = Clock(os.environ)
            self.database = Database(self.places.database, clock=self.clock)
            opened.callback(self.database.close)
            self.settings = self._settings(opened, keep=options.tour is None)
            self._closing = opened.pop_all()

    def _settings(self, opened: contextlib.ExitStack, *, keep: bool) -> Settings:
        """The settings of the library file. The tour turns them as it needs and keeps none."""
        with self.database.read() as reader:
            values = settings_values.settings(reader)
        kept = Kept(values, self._write_settings if keep else lambda _values: None)
        opened.callback(kept.close)
        return Settings(kept.get, kept.put)

    def _write_settings(self, values: Mapping[str, str | None]) -> None:
        with self.database.write() as tx:
            for key, value in values.items():
                settings_values.put_setting(tx, key, value)

    @property
    def keys(self) -> Keys:
        """The secrets."""
        with self._making:
            if self._keys is None:
                self._keys = self._keys_of()(self.places.data_dir, self.places.secrets_file, hide=self.redact.add, changed=self._on_keys_changed)
            return self._keys

    def _on_keys_changed(self) -> None:
        for heard in self.keys_changed:
            heard()

    @property
    def made_keys(self) -> Keys | None:
        """The secrets if someone has asked for them yet; never waits."""
        return self._keys

    def given_token(self, kind: str) -> str | None:
        """The token that the environment gives for a server of this kind, None where it gives none."""
        token = os.environ.get(f"BIJOU_{kind.upper()}_TOKEN", "").strip()
        self.redact.add(token)
        return token or None

    def led_to(self, pretend: Mapping[str, str]) -> None:
        """The pretend providers run: where they are, and their keys, in place of what the environment says."""
        self.environ = {**self.environ, **pretend, _PRETEND: "1"}

    def outside(self, name: str) -> str | None:
        """A variable of the environment. The demo library hears of the pretend providers alone: it never asks the real ones."""
        if self.demo and _PRETEND not in self.environ:
            return None
        return self.environ.get(name, "").strip() or None

    def address(self, place: str) -> str | None:
        """Where a provider is ("tmdb", "tmdb_image", …) that is asked elsewhere than usual; the environment goes first. None: at its usual address."""
        given = self.outside(f"BIJOU_{place.upper()}_URL")
        return given if given is not None or self.demo else self.settings.provider_addresses.get(place)

    def _on_setting(self, key: str) -> None:
        if self._web is not None and key == type(self.settings).proxy.key:
            self._web.set_proxy(self.settings.proxy or None)

    @property
    def web(self) -> Web:
        """The one way out."""
        from app.web.web import Web

        with self._making:
            if self._web is None:
                self._web = Web(proxy=self.settings.proxy or None)
                self._closing.callback(self._web.close)
                self._closing.callback(self.settings.listen(self._on_setting))
            return self._web

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close everything, last opened first; a mistake of our own is logged before the log closes."""
        if isinstance(error, Exception) and not isinstance(error, Problem | Cancelled):
            log.critical("unhandled", exc_info=error)
        self._closing.close()


def _keys() -> type[Keys]:
    from app.settings.keys import Keys

    return Keys


def _demo_keys() -> type[Keys]:
    from app.application.demo_keys import DemoKeys

    return DemoKeys
