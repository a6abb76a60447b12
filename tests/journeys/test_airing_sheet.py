"""The sheet of an episode in the running program: wished, its show's air times corrected, both taken back, and told to calendar apps (D40, D50, D62)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem

from tests.journeys import seen
from tests.journeys.conftest import Journey
from tests.journeys.test_undo import shows

pytestmark = pytest.mark.journey
IN_TWO_DAYS = 2 * 86_400


def announced(journey: Journey) -> tuple[int, int]:
    """(show, episode): TVmaze says that an episode of a show of the library airs the day after tomorrow."""
    show = shows(journey, airing=True)[0][0]
    at = int(journey.window.household.clock.local().timestamp()) + IN_TWO_DAYS
    with journey.window.household.database.write() as tx:
        season = tx.insert("INSERT INTO seasons (show_id, number, listed_by) VALUES (?, 77, 'tvmaze')", (show,))
        columns = "show_id, season_id, season, number, title, air_at, air_precision, listed_by, created_at"
        values = (show, season, 77, 1, "The Shattered Plane", at, "exact", "tvmaze", 1)
        return show, tx.insert(f"INSERT INTO episodes ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def one_value(journey: Journey, sql: str, *params: object) -> object:
    with journey.window.household.database.read() as reader:
        return reader.value(sql, params)


def test_d40_d50_d62_a_wish_and_a_correction_by_the_sheet_and_both_taken_back(stocked: Journey) -> None:
    stocked.start("--open", "bijou://shows")
    stocked.wall()
    show, episode = announced(stocked)
    stocked.window.pages.episode.sheet.show(episode)
    stocked.see("The Shattered Plane")
    stocked.see("Airs in 2 days")
    stocked.click("Wish when aired")
    stocked.see("Airs in 2 days, wished when aired")
    assert one_value(stocked, "SELECT state FROM wishlist WHERE show_id = ? AND season = 77", show) == "when_aired"
    before = one_value(stocked, "SELECT air_at FROM episodes WHERE id = ?", episode)
    assert isinstance(before, int)
    stocked.window.pages.episode.sheet.correct(-1.5)
    stocked.see("Corrected by −1.5 h")
    assert one_value(stocked, "SELECT air_at FROM episodes WHERE id = ?", episode) == before - 5_400
    stocked.press(Qt.Key.Key_Escape)
    stocked.until(lambda: not stocked.window.pages.episode.sheet.property("episode"), "the sheet to be shut")
    stocked.unsee("Open full show page")
    for _ in range(2):
        stocked.undo()
    stocked.until(lambda: one_value(stocked, "SELECT count(*) FROM wishlist WHERE season = 77") == 0, "the wish to be taken back")
    assert one_value(stocked, "SELECT air_at FROM episodes WHERE id = ?", episode) == before


def test_d50_the_calendar_file_follows(stocked: Journey, tmp_path: Path) -> None:
    stocked.start("--open", "bijou://shows")
    stocked.wall()
    announced(stocked)
    stocked.window.pages.subscribing.model.setPath(str(tmp_path))
    file = tmp_path / "bijou.ics"
    stocked.until(file.exists, "the file")
    assert b"The Shattered Plane" in file.read_bytes().replace(b"\r\n ", b"")


def row_of(journey: Journey, episode: int) -> QQuickItem | None:
    """Its row, if that is wholly in sight."""
    found = [one for one in seen.of_type(journey.view, "EpisodeRow") if one.property("episode") == episode and seen.on_screen(journey.view, one)]
    return found[0] if found else None


def test_an_episodes_address_opens_its_show_at_its_row(stocked: Journey) -> None:
    """As the calendar file, a notification and a search name it; then one scrolls away, and a restart leads back to where one was."""
    stocked.start("--open", "bijou://shows")
    stocked.wall()
    show, first = announced(stocked)
    with stocked.window.household.database.write() as tx:
        season = tx.value("SELECT season_id FROM episodes WHERE id = ?", (first,))
        columns = "show_id, season_id, season, number, title, listed_by, created_at"
        rows = [tx.insert(f"INSERT INTO episodes ({columns}) VALUES (?, ?, 77, ?, ?, 'tvmaze', 1)", (show, season, at, f"Part {at}")) for at in range(2, 60)]
    wanted = rows[40]
    stocked.window.place.open(f"bijou://show/{show}?season=77&episode={wanted}")
    stocked.until(lambda: row_of(stocked, wanted), "the row of the episode")
    stocked.at_rest()
    stocked.still(lambda: (row := row_of(stocked, wanted)) and seen.centre(row))
    row = row_of(stocked, wanted)
    assert row is not None
    assert row.property("open") is True
    stocked.window.place.open(f"bijou://show/{show}?season=77&episode={rows[3]}")
    stocked.until(lambda: row_of(stocked, rows[3]), "another row of the same page")
    stocked.at_rest()

    def away() -> bool:
        if row_of(stocked, rows[3]) is not None:
            seen.wheel(stocked.view, QPoint(900, 500), 1)
        return row_of(stocked, rows[3]) is None

    stocked.until(away, "to have scrolled away")

    def scrolled() -> float:
        return float(seen.of_type(stocked.view, "TitleView")[-1].property("scrolled"))

    stocked.still(scrolled)
    stood = round(scrolled())
    stocked.until(lambda: stocked.window.place.remembered("scroll", 0) == stood, "the place to be remembered")
    del row  # with it lives what Python knows of its type, at an address that an item of the next window may get
    stocked.restart()
    stocked.until(lambda: seen.of_type(stocked.view, "EpisodeRow"), "the show's page")
    stocked.until(lambda: abs(scrolled() - stood) < 2, "where one was")
    assert row_of(stocked, rows[3]) is None
