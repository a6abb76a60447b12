"""The calendar, by keys and by mouse: a week and its cards, other weeks, a day of a month, an agenda, a restart."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from app.models.airing_words import clock_time
from app.store.database import Database
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey

CALENDAR = "bijou://calendar"
NOON = datetime(2026, 11, 22, 12).astimezone()
"""Noon wherever the tests run: the calendar's days are the user's."""
HOURS = {"Dusk": 8, "Midnight Mail": 10, "Tuesday": 50, "Far Away": 24 * 15}
"""Episodes that nobody owns, and how many hours after noon they air."""


@pytest.fixture
def planned(stocked: Journey, monkeypatch: pytest.MonkeyPatch) -> Journey:
    """Someone at noon, of whose shows four episodes are to come."""
    monkeypatch.setenv("BIJOU_NOW", NOON.isoformat())
    database = Database(stocked.folder / "library.db")
    with database.write() as tx:
        tx.execute("UPDATE episodes SET air_at = NULL, air_date = NULL")
        season, show = tx.rows("SELECT id, show_id FROM seasons WHERE number > 0 ORDER BY id LIMIT 1")[0]
        for number, (title, hours) in enumerate(HOURS.items(), start=900):
            at = NOON + timedelta(hours=hours)
            tx.execute(
                """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_precision, air_date, listed_by, created_at)
                VALUES (?, ?, 1, ?, ?, ?, 'exact', ?, 'tvmaze', 1)""",
                (show, season, number, title, int(at.timestamp()), at.date().isoformat()),
            )
    database.close()
    return stocked


def cards(journey: Journey, kind: str = "CalendarCard") -> dict[str, QQuickItem]:
    """What airs on the screen, by the episode's title."""
    found = [one for one in seen.of_type(journey.view, kind) if seen.on_screen(journey.view, one)]
    return {str(one.property("detail")).partition(" · ")[2]: one for one in found}


def card(journey: Journey, title: str, kind: str = "CalendarCard") -> QQuickItem:
    return journey.some(lambda: [cards(journey, kind)[title]] if title in cards(journey, kind) else [], f"the card of {title}")[0]


def ringed(journey: Journey) -> list[str]:
    """Where the keyboard stands."""
    return [title for title, one in cards(journey).items() if one.property("ringed")]


def test_a_week_by_keys(planned: Journey) -> None:
    planned.start("--open", CALENDAR)
    card(planned, "Tuesday")
    planned.at_rest()
    assert ringed(planned) == []
    planned.press(Qt.Key.Key_Down)
    planned.until(lambda: ringed(planned) == ["Dusk"], "the keyboard to stand on what airs next")
    planned.press(Qt.Key.Key_Down)
    planned.until(lambda: ringed(planned) == ["Midnight Mail"])
    planned.press(Qt.Key.Key_Right)
    planned.until(lambda: ringed(planned) == ["Tuesday"], "the next column that has a card")
    planned.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    planned.see("will be wished when it has aired")
    planned.until(lambda: card(planned, "Tuesday").property("standing") == "wished")
    planned.press(Qt.Key.Key_Return)
    planned.until(lambda: seen.of_type(planned.view, "AiringSheet") or seen.named(planned.view, "Close"), "the episode's sheet")
    assert planned.address == CALENDAR, "a card never navigates by itself"
    planned.press(Qt.Key.Key_Escape)
    planned.at_rest()


def test_weeks_and_days_are_reached_and_stay_over_a_restart(planned: Journey) -> None:
    planned.start("--open", CALENDAR)
    card(planned, "Tuesday")
    planned.press(Qt.Key.Key_PageDown)
    planned.until(lambda: planned.address == f"{CALENDAR}?from=2026-11-29")
    planned.see("Nothing airs in this week.")
    planned.click("Go there")
    card(planned, "Far Away")
    assert planned.address == f"{CALENDAR}?from=2026-12-06"
    planned.restart()
    card(planned, "Far Away")
    planned.see("In 2 weeks")
    planned.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    card(planned, "Dusk")
    assert planned.address == CALENDAR
    planned.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    planned.see("November 2026")
    planned.still(lambda: len(seen.of_type(planned.view, "MonthCell")))
    planned.press(Qt.Key.Key_PageDown)
    planned.see("December 2026")
    planned.press(Qt.Key.Key_Left)
    planned.press(Qt.Key.Key_Return)
    planned.until(lambda: planned.address == f"{CALENDAR}?from=2026-12-21", planned.address)
    planned.window.place.back()
    card(planned, "Dusk")


def test_a_week_by_mouse(planned: Journey) -> None:
    planned.start("--open", CALENDAR)
    card(planned, "Dusk")
    planned.at_rest()
    planned.still(lambda: seen.centre(card(planned, "Dusk")))
    QTest.mouseMove(planned.view, seen.centre(card(planned, "Dusk")) + QPoint(0, 8))
    planned.click("Wish it when it has aired")
    planned.until(lambda: card(planned, "Dusk").property("wished"))
    planned.click("Undo")
    planned.until(lambda: not card(planned, "Dusk").property("wished"))
    planned.click("Week after")
    planned.see("Nothing airs in this week.")
    assert planned.address == f"{CALENDAR}?from=2026-11-29"
    planned.click("Today")
    card(planned, "Dusk")
    planned.click("All my shows")
    planned.click("Followed")
    planned.until(lambda: planned.address == f"{CALENDAR}?scope=followed")


def test_a_narrow_window_has_an_agenda(planned: Journey) -> None:
    planned.start("--open", CALENDAR)
    card(planned, "Dusk")
    planned.view.resize(1000, 700)
    card(planned, "Tuesday", "AgendaRow")
    planned.see("Today, Sunday, November 22")
    planned.until(lambda: not cards(planned), "the week to go")
    planned.press(Qt.Key.Key_End)
    planned.until(lambda: card(planned, "Tuesday", "AgendaRow").property("ringed"))


def test_letters_lead_to_cards(planned: Journey) -> None:
    """The shows' names begin with these letters, the first of which comes back for each of its episodes."""
    planned.start("--open", CALENDAR)
    letter = str(card(planned, "Dusk").property("title"))[0]
    planned.at_rest()
    for title in ("Dusk", "Midnight Mail", "Tuesday", "Dusk"):
        planned.press(Qt.Key(ord(letter.upper())))
        planned.until(lambda title=title: ringed(planned) == [title], title)  # type: ignore[misc]
    planned.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    card(planned, "Far Away")
    assert planned.address == f"{CALENDAR}?from=2026-12-06", "the next week with anything"


@pytest.mark.parametrize("width", [1440, 1000])
def test_the_wheel_turns_weeks(planned: Journey, width: int) -> None:
    """Sideways, however small the steps in which a touchpad says so, or with Shift."""
    planned.start("--open", CALENDAR)
    kind = "CalendarCard" if width > 1120 else "AgendaRow"
    planned.view.resize(width, 900)
    middle = seen.centre(card(planned, "Dusk", kind))
    planned.at_rest()
    seen.wheel(planned.view, middle, -1)
    seen.wheel(planned.view, middle, 1)
    planned.still(lambda: planned.address)
    assert planned.address == CALENDAR, "up and down is no other week"
    for _ in range(3):
        assert planned.address == CALENDAR
        QTest.wheelEvent(planned.view, QPointF(middle), QPoint(-40, 0))
    planned.until(lambda: planned.address == f"{CALENDAR}?from=2026-11-29")
    planned.see("Nothing airs in this week.")

    def back() -> bool:
        """What comes right after a turn is the rest of it, and ignored."""
        QTest.wheelEvent(planned.view, QPointF(middle), QPoint(0, 120), QPoint(), Qt.KeyboardModifier.ShiftModifier)
        return planned.address == CALENDAR

    planned.until(back, "the week before")
    card(planned, "Dusk", kind)


def swiped(journey: Journey, finger: QPointingDevice, at: QPoint, sideways: int) -> None:
    """A finger's way over the window, a frame after each part of it: what comes between two frames is one move."""
    QTest.touchEvent(journey.view, finger).press(0, at, journey.view).commit()
    for part in range(1, 6):
        with journey.bot.waitSignal(journey.view.frameSwapped):
            QTest.touchEvent(journey.view, finger).move(0, at + QPoint(sideways * part // 5, 0), journey.view).commit()
            journey.view.update()
    QTest.touchEvent(journey.view, finger).release(0, at + QPoint(sideways, 0), journey.view).commit()


def test_a_swipe_turns_weeks(planned: Journey) -> None:
    planned.start("--open", CALENDAR)
    middle = seen.centre(card(planned, "Dusk"))
    planned.at_rest()
    finger = QTest.createTouchDevice()
    swiped(planned, finger, middle, -40)
    assert planned.address == CALENDAR, "hardly a move"
    swiped(planned, finger, middle, -200)
    planned.until(lambda: planned.address == f"{CALENDAR}?from=2026-11-29")
    planned.see("Nothing airs in this week.")
    swiped(planned, finger, middle, 200)
    planned.until(lambda: planned.address == CALENDAR, "the week before")
    card(planned, "Dusk")


@pytest.fixture
def released(planned: Journey) -> Journey:
    """A film of the library, and one with somebody followed, come out on Wednesday."""
    database = Database(planned.folder / "library.db")
    with database.write() as tx:
        tx.execute("UPDATE movies SET released = NULL")
        tx.execute("UPDATE movies SET released = '2026-11-25', title = 'The Ferry' WHERE id = (SELECT min(id) FROM movies)")
        tx.execute("INSERT INTO watchlist (kind, tmdb, title, state, added_at) VALUES ('person', '10205', 'Ingrid Halvorsen', 'follow', 1)")
        tx.execute(
            """INSERT INTO works (watchlist_id, kind, tmdb, title, released, departments, seen_at, news)
            SELECT id, 'movie', '348000', 'Letters', '2026-11-25', '["Acting"]', 1, 1 FROM watchlist WHERE tmdb = '10205'"""
        )
    database.close()
    return planned


def release(journey: Journey, title: str, kind: str = "CalendarCard") -> QQuickItem:
    """The card of what comes out."""

    def found() -> list[QQuickItem]:
        return [one for one in seen.of_type(journey.view, kind) if one.property("title") == title and seen.on_screen(journey.view, one)]

    return journey.some(found, f"the card of {title}")[0]


def test_what_comes_out_stands_among_what_airs_and_opens_its_own_page(released: Journey) -> None:
    released.start("--open", CALENDAR)
    film, work = release(released, "The Ferry"), release(released, "Letters")
    assert (film.property("time"), film.property("standing"), work.property("detail")) == ("Film", "owned", "with Ingrid Halvorsen")
    released.still(lambda: seen.centre(film))
    seen.click(released.view, film)
    released.until(lambda: released.address.startswith("bijou://movie/"), "the film's page")
    released.window.place.back()
    released.still(lambda: seen.centre(release(released, "Letters")))
    seen.click(released.view, release(released, "Letters"))
    released.until(lambda: released.address == "bijou://movie/tmdb-348000", "a page of what nobody has")
    released.window.place.back()
    released.view.resize(1000, 700)
    row = release(released, "Letters", "AgendaRow")
    assert row.property("time") == "Film"


TODAYS = {"Dawn": (-6, "exact", 1, "season"), "Noonday": (-2, "exact", 903, None), "Eve": (5, "local", 904, None), "Some Time": (0, "date", 905, None)}
"""Today's: hours from noon, how exactly they are known, which number they have, and whether they end their season."""


@pytest.fixture
def full_day(stocked: Journey, monkeypatch: pytest.MonkeyPatch) -> Journey:
    """Noon of a day with an owned premiere that ends its season, one that nobody has, one to come, and one that comes at any time."""
    monkeypatch.setenv("BIJOU_NOW", NOON.isoformat())
    database = Database(stocked.folder / "library.db")
    with database.write() as tx:
        tx.execute("UPDATE episodes SET air_at = NULL, air_date = NULL")
        [(copy, show)] = tx.rows("SELECT id, show_id FROM copies WHERE owned = 1 AND show_id IS NOT NULL ORDER BY id LIMIT 1")
        season = tx.insert("INSERT INTO seasons (show_id, number, listed_by) VALUES (?, 88, 'tvmaze')", (show,))
        for title, (hours, precision, number, finale) in TODAYS.items():
            at = None if precision == "date" else int((NOON + timedelta(hours=hours)).timestamp())
            row = tx.insert(
                """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_precision, air_date, finale, listed_by, created_at)
                VALUES (?, ?, 88, ?, ?, ?, ?, ?, ?, 'tvmaze', 1)""",
                (show, season, number, title, at, precision, NOON.date().isoformat(), finale),
            )
            if title == "Dawn":
                tx.execute("INSERT INTO copy_episodes (copy_id, episode_id) VALUES (?, ?)", (copy, row))
    database.close()
    return stocked


def test_a_day_says_in_words_what_is_owned_missing_and_to_come_and_where_now_is(full_day: Journey) -> None:
    full_day.start("--open", CALENDAR)
    card(full_day, "Some Time")
    full_day.at_rest()
    full_day.still(lambda: sorted((title, seen.centre(one).y()) for title, one in cards(full_day).items()))
    found = cards(full_day)
    down = sorted(found, key=lambda title: seen.centre(found[title]).y())
    assert down == ["Dawn", "Noonday", "Eve", "Some Time"], "by instant, and last what comes at any time"
    assert [found[title].property("standing") for title in down] == ["owned", "missing", "upcoming", "upcoming"]
    words = {title: [text for item in seen.items(found[title]) if (text := seen.text_of(item))] for title in down}
    assert {"Owned", "Season premiere"} <= set(words["Dawn"])
    assert "Missing" in words["Noonday"]
    assert not {"Owned", "Missing", "Wished"} & {*words["Eve"], *words["Some Time"]}
    assert (found["Eve"].property("time"), found["Some Time"].property("time")) == (f"about {clock_time(time(17))}", "Anytime")
    [line] = [one for one in seen.of_type(full_day.view, "NowLine") if seen.on_screen(full_day.view, one)]
    assert seen.centre(found["Noonday"]).y() < seen.centre(line).y() < seen.centre(found["Eve"]).y()
    full_day.see("in 5 hours")
    full_day.click(str(seen.of_type(full_day.view, "NextUp")[0].property("text")))
    full_day.until(lambda: full_day.window.pages.episode.sheet.property("title") == "Eve", "the sheet of what is next")
