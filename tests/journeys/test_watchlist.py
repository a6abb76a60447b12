"""The watchlist in the real program: an airing show followed by itself, muted across a restart; one followed from outside, owned the moment a server has it."""

from __future__ import annotations

import threading
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from app.application.scenes.handling import type_of
from app.demo.edits import Change
from app.domain.items import ExternalIds
from app.domain.wanting import Pointed
from app.library import followed_works, following, watching
from app.store.database import Database
from tests.journeys import seen
from tests.journeys.conftest import WAIT_MS, Journey

pytestmark = pytest.mark.journey

WATCHLIST = "bijou://watchlist"


class Show(NamedTuple):
    """A show of the library."""

    row: int
    tmdb: str
    title: str


def airing(journey: Journey) -> Show:
    """The first of what is followed by itself."""
    database = journey.window.household.database
    rows = sorted(one.show_id for one in following.followed_shows(database) if one.why == "airing")
    with database.read() as reader:
        return Show(*reader.rows("SELECT id, tmdb, title FROM shows WHERE id = ?", (rows[0],))[0])


def cards(journey: Journey) -> dict[str, QQuickItem]:
    """The cards on the screen, by title."""
    return {str(card.property("title")): card for card in seen.of_type(journey.view, "WatchCard") if seen.on_screen(journey.view, card)}


def card(journey: Journey, title: str) -> QQuickItem:
    return journey.some(lambda: [cards(journey)[title]] if title in cards(journey) else [], f"the card of {title}")[0]


def airs(database: Database) -> None:
    """The demo's servers do not say which shows still air; the providers do, and are not asked here."""
    with database.write() as tx:
        tx.execute("UPDATE shows SET status = 'Continuing' WHERE title IN ('Harbour Light', 'Small Hours')")


def test_an_airing_show_is_followed_by_itself_muted_across_a_restart_and_followed_again(stocked: Journey) -> None:
    journey = stocked
    database = Database(journey.folder / "library.db")
    airs(database)
    database.close()
    journey.start("--open", WATCHLIST)
    show = airing(journey)
    card(journey, show.title)
    journey.see("Airing, in your library")
    journey.until(lambda: journey.window.frame.navigation.property("watchlist") > 0, "the badge")
    before = int(journey.window.frame.navigation.property("watchlist"))
    journey.click(f"Do not follow {show.title}")
    journey.until(lambda: show.title not in cards(journey), "the card to leave")
    journey.see(f"“{show.title}” is not followed any more")
    journey.until(lambda: journey.window.frame.navigation.property("watchlist") == before - 1, "the badge")
    journey.restart("--open", WATCHLIST)
    journey.until(lambda: cards(journey), "the other cards")
    assert show.title not in cards(journey), "still muted"
    journey.click("Muted · 1")
    card(journey, show.title)
    journey.click(f"Follow {show.title}")
    journey.until(lambda: show.title not in cards(journey), "the card to leave the muted ones")
    journey.window.place.open(WATCHLIST)
    card(journey, show.title)
    journey.until(lambda: journey.window.frame.navigation.property("watchlist") == before, "the badge as before")


def test_undo_brings_the_card_back(stocked: Journey) -> None:
    journey = stocked
    database = Database(journey.folder / "library.db")
    airs(database)
    database.close()
    journey.start("--open", WATCHLIST)
    show = airing(journey)
    card(journey, show.title)
    journey.click(f"Do not follow {show.title}")
    journey.until(lambda: show.title not in cards(journey), "the card to leave")
    journey.click("Undo")
    card(journey, show.title)


def test_a_show_followed_from_a_search_is_owned_the_moment_a_server_has_it(keyed: Journey) -> None:
    journey = keyed
    database = Database(journey.folder / "library.db")
    with database.write() as tx:
        row, title = tx.rows("SELECT id, title FROM shows WHERE title = 'Les Vampires'")[0]
        for table in ("copies", "episodes", "seasons"):
            tx.execute(f"DELETE FROM {table} WHERE show_id = ?", (row,))
        tx.execute("DELETE FROM shows WHERE id = ?", (row,))
    database.close()
    journey.start("--open", "bijou://search?text=les+vampires&tab=shows")
    found = journey.some(lambda: [one for one in seen.of_type(journey.view, "TitleCard") if one.property("title") == title], "the show at TMDB")[0]
    found.forceActiveFocus()
    journey.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    journey.see(f"You follow “{title}”")
    journey.window.place.open(WATCHLIST)
    followed = card(journey, title)
    journey.see("Followed · not owned")
    journey.window.backstage.scans.scan(0, "full")
    journey.until(lambda: card(journey, title).property("why") == "You follow it", "the library's link at once (D31)")
    journey.until(lambda: "episodes owned" in str(card(journey, title).property("caption")), "the counts")
    assert followed is card(journey, title), "the same card"
    journey.at_rest()
    journey.click_on(lambda: [card(journey, title)], title)
    journey.until(lambda: journey.address.startswith("bijou://show/"), "its page")
    journey.see("Open on Attic")


def test_keys_walk_select_and_let_go(stocked: Journey) -> None:
    journey = stocked
    database = Database(journey.folder / "library.db")
    airs(database)
    database.close()
    journey.start("--open", WATCHLIST)
    journey.until(lambda: len(cards(journey)) > 1, "the cards")
    there = len(cards(journey))
    journey.press(Qt.Key.Key_Home)
    journey.press(Qt.Key.Key_Return)
    journey.until(lambda: journey.address.startswith("bijou://show/"), "the page of the first")
    journey.press(Qt.Key.Key_Escape)
    journey.until(lambda: journey.address == WATCHLIST, "the way back")
    journey.until(lambda: len(cards(journey)) == there, "the cards again")
    journey.press(Qt.Key.Key_Home)
    journey.press(Qt.Key.Key_Space)
    journey.see("1 selected")
    journey.press(Qt.Key.Key_Right)
    journey.press(Qt.Key.Key_Space)
    journey.see("2 selected")
    journey.press(Qt.Key.Key_Escape)
    journey.unsee("2 selected")
    journey.press(Qt.Key.Key_Space)
    journey.see("1 selected")
    journey.click("Do not follow")
    journey.until(lambda: len(cards(journey)) == there - 1, "the selected one to leave")
    journey.see("You follow 1 show no more")
    journey.click("Undo")
    journey.until(lambda: len(cards(journey)) == there, "it to come back")


def test_people_are_selected_let_go_together_and_come_back_while_the_keyboard_stays(stocked: Journey) -> None:
    journey = stocked
    database = Database(journey.folder / "library.db")
    with database.read() as reader:
        some = [(row[0], row[1]) for row in reader.rows("SELECT id, name FROM people ORDER BY id LIMIT 3")]
    for row, name in some:
        following.follow(database, Pointed("person", row, title=name))
    database.close()
    journey.start("--open", f"{WATCHLIST}?tab=people")

    def people() -> list[str]:
        return sorted(str(one.property("name")) for one in seen.of_type(journey.view, "WatchPerson") if seen.on_screen(journey.view, one))

    everybody = sorted(name for _, name in some)
    journey.until(lambda: people() == everybody, "the three")
    journey.at_rest()
    journey.press(Qt.Key.Key_Home)
    journey.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    journey.see("2 selected")
    journey.click("Do not follow")
    journey.until(lambda: len(people()) == 1, "two to leave")
    journey.see("You follow 2 people no more")
    before = journey.focus
    journey.click("Undo")
    journey.until(lambda: people() == everybody, "them to come back")
    assert journey.focus.window() is not None
    assert not inside(journey.focus, "Toast"), "the keyboard stays in the list"
    assert inside(journey.focus, "WatchGrid") or journey.focus is before


def inside(item: QQuickItem, kind: str) -> bool:
    """Whether an item is one of this kind or part of one."""
    at: QQuickItem | None = item
    while at is not None and type_of(at) != kind:
        at = at.parentItem()
    return at is not None


def test_what_somebody_does_is_read_after_a_follow_and_what_is_announced_later_is_news(keyed: Journey) -> None:
    journey = keyed
    journey.start("--open", f"{WATCHLIST}?tab=people")
    journey.see("Nobody is followed yet.")
    database = journey.window.household.database
    with database.read() as reader:
        number, name = (
            reader.rows("SELECT tmdb, name FROM people WHERE name = 'Camille Moreau'")[0]
            if reader.rows("SELECT 1 FROM people WHERE name = 'Camille Moreau' AND tmdb IS NOT NULL")
            else ("937944085", "Camille Moreau")
        )
    following.follow(database, Pointed("person", ids=ExternalIds(tmdb=number), title=name))
    journey.see(name)
    journey.until(lambda: seen.shows(journey.view, "The Salt Road"), "what she does next")
    assert followed_works.news(database, 9) == [], "the first reading is silent"
    journey.servers.change(Change("announce", "providers", of=name, title="The Second Ferry", aired="2099-02-01"))
    try:
        with database.write() as tx:
            tx.execute("UPDATE watchlist SET works_read_at = works_read_at - 86400")
        journey.window.backstage.providers.ask_anew()
        journey.window.pages.followed.ask_again()
        journey.until(lambda: followed_works.news(database, 9), "the news")
    finally:
        journey.servers.change(Change("restore", "providers"))
    assert [one.title for one in followed_works.news(database, 9)] == ["The Second Ferry"]
    with database.read() as reader:
        assert reader.rows("SELECT verb, title, detail FROM activity WHERE verb = 'announced'") == [("announced", name, "The Second Ferry")]


@pytest.mark.parametrize(("tab", "shape"), [("shows", "WallSkeleton"), ("people", "PeopleSkeleton")])
def test_while_the_list_is_read_its_shapes_stand_where_it_will_be(stocked: Journey, monkeypatch: pytest.MonkeyPatch, tab: str, shape: str) -> None:
    read, whole = threading.Event(), getattr(watching, tab)

    def late(*asked: Any) -> Any:
        assert read.wait(WAIT_MS / 1_000)
        return whole(*asked)

    monkeypatch.setattr(watching, tab, late)
    stocked.start("--open", f"{WATCHLIST}?tab={tab}")

    def shapes() -> list[QQuickItem]:
        return [one for whole in seen.of_type(stocked.view, shape) for one in seen.items(whole) if type_of(one) == "Skeleton" and one.opacity() == 1]

    try:
        stocked.until(shapes, "the shapes")
    finally:
        read.set()
    stocked.until(lambda: not seen.of_type(stocked.view, shape), "the list")
