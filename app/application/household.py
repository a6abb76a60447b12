"""What every way of running Bijou has, with a window or without: places, log, library file, settings, keys."""

from __future__ import annotations

import contextlib
import os

from app.application.commandline import Options
from app.application.kept import Kept
from app.application.saying import complain
from app.settings.clock import Clock
from app.settings.keys import Keys
from app.settings.log import log_unhandled, start_log
from app.settings.paths import Places
from app.settings.redact import Redactor
from app.settings.settings import Settings
from app.store.database import Database


class Household:
    """The parts without Qt, opened in order and closed in reverse."""

    def __init__(self, options: Options) -> None:
        """Raises StoreProblem when the data folder or the library file cannot be used."""
        self._closing = contextlib.ExitStack()
        self.places = Places(options.data_dir).demo() if options.demo else Places(options.data_dir)
        self.places.create()
        self.redact = Redactor()
        with self._closing:
            self._open(options)
            self._closing = self._closing.pop_all()

    def _open(self, options: Options) -> None:
        self._closing.callback(start_log(self.places.log_file, self.redact, options.log_level.lower()))
        self._closing.callback(log_unhandled(complain))
        self.clock = Clock(os.environ)
        self.database = Database(self.places.database, clock=self.clock)
        self._closing.callback(self.database.close)
        kept = Kept({}, lambda _values: None)
        self._closing.callback(kept.close)
        self.settings = Settings(kept.get, kept.put)
        self.keys = Keys(self.places.data_dir, self.places.secrets_file, hide=self.redact.add)

    def close(self) -> None:
        """Close everything, last opened first. Harmless when repeated."""
        self._closing.close()
