"""Searching with the keyboard alone: the palette across its sections, what is pasted into it, the Search page, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.items import Kind
from app.library import browse
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey

MOST_ROWS = 30
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def look(journey: Journey, text: str) -> None:
    """Open the palette and type."""
    journey.press(Key.Key_K, CTRL)
    journey.until(lambda: journey.focus.inherits("QQuickTextInput"), "the palette's field")
    journey.type(text)


def sections(journey: Journey) -> dict[str, list[str]]:
    """The rows of the palette by their headings."""
    found: dict[str, list[str]] = {}
    for row in journey.window.pages.search.palette.rows:
        found.setdefault(row.section, []).append(row.title)
    return found


def cards(journey: Journey) -> list[str]:
    """The addresses of the grid's cards."""
    return [row.address for row in journey.window.pages.search.results.property("titles").rows]


def chosen(journey: Journey) -> str:
    """What Enter would open, in words; it stands out on the screen."""
    rows = journey.some(lambda: [row for row in seen.of_type(journey.view, "PaletteRow") if row.property("current")], "a row that stands out")
    assert len(rows) == 1
    return seen.name_of(rows[0])


def go_to(journey: Journey, words: str) -> None:
    """Once everything has answered, down until it is chosen."""
    journey.until(lambda: journey.window.pages.searched and any(words in seen.name_of(row) for row in seen.of_type(journey.view, "PaletteRow")), words)
    journey.still(lambda: (journey.window.pages.searched, sections(journey)))
    for _ in range(MOST_ROWS):
        if words in chosen(journey):
            return
        journey.press(Key.Key_Down)
    raise AssertionError(f"{words} cannot be reached")


def enter(journey: Journey) -> None:
    """Open what is chosen; the palette goes."""
    journey.press(Key.Key_Return)
    journey.until(lambda: not seen.of_type(journey.view, "PaletteField"), "the palette to close")


def test_the_palette_by_keyboard_alone(keyed: Journey) -> None:
    keyed.start()
    keyed.wall()
    keyed.press(Key.Key_Right)
    before = keyed.focus
    look(keyed, "metropolis")
    keyed.until(lambda: list(sections(keyed)) == ["In your library", "From TMDB", "People", "Do"], "everything to have answered")
    keyed.until(lambda: chosen(keyed).startswith("Metropolis, 1927") and chosen(keyed).endswith("Owned"), "what TMDB adds to move no choice")
    keyed.see("library results in")
    keyed.press(Key.Key_Escape)
    keyed.until(lambda: not seen.of_type(keyed.view, "PaletteField"), "the palette to close")
    keyed.until(lambda: keyed.focus is before, "the focus where it was")
    assert keyed.address == "bijou://movies"

    look(keyed, "metropolis")
    keyed.until(lambda: "From TMDB" in sections(keyed), "TMDB's titles")
    go_to(keyed, "Not owned")
    enter(keyed)
    keyed.until(lambda: keyed.address.startswith("bijou://movie/tmdb-"), "the page of a title that is not owned")
    keyed.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    keyed.until(lambda: keyed.address == "bijou://movies")

    look(keyed, "helm")
    keyed.until(lambda: "Brigitte Helm" in sections(keyed).get("People", []), "people")
    go_to(keyed, "Brigitte Helm")
    enter(keyed)
    keyed.until(lambda: keyed.address.startswith("bijou://person/"), "her page")

    look(keyed, "go to shows")
    keyed.until(lambda: list(sections(keyed)) == ["Do"] and sections(keyed)["Do"][0] == "Go to Shows", "the page, before what leads to shows too")
    enter(keyed)
    keyed.until(lambda: keyed.address == "bijou://shows")


def test_the_search_page_by_keyboard_and_back(keyed: Journey) -> None:
    keyed.start()
    keyed.wall()
    look(keyed, "metropolis")
    keyed.until(lambda: "In your library" in sections(keyed))
    go_to(keyed, "See all results")
    enter(keyed)
    keyed.until(lambda: keyed.address == "bijou://search?text=metropolis")
    keyed.see("From TMDB")
    keyed.see("In your library")
    keyed.until(lambda: len(cards(keyed)) == 2, "what TMDB has")
    keyed.asked_all()
    keyed.press(Key.Key_Tab)
    names = [seen.name_of(keyed.focus)]
    while len(names) < MOST_ROWS and "Metropolis, 2001, not owned" not in names:
        keyed.press(Key.Key_Tab)
        names.append(seen.name_of(keyed.focus))
    assert {"Metropolis, 1927, owned in 4K", "Metropolis, 2001, not owned"} < set(names)
    assert any(name.startswith("Brigitte Helm") for name in names)
    for key, name in ((Key.Key_Up, "Brigitte Helm"), (Key.Key_Up, "Metropolis, 1927"), (Key.Key_Down, "Brigitte Helm"), (Key.Key_Down, "Metropolis, 2001")):
        keyed.press(key)
        keyed.until(lambda name=name: seen.name_of(keyed.focus).startswith(name), name)  # type: ignore[misc]
    keyed.press(Key.Key_Right)
    keyed.until(lambda: seen.name_of(keyed.focus) == "Metropolis, 2000, not owned", "the next card")
    keyed.click("Shows")
    keyed.until(lambda: keyed.address == "bijou://search?text=metropolis&tab=shows")
    keyed.until(lambda: len(cards(keyed)) == 1, "the one show")
    keyed.press(Key.Key_Tab)
    keyed.until(lambda: "Metropolis" in seen.name_of(keyed.focus), "the focus on the card")
    assert seen.name_of(keyed.focus) == "Metropolis, 2000, not owned"
    keyed.press(Key.Key_Return)
    keyed.until(lambda: keyed.address.startswith("bijou://show/tmdb-"))
    keyed.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    keyed.until(lambda: keyed.address == "bijou://search?text=metropolis&tab=shows")
    keyed.until(lambda: len(cards(keyed)) == 1, "the one show again")


def test_an_address_of_a_server_that_is_pasted_leads_to_the_librarys_title(keyed: Journey) -> None:
    keyed.start()
    keyed.wall()
    window = keyed.window
    copy = browse.copies(window.household.database, Kind.MOVIE, 1)[0]
    page = window.backstage.sources.of(copy.server_id).web_address(Kind.MOVIE, copy.remote_key)
    assert page is not None
    QGuiApplication.clipboard().setText(page)
    look(keyed, "")
    keyed.press(Key.Key_V, CTRL)
    keyed.until(lambda: len(sections(keyed).get("In your library", [])) == 1, "the title")
    keyed.press(Key.Key_Return)
    keyed.until(lambda: keyed.address == "bijou://movie/1")


def test_without_a_key_the_library_answers_and_one_line_says_why(stocked: Journey) -> None:
    stocked.start()
    stocked.wall()
    look(stocked, "metropolis")
    stocked.see("TMDB needs a key")
    stocked.until(lambda: "In your library" in sections(stocked), "the library's answer")
    assert "From TMDB" not in sections(stocked)
    stocked.until(lambda: chosen(stocked).startswith("Metropolis, 1927"), "the film to stand out")
