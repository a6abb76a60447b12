"""The demo's coming week is full of life on whatever day it is set up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.demo.catalogue import Catalogue
from app.demo.clock import Clock
from app.demo.lore import FIRST_OTHER, Lore
from app.demo.lore_airing import air_time, dated, network
from app.demo.tastes import FOLLOWED
from app.demo.titles import Episode, Show

DAYS = ("2026-11-22", "2026-03-01", "2027-02-28", "2028-02-29", "2026-12-31")


def coming(born: str, later: int = 0) -> list[tuple[Show, Episode]]:
    """What airs in the seven days that begin so many days after the demo was set up."""
    then = datetime.fromisoformat(born).replace(tzinfo=UTC)
    first = (then + timedelta(days=later)).date()
    catalogue = Catalogue()
    shows = [dated(catalogue.show(number), int(then.timestamp())) for number in range(catalogue.shows)]
    inside = (first.isoformat(), (first + timedelta(days=7)).isoformat())
    return [(show, one) for show in shows for one in show.episodes if one.aired and inside[0] <= one.aired < inside[1]]


@pytest.mark.parametrize("born", DAYS)
def test_fifteen_to_twenty_episodes_air_at_many_hours(born: str) -> None:
    found = coming(born)
    assert 15 <= len(found) <= 20
    assert len({one.aired for _, one in found}) >= 6, "on nearly every day"
    assert len({(network(show).zone, air_time(show)) for show, _ in found if air_time(show)}) >= 6
    assert 2 <= sum(network(show).web for show, _ in found) <= 4, "some at no hour of their own"


@pytest.mark.parametrize("born", DAYS)
def test_there_is_a_premiere_and_a_finale(born: str) -> None:
    found = coming(born)
    assert any(one.number == 1 for _, one in found)
    assert any(one is show.episodes[-1] for show, one in found)


@pytest.mark.parametrize("born", DAYS)
def test_the_weeks_before_and_after_are_full_too(born: str) -> None:
    """The demo keeps its dates for a month."""
    for later in (-7, 7, 14):
        assert len(coming(born, later)) >= 12


@pytest.mark.parametrize("born", DAYS)
@pytest.mark.parametrize("hour", [0, 23])
def test_films_come_out_one_of_them_with_somebody_followed(born: str, hour: int) -> None:
    """In the week that begins a day earlier or later too: the user's day is not that of UTC everywhere."""
    then = datetime.fromisoformat(born).replace(tzinfo=UTC, hour=hour)
    lore = Lore(Catalogue(), Clock({"BIJOU_NOW": then.isoformat()}), int(then.timestamp()))
    films = [lore.film(number) for number in lore.numbers("film") if number >= FIRST_OTHER]
    for off in (-1, 0, 1, 7):
        first, until = ((then + timedelta(days=day)).date().isoformat() for day in (off, off + 7))
        week = [film for film in films if first <= (film.released or "") < until]
        assert any(not film.cast for film in week)
        assert any(one.name in FOLLOWED for film in week for one in film.cast)


@pytest.mark.parametrize("born", DAYS)
def test_the_newest_film_that_no_server_has_can_soon_be_had_at_home(born: str) -> None:
    """It is one of those that the person of the demo wishes."""
    then = int(datetime.fromisoformat(born).replace(tzinfo=UTC).timestamp())
    lore = Lore(Catalogue(), Clock({"BIJOU_NOW": born}), then)
    out = [film for number in lore.numbers("film") if number >= FIRST_OTHER and (film := lore.film(number)).released and film.released < born]
    other = lore.other("film", max(out, key=lambda film: film.released or "").number)
    assert other is not None
    assert 1 <= other.home <= 5, "in the week that begins a day earlier or later too"


@pytest.mark.parametrize("born", DAYS)
def test_the_last_days_are_owned_but_for_some(born: str) -> None:
    held = lacked = 0
    for show, one in coming(born, -7):
        places = [place for place in (show.attic, show.cellar) if place is not None]
        name = f"{one.season}x{one.number:02}"
        has = any(name not in place.lacks for place in places)
        held += has
        lacked += not has
    assert held >= 8
    assert lacked >= 2
