"""The correction of a show's air times: on its instants, kept by lists and merges, taken back (D50, D62)."""

from __future__ import annotations

import pytest

from app.domain.changes import Changes, Subject
from app.domain.problems import Missing, Problem
from app.library import airing_sheet, keeping
from app.store.air_shift import inherit_shift, own_shifts, shifts_back
from app.store.listed_rows import settle_listed
from tests.shelf import NOW, Shelf
from tests.store.test_calendar_week import episode

HOUR = 3_600


@pytest.fixture
def listed(shelf: Shelf) -> Shelf:
    """Fargo with an episode whose instant TVmaze gave, and one of which only the date is known."""
    shelf.show("Fargo", status="Continuing")
    episode(shelf, 1, 1, at=NOW + HOUR)
    episode(shelf, 1, 2, on="2025-10-12")
    said = '{{"season":1,"number":{0},"air_date":"2025-10-12"{1}}}'
    timed = f',"air_at":{NOW + HOUR},"precision":"exact"'
    shelf.sql("INSERT INTO listed_episodes (episode_id, provider, said) VALUES (1, 'tvmaze', ?)", said.format(1, timed).encode())
    shelf.sql("INSERT INTO listed_episodes (episode_id, provider, said) VALUES (2, 'tmdb', ?)", said.format(2, "").encode())
    settle(shelf)
    return shelf


def settle(shelf: Shelf) -> None:
    with shelf.database.write() as tx:
        settle_listed(tx, [1])


def instants(shelf: Shelf) -> list[object]:
    return [row[0] for row in shelf.sql("SELECT air_at FROM episodes ORDER BY id")]


def test_d50_a_correction_moves_instants_and_no_dates(listed: Shelf) -> None:
    assert airing_sheet.correct(listed.database, 1, 1.5) > 0
    assert instants(listed) == [NOW + HOUR + 5_400, None]
    assert airing_sheet.correct(listed.database, 1, -24)
    assert instants(listed) == [NOW + HOUR - 24 * HOUR, None]


def test_d50_lists_that_come_later_keep_it(listed: Shelf) -> None:
    airing_sheet.correct(listed.database, 1, 2)
    settle(listed)
    assert instants(listed) == [NOW + 3 * HOUR, None]
    later = f'{{"season":1,"number":1,"air_date":"2025-10-12","air_at":{NOW + 9 * HOUR},"precision":"local"}}'
    listed.sql("UPDATE listed_episodes SET said = ? WHERE episode_id = 1", later.encode())
    settle(listed)
    assert instants(listed) == [NOW + 11 * HOUR, None]
    assert listed.sql("SELECT air_precision FROM episodes WHERE id = 1") == [("local",)]


def test_d62_it_is_taken_back_and_done_again(listed: Shelf) -> None:
    first = airing_sheet.correct(listed.database, 1, 2)
    second = airing_sheet.correct(listed.database, 1, 3)
    with pytest.raises(Problem, match="corrected again"):
        keeping.undo(listed.database, first)
    undone = keeping.undo(listed.database, second)
    assert undone.shift
    assert undone.name == "Fargo"
    assert instants(listed)[0] == NOW + 3 * HOUR
    keeping.undo(listed.database, undone.line)
    assert instants(listed)[0] == NOW + 4 * HOUR


def test_the_same_again_writes_nothing(listed: Shelf) -> None:
    airing_sheet.correct(listed.database, 1, 2)
    assert airing_sheet.correct(listed.database, 1, 2) == 0
    assert instants(listed)[0] == NOW + 3 * HOUR


@pytest.mark.parametrize("hours", [24.5, -25, 0.25, float("nan"), float("inf")])
def test_hours_that_are_none_are_refused(listed: Shelf, hours: float) -> None:
    with pytest.raises(Problem):
        airing_sheet.correct(listed.database, 1, hours)
    assert instants(listed) == [NOW + HOUR, None]


def test_a_show_that_is_gone(listed: Shelf) -> None:
    with pytest.raises(Missing):
        airing_sheet.correct(listed.database, 77, 1)


def test_d61_it_announces_the_show_and_the_moved_episodes(listed: Shelf) -> None:
    heard: list[Changes] = []
    stop = listed.database.listen(heard.append)
    airing_sheet.correct(listed.database, 1, 1)
    stop()
    assert [(one.updated[Subject.SHOW], one.updated[Subject.EPISODE]) for one in heard] == [(frozenset({1}), frozenset({1}))]


def test_d10_a_merged_show_keeps_the_correction_of_either(shelf: Shelf) -> None:
    shelf.show("Fargo")
    shelf.show("Fargo (2014)")
    airing_sheet.correct(shelf.database, 2, 5)
    with shelf.database.write() as tx:
        before = own_shifts(tx, (1, 2))
        inherit_shift(tx, 1, 2)
        assert [hours for _, hours in own_shifts(tx, (1, 2))] == [5, 5]
        shifts_back(tx, before)
        assert [hours for _, hours in own_shifts(tx, (1, 2))] == [0, 5]
        inherit_shift(tx, 2, 1)
        assert [hours for _, hours in own_shifts(tx, (1, 2))] == [0, 5]
