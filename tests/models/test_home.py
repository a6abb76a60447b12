"""Home's rows in words, and how they are kept fresh (D5, D50, D51, D60, D61)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from app.domain.calendar import Airing
from app.domain.changes import Changes, Subject
from app.domain.enrichment import Coverage
from app.domain.home import Arrived, Resumed
from app.domain.home import Home as Front
from app.domain.home_counts import HomeCounts
from app.domain.pages import ActivityRow
from app.domain.problems import StoreProblem
from app.domain.provided import Provider
from app.domain.worker_state import WorkerState
from app.domain.works import PersonNews
from app.models.home import Home, HomeReads, LastCounts, greeting
from app.models.home_rows import airing_card, arrived_card, count_cards, cover_lines, news_cards, resumed_card, when_badge
from app.models.orbs import Orbs
from app.models.scan_progress import ScanProgress
from tests.models.holding import HeldFetch, HeldPictures

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
AIRS = int(datetime(2026, 11, 22, 21, tzinfo=UTC).timestamp())
TONIGHT = Airing("episode", 7, "2026-11-22", "The Spectre", "upcoming", 3, "Judex", 1, 4, AIRS, "exact", still="tmdb /s.jpg")


class Desk:
    """A Home over what the test puts there, at an hour that it sets."""

    def __init__(self, **front: Any) -> None:
        self.now, self.front, self.counted = NOW, Front(**{"empty": False, **front}), HomeCounts(12, 3, 90, 5, 2, 4, 2)
        self.fetch, self.pictures, self.orbs = HeldFetch(), HeldPictures(), Orbs(ScanProgress())
        self.trouble: StoreProblem | None = None
        self.home = Home(HomeReads(self._front, lambda: self.counted), self.fetch, self.pictures, self.orbs, lambda: self.now)

    def _front(self) -> Front:
        if self.trouble is not None:
            raise self.trouble
        return self.front

    def enter(self) -> Desk:
        self.home.enter()
        self.fetch.run()
        return self

    def column(self, rows: str, field: str) -> list[Any]:
        model = self.home.property(rows)
        return [model.value(at, field) for at in range(model.property("count"))]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "Today 9:00 PM"),
        ({"precision": "network"}, "Today about 9:00 PM"),
        ({"precision": "date", "air_at": None}, "Today · Anytime"),
        ({"day": "2026-11-23", "air_at": AIRS + 86_400}, "Tomorrow 9:00 PM"),
        ({"day": "2026-11-26", "air_at": AIRS + 4 * 86_400}, "Thu 9:00 PM"),
        ({"day": "2026-11-29", "air_at": AIRS + 7 * 86_400}, "Nov 29 9:00 PM"),
    ],
)
def test_d50_when_it_airs_says_how_exact_that_is_known(change: dict[str, Any], said: str) -> None:
    assert when_badge(msgspec.structs.replace(TONIGHT, **change), NOW).replace("\u202f", " ") == said


def test_d50_it_is_said_in_the_users_zone() -> None:
    there = NOW.astimezone(ZoneInfo("Pacific/Auckland"))
    card = airing_card(msgspec.structs.replace(TONIGHT, day="2026-11-23"), there)
    assert card.badge.replace("\u202f", " ") == "Today 10:00 AM"


def test_an_airing_names_its_episode_and_is_read_out_whole() -> None:
    card = airing_card(msgspec.structs.replace(TONIGHT, finale="season"), NOW)
    assert (card.title, card.line, card.mark, card.poster) == ("Judex", "S1 E4 · The Spectre", "Finale", "tmdb /s.jpg")
    assert card.key == 7, "whose sheet it opens"
    assert card.spoken.replace("\u202f", " ") == "Judex, S1 E4 · The Spectre, Today 9:00 PM, Finale"
    assert airing_card(msgspec.structs.replace(TONIGHT, still=None), NOW).artless


def test_the_counts_lead_to_the_pages_that_list_them() -> None:
    cards = count_cards(HomeCounts(1284, 212, 9431, 37, 4, 148, 12), wishlist=True)
    assert [(one.figure, one.text.replace("\u00a0", " "), one.address) for one in cards] == [
        ("1,284", "Movies", "bijou://movies"),
        ("212", "Shows · 9,431 episodes", "bijou://shows"),
        ("37", "Wished · 4 ready", "bijou://wishlist?state=wanted"),
        ("148", "Missing episodes · 12 shows", "bijou://shows?state=missing"),
    ]
    assert count_cards(HomeCounts(), wishlist=True)[2].address == "bijou://wishlist", "whose page says how to wish"
    assert cards[1].text == "Shows\u00a0· 9,431\u00a0episodes", "it breaks between its parts alone"
    assert [one.figure for one in count_cards(None, wishlist=True)] == ["–"] * 4, "nothing was counted yet"


def test_on_deck_says_where_one_was() -> None:
    film = Resumed("movie", 5, "Metropolis", 1, 1927, position_ms=105 * 60_000, runtime_minutes=153)
    episode = Resumed("show", 3, "Fargo", 1, position_ms=0, runtime_minutes=50, episode=9, season=2, number=5)
    begun = msgspec.structs.replace(episode, position_ms=60_000, runtime_minutes=None)
    assert [resumed_card(one).year for one in (film, episode, begun)] == ["48 min left", "S2 E5", "S2 E5 · Begun"]
    assert [resumed_card(one).seen for one in (film, episode)] == ["", ""]
    card = resumed_card(msgspec.structs.replace(film, progress=105 / 153))
    assert (card.seen, card.spoken) == ("14", "Metropolis, 48 min left, 69 percent watched")
    assert resumed_card(msgspec.structs.replace(film, progress=0.001)).seen == "1", "what was begun shows"
    assert [resumed_card(one).address for one in (film, episode)] == ["bijou://movie/5", "bijou://show/3?season=2&episode=9"]


def test_what_came_says_how_many_episodes() -> None:
    some = Arrived("show", 3, "Fargo", 1, "2026-11-21", episode=9, episodes=3, season=2, number=5)
    assert arrived_card(some, NOW).year == "3 episodes"
    assert arrived_card(some, NOW).spoken == "Fargo, 3 episodes, Yesterday"
    assert arrived_card(msgspec.structs.replace(some, episodes=1), NOW).year == "S2 E5"
    assert arrived_card(Arrived("movie", 1, "Metropolis", 1, "2026-11-22", 1927), NOW).year == "1927"


def test_news_of_two_people_about_one_title_is_one_card() -> None:
    told = [PersonNews(one, name, "movie", "603", "Heat", 1, released="2027-03-14") for one, name in ((1, "Al"), (2, "Robert"))]
    (card,) = news_cards(told, NOW)
    assert (card.title, card.year, card.stamp, card.address) == ("Heat", "Al, Robert", "Mar 14, 2027", "bijou://movie/tmdb-603")
    assert card.spoken == "Heat, Al, Robert, Mar 14, 2027"


def test_coverage_is_over_films_and_shows_and_honest_without_a_key() -> None:
    some = [
        Coverage(Provider.TMDB, "movie", 90, matched=90),
        Coverage(Provider.TMDB, "show", 10, matched=6),
        Coverage(Provider.TVDB, "show", 10),
        Coverage(Provider.OMDB, "movie", 90, rated=71),
        Coverage(Provider.OMDB, "show", 10),
    ]
    lines = [(one.text, one.value, one.address) for one in cover_lines(some, frozenset({"tvdb"}))]
    assert lines == [
        ("TMDB matched", "96 %", "bijou://workers/tmdb"),
        ("TVDB matched", "No key", "bijou://settings/metadata"),
        ("Ratings", "71 %", "bijou://workers/omdb"),
    ]


@pytest.mark.parametrize(
    ("hour", "said"), [(4, "Good evening"), (5, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening"), (23, "Good evening")]
)
def test_the_greeting_is_by_the_hour(hour: int, said: str) -> None:
    assert greeting(hour) == said


def test_what_was_counted_last_stands_until_it_is_counted_anew() -> None:
    kept: list[HomeCounts] = []
    desk = Desk()
    reads = HomeReads(desk._front, lambda: desk.counted)
    home = Home(reads, desk.fetch, desk.pictures, desk.orbs, lambda: NOW, LastCounts(HomeCounts(11, 3, 80, 5, 2, 4, 2), kept.append))
    rows = home.property("counts")
    assert [rows.value(at, "figure") for at in range(4)] == ["11", "3", "5", "4"], "before anything was read"
    home.enter()
    desk.fetch.run()
    assert rows.value(0, "figure") == "12"
    assert kept == [desk.counted]


def test_everything_comes_at_once_and_the_counts_after_it() -> None:
    desk = Desk(airings=(TONIGHT,), activity=(ActivityRow(1, AIRS - 9_060, "added", "Sunrise", "Attic"),))
    assert desk.home.property("state") == "loading"
    desk.enter()
    assert (desk.home.property("state"), desk.home.property("greeting")) == ("ready", "Good evening")
    assert desk.column("airings", "title") == ["Judex"]
    assert desk.column("activity", "when") == ["1 min ago"]
    assert desk.column("counts", "figure") == ["12", "3", "5", "4"]


def test_d61_a_commit_while_the_page_is_away_is_read_when_it_is_back_and_once() -> None:
    desk = Desk(airings=(TONIGHT,)).enter()
    read = desk.fetch.done
    desk.home.leave()
    for _ in range(3):
        desk.home.hear(Changes(updated={Subject.WISHLIST: frozenset({1})}))
    desk.fetch.run()
    assert desk.fetch.done == read, "nobody looks"
    desk.front = msgspec.structs.replace(desk.front, airings=())
    desk.enter()
    assert desk.fetch.done == read + 2
    assert desk.column("airings", "title") == []
    desk.home.leave()
    desk.enter()
    assert desk.fetch.done == read + 2, "nothing changed since"


def test_d51_midnight_and_an_episode_that_airs_are_read_anew_and_a_minute_only_changes_words() -> None:
    desk = Desk(airings=(TONIGHT,), activity=(ActivityRow(1, AIRS - 9_060, "added", "Sunrise", "Attic"),)).enter()
    read = desk.fetch.done
    desk.now += timedelta(minutes=3)
    desk.home._on_tick()
    desk.fetch.run()
    assert (desk.fetch.done, desk.column("activity", "when")) == (read, ["4 min ago"])
    desk.now = datetime.fromtimestamp(AIRS, UTC)
    desk.front = msgspec.structs.replace(desk.front, airings=())
    desk.home._on_tick()
    desk.fetch.run()
    assert desk.column("airings", "title") == []
    read = desk.fetch.done
    desk.now += timedelta(hours=5)
    desk.home._on_tick()
    desk.fetch.run()
    assert desk.fetch.done > read, "another day"


def test_a_key_that_comes_changes_what_coverage_says() -> None:
    desk = Desk(coverage=(Coverage(Provider.TVDB, "show", 10),))
    desk.orbs.show(WorkerState("tvdb", standing="no_key"))
    desk.enter()
    assert desk.column("coverage", "value") == ["No key"]
    desk.orbs.show(WorkerState("tvdb", standing="running"))
    assert desk.column("coverage", "value") == ["0 %"]


def test_what_cannot_be_read_says_so_and_what_was_there_stays() -> None:
    desk = Desk(airings=(TONIGHT,))
    desk.trouble = StoreProblem("The disk is full.")
    desk.enter()
    assert (desk.home.property("state"), desk.home.property("problem")) == ("error", "The disk is full.")
    desk.trouble = None
    desk.home.read()
    desk.fetch.run()
    assert desk.home.property("state") == "ready"
    desk.trouble = StoreProblem("The disk is full.")
    desk.home.read()
    desk.fetch.run()
    assert (desk.home.property("state"), desk.column("airings", "title")) == ("ready", ["Judex"])


def test_a_library_with_nothing_is_empty() -> None:
    assert Desk(empty=True).enter().home.property("state") == "empty"
