"""Filters as words, and those that are kept in the navigation."""

from __future__ import annotations

from PySide6.QtCore import QMetaObject, Qt

from app.application.scenes.handling import call, close_popups, of_type
from app.application.scenes.scene import Scene, Step
from app.application.window import Window
from app.domain.query import LibraryQuery, Limit, Years
from app.models.toasts import ROLES

WRONG = "genre:drama year:soon star:wars"
KEPT = (
    ("Drama of the twenties", LibraryQuery(genres=("drama",), decades=(1920,))),
    ("runtime:>180", LibraryQuery(limits=(Limit("runtime", ">", 180),))),
    ("What is missing", LibraryQuery(kind="show", states=("missing",))),
)
TYPED = LibraryQuery(genres=("drama",), years=(Years(1920, 9999),))


def filters(_window: Window) -> list[Scene]:
    """Scenes of a line that is typed, with its completions and with what is wrong in it; of what is kept, and of the palette."""
    kept = KEPT[0][1].address()
    return [
        Scene("filters-keys", "bijou://movies", _type(""), _stop_typing),
        Scene("filters-typing", "bijou://movies", _type("year:1920..1929 genre:"), _stop_typing),
        Scene("filters-wrong", "bijou://movies", _say_wrong, _stop_typing),
        Scene("filters-naming", TYPED.address(), _name, close_popups),
        Scene("filters-kept", kept, _keep, _let_go),
        Scene("search-filtered", "bijou://movies", _search, close_popups),
    ]


def _type(text: str) -> Step:
    def step(window: Window) -> None:
        for page in of_type(window, "MoviesPage"):
            QMetaObject.invokeMethod(page, "filterWanted")
        for line in of_type(window, "FilterLine"):
            if line.isVisible():
                line.setProperty("text", text)
                line.setProperty("cursorPosition", len(text))
                QMetaObject.invokeMethod(line, "suggest")

    return step


def _say_wrong(window: Window) -> None:
    _type("")(window)
    window.libraries.movies.property("filters").say(WRONG)
    close_popups(window)


def _stop_typing(window: Window) -> None:
    for bar in of_type(window, "FilterBar"):
        QMetaObject.invokeMethod(bar, "stopTyping")


def _name(window: Window) -> None:
    for chip in of_type(window, "Chip"):
        if chip.isVisible() and chip.property("symbol") == "bookmark-plus":
            QMetaObject.invokeMethod(chip, "click")


def _keep(window: Window) -> None:
    for name, query in KEPT:
        window.frame.saved.save(query.address(), name)
    _hush(window)


def _let_go(window: Window) -> None:
    for _, query in KEPT:
        window.frame.saved.remove(query.address())
    _hush(window)


def _hush(window: Window) -> None:
    """News of it would stand in the next pictures."""
    toasts = window.frame.toasts
    while toasts.rowCount():
        toasts.dismiss(toasts.data(toasts.index(0), Qt.ItemDataRole.UserRole + ROLES.index("number")))


def _search(window: Window) -> None:
    call(window, "openSearch")
    for field in of_type(window, "PaletteField"):
        field.setProperty("text", "genre:drama year:1920..")
    window.pages.search.palette.look("genre:drama year:1920..")
