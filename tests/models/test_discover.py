"""The Discover page over lists that answer when told to: an endless grid, late answers, hide owned, the way back, no key, no network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.domain.cancel import Cancel
from app.domain.cards import Card, OwnedTitle, TitleKind
from app.domain.changes import Changes, Subject
from app.domain.discover_query import DiscoverQuery
from app.domain.discovered import Discovered, Offered
from app.domain.discoveries import Because, Finds, Gap, OnThisDay
from app.domain.items import Art
from app.domain.problems import Missing, Problem, Refused, Unreachable
from app.domain.provided import Similar
from app.metadata.answer_cache import Kept
from app.metadata.recalling import recall
from app.models.discover import Discover
from app.models.discover_feed import AHEAD, DRY, PLACES
from app.models.discover_reading import DiscoverReads
from app.models.discover_titles import FILE, DiscoverTitles
from app.models.place import Place
from tests.models.holding import HeldFetch, HeldPictures, rows_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGES = 12
NO_KEY = "TMDB needs a key; enter yours in Settings, Metadata."


class Tmdb:
    """Lists of twenty titles a page: number 1 is the first of the first page."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        self.owned: set[int] = set()
        self.owned_asked = 0
        self.trouble: Problem | None = None
        self.kept: dict[int, float] = {}
        """Pages that were read before, with their times: their titles are those of then."""
        self.found = Finds()
        self.lacking: tuple[Gap, ...] = ()
        self.pages = PAGES
        self.shifted = False
        """Something new came in at the top after the first page was read."""

    def page(self, query: DiscoverQuery, page: int, _cancel: Cancel) -> Discovered:
        if (recalled := recall()) is not None:
            if page not in self.kept:
                raise Missing("Nothing is kept.")
            recalled.body(Kept(b"", at=self.kept[page]))
            return self.told(query, page, " of then")
        if self.trouble is not None:
            raise self.trouble
        self.asked.append((query.listing, page))
        return self.told(query, page)

    def told(self, query: DiscoverQuery, page: int, when: str = "") -> Discovered:
        first = (page - 1) * 20 + 1 - (3 if self.shifted and page > 1 else 0)
        titles = tuple(
            Offered(query.kind, str(n), f"{query.listing} {n}{when}", released="1999-01-01", art=Art(poster=f"/{n}.jpg")) for n in range(first, first + 20)
        )
        return Discovered(titles, page, self.pages, 20 * self.pages)

    def genres(self, _kind: TitleKind, _cancel: Cancel) -> tuple[tuple[str, str], ...]:
        return (("18", "Drama"), ("35", "Comedy"))

    def gaps(self, _cancel: Cancel) -> tuple[Gap, ...]:
        if self.trouble is not None:
            raise self.trouble
        return self.lacking

    def which(self, _kind: TitleKind, ids: Iterable[str]) -> dict[str, OwnedTitle]:
        self.owned_asked += 1
        return {one: OwnedTitle(1000 + int(one), "1080p") for one in ids if int(one) in self.owned}

    def networks(self) -> list[tuple[str, str]]:
        return [("4711", "Harbour TV"), ("49", "Home Box Office")]

    def finds(self, _kind: TitleKind, chosen: Sequence[int]) -> Finds:
        likes = tuple(one for one in self.found.because if not chosen or one.id in chosen)
        return msgspec.structs.replace(self.found, because=likes)


class Hall:
    """The page with everything behind it."""

    def __init__(self, address: str = "bijou://discover?list=popular") -> None:
        self.tmdb = Tmdb()
        self.asks, self.fetch, self.pictures = HeldFetch(), HeldFetch(), HeldPictures()
        self.kept: dict[str, Any] = {}
        self.place = Place(lambda: self.kept, self.kept.update)
        self.place.forget(address)
        self.page = self.made()

    def made(self) -> Discover:
        reads = DiscoverReads(self.tmdb.page, self.tmdb.genres, self.tmdb.gaps, self.tmdb.which, self.tmdb.finds, self.tmdb.networks)
        page = Discover(reads, self.asks, self.fetch, self.pictures, self.place, lambda: NOW)
        self.titles: DiscoverTitles = page.property("titles")
        return page

    def enter(self) -> None:
        self.page.enter()
        self.run()

    def run(self) -> None:
        for _ in range(30):
            self.fetch.run()
            self.asks.run()

    def says(self, name: str) -> Any:
        return self.page.property(name)

    def shown(self) -> list[str]:
        return [card.title for card in self.titles.cards]

    def sections(self) -> dict[str, list[str]]:
        return {row.key: [card.title for card in row.cards.rows] for row in rows_of(self.page, "sections")}


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_the_grid_reads_on_as_far_as_one_looks_and_holds_places_for_what_comes(hall: Hall) -> None:
    QAbstractItemModelTester(hall.titles, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hall.enter()
    assert hall.says("state") == "ready"
    read = len(hall.tmdb.asked)
    assert read * 20 >= AHEAD > (read - 1) * 20
    assert hall.titles.rowCount() == read * 20 + PLACES
    assert hall.titles.data(hall.titles.index(read * 20), FILE) == "", "an empty place"
    removed, reset = QSignalSpy(hall.titles.rowsRemoved), QSignalSpy(hall.titles.modelReset)
    hall.titles.look(100, 130)
    hall.run()
    assert len(hall.titles.cards) >= 130 + AHEAD
    hall.titles.look(220, 239)
    hall.run()
    assert len(hall.titles.cards) == 20 * PAGES
    assert hall.titles.rowCount() == 20 * PAGES, "no place is held where nothing comes"
    assert hall.says("foot") == "end"
    assert reset.count() == 0
    assert removed.count() == 0, "what comes takes the empty places"
    assert hall.tmdb.asked == [("popular", page) for page in range(1, PAGES + 1)]
    assert hall.tmdb.owned_asked == PAGES, "one question a page says what is owned"


def test_a_title_that_a_list_names_twice_is_shown_once(hall: Hall) -> None:
    hall.tmdb.shifted = True
    hall.enter()
    assert len(hall.shown()) == len(set(hall.shown()))


def test_an_answer_that_comes_late_never_replaces_a_newer_one(hall: Hall) -> None:
    hall.page.enter()
    late = hall.asks.waiting[:]
    hall.page.choose("list", "trending")
    hall.run()
    assert hall.shown()[0] == "trending 1"
    assert all(token.requested for *_, token in late)
    hall.asks.waiting = late
    hall.run()
    assert hall.shown()[0] == "trending 1"
    assert all(title.startswith("trending") for title in hall.shown())


def test_posters_are_asked_for_what_is_on_the_screen(hall: Hall) -> None:
    hall.enter()
    hall.titles.drawPostersAt(150)
    hall.titles.look(0, 5)
    assert hall.pictures.asked() == [f"tmdb /{n}.jpg" for n in range(1, 7)]
    spy = QSignalSpy(hall.titles.dataChanged)
    hall.pictures.arrive()
    assert hall.titles.data(hall.titles.index(0), FILE) == "file:///cache/tmdb-/1.jpg.jpg"
    assert spy.count() == 6


def test_d5_what_is_owned_is_stamped_and_left_out_when_hidden(hall: Hall) -> None:
    hall.tmdb.owned = {1, 3}
    hall.enter()
    assert [(card.stamp, card.address) for card in hall.titles.cards[:2]] == [("Owned · 1080p", "bijou://movie/1001"), ("Not owned", "bijou://movie/tmdb-2")]
    hall.page.choose("hidden", "1")
    hall.run()
    assert hall.place.where() == "bijou://discover?list=popular&hidden=1"
    assert hall.shown()[:2] == ["popular 2", "popular 4"]
    hall.place.back()
    hall.run()
    assert hall.shown()[0] == "popular 1"


def test_page_after_page_of_what_is_owned_is_read_only_so_far(hall: Hall) -> None:
    hall.tmdb.pages = 400
    hall.tmdb.owned = set(range(1, 20 * 300))
    hall.page.choose("hidden", "1")
    hall.enter()
    assert (hall.says("foot"), len(hall.tmdb.asked), hall.titles.rowCount()) == ("dry", DRY, 0)
    hall.page.retry()
    hall.run()
    assert len(hall.tmdb.asked) == 2 * DRY
    hall.tmdb.owned = set()
    hall.page.retry()
    hall.run()
    assert hall.shown()[0] == f"popular {2 * DRY * 20 + 1}"
    assert hall.says("foot") == ""


def test_d61_a_commit_stamps_what_is_there_and_moves_nothing(hall: Hall) -> None:
    hall.enter()
    before = hall.shown()
    hall.tmdb.owned = {2}
    spy = QSignalSpy(hall.titles.dataChanged)
    hall.page.apply(Changes(added={Subject.MOVIE: frozenset({1002})}))
    hall.page._stamp_soon.timeout.emit()  # a second later
    hall.run()
    assert hall.shown() == before
    assert [(one[0].row(), one[1].row()) for one in (spy.at(at) for at in range(spy.count()))] == [(1, 1)]
    assert hall.titles.cards[1].address == "bijou://movie/1002"


def test_the_way_back_and_a_restart_lead_to_the_same_row(hall: Hall) -> None:
    hall.enter()
    hall.titles.look(100, 130)
    hall.run()
    hall.page.remember(98, 31.0, 104)
    hall.place.open("bijou://movie/7")
    hall.page.leave()
    hall.place.back()
    spy = QSignalSpy(hall.page.positioned)
    hall.enter()
    assert [spy.at(0)[at] for at in range(3)] == [98, 31.0, 104]
    asked = len(hall.tmdb.asked)
    assert asked == len(set(hall.tmdb.asked)), "nothing was read again"
    hall.place.save()
    hall.page.close()
    hall.place = Place(lambda: hall.kept, hall.kept.update)
    hall.page = hall.made()
    spy = QSignalSpy(hall.page.positioned)
    hall.enter()
    assert hall.place.where() == "bijou://discover?list=popular"
    assert [spy.at(0)[at] for at in range(3)] == [98, 31.0, 104]
    assert len(hall.titles.cards) > 104, "as many pages as were there"


def test_a_restart_leads_to_a_row_that_what_is_kept_does_not_reach_once_it_is_there(hall: Hall) -> None:
    hall.tmdb.kept = {1: NOW.timestamp() - 60}
    hall.place.remember("view", [98, 31.0, 104, 6])
    spy = QSignalSpy(hall.page.positioned)
    hall.page.enter()
    hall.asks.run(1)
    assert (len(hall.shown()), spy.count()) == (20, 0)
    hall.run()
    assert [[spy.at(n)[at] for at in range(3)] for n in range(spy.count())] == [[98, 31.0, 104]]


def test_another_list_begins_at_its_top(hall: Hall) -> None:
    hall.enter()
    hall.page.remember(40, 0.0, 41)
    spy = QSignalSpy(hall.page.positioned)
    hall.page.choose("genre", "18")
    hall.page.choose("list", "titles")
    hall.run()
    assert [spy.at(spy.count() - 1)[at] for at in range(3)] == [0, 0.0, -1]


def test_pickers_stand_in_the_address_and_know_their_names(hall: Hall) -> None:
    hall.enter()
    hall.page.choose("list", "titles")
    hall.page.choose("genre", "18")
    hall.page.choose("decade", "1990")
    hall.run()
    assert hall.place.where() == "bijou://discover?list=titles&genre=18&decade=1990"
    assert (hall.says("genreText"), hall.says("decadeText"), hall.says("orderText")) == ("Drama", "1990s", "Most popular")
    assert [row.text for row in rows_of(hall.page, "genres")] == ["All genres", "Comedy", "Drama"]
    hall.page.choose("kind", "show")
    hall.page.choose("network", "49")
    assert hall.place.where() == "bijou://discover?list=titles&kind=show&decade=1990&network=49", "films' genres are not those of shows"
    assert hall.says("networkText") == "HBO"
    hall.run()
    listed = [(row.key, row.text) for row in rows_of(hall.page, "networks")]
    assert ("4711", "Harbour TV") in listed, "the networks of the library's shows are among them"
    assert [text for key, text in listed if key == "49"] == ["HBO"]
    hall.page.choose("network", "4711")
    assert hall.says("networkText") == "Harbour TV"


def test_while_tmdb_is_away_what_it_said_last_stays_with_its_time(hall: Hall) -> None:
    hall.tmdb.kept = dict.fromkeys((1, 2), NOW.timestamp() - 7_200)
    hall.tmdb.trouble = Unreachable("TMDB is away.")
    hall.enter()
    assert (hall.says("state"), hall.says("trouble")) == ("ready", "TMDB is away.")
    assert hall.says("notice").startswith("TMDB cannot be reached; as of 10:00")
    assert len(hall.shown()) == 40, "and the next page is looked for, until one is not kept"
    hall.tmdb.trouble = None
    removed = QSignalSpy(hall.titles.rowsRemoved)
    hall.page.retry()
    hall.run()
    assert (hall.says("trouble"), hall.says("notice"), hall.says("state")) == ("", "", "ready")
    assert removed.count() == 0, "it is asked anew behind what stands there"


def test_what_is_kept_stands_there_before_tmdb_has_answered_and_is_replaced_where_it_stands(hall: Hall) -> None:
    hall.tmdb.kept = {1: NOW.timestamp() - 7_200}
    hall.page.enter()
    hall.asks.run(1)
    assert (hall.says("state"), hall.shown()[0], hall.says("trouble")) == ("ready", "popular 1 of then", "")
    assert hall.tmdb.asked == [], "TMDB has not said a word yet"
    spies = [QSignalSpy(signal) for signal in (hall.titles.rowsRemoved, hall.titles.modelReset)]
    hall.run()
    assert hall.shown()[0] == "popular 1"
    assert [spy.count() for spy in spies] == [0, 0]


def test_of_a_list_that_comes_only_in_part_what_stands_there_stays(hall: Hall) -> None:
    hall.enter()
    there = len(hall.shown())
    hall.tmdb.kept = {1: NOW.timestamp() - 60}
    hall.tmdb.trouble = Unreachable("TMDB is away.")
    hall.page.reload()
    hall.run()
    assert len(hall.shown()) == there
    assert (hall.says("trouble"), hall.says("notice")[:29]) == ("TMDB is away.", "TMDB cannot be reached; as of")


def test_a_list_that_cannot_be_asked_for_anew_stays_and_says_so_above(hall: Hall) -> None:
    hall.enter()
    hall.tmdb.trouble = Refused(NO_KEY)
    hall.page.key_changed()
    hall.run()
    assert (hall.says("state"), hall.says("notice"), hall.says("remedy")) == ("ready", NO_KEY, "key")
    hall.tmdb.trouble = None
    hall.page.retry()
    hall.run()
    assert (hall.says("notice"), hall.says("foot"), len(hall.shown()) > 0) == ("", "", True)


def test_the_front_page_shows_what_is_kept_until_tmdb_answers() -> None:
    hall = Hall("bijou://discover")
    hall.tmdb.kept = {1: NOW.timestamp() - 7_200}
    hall.page.enter()
    hall.fetch.run()
    hall.asks.run(1)
    assert hall.sections()["popular"][0] == "popular 1 of then"
    assert hall.says("trouble") == ""
    sections: Any = hall.page.sections
    inserted = QSignalSpy(sections.rowsInserted)
    hall.run()
    assert (hall.sections()["popular"][0], inserted.count()) == ("popular 1", 0)
    hall.tmdb.trouble = Unreachable("TMDB is away.")
    hall.page.retry()
    assert hall.says("state") == "ready", "what is there stays while it is asked anew"
    hall.run()
    assert (hall.says("trouble"), hall.says("notice")[:29]) == ("TMDB is away.", "TMDB cannot be reached; as of")


def test_a_page_that_fails_keeps_what_is_there_and_goes_on_when_asked(hall: Hall) -> None:
    hall.enter()
    there = len(hall.titles.cards)
    hall.tmdb.trouble = Unreachable("TMDB: nobody answers.")
    hall.titles.look(there - 10, there + 5)
    hall.run()
    assert (hall.says("state"), hall.says("trouble"), hall.titles.rowCount()) == ("ready", "TMDB: nobody answers.", there)
    assert (hall.says("foot"), hall.says("notice")) == ("halted", ""), "it is said where the list stops, nothing above is old"
    asked = len(hall.tmdb.asked)
    hall.titles.look(there - 12, there + 3)
    hall.run()
    assert len(hall.tmdb.asked) == asked, "nobody is asked again and again"
    hall.tmdb.trouble = None
    hall.page.goOn()
    hall.run()
    assert len(hall.titles.cards) > there
    assert (hall.says("trouble"), hall.says("foot")) == ("", "")


@pytest.mark.parametrize(("kind", "sentence", "state"), [(Refused, NO_KEY, "refused"), (Unreachable, "TMDB: nobody answers.", "error")])
def test_a_list_that_cannot_be_had_says_why_and_comes_when_it_can(kind: type[Problem], sentence: str, state: str) -> None:
    hall = Hall()
    hall.tmdb.trouble = kind(sentence)
    hall.enter()
    assert (hall.says("state"), hall.says("trouble")) == (state, sentence)
    assert hall.says("refused") == (NO_KEY if state == "refused" else "")
    hall.tmdb.trouble = None
    hall.page.key_changed()
    hall.run()
    assert hall.says("state") == "ready"


def test_the_front_page_keeps_a_place_for_every_list_until_it_comes() -> None:
    hall = Hall("bijou://discover")
    hall.tmdb.found = Finds(because=(Because(1, "Alien", (Similar("500", "Event Horizon"),)),))
    hall.page.enter()
    hall.fetch.run()
    waiting = {row.key: row.waiting for row in rows_of(hall.page, "sections")}
    assert waiting == {"trending": True, "because-1": False, "coming": True, "popular": True}
    sections: Any = hall.page.sections
    inserted = QSignalSpy(sections.rowsInserted)
    hall.run()
    assert inserted.count() == 0, "nothing is pushed down by what comes"
    assert hall.sections()["popular"][0] == "popular 1"
    assert [row.heading for row in rows_of(hall.page, "sections")][:2] == ["Trending this week", "Because you have Alien"]


def test_d5_hidden_titles_are_left_out_of_every_row() -> None:
    hall = Hall("bijou://discover?hidden=1")
    hall.tmdb.owned = set(range(1, 21))
    likes = (Similar("1", "Owned"), Similar("500", "Event Horizon"))
    hall.tmdb.found = Finds(because=(Because(1, "Alien", likes),), owned={"1": OwnedTitle(1001)})
    hall.enter()
    assert hall.sections() == {"trending": [], "because-1": ["Event Horizon"], "coming": [], "popular": []}
    assert {row.note for row in rows_of(hall.page, "sections") if row.key == "popular"} == {"You own all of these."}


def test_without_a_key_the_library_offers_what_it_can() -> None:
    hall = Hall("bijou://discover")
    hall.tmdb.trouble = Refused(NO_KEY)
    cards = tuple(Card(id=n, kind="movie", title=f"Own {n}", year=1990) for n in (1, 2, 3))
    gap = Gap("8091", Similar("8078", "Alien Resurrection", 1997))
    hall.tmdb.found = Finds(gaps=(gap,), today=(OnThisDay(3, "1990-11-22"),), rated=(1, 2), waiting=(2,), cards=cards)
    hall.enter()
    assert (hall.says("state"), hall.says("refused")) == ("ready", NO_KEY)
    assert hall.sections() == {"gaps": ["Alien Resurrection"], "today": ["Own 3"], "rated": ["Own 1", "Own 2"], "waiting": ["Own 2"]}
    assert [row.cards.rows[0].year for row in rows_of(hall.page, "sections") if row.key == "today"] == ["36 years ago"]
    assert [row.more for row in rows_of(hall.page, "sections") if row.key == "rated"] == ["bijou://movies?sort=rating&order=desc"]


def test_an_empty_library_without_a_key_says_so() -> None:
    hall = Hall("bijou://discover")
    hall.tmdb.trouble = Refused(NO_KEY)
    hall.enter()
    assert (hall.says("state"), hall.says("refused")) == ("nothing", NO_KEY)


def test_with_a_key_gaps_are_those_that_tmdb_lists() -> None:
    hall = Hall("bijou://discover")
    hall.tmdb.found = Finds(gaps=(Gap("1", Similar("9", "Only alike")),))
    hall.tmdb.lacking = (Gap("8091", Similar("8078", "Alien Resurrection", 1997)),)
    hall.enter()
    assert hall.sections()["gaps"] == ["Alien Resurrection"]


def test_the_front_page_has_the_rows_that_were_left_on_the_way_back_and_after_a_restart_and_others_anew() -> None:
    hall = Hall("bijou://discover")
    likes = {one: Because(one, f"Film {one}", (Similar(str(one), f"Like {one}"),)) for one in (1, 2)}
    hall.enter()
    leave_and_return(hall, Finds(because=(likes[1],)))
    assert because(hall) == [], "what came meanwhile would push down what was left"
    hall.page.reload()
    hall.run()
    assert because(hall) == ["because-1"]
    leave_and_return(hall, Finds(because=(likes[2], likes[1])))
    assert because(hall) == ["because-1"]
    hall.page.close()
    hall.page = hall.made()
    hall.enter()
    assert because(hall) == ["because-1"], "after a restart"
    hall.page.reload()
    hall.run()
    assert because(hall) == ["because-2", "because-1"], "read anew where that was asked for"
    hall.place.open("bijou://movies")
    hall.tmdb.found = Finds(because=(likes[1],))
    hall.page.leave()
    hall.page.apply(Changes(updated={Subject.MOVIE: frozenset({1})}))
    hall.place.open("bijou://discover")
    hall.enter()
    assert because(hall) == ["because-1"], "a new visit sees the library as it is"


def test_a_card_that_becomes_owned_keeps_its_row_and_with_it_the_keyboard() -> None:
    hall = Hall("bijou://discover")
    hall.enter()
    popular = next(row.cards for row in rows_of(hall.page, "sections") if row.key == "popular")
    removed = QSignalSpy(popular.rowsRemoved)
    hall.tmdb.owned = {3}
    hall.page.reload()
    hall.run()
    assert popular.rows[2].address == "bijou://movie/1003"
    assert removed.count() == 0


def leave_and_return(hall: Hall, found: Finds) -> None:
    """Meanwhile the library comes to offer other things."""
    hall.place.open("bijou://movie/1")
    hall.page.leave()
    hall.page.apply(Changes(updated={Subject.MOVIE: frozenset({1})}))
    hall.tmdb.found = found
    hall.place.back()
    hall.enter()


def because(hall: Hall) -> list[str]:
    return [key for key in hall.sections() if key.startswith("because")]
