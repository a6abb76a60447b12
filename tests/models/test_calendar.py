"""The Calendar page over a week that answers when told to: days, midnight, turning weeks, scopes, and what a commit changes (D50, D51, D61)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.domain.calendar import Airing, Scope
from app.domain.changes import Changes, Subject
from app.domain.problems import StoreProblem
from app.models.airing_words import clock_time
from app.models.calendar import Calendar, CalendarReads
from app.models.calendar_art import Study
from app.models.place import Place
from tests.models.holding import HeldFetch, HeldPictures, rows_of

NOW = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
TODAY = NOW.date()


def episode(number: int, day: str, clock: str = "", **more: Any) -> Airing:
    """Episode `number` of a show of its own, at this time of this day, exact unless told otherwise."""
    at = int(datetime.fromisoformat(f"{day}T{clock}:00+00:00").timestamp()) if clock else None
    state = "upcoming" if at is None or at > NOW.timestamp() else "missing"
    given: dict[str, Any] = {"air_at": at, "precision": "exact" if at else "date", "still": f"tmdb /{number}.jpg", **more}
    return Airing("episode", number, day, f"Part {number}", more.pop("state", state), number, f"Show {number}", 1, 2, **{**given, **more})


class House:
    """The library's week, the clock, and what was asked of them."""

    def __init__(self) -> None:
        self.now = NOW
        self.airings = [
            episode(1, "2026-11-22", "19:00"),
            episode(2, "2026-11-22", "21:00", precision="local"),
            episode(3, "2026-11-22"),
            episode(4, "2026-11-24", "02:00"),
        ]
        self.asked: list[tuple[date, Scope]] = []
        self.next: date | None = None
        self.trouble: StoreProblem | None = None

    def week(self, first: date, scope: Scope) -> list[Airing]:
        if self.trouble is not None:
            raise self.trouble
        self.asked.append((first, scope))
        last = first + timedelta(days=7)
        return [one for one in self.airings if first.isoformat() <= one.day < last.isoformat()]

    def reads(self) -> CalendarReads:
        return CalendarReads(
            self.week, lambda _after, _scope: self.next, lambda _first, _days, _scope: frozenset(one.day for one in self.airings), _study, lambda: self.now
        )


def _study(path: Path) -> Study:
    return Study(0.5, "112233") if path.name else Study(1, "")


class Page:
    """A page that was opened, over a house."""

    def __init__(self, address: str = "bijou://calendar") -> None:
        self.house, self.fetch, self.pictures = House(), HeldFetch(), HeldPictures()
        self.kept: dict[str, Any] = {}
        self.place = Place(lambda: self.kept, self.kept.update)
        self.place.open(address)
        self.model = Calendar(self.house.reads(), self.fetch, self.pictures, self.place)
        self.model.watch(True)
        self.model.enter()
        self.fetch.run()

    def columns(self) -> list[list[str]]:
        return [[card.title for card in day.cards.rows] for day in rows_of(self.model, "days")]

    def cards(self) -> dict[str, Any]:
        return {card.title: card for card in rows_of(self.model, "cards")}

    def at(self, now: datetime) -> None:
        """The clock's minute comes."""
        self.house.now = now
        self.model._minute.timeout.emit()
        self.fetch.run()


@pytest.fixture
def page() -> Iterator[Page]:
    made = Page()
    yield made
    made.model.close()
    made.place.close()


def test_seven_real_days_begin_today_and_anytime_comes_last(page: Page) -> None:
    days = rows_of(page.model, "days")
    assert [day.number for day in days] == ["22", "23", "24", "25", "26", "27", "28"]
    assert (days[0].name, days[0].today, days[1].name) == ("Today", True, "Mon")
    assert page.columns() == [["Show 1", "Show 2", "Show 3"], [], ["Show 4"], [], [], [], []]
    assert page.model.property("title") == "This week"
    assert page.model.property("detail").endswith("4 episodes")


def test_a_time_shows_how_exact_it_is(page: Page) -> None:
    """D50."""
    times = {title: card.time for title, card in page.cards().items()}
    assert times["Show 1"] == clock_time(time(19))
    assert times["Show 2"] == f"about {clock_time(time(21))}"
    assert times["Show 3"] == "Anytime"


def test_now_lies_between_what_has_aired_and_what_has_not(page: Page) -> None:
    assert (page.model.property("nowColumn"), page.model.property("nowSlot")) == (0, 1)
    assert page.model.property("nowKey") == "episode:2"
    assert page.model.property("nextKey") == "episode:2"
    assert page.model.property("nextWait") == "in 30 minutes"
    page.at(NOW + timedelta(minutes=31))
    assert page.model.property("nowSlot") == 2
    assert page.model.property("nextWait") == "in 1 day 4 hours"


def test_what_airs_while_one_looks_is_read_again_at_its_minute(page: Page) -> None:
    asked = len(page.house.asked)
    page.at(NOW + timedelta(minutes=29))
    assert len(page.house.asked) == asked, "nothing has aired"
    page.at(NOW + timedelta(minutes=30))
    assert len(page.house.asked) == asked + 1


def test_today_moves_at_midnight(page: Page) -> None:
    """D51, in the address that names no day; the one that names one stays."""
    page.at(NOW + timedelta(hours=4))
    assert page.house.asked[-1][0] == date(2026, 11, 23)
    assert rows_of(page.model, "days")[0].number == "23"
    assert rows_of(page.model, "days")[0].today
    assert page.columns()[1] == ["Show 4"]
    assert page.place.where() == "bijou://calendar"


def test_a_named_week_stays_when_midnight_comes_and_only_today_moves_in_it() -> None:
    page = Page("bijou://calendar?from=2026-11-20")
    assert page.model.property("nowColumn") == 2
    page.at(NOW + timedelta(hours=4))
    assert rows_of(page.model, "days")[0].number == "20"
    assert page.model.property("nowColumn") == 3
    page.model.close()
    page.place.close()


def test_no_minute_is_counted_while_nobody_sees_it(page: Page) -> None:
    assert page.model._minute.isActive()
    page.model.watch(False)
    assert not page.model._minute.isActive()
    page.house.now = NOW + timedelta(hours=4)
    page.model.watch(True)
    page.fetch.run()
    assert rows_of(page.model, "days")[0].number == "23", "whoever looks again sees today"
    page.model.leave()
    assert not page.model._minute.isActive()


def test_weeks_turn_in_the_address(page: Page) -> None:
    page.model.turn(1)
    page.fetch.run()
    assert page.place.where() == "bijou://calendar?from=2026-11-29"
    assert page.model.property("title") == "Next week"
    assert page.model.property("nowColumn") == -1
    assert page.model.property("nextKey") == ""
    page.model.turn(-2)
    page.fetch.run()
    assert page.model.property("title") == "Last week"
    page.model.goToday()
    page.fetch.run()
    assert page.place.where() == "bijou://calendar"
    assert page.place.property("depth") == 1, "turning weeks is one step of the way back"


def test_a_scope_and_a_day_are_steps_that_back_takes_back(page: Page) -> None:
    page.model.choose("followed")
    page.fetch.run()
    assert page.house.asked[-1] == (TODAY, "followed")
    page.model.goTo("2026-12-24")
    page.fetch.run()
    assert page.house.asked[-1] == (date(2026, 12, 24), "followed")
    page.place.back()
    page.place.back()
    page.fetch.run()
    assert page.house.asked[-1] == (TODAY, "mine")
    page.model.choose("nonsense")
    assert page.place.where() == "bijou://calendar"


def test_an_empty_week_leads_to_the_next_with_anything(page: Page) -> None:
    page.house.next = date(2026, 12, 15)
    page.model.turn(1)
    page.fetch.run()
    assert page.model.property("state") == "nothing"
    assert "15" in page.model.property("aheadText")
    page.model.goAhead()
    page.fetch.run()
    assert page.place.where() == "bijou://calendar?from=2026-12-13", "whole weeks from where one was"


def test_a_commit_changes_only_the_rows_concerned(page: Page) -> None:
    """D61."""
    model = rows_of(page.model, "days")[0].cards
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    changed, reset, removed = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset), QSignalSpy(model.rowsRemoved)
    page.house.airings[0] = msgspec.structs.replace(page.house.airings[0], state="owned")
    page.model.apply(Changes(updated={Subject.EPISODE: frozenset({1})}))
    page.model._soon.timeout.emit()
    page.fetch.run()
    assert [changed.at(at)[0].row() for at in range(changed.count())] == [0]
    assert (reset.count(), removed.count()) == (0, 0)
    assert page.cards()["Show 1"].standing == "owned"


def test_a_commit_that_is_no_concern_reads_nothing(page: Page) -> None:
    asked = len(page.house.asked)
    page.model.apply(Changes(updated={Subject.SCAN: frozenset({1})}))
    assert not page.model._soon.isActive()
    assert len(page.house.asked) == asked


def test_a_picture_is_shown_when_it_was_looked_at_and_the_next_best_where_there_is_none(page: Page) -> None:
    page.house.airings = [msgspec.structs.replace(one, backdrop=f"tmdb /wide{one.id}.jpg") for one in page.house.airings]
    page.model.reload()
    page.fetch.run()
    page.pictures.deny("tmdb /1.jpg")
    assert "tmdb /wide1.jpg" in page.pictures.asked()
    page.pictures.arrive()
    assert page.cards()["Show 2"].file == "", "not before it is known how dark it must be"
    page.fetch.run()
    card = page.cards()["Show 2"]
    assert (card.file, card.veil, card.glow) == ("file:///cache/tmdb-/2.jpg.jpg", 0.5, "112233")
    assert page.cards()["Show 1"].file.endswith("wide1.jpg.jpg")


def test_only_what_is_in_sight_is_drawn(page: Page) -> None:
    page.model.look(False, 0, 0)
    assert sorted(page.pictures.asked()) == ["tmdb /1.jpg", "tmdb /4.jpg"]


def test_trouble_is_told_and_can_be_tried_again(page: Page) -> None:
    page.house.trouble = StoreProblem("The library cannot be read.")
    page.model.turn(1)
    page.fetch.run()
    assert (page.model.property("state"), page.model.property("trouble")) == ("error", "The library cannot be read.")
    page.house.trouble = None
    page.model.retry()
    page.fetch.run()
    assert page.model.property("state") == "nothing"


def test_scroll_and_card_are_the_entrys_memory(page: Page) -> None:
    page.model.remember(120.4, "episode:3")
    page.place.open("bijou://movies")
    heard = QSignalSpy(page.model.positioned)
    page.place.back()
    page.fetch.run()
    assert heard.at(heard.count() - 1) == [120.0, "episode:3"]


def test_wishing_asks_for_what_is_not_owned(page: Page) -> None:
    asked = QSignalSpy(page.model.wishAsked)
    page.model.toggleWish("episode:2")
    page.house.airings[0] = msgspec.structs.replace(page.house.airings[0], state="owned")
    page.model.reload()
    page.fetch.run()
    page.model.toggleWish("episode:1")
    page.model.toggleWish("episode:99")
    assert asked.count() == 1
    assert (asked.at(0)[0].id, asked.at(0)[1]) == (2, True)


def test_the_month_has_dots_and_walks_by_day_and_by_month(page: Page) -> None:
    page.model.openMonth()
    page.fetch.run()
    month = page.model.property("month")
    days = {row.day: row for row in rows_of(month, "days")}
    assert [day for day, row in days.items() if row.busy] == ["2026-11-22", "2026-11-24"]
    assert days["2026-11-22"].today
    assert next(day for day, row in days.items() if row.shown) == "2026-11-22"
    month.step(9)
    page.fetch.run()
    assert month.property("title") == "December 2026"
    month.turn(2)
    assert month.property("title") == "February 2027"
    assert month.day(month.property("cursor")) == "2027-02-01"


@pytest.mark.parametrize("address", ["bijou://calendar?from=nonsense", "bijou://calendar?from=0001-01-01&scope=x", "bijou://calendar?from=9999-12-31"])
def test_an_address_that_says_nothing_sensible_is_today(address: str) -> None:
    page = Page(address)
    assert page.house.asked == [(TODAY, "mine")]
    page.model.close()
    page.place.close()


def test_a_film_and_somebodys_work_come_out_among_the_rest(page: Page) -> None:
    """Each says what it is in words, where an episode says when it airs; each leads to its own page."""
    film = Airing("movie", 7, "2026-11-25", "The Ferry", "upcoming", poster="tmdb /ferry.jpg", wished=True, tmdb="70")
    work = Airing("movie", 0, "2026-11-25", "Letters", "upcoming", poster="tmdb /letters.jpg", tmdb="80", person="Ingrid Halvorsen")
    show = Airing("show", 0, "2026-11-26", "Salt", "upcoming", tmdb="90", person="Ingrid Halvorsen")
    page.house.airings += [film, work, show]
    page.model.reload()
    page.fetch.run()
    assert page.columns()[3:5] == [["The Ferry", "Letters"], ["Salt"]]
    cards = page.cards()
    assert {title: (cards[title].time, cards[title].detail, cards[title].standing, cards[title].address) for title in ("The Ferry", "Letters", "Salt")} == {
        "The Ferry": ("Film", "Comes out", "wished", "bijou://movie/7"),
        "Letters": ("Film", "with Ingrid Halvorsen", "upcoming", "bijou://movie/tmdb-80"),
        "Salt": ("New show", "with Ingrid Halvorsen", "upcoming", "bijou://show/tmdb-90"),
    }
    assert cards["Letters"].spoken == "Letters, with Ingrid Halvorsen, Wednesday, November 25, Film, Upcoming"
    assert page.model.property("detail").endswith("4 episodes · 3 releases")
    assert not any(cards[title].timed for title in ("The Ferry", "Letters", "Salt"))
    assert cards["Salt"].artless
    wishes = QSignalSpy(page.model.wishAsked)
    page.model.toggleWish(cards["The Ferry"].key)
    assert wishes.count() == 0, "a film is wished by its own heart"


def test_a_film_that_comes_out_and_can_be_had_in_one_week_has_a_card_for_each_day_which_says_what_it_is(page: Page) -> None:
    """The words are those of the title's page; the cards are told apart, and lead to the one film."""
    given: dict[str, Any] = {"wished": True, "tmdb": "70", "poster": "tmdb /ferry.jpg"}
    page.house.airings += [
        Airing("movie", 7, "2026-11-24", "The Ferry", "upcoming", **given),
        Airing("movie", 7, "2026-11-25", "The Ferry", "upcoming", release="digital", again=True, **given),
        Airing("movie", 7, "2026-11-26", "The Ferry", "upcoming", release="physical", again=True, **given),
        Airing("movie", 8, "2026-11-26", "Salt", "upcoming", release="digital"),
    ]
    page.model.reload()
    page.fetch.run()
    films = [one for one in rows_of(page.model, "cards") if one.kind == "movie"]
    assert [(one.title, one.detail, one.key) for one in films] == [
        ("The Ferry", "Comes out", "movie:7"),
        ("The Ferry", "To stream or buy", "movie:7:digital"),
        ("The Ferry", "On disc", "movie:7:physical"),
        ("Salt", "To stream or buy", "movie:8"),
    ]
    assert {one.address for one in films} == {"bijou://movie/7", "bijou://movie/8"}
    assert films[2].spoken == "The Ferry, On disc, Thursday, November 26, Film, Wished"


def test_letters_lead_to_the_next_card_that_begins_so(page: Page) -> None:
    plain = [episode(1, "2026-11-22", "19:00"), episode(2, "2026-11-22", "21:00"), episode(3, "2026-11-23"), episode(4, "2026-11-24", "02:00")]
    shows = ("Quarter to Nine", "Émile", "Quarter to Nine", "Quiet")
    page.house.airings = [msgspec.structs.replace(one, show=show) for one, show in zip(plain, shows, strict=True)]
    page.model.reload()
    page.fetch.run()
    seek = page.model.seek
    assert (seek("q", "", True), seek("e", "", True)) == ("episode:1", "episode:2")
    assert [seek("q", f"episode:{at}", False) for at in (1, 3, 4)] == ["episode:3", "episode:4", "episode:1"]
    assert (seek("qq", "episode:3", False), seek("q", "episode:3", True)) == ("episode:4", "episode:3"), "the same letter again goes on"
    assert seek("qu", "episode:3", False) == "episode:3", "more letters stay where they fit"
    assert (seek("qui", "episode:3", False), seek("qui", "", False)) == ("episode:4", "episode:4")
    assert (seek("zz", "episode:3", False), seek("", "", True)) == ("", "")


def test_from_a_full_week_to_the_next_with_anything(page: Page) -> None:
    page.house.next = date(2026, 12, 8)
    page.model.goAhead()
    page.fetch.run()
    assert page.place.where() == "bijou://calendar?from=2026-12-06"


def test_another_weeks_cards_take_the_places_of_these(page: Page) -> None:
    """What was made for a card shows another one: that costs half of making it."""
    page.house.airings += [episode(5, "2026-11-29", "20:00"), episode(6, "2026-11-29", "21:00"), episode(7, "2026-12-01")]
    columns = [day.cards for day in rows_of(page.model, "days")]
    gone, come, changed = QSignalSpy(columns[0].rowsRemoved), QSignalSpy(columns[0].rowsInserted), QSignalSpy(columns[0].dataChanged)
    page.model.turn(1)
    page.fetch.run()
    assert page.columns() == [["Show 5", "Show 6"], [], ["Show 7"], [], [], [], []]
    assert (gone.count(), come.count(), changed.count()) == (1, 0, 2)
    page.model.turn(-1)
    page.fetch.run()
    assert page.columns() == [["Show 1", "Show 2", "Show 3"], [], ["Show 4"], [], [], [], []]
    assert come.count() == 1
