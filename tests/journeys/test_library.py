"""Around the library: posters, titles, filters, the way back, the keyboard, restarts."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.items import Kind
from app.domain.query import LibraryQuery, query_from_address
from app.library import browse
from app.store.database import Database
from app.store.merging import merge_titles
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey

Key = Qt.Key


def test_open_a_film_and_come_back_to_the_same_place(stocked: Journey) -> None:
    stocked.start()
    wall = stocked.wall()
    wall.setProperty("contentY", 700.0)
    stocked.at_rest()
    stocked.still(stocked.posters)
    before, place = stocked.posters(), wall.property("contentY")
    title = before[9]
    stocked.click_poster(title)
    stocked.until(lambda: stocked.address.startswith("bijou://movie/"))
    stocked.see("Versions")
    stocked.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stocked.until(lambda: stocked.address == "bijou://movies")
    stocked.until(lambda: stocked.posters() == before, "the same posters")
    assert abs(stocked.wall().property("contentY") - place) <= 1
    stocked.press(Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    stocked.see("Versions")


def test_a_filter_lives_in_the_address_and_back_restores(stocked: Journey) -> None:
    stocked.start()
    stocked.wall()
    everything = stocked.posters()
    stocked.click("Genre")
    stocked.click("Comedy")
    stocked.until(lambda: "genre=comedy" in stocked.address)
    stocked.press(Key.Key_Escape)
    stocked.until(lambda: stocked.posters() != everything, "fewer posters")
    stocked.wall()
    narrowed = stocked.posters()
    title = narrowed[0]
    stocked.click_poster(title)
    stocked.until(lambda: stocked.address.startswith("bijou://movie/"))
    stocked.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stocked.until(lambda: stocked.posters() == narrowed, "the narrowed posters")
    query = query_from_address(stocked.address)
    assert query is not None
    assert query.genres == ("comedy",)
    stocked.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stocked.until(lambda: stocked.posters() == everything, "all posters")


def test_a_restart_returns_to_the_page_its_scroll_and_its_filter(stocked: Journey) -> None:
    stocked.start()
    stocked.window.place.open("bijou://movies?sort=year&order=desc")
    wall = stocked.wall()
    stocked.until(lambda: len(stocked.posters()) > 10)
    stocked.at_rest()
    wall.setProperty("contentY", 700.0)
    stocked.at_rest()
    stocked.still(stocked.posters)
    before = stocked.posters()
    stocked.restart()
    assert stocked.address == "bijou://movies?sort=year&order=desc"
    stocked.wall()
    stocked.until(lambda: stocked.posters() == before, "the same posters")


def test_a_restart_returns_to_a_shows_season(stocked: Journey) -> None:
    stocked.start()
    stocked.window.place.open("bijou://shows")
    stocked.wall()
    show = stocked.posters()[0]
    stocked.click_poster(show)
    stocked.see("Episodes")
    address = stocked.address
    stocked.restart()
    assert stocked.address == address
    stocked.see("Episodes")


def test_by_keyboard_alone(stocked: Journey) -> None:
    """Arrows in the grid, Enter opens, Esc goes back, letters jump, Ctrl+K finds, Space selects."""
    stocked.start()
    stocked.wall()
    stocked.at_rest()
    first = stocked.posters()
    stocked.press(Key.Key_Right)
    stocked.press(Key.Key_Right)
    stocked.press(Key.Key_Return)
    stocked.until(lambda: stocked.address.startswith("bijou://movie/"))
    stocked.press(Key.Key_Escape)
    stocked.until(lambda: stocked.address == "bijou://movies")
    stocked.until(lambda: stocked.posters() == first)
    stocked.press(Key.Key_Space)
    stocked.until(lambda: stocked.window.libraries.movies.property("wall").property("selectedCount") == 1)
    stocked.press(Key.Key_Escape)
    stocked.until(lambda: stocked.window.libraries.movies.property("wall").property("selectedCount") == 0)
    stocked.type("night")
    stocked.until(lambda: any(title.startswith("Night") for title in stocked.posters()), "titles with N")
    stocked.press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    stocked.until(lambda: stocked.focus.inherits("QQuickTextInput"), "the palette's field")
    stocked.type("metropolis")
    stocked.see("library result")
    stocked.press(Key.Key_Return)
    stocked.until(lambda: stocked.address.startswith("bijou://movie/"))
    stocked.see("Versions")


def test_titles_are_copied_a_line_each(stocked: Journey) -> None:
    stocked.start()
    stocked.wall()
    stocked.at_rest()
    names = stocked.posters()[:2]
    wall = stocked.window.libraries.movies.property("wall")
    wall.toggle(0)
    wall.toggle(1)
    with stocked.bot.waitSignal(stocked.window.frame.toasts.appeared):
        stocked.click("Copy titles")
    stocked.at_rest()
    assert [toast.times for toast in stocked.window.frame.toasts._toasts] == [1], "what is asked of a selection is done once"
    assert [line.rpartition(" (")[0] for line in QGuiApplication.clipboard().text().splitlines()] == names


def test_the_address_of_no_page_is_said_in_words(stocked: Journey) -> None:
    stocked.start()
    stocked.window.place.open("bijou://nowhere")
    stocked.see("There is no page at this address.")
    assert stocked.address == "bijou://movies"


def test_the_window_opens_where_the_command_line_says(stocked: Journey) -> None:
    stocked.start("--open", "bijou://shows")
    assert stocked.address == "bijou://shows"
    stocked.wall()


def test_a_merge_is_undone_where_it_is_told_and_the_undoing_too(stocked: Journey) -> None:
    """D10, D62: at the foot of the title's page; the other half is a title of its own again, and a press too many costs nothing."""
    with closing(Database(stocked.folder / "library.db")) as database:
        two = database_titles(database)
        with database.write() as tx:
            merge_titles(tx, Kind.MOVIE, [(two[0][0], two[1][0])])
    (stays, _), (went, name) = two
    stocked.start("--open", f"bijou://movie/{went}")
    stocked.see("Versions")
    stocked.press(Key.Key_End)
    stocked.see(f"Joined with “{name}”")
    stocked.click(f"Undo: Joined with “{name}” from {home(stocked, stays, name)}")
    stocked.see(f"“{name}” stands by itself again")
    stocked.at_rest()
    library = stocked.window.household.database
    assert {stays, went} <= set(browse.titles(library, LibraryQuery(kind="movie")).ids)
    stocked.click("Undo")
    stocked.see(f"“{name}” is part of it again")
    stocked.at_rest()
    assert went not in browse.titles(library, LibraryQuery(kind="movie")).ids
    stocked.see("Joined with")


def database_titles(database: Database) -> tuple[tuple[int, str], tuple[int, str]]:
    """Two films that live on one server each."""
    with database.read() as reader:
        one, other = reader.rows("SELECT m.id, m.title FROM movies m JOIN copies c ON c.movie_id = m.id GROUP BY m.id HAVING count(*) = 1 LIMIT 2")
    return one, other


def home(journey: Journey, movie: int, name: str) -> str:
    """Where the line on a film's page says that the other came from."""
    page = browse.movie_page(journey.window.household.database, movie)
    assert page is not None
    return next(row.detail or "" for row in page.activity if row.verb == "merged" and row.title == name)


def test_a_filter_is_kept_opened_after_a_restart_removed_and_put_back(stocked: Journey) -> None:
    stocked.start("--open", "bijou://movies?genre=comedy")
    stocked.wall()
    narrowed, address = stocked.posters(), stocked.address
    stocked.click("Save the filter to the navigation")
    stocked.click("Save")
    stocked.find("genre:Comedy")
    stocked.restart("--open", "bijou://shows")
    stocked.wall()
    stocked.click("genre:Comedy")
    stocked.until(lambda: stocked.address == address)
    stocked.wall()
    stocked.until(lambda: stocked.posters() == narrowed, "the same posters")
    stocked.find("genre:Comedy").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stocked.press(Key.Key_Delete)
    stocked.until(lambda: not seen.of_type(stocked.view, "SavedItem"), "the item to be gone")
    stocked.click("Undo")
    stocked.until(lambda: len(seen.of_type(stocked.view, "SavedItem")) == 1, "the item to be back")


def suggested(journey: Journey) -> str:
    """What Tab would complete to."""
    return next((seen.name_of(one) for one in seen.of_type(journey.view, "FilterSuggestion")), "")


def test_a_filter_is_typed_completed_kept_and_opened_again_by_keyboard_alone(stocked: Journey) -> None:
    stocked.start()
    stocked.wall()
    stocked.at_rest()
    everything = stocked.posters()
    stocked.press(Key.Key_Slash)
    stocked.until(lambda: seen.name_of(stocked.focus) == "Filter in words", "the keyboard in the line")
    for typed, offered in (("gen", "genre:, of this genre"), ("come", "genre:Comedy, ")):
        stocked.type(typed)
        stocked.until(lambda offered=offered: suggested(stocked).startswith(offered), offered)  # type: ignore[misc]
        stocked.press(Key.Key_Tab)
    stocked.press(Key.Key_Return)
    stocked.until(lambda: stocked.address == "bijou://movies?genre=comedy")
    stocked.until(lambda: stocked.posters() != everything, "fewer posters")
    stocked.wall()
    narrowed = stocked.posters()
    stocked.press(Key.Key_Tab)
    stocked.until(lambda: seen.name_of(stocked.focus) == "Save the filter to the navigation")
    stocked.press(Key.Key_Space)
    stocked.until(lambda: stocked.focus.property("text") == "genre:Comedy", "the words as its name")
    stocked.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stocked.type("Laughs")
    stocked.press(Key.Key_Return)
    stocked.find("Laughs")
    stocked.restart("--open", "bijou://shows")
    stocked.wall()
    stocked.click("Laughs")
    stocked.until(lambda: stocked.address == "bijou://movies?genre=comedy")
    stocked.until(lambda: stocked.posters() == narrowed, "the same posters")
    assert seen.of_type(stocked.view, "SavedItem")[0].property("checked")
