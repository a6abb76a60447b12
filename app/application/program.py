"""The program while it has a window: opens a library, switches to the demo and back, hears other starts, and closes everything."""

from __future__ import annotations

import contextlib
import gc
import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.application.claims import Claim, claim, window_claim
from app.application.commandline import Options
from app.application.household import Household, places_of
from app.application.pretending import StartPretend
from app.application.window import Window
from app.domain.problems import Problem, StoreProblem
from app.settings.paths import Places
from app.views.engine import Stage
from app.workers import collector

HAND_OVERS = 3
"""Times that a running window is asked before this start gives up: it may be ending just now."""
log = logging.getLogger(__name__)


class HandedOver(Exception):
    """A window of this folder runs already and was given our arguments. Not a failure."""


class Program(QObject):
    """One library at a time. `failed(Problem)` tells that another one could not be opened; then nothing is open."""

    failed = Signal(object)

    def __init__(self, start_pretend: StartPretend, stage: Stage | None = None) -> None:
        """`stage`: for the first window, its QML read ahead."""
        super().__init__()
        self._start_pretend = start_pretend
        self._stage = stage
        self._closing = contextlib.ExitStack()
        self._listening = contextlib.ExitStack()
        self.window: Window | None = None

    def open(self, options: Options) -> None:
        """Open the library and show its window. Raises StoreProblem, HandedOver, or Problem when the window cannot be built."""
        with contextlib.ExitStack() as opened:
            opened.callback(_claim_or_hand_over(places_of(options), options).release)
            household = opened.enter_context(Household(options))
            stage, self._stage = self._stage or Stage(), None
            window = opened.enter_context(contextlib.closing(Window(household, options, self._start_pretend, stage)))
            if window.view is None:
                raise Problem("The window could not be built; the log has the details.")
            opened.callback(self._forget)
            self.window = window
            window.libraryAsked.connect(self._on_library_asked)
            window.damaged.connect(self._on_damaged)
            self._listening = opened.enter_context(contextlib.ExitStack())
            window.shown.connect(self._on_shown)  # no lambda: one that knows the window would keep it for ever, for Python does not see through connections
            window.completed.connect(collector.rest)
            opened.callback(collector.wake)
            window.show()
            self._closing = opened.pop_all()

    def close(self) -> None:
        """Close the library and its window. Harmless when nothing is open."""
        self._closing.close()
        if self._stage is not None:
            self._stage.close()
            self._stage = None

    @Slot()
    def _on_shown(self) -> None:
        """From now on other starts are heard."""
        from app.views.single_instance import SingleInstance, channel

        if self.window is not None:
            instance = SingleInstance(channel(self.window.household.places.data_dir))
            self._listening.callback(instance.close)
            instance.handedOver.connect(self.window.take_over)

    @Slot(str)
    def _on_library_asked(self, library: str) -> None:
        """The demo instead of the user's library, or back: once the slot that asked has returned."""
        if self.window is not None:
            options = self.window.options._replace(demo=library == "demo", open=None)
            QTimer.singleShot(0, self, lambda: self._switch(options))

    def _switch(self, options: Options) -> None:
        QGuiApplication.setQuitOnLastWindowClosed(False)
        self._leave()
        try:
            self.open(options)
        except HandedOver:
            QGuiApplication.quit()
        except Problem as problem:
            log.exception("Another library could not be opened")
            self.failed.emit(problem)
        finally:
            QGuiApplication.setQuitOnLastWindowClosed(True)

    @Slot(object)
    def _on_damaged(self, problem: StoreProblem) -> None:
        """Once whoever met the damage has returned: nothing may hold the file while it is put right."""
        QTimer.singleShot(0, self, lambda: self._lead_on(problem))

    def _lead_on(self, problem: StoreProblem) -> None:
        """Close the library, say what is wrong, and go on as the user chooses."""
        from app.application.trouble import way_on

        if self.window is None:
            return
        options: Options | None = self.window.options._replace(open=None)
        QGuiApplication.setQuitOnLastWindowClosed(False)
        self._leave()
        try:
            while options is not None and (options := way_on(options, problem)) is not None:
                try:
                    self.open(options)
                except StoreProblem as other:
                    problem = other
                else:
                    return
            self.failed.emit(problem)
        except HandedOver:
            QGuiApplication.quit()
        except Problem as other:
            self.failed.emit(other)
        finally:
            QGuiApplication.setQuitOnLastWindowClosed(True)

    def _leave(self) -> None:
        """Close the library before another is opened. Its window is a web of objects that know each other: it goes now, while nobody looks at anything."""
        self.close()
        gc.collect()

    def _forget(self) -> None:
        self.window = None


def _claim_or_hand_over(places: Places, options: Options) -> Claim:
    """The claim on being this folder's window. Raises HandedOver, StoreProblem when a running window does not answer."""
    places.create()
    for _ in range(HAND_OVERS):
        try:
            held = claim(window_claim(places.data_dir))
        except OSError as error:
            raise StoreProblem(f"Bijou cannot write in {places.data_dir} ({error.strerror or error}).") from error
        if held is not None:
            return held
        from app.views.single_instance import channel, hand_over

        if hand_over(channel(places.data_dir), {"open": options.open} if options.open else {}):
            raise HandedOver
    raise StoreProblem("Bijou is already running with this folder, but does not answer. End it, or choose another folder with --data-dir.")
