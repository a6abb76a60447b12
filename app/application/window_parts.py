"""What the window's first frame needs, in the order in which it is built; `opened` closes it in reverse."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.application.backstage import Backstage
from app.application.commandline import Options
from app.application.frame_parts import FrameParts
from app.application.household import Household
from app.application.library_pages import LibraryPages
from app.application.picture_cache import find_picture
from app.application.qt import RESOURCES
from app.models.place import Place
from app.models.theme_source import ThemeSource, read_tokens
from app.models.wording import tr
from app.store.server_changes import any_server
from app.views.actions import Actions
from app.views.engine import Stage
from app.workers.jobs import Jobs
from app.workers.pictures import Pictures
from app.workers.relay import Relay

if TYPE_CHECKING:
    from app.artwork.artwork import Artwork

READERS = 3
"""Threads that answer the views; long work has its own, so a page never waits behind it."""
ASIDES = 2
"""Threads for what stands around a page: counts, the last scan, search."""
FETCHERS = 8
"""Threads that look for pictures and fetch them: as many as are fetched at once, and some that look into the cache meanwhile."""
WELCOME, HOME = "bijou://welcome", "bijou://home"


class WindowParts(QObject):
    """`artwork` is set before the first picture is fetched, and opens the room that fetches it."""

    artwork: Callable[[], Artwork]

    def __init__(self, household: Household, options: Options, opened: contextlib.ExitStack, stage: Stage) -> None:
        super().__init__()
        self.household, self.options = household, options
        self.reads = opened.enter_context(contextlib.closing(Jobs(READERS)))
        self.asides = opened.enter_context(contextlib.closing(Jobs(ASIDES)))
        self.fetches = opened.enter_context(contextlib.closing(Jobs(FETCHERS)))
        for jobs in (self.asides, self.fetches):
            jobs.hold()  # the first frame goes first: they would take Python's lock from it
        self.pictures = opened.enter_context(contextlib.closing(Pictures(find_picture(household), self._artwork, self.fetches)))
        self.relay = opened.enter_context(contextlib.closing(Relay(household.database.listen)))
        self.actions = Actions()
        self.theme = ThemeSource(read_tokens(RESOURCES / "theme.json"), household.settings)
        self.frame = FrameParts(self.asides, household.database, self.actions, self.theme, household.settings, demo=options.demo)
        self.place = self._place(opened)
        first = {"home": "home/HomePage.qml", "movies": "library/LibraryPage.qml", "shows": "library/LibraryPage.qml"}.get(str(self.place.property("page")))
        if first:
            stage.read_ahead(first, wait=False)
        self.libraries = opened.enter_context(contextlib.closing(LibraryPages(household, self.reads, self.pictures, self.place)))
        self.libraries.foresee()
        self.backstage = Backstage(household, self.reads, self.frame, self.place)

    @property
    def singletons(self) -> dict[str, QObject]:
        """The Python objects that QML knows from the start, by name (app/views/vocabulary.py lists their types)."""
        own = {"Actions": self.actions, "Place": self.place, "ThemeSource": self.theme}
        return {**own, **self.frame.singletons, **self.libraries.singletons}

    def served(self) -> bool:
        """True when there is a server, or the demo's are on their way."""
        with self.household.database.read() as reader:
            return any_server(reader) or self.options.demo

    def _artwork(self) -> Artwork:
        return self.artwork()

    def _place(self, opened: contextlib.ExitStack) -> Place:
        """Where the user was, or what was asked for; before there is a server, Welcome."""
        settings = self.household.settings
        place = Place(lambda: settings.page_history, lambda history: setattr(settings, "page_history", history))
        opened.callback(place.close)
        served = self.served()
        if not served or place.where() == WELCOME:
            place.forget(HOME if served else WELCOME)
        place.refused.connect(self._on_refused)
        if self.options.open:
            place.open(self.options.open)
        return place

    @Slot(str)
    def _on_refused(self, address: str) -> None:
        self.frame.toasts.show(tr("There is no page at this address."), "warn", detail=address)
