"""One eye and one heart: on every card and page that shows somebody or something, named, and right the moment it is pressed elsewhere (D30)."""

from __future__ import annotations

import time
from functools import partial
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQml import QQmlProperty
from PySide6.QtTest import QTest

from app.application.scenes.handling import type_of
from app.store.database import Database
from tests.journeys import seen
from tests.journeys.conftest import Journey
from tests.journeys.test_undo import shows
from tests.journeys.test_wanting import point_at

pytestmark = pytest.mark.journey


class Shown(NamedTuple):
    """What a card shows: its kind, its row, TMDB's number, its title; and whether it is followed or wished."""

    kind: str
    number: int
    tmdb: str
    title: str
    on: bool


def buttons(journey: Journey, card: str) -> dict[str, bool]:
    """The eyes and hearts of the cards of this kind on the screen, by their spoken names: whether they are said to be checked."""
    found: dict[str, bool] = {}
    for one in seen.of_type(journey.view, card):
        for item in seen.items(one) if seen.on_screen(journey.view, one) else ():
            if type_of(item) in ("EyeButton", "HeartButton"):
                spoken = QAccessible.queryAccessibleInterface(item)
                found[seen.name_of(item)] = bool(spoken.state().checked)
    return found


def first(journey: Journey, card: str, kind: str) -> Shown:
    """The first on the screen that shows something of this kind."""

    def of(item: QObject, name: str) -> Any:
        return QQmlProperty.read(item, f"wantable.{name}")

    def look() -> list[Shown]:
        cards = [one for one in seen.of_type(journey.view, card) if seen.on_screen(journey.view, one) and of(one, "kind") == kind and of(one, "title")]
        return [
            Shown(kind, int(of(one, "number")), str(of(one, "tmdb")), str(of(one, "title")), bool(of(one, "wished" if kind == "movie" else "followed")))
            for one in cards
            if kind != "movie" or of(one, "canWish")
        ]

    looked: list[Shown] = []

    def found() -> bool:
        looked[:] = look()[:1]
        return bool(looked)

    journey.until(found, f"a {kind} on a {card}")
    return looked[0]


def press_elsewhere(journey: Journey, one: Shown) -> None:
    model = journey.window.pages.wanting.model
    (model.toggleWish if one.kind == "movie" else model.toggleFollow)(one.kind, one.number, one.tmdb, one.title, 0, "")


def flips(journey: Journey, card: str, kind: str) -> None:
    """A card's eye, or a film's heart, says on and off as it is pressed somewhere else."""
    one = first(journey, card, kind)
    name = f"Do not {'wish' if kind == 'movie' else 'follow'} {one.title}"

    def says(on: bool) -> bool:
        return buttons(journey, card).get(name, False) is on

    for on in (not one.on, one.on):
        press_elsewhere(journey, one)
        journey.until(partial(says, on), f"{name} to be {on} on a {card}")
        journey.at_rest()


@pytest.fixture
def surrounded(keyed: Journey) -> Journey:
    """Someone with a show of which an episode airs in a minute."""
    database = Database(keyed.folder / "library.db")
    at = int(time.time()) + 60
    with database.write() as tx:
        show, season = tx.rows("SELECT show_id, id FROM seasons WHERE number > 0 ORDER BY show_id, id LIMIT 1")[0]
        tx.execute("UPDATE episodes SET air_at = NULL, air_date = NULL")
        tx.execute(
            """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_precision, air_date, listed_by, created_at)
            VALUES (?, ?, 1, 901, 'Dusk', ?, 'exact', date(?, 'unixepoch'), 'tvmaze', 1)""",
            (show, season, at, at),
        )
    database.close()
    return keyed


def test_d30_every_poster_page_and_row_has_its_eye_and_it_turns_with_all_others(surrounded: Journey) -> None:
    journey = surrounded
    journey.start("--open", "bijou://shows")
    journey.wall()
    row, title = next(one for one in shows(journey, airing=False) if one[1] in journey.posters())
    one = Shown("show", row, "", title, False)
    point_at(journey, title)
    journey.until(lambda: buttons(journey, "LiftedPoster").get(f"Follow {title}") is False, "the eye over its poster")
    press_elsewhere(journey, one)
    journey.until(lambda: buttons(journey, "LiftedPoster").get(f"Do not follow {title}") is True, "it to turn")
    journey.at_rest()
    journey.window.place.open(f"bijou://show/{row}")
    journey.see("Following")
    journey.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    journey.see("Search everything")
    journey.type(title)
    journey.until(lambda: buttons(journey, "PaletteRow").get(f"Do not follow {title}") is True, "the eye of its row in the palette")
    journey.at_rest()
    journey.click_on(lambda: [one for one in seen.named(journey.view, f"Do not follow {title}") if inside(one, "PaletteRow")], "the eye of the row")
    journey.until(lambda: buttons(journey, "PaletteRow").get(f"Do not follow {title}", False) is False, "the row")
    journey.unsee("Following")
    journey.at_rest()


def test_d30_a_cast_and_a_filmography_have_theirs(surrounded: Journey) -> None:
    journey = surrounded
    journey.start("--open", "bijou://shows")
    journey.wall()
    with journey.window.household.database.read() as reader:
        show = int(reader.value("SELECT show_id FROM seasons WHERE number > 0 ORDER BY show_id, id LIMIT 1"))
        person = int(reader.value("SELECT c.person_id FROM credits c JOIN people p ON p.id = c.person_id WHERE c.show_id IS NOT NULL ORDER BY c.rowid LIMIT 1"))
    journey.window.place.open(f"bijou://show/{show}")
    flips(journey, "CastMember", "person")
    journey.window.place.open(f"bijou://person/{person}")
    flips(journey, "PartRow", "show")
    journey.until(lambda: buttons(journey, "PersonHead"), "the eye beside the name")


def test_d30_what_is_found_and_discovered_has_an_eye_and_a_film_a_heart(surrounded: Journey) -> None:
    journey = surrounded
    journey.start("--open", "bijou://search?text=metropolis&tab=shows")
    flips(journey, "TitleCard", "show")
    journey.window.place.open("bijou://discover?list=titles&kind=show")
    flips(journey, "TitleCard", "show")
    journey.window.place.open("bijou://discover?list=titles&genre=18")
    flips(journey, "TitleCard", "movie")
    journey.window.place.open("bijou://search?text=camille&tab=people")
    flips(journey, "PersonCard", "person")


def test_d30_a_card_of_the_calendar_and_one_of_the_watchlist_turn_too(surrounded: Journey) -> None:
    journey = surrounded
    journey.start("--open", "bijou://calendar")
    card = journey.some(lambda: [one for one in seen.of_type(journey.view, "CalendarCard") if seen.on_screen(journey.view, one)], "the card")[0]
    title, number = str(card.property("title")), int(card.property("number"))
    on = bool(journey.window.pages.wanting.model.follows("show", number, ""))
    one = Shown("show", number, "", title, on)
    names = {True: f"Do not follow {title}", False: f"Follow {title}"}

    def under() -> dict[str, bool]:
        there = seen.centre(next(iter(seen.of_type(journey.view, "CalendarCard"))))
        QTest.mouseMove(journey.view, there + QPoint(0, 6))
        QTest.mouseMove(journey.view, there)
        return buttons(journey, "CardWishes")

    journey.until(lambda: under().get(names[on]) is on, "the eye over the card")
    press_elsewhere(journey, one)
    journey.until(lambda: under().get(names[not on]) is (not on), "it to turn")
    journey.at_rest()
    if on:
        press_elsewhere(journey, one)
        journey.at_rest()
    journey.window.place.open("bijou://watchlist")
    journey.until(lambda: buttons(journey, "WatchPoster").get(names[True]) is True, "the eye of its card")
    press_elsewhere(journey, one)
    journey.until(lambda: names[True] not in buttons(journey, "WatchPoster"), "the card to leave")


def inside(item: QObject, kind: str) -> bool:
    """Whether an item is part of one of this kind."""
    at = item.parentItem()  # type: ignore[attr-defined]
    while at is not None and type_of(at) != kind:
        at = at.parentItem()
    return at is not None
