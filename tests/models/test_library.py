"""A library page: its address is its query, its entry's memory is where the user was, its states are what it shows."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.cards import Facets
from app.domain.changes import Changes, Subject
from app.domain.problems import StoreProblem
from app.domain.servers import ServerRow
from app.models.library import Library
from app.models.library_parts import LibraryReads, TableChoice
from app.models.place import Place
from tests.models.holding import HeldFetch, HeldPictures, Shelf, cards, rows_of

NOW = 1_760_000_000


class Page:
    """A page of films with everything around it."""

    def __init__(self, count: int = 260) -> None:
        self.kept: dict[str, Any] = {}
        self.place = Place(lambda: self.kept, self.kept.update)
        self.place.forget("bijou://movies")
        self.fetch, self.shelf, self.pictures = HeldFetch(), Shelf(cards(count)), HeldPictures()
        self.servers: list[ServerRow] = [ServerRow(1, "plex", "Attic", "http://attic")]
        self.is_table = False
        self.library = self.made()

    def made(self) -> Library:
        facets = Facets(((1, "Attic", 200), (2, "Cellar", 60)), (("drama", "Drama", 90), ("war", "War", 12)), ((1920, 60), (1910, 9)), (("4K", 4),), 260)
        reads = LibraryReads(self.shelf.titles, self.shelf.read, lambda _kind: facets, lambda: self.servers, self.from_prefix)
        return Library("movie", reads, self.fetch, self.pictures, self.place, TableChoice(lambda: self.is_table, self.put_table), lambda: NOW)

    def put_table(self, table: bool) -> None:
        self.is_table = table

    def from_prefix(self, kind: str, text: str) -> list[int]:
        return [one for one in self.shelf.order if self.shelf.cards[one].title.lower() >= text.lower()]

    def enter(self) -> Page:
        self.library.enter()
        self.fetch.run()
        return self

    def go(self, address: str) -> None:
        self.place.open(address)
        self.fetch.run()

    def state(self, name: str) -> Any:
        return self.library.property(name)


@pytest.fixture
def page(qapp: object) -> Page:
    return Page().enter()


def test_a_page_that_is_not_shown_reads_nothing(qapp: object) -> None:
    page = Page()
    assert page.state("state") == "loading"
    assert not page.fetch.waiting


def test_what_was_foreseen_is_read_once_and_its_choices_after_the_first_frame(qapp: object) -> None:
    page = Page()
    page.library.foresee()
    page.library.enter()
    assert len(page.fetch.waiting) == 1, "the titles, for which the user waits"
    page.fetch.run()
    assert page.state("state") == "ready"
    assert not page.library._filters._groups.rows[0].choices.rows
    page.library.seen()
    page.fetch.run()
    assert page.library._filters._groups.rows[0].choices.rows


def test_a_first_frame_before_the_titles_leaves_the_choices_for_after_them(qapp: object) -> None:
    page = Page()
    page.library.foresee()
    page.library.enter()
    page.library.seen()
    assert len(page.fetch.waiting) == 1
    page.fetch.run()
    assert page.library._filters._groups.rows[0].choices.rows


def test_an_empty_library_asks_at_once_whether_there_are_servers(qapp: object) -> None:
    """What its page says depends on them: the first frame must not say the wrong thing."""
    page = Page(0)
    page.library.foresee()
    page.library.enter()
    page.fetch.run()
    assert (page.state("state"), page.state("hasServers")) == ("empty", True)


def test_a_page_that_is_not_the_first_foresees_nothing(qapp: object) -> None:
    page = Page()
    page.go("bijou://shows")
    page.library.foresee()
    assert not page.fetch.waiting
    page.go("bijou://movies")
    assert not page.fetch.waiting, "it is not on the screen yet"


def test_it_opens_with_its_count_and_letters(page: Page) -> None:
    assert page.state("state") == "ready"
    assert page.state("countText") == "260"
    letters = page.library._letters.rows
    assert [row.letter for row in letters][:3] == ["#", "A", "B"]
    assert (letters[0].present, letters[1].present, letters[2].row) == (False, True, 10)


def test_a_filter_is_a_step_and_back_takes_it_back(page: Page) -> None:
    page.library._filters.toggle("genres", "drama")
    page.fetch.run()
    assert page.place.property("address") == "bijou://movies?genre=drama"
    assert page.library._filters.property("active") is True
    page.place.back()
    page.fetch.run()
    assert page.library._filters.property("active") is False


def test_text_typed_into_the_filter_makes_no_steps_of_its_own(page: Page) -> None:
    page.go("bijou://movies?text=aaa")
    depth = page.place.property("depth")
    page.library._filters.clear("text")
    assert page.place.property("depth") == depth
    assert page.place.property("address") == "bijou://movies"


def test_all_filters_find_their_way_into_the_address(page: Page) -> None:
    filters = page.library._filters
    for group, key in (("servers", "2"), ("decades", "1920"), ("qualities", "4K"), ("rating", "7"), ("states", "unmatched")):
        filters.toggle(group, key)
    assert page.place.property("address") == "bijou://movies?server=2&decade=1920&quality=4K&rating=7&state=unmatched"
    groups = {group.key: group.text for group in filters._groups.rows}
    assert groups == {"servers": "Cellar", "genres": "Genre", "decades": "1920s", "qualities": "4K", "rating": "7.0 and better"}
    filters.clearAll()
    assert page.place.property("address") == "bijou://movies"


def test_words_and_chips_are_the_same_both_ways(page: Page) -> None:
    filters = page.library._filters
    filters.say("genre:drama year:1920..1929 runtime:<90 -genre:war server:cel fritz")
    page.fetch.run()
    assert page.place.property("address") == "bijou://movies?server=2&genre=drama&decade=1920&limit=runtime%3C90&not-genre=war&text=fritz"
    assert [group.text for group in filters._groups.rows][:3] == ["Cellar", "Drama", "1920s"]
    assert [choice.text for choice in filters._extras.rows] == ["runtime:<90", "-genre:War"]
    assert filters.property("words") == "genre:drama year:1920..1929 runtime:<90 -genre:war server:cel fritz", "as it was typed"
    filters.toggle("extras", "runtime:<90")
    filters.toggle("genres", "war")
    page.fetch.run()
    assert filters.property("words") == "server:Cellar genre:Drama genre:War year:1920..1929 -genre:War fritz"
    filters.say(filters.property("words") + " is:owned")
    page.fetch.run()
    assert [choice.key for choice in filters._states.rows if choice.chosen] == ["owned"]
    page.place.back()
    page.fetch.run()
    assert filters.property("words") == "server:Cellar genre:Drama genre:War year:1920..1929 -genre:War fritz"
    filters.clearAll()
    page.fetch.run()
    assert (filters.property("words"), filters._extras.rows) == ("", [])


def test_words_that_are_not_understood_are_told_and_the_rest_holds(page: Page) -> None:
    filters = page.library._filters
    filters.say("genre:drama genre:weird year:soon -year:1927")
    page.fetch.run()
    assert page.place.property("address") == "bijou://movies?genre=drama"
    assert filters.property("misread") == (
        "There is no one genre for “genre:weird”: choose one of those that are listed behind “genre:”. "
        "“year:soon” is no year: write year:1927, year:1920..1929 or year:>1950. Only genres can be ruled out, not “-year:1927”."
    )
    assert filters.property("words") == "genre:drama genre:weird year:soon -year:1927", "so that it can be mended"
    filters.toggle("genres", "drama")
    page.fetch.run()
    assert (filters.property("misread"), filters.property("words")) == ("", "")


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("rating:good", "“rating:good” is no rating: write rating:8"),
        ("runtime:", "“runtime:” is no number of minutes: write runtime:<90"),
        ("missing:x", "“missing:x” is no number of episodes: write missing:>0"),
        ("quality:8K", "“quality:8K” is no quality: there is 4K"),
        ("is:fine", "“is:fine” is nothing that a title can be: there is owned"),
        ("server:nowhere", "There is no one server for “server:nowhere”: choose one"),
        ("star:wars", "“star:wars” is no filter and is looked for as it stands; what filters is genre"),
    ],
)
def test_each_wrong_word_is_told_with_what_would_be_right(page: Page, word: str, told: str) -> None:
    filters = page.library._filters
    filters.say(word)
    assert filters.property("misread").startswith(told)


def test_completions_are_of_what_the_library_has_without_asking_it(page: Page) -> None:
    filters = page.library._filters
    asked = page.fetch.waiting
    filters.suggest("genre:d", 7)
    assert [(one.word, one.text, one.cursor) for one in filters._suggestions.rows] == [("genre:Drama", "genre:Drama ", 12)]
    filters.suggest("", 0)
    assert [one.spoken for one in filters._suggestions.rows][:2] == ["genre:, of this genre", "server:, on this server"]
    assert page.fetch.waiting == asked


def test_choosing_an_order_again_turns_it_round(page: Page) -> None:
    page.library.orderBy("year")
    assert page.place.property("address") == "bijou://movies?sort=year&order=desc", "the newest first"
    page.fetch.run()
    page.library.orderBy("year")
    assert page.place.property("address") == "bijou://movies?sort=year"


def test_nothing_that_fits_is_not_an_empty_library(page: Page, qapp: object) -> None:
    page.go("bijou://movies?text=zzzz")
    assert page.state("state") == "nothing"
    assert page.state("countText") == "0 of 260"
    assert Page(0).enter().state("state") == "empty"


def test_a_library_that_cannot_be_read_says_so_and_reads_again(qapp: object) -> None:
    page = Page()
    page.shelf.trouble = StoreProblem("The library file is damaged.")
    page.enter()
    assert (page.state("state"), page.state("problem")) == ("error", "The library file is damaged.")
    page.shelf.trouble = None
    page.library.retry()
    page.fetch.run()
    assert (page.state("state"), page.state("problem")) == ("ready", "")


def test_back_leads_to_the_same_row_pixel_and_title(page: Page) -> None:
    page.library.remember(100, 37.0, 104)
    page.go("bijou://movie/12")
    spy = QSignalSpy(page.library.positioned)
    page.place.back()
    assert spy.at(0) == [100, 37.0, 104]


def test_a_place_is_not_lost_while_the_titles_of_its_page_are_still_read(page: Page) -> None:
    """The rows are another query's until then: a window that is resized meanwhile tells of a place among those."""
    page.library.remember(100, 37.0, 104)
    page.go("bijou://movies?sort=year")
    page.place.back()
    page.library.remember(3, 0.0, -1)
    spy = QSignalSpy(page.library.positioned)
    page.fetch.run()
    assert spy.at(spy.count() - 1) == [100, 37.0, 104]


def test_back_finds_its_title_after_a_scan_moved_it(page: Page) -> None:
    page.library.remember(100, 5.0, 104)
    page.go("bijou://movie/12")
    del page.shelf.order[20:23]
    page.library.hear(Changes(removed={Subject.MOVIE: frozenset({30, 31, 32})}))
    page.library._wall._order._read()
    page.fetch.run()
    spy = QSignalSpy(page.library.positioned)
    page.place.back()
    assert spy.at(0) == [97, 5.0, 101]


def test_a_restart_restores_filters_row_and_selection(page: Page) -> None:
    page.go("bijou://movies?text=a")
    page.library.look(0, 20)
    page.library._wall.toggle(3)
    page.library.remember(2, 9.0, 3)
    page.place.save()
    page.place = Place(lambda: page.kept, page.kept.update)
    page.library = page.made()
    spy = QSignalSpy(page.library.positioned)
    page.enter()
    assert spy.at(0) == [2, 9.0, 3]
    assert page.library._filters.property("text") == "a"
    assert page.library._wall.selected_ids() == [page.library._wall.idAt(3)]


def test_the_rail_jumps_to_a_letter_or_the_next_that_has_titles(page: Page) -> None:
    spy = QSignalSpy(page.library.jumped)
    page.library.jumpToLetter("X")
    assert spy.count() == 0, "the titles there are read first"
    page.fetch.run()
    assert spy.at(0) == [230]
    page.library.jumpToLetter("C")
    page.library.jumpToLetter("#")
    page.fetch.run()
    assert [spy.at(at) for at in range(spy.count())][1:] == [[0]], "the last jump wins, whatever is read first"
    page.library.look(20, 40)
    assert page.state("letter") == "C"


def test_typing_jumps_to_the_first_title_that_begins_so(page: Page) -> None:
    spy = QSignalSpy(page.library.jumped)
    page.library.seek("caa 00025")
    page.fetch.run()
    assert spy.at(0) == [25]
    page.library.seek("zzz")
    page.fetch.run()
    assert spy.at(1) == [259], "past the end: the last"


def test_selected_titles_are_handed_over_in_their_order(page: Page) -> None:
    spy = QSignalSpy(page.library.copyAsked)
    page.library._wall.drawRange(4, 2)
    page.library.copySelected()
    assert spy.at(0) == ["movie", [12, 13, 14]]


def test_a_server_that_does_not_answer_is_one_quiet_line(page: Page) -> None:
    assert page.state("trouble") == ""
    page.servers = [
        ServerRow(1, "plex", "Attic", "http://attic", trouble="The server does not answer.", answered_at=NOW - 60),
        ServerRow(2, "jellyfin", "Cellar", "http://cellar", trouble="The password was not accepted."),
    ]
    page.library.hear(Changes(updated={Subject.SERVER: frozenset({1})}))
    page.library._read_facets()
    page.fetch.run()
    said = page.state("trouble")
    assert said.startswith("Attic: The server does not answer. Last good answer ")
    assert said.endswith("1 other server gave no answer either.")
    assert page.state("troubledServer") == 1


def test_the_view_is_kept_where_the_settings_are(page: Page) -> None:
    spy = QSignalSpy(page.library.viewChanged)
    page.library.setProperty("table", True)
    page.library.setProperty("table", True)
    assert (page.is_table, spy.count()) == (True, 1)


def test_films_are_not_asked_whether_they_are_missing_but_such_an_address_can_be_let_go_of(page: Page) -> None:
    def offered() -> list[str]:
        return [choice.key for choice in rows_of(page.library.property("filters"), "_states")]

    assert offered() == ["unmatched", "unwatched", "owned"]
    page.go("bijou://movies?state=missing")
    assert offered() == ["unmatched", "unwatched", "owned", "missing"]


def test_once_providers_were_asked_the_filter_tells_what_they_do_not_know(page: Page) -> None:
    filters = page.library._filters
    filters.offer(msgspec.structs.replace(filters._facets, matched=True))
    assert [choice.text for choice in filters._states.rows] == ["Not matched", "Unwatched", "Owned"]
