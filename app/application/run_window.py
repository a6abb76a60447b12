"""Runs the program with its window: one per data folder, until it is closed."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.application.claims import Claim, claim, window_claim
from app.application.commandline import DONE, NOT_WHOLE, Options
from app.application.household import Household
from app.application.pretending import StartPretend
from app.application.qt import make_application
from app.application.saying import complain
from app.application.window import Window
from app.domain.problems import StoreProblem
from app.settings.paths import Places

if TYPE_CHECKING:
    from app.views.single_instance import SingleInstance

HAND_OVERS = 3
log = logging.getLogger(__name__)


def run_window(options: Options, start_pretend: StartPretend) -> int:
    """Open the window and stay until it is closed, or raise the one that is open already. Returns the exit code. Raises StoreProblem."""
    application = None
    while True:
        try:
            places = Places(options.data_dir).demo() if options.demo else Places(options.data_dir)
            places.create()
            held = _claim_or_hand_over(places, options)
            if held is None:
                return DONE
            with contextlib.ExitStack() as stack:
                stack.callback(held.release)
                household = stack.enter_context(contextlib.closing(Household(options)))
                application = application or make_application(options)
                return _stay(stack, Window(household), options, start_pretend)
        except StoreProblem as problem:
            application = application or make_application(options)
            chosen = _way_on(options, problem)
            if chosen is None:
                raise
            options = chosen


def _stay(stack: contextlib.ExitStack, window: Window, options: Options, start_pretend: StartPretend) -> int:
    stack.callback(window.close)
    if window.view is None:
        complain("The window could not be built; the log has the details.")
        return NOT_WHOLE
    if options.open:
        window.place.open(options.open)
    listening = stack.enter_context(contextlib.ExitStack())
    window.shown.connect(lambda: listening.enter_context(contextlib.closing(_listen(window))))
    window.show()
    return NOT_WHOLE if QGuiApplication.exec() else DONE


def _listen(window: Window) -> SingleInstance:
    """From now on other starts are heard."""
    from app.views.single_instance import SingleInstance, channel

    instance = SingleInstance(channel(window.household.places.data_dir))
    instance.handedOver.connect(window.take_over)
    return instance


def _claim_or_hand_over(places: Places, options: Options) -> Claim | None:
    """The claim on being this folder's window; None when a running one was given our arguments. Raises StoreProblem when it does not answer."""
    path = window_claim(places.data_dir)
    for _ in range(HAND_OVERS):
        try:
            held = claim(path)
        except OSError as error:
            raise StoreProblem(f"Bijou cannot write in {places.data_dir} ({error.strerror or error}).") from error
        if held is not None:
            return held
        from app.views.single_instance import channel, hand_over

        if hand_over(channel(places.data_dir), {"open": options.open} if options.open else {}):
            return None
    raise StoreProblem("Bijou is already running with this folder, but does not answer. End it, or choose another folder with --data-dir.")


def _way_on(options: Options, problem: StoreProblem) -> Options | None:
    from app.application.trouble import way_on

    return way_on(options, problem)
