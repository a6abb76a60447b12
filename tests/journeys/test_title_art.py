"""Another poster for a film, chosen with real clicks: its page and the wall show it, a scan leaves it, and it is taken back (D11, D62)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QSGRendererInterface

from app.domain.items import Kind
from app.library import browse
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey


@pytest.fixture
def film(keyed: Journey) -> tuple[Journey, int]:
    """Someone with a TMDB key, on the page of a film that has several posters there."""
    keyed.start()
    with keyed.window.household.database.read() as reader:
        row = int(reader.value("SELECT id FROM movies WHERE title = 'Metropolis'"))
    keyed.window.place.open(f"bijou://movie/{row}")
    keyed.see("Versions")
    keyed.asked_all()
    return keyed, row


def poster(journey: Journey, row: int) -> str:
    """What wall and page are told to show."""
    return browse.cards(journey.window.household.database, "movie", [row])[0].poster or ""


def test_d62_another_poster_is_chosen_seen_and_taken_back(film: tuple[Journey, int]) -> None:
    journey, row = film
    before = poster(journey, row)
    page = journey.window.pages.titles.movie
    journey.click("More to do")
    journey.click("Choose the pictures …")
    journey.until(lambda: len(seen.of_type(journey.view, "ArtTile")) > 3, "pictures to choose from")
    offered = [str(one.property("reference")) for one in seen.of_type(journey.view, "ArtTile") if not one.property("current")]
    chosen = next(one for one in offered if one.startswith("tmdb "))
    journey.click_on(lambda: [one for one in seen.of_type(journey.view, "ArtTile") if one.property("reference") == chosen], chosen)
    journey.see("Poster of “Metropolis” chosen")
    journey.until(lambda: poster(journey, row) == chosen, "the choice to be kept")
    journey.until(lambda: page._head.poster == chosen, "the page to show it")
    journey.window.actions.rescanTitles("movie", [row])
    journey.at_rest()
    assert poster(journey, row) == chosen, "D11: a rescan does not undo it"
    journey.click("Undo")
    journey.until(lambda: poster(journey, row) == before, "the poster from before")
    journey.see("Undone: Poster of “Metropolis” chosen")
    journey.until(lambda: page._head.poster == before, "the page to show it")
    assert browse.copies(journey.window.household.database, Kind.MOVIE, row), "it is still there"


def test_d11_a_field_is_written_and_locked_by_keyboard_alone(film: tuple[Journey, int]) -> None:
    journey, row = film
    journey.window.actions.editFields("movie", row)
    journey.find("Edit: Tagline").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    journey.press(Qt.Key.Key_Space)
    journey.until(lambda: journey._fields("Tagline"), "a field to type in")
    journey.type("Above and below.")
    journey.press(Qt.Key.Key_Return)
    journey.see("Tagline is changed and locked")
    journey.press(Qt.Key.Key_Escape)
    journey.see("Above and below.")
    assert browse.movie_page(journey.window.household.database, row).tagline == "Above and below."  # type: ignore[union-attr]


def test_d20_a_refresh_asks_anew_and_tells_what_came_of_it(film: tuple[Journey, int]) -> None:
    journey, row = film
    journey.servers.forget_requests()
    journey.click("Refresh")
    journey.see("“Metropolis” is refreshed")
    journey.see("Changed: Files.")  # a Plex server tells of HDR only where it is asked about one film
    with journey.window.household.database.read() as reader:
        tmdb = reader.value("SELECT tmdb FROM movies WHERE id = ?", (row,))
    asked = journey.servers.requests()
    assert any(line.startswith("tmdb ") and f"/movie/{tmdb}" in line for line in asked), "its provider"
    assert any(line.startswith(("plex ", "jellyfin ")) for line in asked), "and its servers"
    journey.until(lambda: not journey.window.pages.titles.refresh.runs("movie", row), "the end of it")
    journey.click("Refresh")
    journey.see("“Metropolis” is up to date")


def test_the_backdrop_drifts_where_a_card_draws_and_stands_still_without_motion(film: tuple[Journey, int]) -> None:
    journey, _row = film
    drawn = journey.view.rendererInterface().graphicsApi() is not QSGRendererInterface.GraphicsApi.Software
    journey.until(lambda: seen.of_type(journey.view, "BillboardArt"), "the backdrop")
    art = seen.of_type(journey.view, "BillboardArt")[-1]
    assert art.property("able") is drawn
    if not drawn:
        assert not art.property("drifts")
        return
    journey.until(lambda: art.property("drifts") and art.property("drifted") > 0, "it to drift")
    journey.window.theme.setProperty("reduceMotion", True)
    journey.until(lambda: not art.property("drifts"), "it to stand still")
