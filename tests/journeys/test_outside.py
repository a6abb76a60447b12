"""A page of a title that the library does not have, in the real program: from TMDB, while that is away, and the library's own once a scan has brought it."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt

from app.application.scenes.shows import OUTSIDE_SHOW
from app.demo.faults import Fault
from app.store.database import Database
from tests.application.bijou import NOBODY
from tests.journeys import seen
from tests.journeys.conftest import Journey
from tests.journeys.test_shows import to_the_episodes

pytestmark = pytest.mark.journey


class Film(NamedTuple):
    """A film that the servers have and the library has lost."""

    tmdb: str
    title: str


@pytest.fixture
def lost(stocked: Journey, monkeypatch: pytest.MonkeyPatch) -> Film:
    """Someone with keys, whose library knows all films of the servers but one; TMDB's pictures are out of reach."""
    for name, ready in (("TMDB", stocked.servers.tmdb), ("OMDB", stocked.servers.omdb)):
        monkeypatch.setenv(f"BIJOU_{name}_URL", ready.address)
        monkeypatch.setenv(f"BIJOU_{name}_KEY", ready.key)
    monkeypatch.setenv("BIJOU_TMDB_IMAGE_URL", NOBODY)
    database = Database(stocked.folder / "library.db")
    with database.write() as tx:
        row, tmdb, title = tx.rows("SELECT id, tmdb, title FROM movies WHERE tmdb IS NOT NULL AND imdb IS NOT NULL ORDER BY sort_key LIMIT 1")[0]
        tx.execute("DELETE FROM copies WHERE movie_id = ?", (row,))
        tx.execute("DELETE FROM movies WHERE id = ?", (row,))
    database.close()
    return Film(tmdb, title)


def test_a_film_that_is_not_owned_has_its_page_and_turns_into_the_owned_one_in_place(stocked: Journey, lost: Film) -> None:
    journey = stocked
    outside = f"bijou://movie/tmdb-{lost.tmdb}"
    journey.start("--open", outside)
    page = journey.window.pages.titles.movie
    journey.see("Not in your library")
    journey.until(lambda: page.property("title") == lost.title)
    journey.until(lambda: "IMDb" in [score.name for score in page.property("scores").rows], "OMDb's ratings (D24)")
    with journey.window.household.database.read() as reader:
        assert reader.value("SELECT count(*) FROM movies WHERE tmdb = ?", (lost.tmdb,)) == 0, "a page makes no row"
    journey.window.place.open("bijou://movies")
    journey.window.place.open(outside)
    journey.see("Not in your library")
    journey.window.backstage.scans.scan(0, "full")
    journey.until(lambda: not journey.address.startswith("bijou://movie/tmdb-"), "the library's own page")
    journey.see("Open on Attic")
    journey.unsee("Not in your library")
    journey.until(lambda: page.property("title") == lost.title and page.property("inLibrary"), "the film, owned")
    journey.scanned()
    journey.window.place.back()
    assert journey.address == "bijou://movies", "its address was replaced"
    journey.window.place.back()
    journey.until(lambda: page.property("state") == "ready" and "tmdb-" not in journey.address, "an old address leads to it too")


def test_while_tmdb_is_away_what_it_said_stays_with_when_and_can_be_tried_again(stocked: Journey, lost: Film) -> None:
    """A title opened while offline shows what is known, and when it was last good."""
    journey = stocked
    journey.start("--open", f"bijou://movie/tmdb-{lost.tmdb}")
    journey.see("Not in your library")
    journey.asked_all()
    for site in ("tmdb", "omdb"):
        journey.servers.set_fault(Fault("hang", site=site, seconds=0.05))
    journey.window.backstage.providers.ask_anew()
    journey.window.place.open("bijou://movies")
    journey.window.place.back()
    journey.see("TMDB cannot be reached; as of")
    journey.see(lost.title)  # its logo cannot come
    journey.restart()
    assert journey.address == f"bijou://movie/tmdb-{lost.tmdb}"
    journey.see("Not in your library")
    journey.window.place.open("bijou://movie/tmdb-999999999")
    journey.see("TMDB could not be asked about this title.")
    journey.servers.clear_faults()
    journey.click("Try again")
    journey.see("TMDB has no film of this number.")
    journey.window.place.back()
    journey.see("Not in your library")


def test_without_a_key_it_says_what_one_would_bring_and_leads_there(stocked: Journey, lost: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BIJOU_TMDB_KEY")
    stocked.start("--open", f"bijou://movie/tmdb-{lost.tmdb}")
    stocked.see("What your library does not have, TMDB tells of.")
    stocked.click("Open Settings")
    stocked.until(lambda: stocked.address == "bijou://settings/metadata")


def test_a_show_that_is_not_owned_announces_its_next_episode_and_tells_who_guests(stocked: Journey, lost: Film) -> None:
    """The page of an owned one, but for what only an owned one can do."""
    journey = stocked
    journey.start("--open", f"bijou://show/tmdb-{OUTSIDE_SHOW}")
    journey.see("Not in your library")
    to_the_episodes(journey)
    journey.until(lambda: [one for one in seen.of_type(journey.view, "NextEpisode") if one.isVisible()], "the next episode")
    assert not [one for one in seen.of_type(journey.view, "Segments") if one.isVisible()], "nothing of it is missing or owned"
    row = next(one for one in seen.of_type(journey.view, "EpisodeRow") if str(one.property("heading")).startswith("1."))
    row.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    journey.press(Qt.Key.Key_Return)
    journey.until(lambda: journey.window.pages.titles.episodes.open.property("state") == "ready", "who guests")
    guest = seen.of_type(journey.view, "GuestStar")[0]
    address = str(guest.property("address"))
    guest.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    journey.press(Qt.Key.Key_Return)
    journey.until(lambda: journey.address == address, "the guest's page")
