"""The library could not be opened: a small window that says why and leads on."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication

from app.application.commandline import Options
from app.application.household import places_of
from app.application.qt import RESOURCES
from app.domain.problems import Problem, StoreProblem
from app.models.theme_source import ThemeSource, read_tokens
from app.models.trouble import Trouble
from app.settings.paths import Places
from app.settings.settings import Settings
from app.store.connection import DamagedLibrary
from app.store.safety import good_copy_of, restore, set_aside
from app.views import engine
from app.views.fonts import load_fonts
from app.views.icons import IconProvider


def way_on(options: Options, problem: StoreProblem) -> Options | None:
    """Show the trouble and do what the user chooses: the options to try again with, None to give up."""
    while True:
        places = places_of(options)
        damaged = isinstance(problem, DamagedLibrary)
        copy = _copy(places) if damaged else None  # a sound library that cannot be opened now is not given up for an older one
        choice, folder = _ask(str(problem), places.data_dir, copy.name if copy else "", damaged=damaged)
        if choice == "quit":
            return None
        if choice == "folder":
            return options._replace(data_dir=Path(folder).expanduser().absolute())
        if choice == "retry":
            return options
        try:
            if choice == "afresh":
                set_aside(places.database)
            else:
                restore(places.database)
        except StoreProblem as other:
            problem = other
            continue
        return options


def _copy(places: Places) -> Path | None:
    with contextlib.suppress(OSError, Problem):
        return good_copy_of(places.database)
    return None


def _ask(sentence: str, folder: Path, copy: str, *, damaged: bool) -> tuple[str, str]:
    trouble = Trouble(sentence, str(folder), copy, damaged=damaged)
    load_fonts(RESOURCES / "fonts")
    theme = ThemeSource(read_tokens(RESOURCES / "theme.json"), Settings(lambda _key: None, lambda _key, _value: None))
    stage = engine.Stage()
    stage.furnish({"Trouble": trouble, "ThemeSource": theme}, {}, {"icon": IconProvider(RESOURCES / "icons")})
    with contextlib.closing(stage):
        window = stage.open("TroubleWindow")
        if window is None:
            return "quit", ""
        answers: list[str] = []
        loop = QEventLoop()
        trouble.answered.connect(answers.append)
        trouble.answered.connect(loop.quit)
        QGuiApplication.setQuitOnLastWindowClosed(False)  # the program goes on, with a window or a sentence
        window.show()
        loop.exec()
        QGuiApplication.setQuitOnLastWindowClosed(True)
    return answers[0] if answers else "quit", trouble.chosen
