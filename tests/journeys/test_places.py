"""Every page has an address: back, a restart, reading again and the command line lead to it, as it was left; one of what is gone says so."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, QObject, Qt, QTimer
from PySide6.QtQuick import QQuickItem

from app.demo.faults import Fault
from app.demo.people import people_by_number
from app.domain.items import Kind
from app.store.database import Database
from app.store.merging import merge_titles
from tests.journeys import seen
from tests.journeys.conftest import WAIT_MS, Journey

pytestmark = pytest.mark.journey

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def one(journey: Journey, sql: str) -> str:
    with journey.window.household.database.read() as reader:
        return str(reader.value(sql))


def show(journey: Journey) -> str:
    return one(journey, "SELECT id FROM shows WHERE title = 'Small Hours'")


def holds(journey: Journey, text: str) -> bool:
    """The page has the text, maybe below its edge: what cannot be fetched is said above it."""
    return any(text in seen.text_of(one) for one in seen.everything(journey.view))


def scrolled(journey: Journey, to: float | None = None) -> float:
    """How far down a title's page stands; first put there."""
    journey.until(lambda: len(seen.of_type(journey.view, "TitleView")) == 1, "a title's page")
    journey.at_rest()
    view = seen.of_type(journey.view, "TitleView")[0]
    if to is not None:
        QMetaObject.invokeMethod(view, "scrollTo", Q_ARG("double", to))
        journey.still(lambda: view.property("scrolled"))
    return float(view.property("scrolled"))


def on_the_show(journey: Journey, season: int, scroll: float) -> None:
    """The show's page stands as it was left."""
    journey.until(lambda: journey.window.pages.titles.show.property("season") == season, "the season")
    journey.until(lambda: abs(scrolled(journey) - scroll) <= 1, "the scroll")


def to_season_1(journey: Journey) -> float:
    journey.until(lambda: seen.of_type(journey.view, "SeasonTabs"), "the seasons")
    scrolled(journey)
    journey.window.pages.titles.show.chooseSeason(1)
    journey.until(lambda: journey.window.pages.titles.show.property("season") == 1, "the first season")
    return scrolled(journey, 420)


def far_down(journey: Journey, pixels: float) -> tuple[QQuickItem, list[str]]:
    wall = journey.wall()
    wall.setProperty("contentY", pixels)
    journey.at_rest()
    journey.still(journey.posters)
    return wall, journey.posters()


def test_back_and_back_again_stand_where_one_was_and_on_the_same_card(stocked: Journey) -> None:
    stocked.start("--open", "bijou://shows")
    stocked.wall()
    stocked.press(Key.Key_End)
    stocked.still(stocked.posters)
    stocked.press(Key.Key_Up)
    stocked.press(Key.Key_Left)
    stocked.at_rest()
    stocked.still(stocked.posters)
    before, place = stocked.posters(), stocked.wall().property("contentY")
    current = stocked.wall().property("currentIndex")
    assert current > 0
    stocked.press(Key.Key_Return)
    stocked.until(lambda: stocked.address.startswith("bijou://show/"))
    address = stocked.address
    stocked.until(lambda: seen.of_type(stocked.view, "SeasonTabs"), "the seasons")
    season = stocked.window.pages.titles.show.property("season")
    scroll = scrolled(stocked, 300)
    stocked.window.place.open("bijou://discover")
    stocked.see("Browse")
    stocked.press(Key.Key_Left, ALT)
    stocked.until(lambda: stocked.address == address)
    on_the_show(stocked, season, scroll)
    stocked.press(Key.Key_Left, ALT)
    stocked.until(lambda: stocked.address == "bijou://shows")
    stocked.until(lambda: stocked.posters() == before, "the same posters")
    assert abs(stocked.wall().property("contentY") - place) <= 1
    stocked.until(lambda: stocked.wall().property("currentIndex") == current, "the same card")
    stocked.press(Key.Key_Return)
    stocked.until(lambda: stocked.address == address, "the keyboard on the same card")


def test_a_restart_returns_to_the_season_and_the_scroll(stocked: Journey) -> None:
    stocked.start()
    stocked.window.place.open(f"bijou://show/{show(stocked)}?season=2")
    scroll = to_season_1(stocked)
    assert scroll > 0
    address = stocked.address
    stocked.restart()
    assert stocked.address == address
    on_the_show(stocked, 1, scroll)


def test_a_restart_returns_to_a_narrowed_wall_far_down(stocked: Journey) -> None:
    stocked.start("--open", "bijou://movies?sort=year&order=desc&genre=drama")
    wall, before = far_down(stocked, 250.0)
    place = wall.property("contentY")
    stocked.restart()
    assert stocked.address == "bijou://movies?sort=year&order=desc&genre=drama"
    stocked.wall()
    stocked.until(lambda: stocked.posters() == before, "the same posters")
    assert abs(stocked.wall().property("contentY") - place) <= 1


def test_a_restart_returns_to_what_was_searched(keyed: Journey) -> None:
    keyed.start("--open", "bijou://search?text=metropolis")
    keyed.see("From TMDB")
    keyed.restart()
    assert keyed.address == "bijou://search?text=metropolis"
    keyed.see("From TMDB")
    keyed.see("In your library")


def read_again(journey: Journey, page: QObject, sql: str, told: Callable[[], object]) -> None:
    """Change what a page shows so that nobody is told of it, and read the page again by hand."""
    journey.asked_all()
    journey.until(lambda: not any(timer.isActive() for timer in page.findChildren(QTimer)), "the page to have read what it was told of a moment ago")
    journey.at_rest()
    with journey.window.household.database.write() as tx:
        tx.execute(sql)
    journey.press(Key.Key_R, CTRL)
    journey.until(lambda: told() == "Read again", "what the library holds now")


def test_reading_a_show_again_keeps_the_item_the_season_and_the_scroll(stocked: Journey) -> None:
    stocked.start("--open", "bijou://shows")
    stocked.window.place.open(f"bijou://show/{show(stocked)}?season=2")
    scroll, address = to_season_1(stocked), stocked.address
    page = stocked.window.pages.titles.show
    read_again(stocked, page, f"UPDATE shows SET title = 'Read again' WHERE id = {show(stocked)}", lambda: page.property("title"))
    assert stocked.address == address
    on_the_show(stocked, 1, scroll)


def test_reading_a_film_again_keeps_it_and_the_scroll(stocked: Journey) -> None:
    stocked.start("--open", "bijou://movie/1")
    scroll = scrolled(stocked, 200)
    page = stocked.window.pages.titles.movie
    read_again(stocked, page, "UPDATE movies SET title = 'Read again' WHERE id = 1", lambda: page.property("title"))
    assert stocked.address == "bijou://movie/1"
    stocked.until(lambda: abs(scrolled(stocked) - scroll) <= 1, "the scroll")


def test_reading_somebodys_page_again_keeps_them_and_the_scroll(stocked: Journey) -> None:
    stocked.start()
    somebody = one(stocked, "SELECT person_id FROM credits GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
    stocked.view.resize(1000, 400)
    stocked.window.place.open(f"bijou://person/{somebody}")
    view = stocked.some(lambda: seen.of_type(stocked.view, "PersonView"), "somebody's page")[0]
    stocked.at_rest()
    stocked.still(lambda: view.property("contentHeight"))
    stocked.press(Key.Key_End)
    stocked.still(lambda: view.property("scrolled"))
    scroll = view.property("scrolled")
    assert scroll > 20, "there is something to scroll"
    page = stocked.window.pages.people.page
    read_again(stocked, page, f"UPDATE people SET name = 'Read again' WHERE id = {somebody}", lambda: page.property("name"))
    assert stocked.address == f"bijou://person/{somebody}"
    stocked.until(lambda: abs(view.property("scrolled") - scroll) <= 1, "the scroll")


def test_reading_a_workers_page_again_keeps_it_and_the_scroll(keyed: Journey) -> None:
    keyed.start("--open", "bijou://workers/tmdb")
    keyed.view.resize(1000, 400)
    keyed.asked_all()
    page = keyed.window.pages.workers.page
    listed = page._lists["titles"]
    keyed.until(lambda: listed.rows, "titles without a match")
    view = keyed.some(lambda: seen.of_type(keyed.view, "ProviderWorker"), "the worker's page")[0]
    keyed.at_rest()
    keyed.still(lambda: view.property("contentHeight"))
    scroll = float(view.property("originY")) + 150.0
    view.setProperty("contentY", scroll)
    film = str(listed.rows[0].number)
    read_again(
        keyed,
        page,
        f"UPDATE movies SET title = 'Read again' WHERE id = {film}",
        lambda: next((row.title for row in listed.rows if str(row.number) == film), ""),
    )
    assert keyed.address == "bijou://workers/tmdb"
    keyed.still(lambda: view.property("contentY"))
    assert abs(view.property("contentY") - scroll) <= 1


def test_the_address_of_a_show_that_was_merged_leads_to_the_one_it_became_part_of_and_to_the_season(stocked: Journey) -> None:
    """D10: an address that was written down before goes on leading somewhere."""
    with closing(Database(stocked.folder / "library.db")) as database, database.write() as tx:
        one_show = int(tx.value("SELECT id FROM shows WHERE title = 'Small Hours'"))
        stays, went = sorted((one_show, int(tx.value("SELECT max(id) FROM shows WHERE id <> ?", (one_show,)))))
        merge_titles(tx, Kind.SHOW, [(stays, went)])
    stocked.start("--open", f"bijou://show/{went}?season=1")
    page = stocked.window.pages.titles.show
    stocked.until(lambda: page.property("state") == "ready" and page.property("season") == 1, "the season")
    assert page.property("number") == stays


def test_reading_a_wall_again_keeps_the_scroll_and_the_selection(stocked: Journey) -> None:
    stocked.start("--open", "bijou://movies?sort=year")
    wall, before = far_down(stocked, 700.0)
    titles = stocked.window.libraries.movies.property("wall")
    titles.toggle(1)
    place = wall.property("contentY")
    with stocked.bot.waitSignal(stocked.window.libraries.movies.positioned, timeout=WAIT_MS):
        stocked.press(Key.Key_R, CTRL)
    stocked.at_rest()
    stocked.until(lambda: stocked.posters() == before, "the same posters")
    assert abs(stocked.wall().property("contentY") - place) <= 1
    assert titles.property("selectedCount") == 1


def test_discover_is_asked_for_again_in_place(keyed: Journey) -> None:
    keyed.start("--open", "bijou://discover?list=popular")
    keyed.until(lambda: len(addresses(keyed)) > 6, "the list")
    keyed.asked_all()
    before = titles(keyed)
    keyed.servers.set_fault(Fault("hang", site="tmdb", seconds=0.05))
    keyed.window.backstage.providers.ask_anew()
    keyed.press(Key.Key_R, CTRL)
    keyed.see("as of ")
    keyed.servers.clear_faults()
    keyed.window.backstage.providers.ask_anew()
    keyed.press(Key.Key_R, CTRL)
    keyed.unsee("as of ")
    keyed.until(lambda: titles(keyed) == before, "the list again")
    assert keyed.address == "bijou://discover?list=popular"


def test_a_search_is_done_again_in_place(keyed: Journey) -> None:
    keyed.start("--open", "bijou://search?text=metropolis")
    keyed.see("From TMDB")
    keyed.at_rest()
    with keyed.bot.waitSignal(keyed.window.pages.search.results.restarted, timeout=WAIT_MS):
        keyed.press(Key.Key_R, CTRL)
    keyed.see("From TMDB")
    assert keyed.address == "bijou://search?text=metropolis"


def test_the_command_line_leads_to_every_kind_of_page_of_the_library(stocked: Journey) -> None:
    stocked.start()
    person = one(stocked, "SELECT person_id FROM credits LIMIT 1")
    pages = (
        ("bijou://movies?genre=drama", "Drama"),
        (f"bijou://show/{show(stocked)}?season=2", "Season 2"),
        (f"bijou://person/{person}", one(stocked, f"SELECT name FROM people WHERE id = {person}")),
        ("bijou://settings/metadata", "Metadata"),
        ("bijou://workers/tmdb", "TMDB"),
    )
    for address, text in pages:
        stocked.restart("--open", address)
        stocked.until(partial(holds, stocked, text), text)
        assert stocked.address == address


def test_the_command_line_leads_to_what_only_tmdb_knows(keyed: Journey) -> None:
    keyed.start("--open", "bijou://discover?list=titles&genre=18")
    keyed.see("Drama")
    keyed.until(lambda: any("tmdb-" in address for address in addresses(keyed)), "a film that is not owned")
    film = next(address for address in addresses(keyed) if "tmdb-" in address)
    keyed.restart("--open", film)
    keyed.until(lambda: keyed.window.pages.titles.movie.property("state") == "ready", film)
    somebody = next(number for number in people_by_number())
    keyed.restart("--open", f"bijou://person/tmdb-{somebody}")
    keyed.until(lambda: keyed.window.pages.people.page.property("state") == "ready", f"person {somebody}")


def addresses(journey: Journey) -> list[str]:
    """Where the cards on the screen lead."""
    return [str(card.property("address")) for card in seen.of_type(journey.view, "TitleCard") if seen.on_screen(journey.view, card)]


def titles(journey: Journey) -> list[str]:
    """What the cards on the screen are called; one that the library turns out to have leads elsewhere then."""
    return sorted(str(card.property("title")) for card in seen.of_type(journey.view, "TitleCard") if seen.on_screen(journey.view, card))


@pytest.mark.parametrize("address", ["nowhere", "movie/abc", "show/", "person/tmdb-", "https://example.org"])
def test_an_address_of_no_page_says_so_and_stays(stocked: Journey, address: str) -> None:
    stocked.start("--open", "bijou://shows")
    stocked.window.place.open(address)
    stocked.see("There is no page at this address.")
    assert stocked.address == "bijou://shows"


@pytest.mark.parametrize(
    ("address", "text", "action", "leads"),
    [
        ("movie/999999", "This film is no longer in your library.", "All movies", "bijou://movies"),
        ("show/999999", "This show is no longer in your library.", "All shows", "bijou://shows"),
        ("person/999999", "Nobody is at this address any more.", "Back", "bijou://movies"),
    ],
)
def test_what_is_gone_is_said_with_one_way_on(stocked: Journey, address: str, text: str, action: str, leads: str) -> None:
    stocked.start("--open", f"bijou://{address}")
    stocked.see(text)
    stocked.click(action)
    stocked.until(lambda: stocked.address == leads)
