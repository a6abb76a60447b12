"""What the sheet of an episode is read from (D23, D41, D50)."""

from __future__ import annotations

import pytest

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.library import airing_sheet, wishing
from tests.shelf import NOW, Shelf
from tests.store.test_calendar_week import episode

HOUR = 3_600


@pytest.fixture
def fargo(shelf: Shelf) -> Shelf:
    """Two seasons and a special of a show, none of it owned."""
    shelf.show("Fargo", status="Continuing", tmdb="60622", overview="Snow and crime.", genres=("Crime", "Drama"))
    for season, number, hours in ((1, 1, -48), (1, 2, -24), (2, 1, 24), (0, 1, -60)):
        episode(shelf, 1, number, season=season, at=NOW + hours * HOUR)
    shelf.sql("UPDATE shows SET air_zone = 'Europe/London', backdrop = 'tmdb /b.jpg' WHERE id = 1")
    said = f'{{"season":2,"number":1,"air_date":"2025-10-10","air_at":{NOW + 24 * HOUR},"precision":"exact"}}'
    for provider in ("tmdb", "tvmaze"):
        shelf.sql("INSERT INTO listed_episodes (episode_id, provider, said) VALUES (3, ?, ?)", provider, said.encode())
    return shelf


def test_an_episode_with_its_show(fargo: Shelf) -> None:
    sheet = airing_sheet.sheet(fargo.database, 3)
    assert sheet is not None
    assert (sheet.show, sheet.show_tmdb, sheet.show_overview, sheet.zone, sheet.told_by) == ("Fargo", "60622", "Snow and crime.", "Europe/London", "tvmaze")
    assert (sheet.episode.state, sheet.episode.airs_in_days, sheet.wish, sheet.next_at) == ("upcoming", 1, None, NOW + 24 * HOUR)
    assert [name for _, name in sheet.genres] == ["Crime", "Drama"]
    assert sheet.backdrop == "tmdb /b.jpg"


def test_the_episodes_beside_it_cross_seasons_but_specials_stand_apart(fargo: Shelf) -> None:
    found = {row: airing_sheet.sheet(fargo.database, row) for row in (1, 2, 3, 4)}
    assert {row: (one.before, one.after) for row, one in found.items() if one} == {1: (0, 2), 2: (1, 3), 3: (2, 0), 4: (0, 0)}


def test_d41_its_wish(fargo: Shelf) -> None:
    show = Pointed("show", 1, ExternalIds(tmdb="60622"), "Fargo")
    wishing.wish(fargo.database, [Wish(show, 2, 1)], when_aired=True)
    wishing.wish(fargo.database, [Wish(show, 1, 2)])
    found = [airing_sheet.sheet(fargo.database, row) for row in (1, 2, 3)]
    assert [one.wish for one in found if one] == [None, "wanted", "when_aired"]


def test_an_owned_one_says_in_what_quality(shelf: Shelf) -> None:
    show = shelf.show("Fargo")
    shelf.episode(show, 1, 1, aired="2025-01-01")
    sheet = airing_sheet.sheet(shelf.database, 1)
    assert sheet is not None
    assert (sheet.episode.state, sheet.episode.quality) == ("owned", "1080p")


def test_one_that_is_gone(fargo: Shelf) -> None:
    assert airing_sheet.sheet(fargo.database, 99) is None
