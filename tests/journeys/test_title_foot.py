"""Down a film's page: everybody who made it, one of them found by name and opened, and back to the same film; what is like it; its files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from app.domain.enrichment import Outcome
from app.domain.items import ExternalIds, Facts
from app.domain.pages import MoviePage
from app.domain.provided import Extras, Facet, Provided, Provider, Similar
from app.library import browse
from app.store.database import Database
from app.store.enrichment import store_outcomes
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey

Key = Qt.Key


def films(database: Database) -> Iterator[MoviePage]:
    for number in range(1, 60):
        if (page := browse.movie_page(database, number)) is not None:
            yield page


def peopled(journey: Journey) -> MoviePage:
    """A film with somebody behind the camera who is not in front of it too."""
    pages = films(journey.window.household.database)
    return next(page for page in pages if len(page.cast) > 1 and any(one.person_id not in {two.person_id for two in page.cast} for one in page.crew))


def view(journey: Journey) -> QQuickItem:
    journey.until(lambda: len(seen.of_type(journey.view, "TitleView")) == 1, "a title's page")
    return seen.of_type(journey.view, "TitleView")[0]


def to_the_end(journey: Journey) -> QQuickItem:
    """Once the page is whole, the files with it."""
    page = view(journey)
    journey.at_rest()
    journey.still(lambda: page.property("contentHeight"))
    page.forceActiveFocus()
    journey.press(Key.Key_End)
    return page


def cards(journey: Journey) -> list[QQuickItem]:
    """Titles on the screen that lead elsewhere."""
    return [one for one in seen.of_type(journey.view, "TitleCard") if seen.on_screen(journey.view, one)]


def test_from_a_film_to_all_who_made_it_to_one_of_them_by_name_and_back(stocked: Journey) -> None:
    stocked.start()
    film = peopled(stocked)
    maker = next(one for one in film.crew if one.person_id not in {two.person_id for two in film.cast})
    stocked.window.place.open(f"bijou://movie/{film.id}")
    stocked.see("Cast")
    stocked.click(f"All cast and crew, {len(film.cast) + len(film.crew)}")
    stocked.see("Cast and crew")
    stocked.until(lambda: stocked.focus.inherits("QQuickTextInput"), "the search field of the sheet")
    stocked.type("zzzz")
    stocked.see("Nobody here fits that.")
    for _ in range(4):
        stocked.press(Key.Key_Backspace)
    stocked.type(maker.name.split()[-1].lower()[:6])
    stocked.until(lambda: maker.name in {str(one.property("name")) for one in seen.of_type(stocked.view, "CreditTile")}, maker.name)
    stocked.press(Key.Key_Down)
    stocked.press(Key.Key_Return)
    stocked.until(lambda: stocked.address.startswith("bijou://person/"), "a person's page")
    stocked.until(lambda: not seen.of_type(stocked.view, "CreditGrid"), "the sheet to close")
    stocked.see(maker.name)
    stocked.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stocked.until(lambda: stocked.address == f"bijou://movie/{film.id}")
    stocked.see("Cast")


def test_what_is_like_a_film_leads_to_it_and_back_stands_where_one_was(stocked: Journey) -> None:
    """The stamps say which are owned; what is under the billboard stays where it was when one comes back."""
    with closing(Database(stocked.folder / "library.db")) as database:
        second = next(page for page in films(database) if page.id > 1 and page.ids.tmdb and page.owned)
        similar = (Similar(second.ids.tmdb or "", second.title, second.year), Similar("999", "Nowhere to be found", 1950))
        provided = Provided(ExternalIds(), {Facet.DETAILS: Facts()}, extras=Extras(similar=similar, keywords=("doubles",)))
        with database.write() as tx:
            store_outcomes(tx, [Outcome("movie", 1, Provider.TMDB, "matched", "1", "tmdb 1", provided=provided)])
    stocked.start()
    stocked.window.place.open("bijou://movie/1")
    stocked.see("Versions")
    page = to_the_end(stocked)
    stocked.see("Files")
    stocked.see("doubles")
    stocked.press(Key.Key_Home)
    for _ in range(3):
        stocked.press(Key.Key_Down)
    stocked.still(lambda: page.property("scrolled"))
    place = page.property("scrolled")
    assert place > 200
    offered = [(second.title, True), ("Nowhere to be found", False)]
    stocked.until(lambda: [(str(one.property("title")), one.property("owned")) for one in cards(stocked)] == offered, "what is like it, with its stamps")
    stocked.click(str(cards(stocked)[0].property("spoken")))
    stocked.until(lambda: stocked.address == f"bijou://movie/{second.id}")
    stocked.see("Versions")
    stocked.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stocked.until(lambda: stocked.address == "bijou://movie/1")
    stocked.until(lambda: abs(view(stocked).property("scrolled") - place) <= 1, "the same place")


def test_a_file_that_this_computer_sees_is_shown_in_its_folder(stocked: Journey, tmp_path: Path) -> None:
    here = tmp_path / "Film (1927)" / "film.mkv"
    here.parent.mkdir()
    here.touch()
    with closing(Database(stocked.folder / "library.db")) as database, database.write() as tx:
        tx.execute("UPDATE files SET path = ? WHERE copy_id IN (SELECT id FROM copies WHERE movie_id = 1)", (str(here),))
    stocked.start()
    asked: list[str] = []
    stocked.window.actions.folderAsked.disconnect(stocked.window.backstage.titles.open_folder)  # no file manager is to open here
    stocked.window.actions.folderAsked.connect(asked.append)
    stocked.window.place.open("bijou://movie/1")
    stocked.see("Versions")
    to_the_end(stocked)
    stocked.click(f"Show {here} in its folder")
    stocked.until(lambda: asked == [str(here.parent)], "the folder")
