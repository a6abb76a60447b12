"""The Search page: the library's first and nobody twice, a tab for each kind, page after page of TMDB's, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.domain.cancel import Cancel
from app.domain.cards import Hit, OwnedTitle, PersonHit
from app.domain.changes import Changes, Subject
from app.domain.discovered import Offered, Somebody, What
from app.domain.found import Filtered, FoundHere, FoundOutside
from app.domain.items import Art
from app.domain.problems import Problem, Refused, StoreProblem, Unreachable
from app.models.place import Place
from app.models.search_page import SearchResults
from app.models.search_palette import Searches
from tests.models.holding import HeldFetch, HeldPictures, rows_of

FILM = Hit("movie", 1, "Metropolis", year=1927, owned=True, places=(("1080p", "Cellar"), ("4K", "Attic")))
SHOW = Hit("show", 2, "Metropolis Nights", year=1931)
PILOT = Hit("episode", 3, "Metropolis, Part One", show_id=2, season=1, number=1, context="Metropolis Nights · S01E01", owned=True)
HELM = PersonHit("Brigitte Helm", 5, None, None, "Acting", "Maria", "Metropolis")
HERE = FoundHere((FILM, SHOW, PILOT), (HELM,), corrected=None)


class Desk:
    """A page whose questions wait. `asked` are TMDB's."""

    def __init__(self) -> None:
        self.answer: FoundHere | Problem = HERE
        self.pages: dict[int, FoundOutside] = {}
        self.trouble: Problem | None = None
        self.asked: list[tuple[str, What, int]] = []
        self.kept: dict[str, Any] = {}
        self.fetch, self.ask, self.pictures = HeldFetch(), HeldFetch(), HeldPictures()
        self.place = Place(lambda: self.kept, self.kept.update)
        searches = Searches(self.here, self.outside, lambda _entries: self.pages[1], self.fetch, self.ask, lambda: "2026-11-22")
        self.page = SearchResults(searches, self.pictures, self.place)

    def here(self, _text: str, _titles: int, _people: int) -> FoundHere:
        if isinstance(self.answer, Problem):
            raise self.answer
        return self.answer

    def outside(self, text: str, what: What, page: int, _cancel: Cancel) -> FoundOutside:
        self.asked.append((text, what, page))
        if self.trouble is not None:
            raise self.trouble
        return self.pages.get(page, FoundOutside(page=page, pages=page))

    def open(self, address: str) -> None:
        """Go there; both answer."""
        self.place.open(address)
        self.page.enter()
        self.fetch.run()
        self.ask.run()

    def shown(self, name: str, field: str = "address") -> Sequence[str]:
        return [getattr(row, field) for row in rows_of(self.page, f"_{name}")]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def offered(first: int, page: int, pages: int, count: int = 3) -> FoundOutside:
    return FoundOutside(
        tuple(Offered("movie", str(at), f"Metropolis {at}", released="2001-01-01") for at in range(first, first + count)), page=page, pages=pages
    )


def test_everything_has_the_librarys_own_above_and_tmdbs_in_the_grid(desk: Desk) -> None:
    entries = (Offered("movie", "19", "Metropolis", released="1927-01-10"), Offered("show", "44", "Metropolis"), Somebody("9", "Anne Helm", "Acting"))
    desk.pages[1] = FoundOutside(entries, {("movie", "19"): OwnedTitle(1, "4K", ("Attic",))}, {}, 1, 1, 3)
    desk.open("bijou://search?text=metropolis")
    assert (desk.shown("own"), desk.shown("own", "stamp")) == (["bijou://movie/1", "bijou://show/2"], ["Owned · 4K", "Not owned"])
    assert (desk.shown("titles"), desk.shown("titles", "stamp")) == (["bijou://show/tmdb-44"], ["Announced"]), "what is above is not shown again"
    assert desk.shown("people") == ["bijou://person/5", "bijou://person/tmdb-9"]
    assert desk.shown("episodes") == ["bijou://show/2?season=1&episode=3"]
    assert (desk.page.property("state"), desk.page.property("summary")) == ("ready", "4 in your library")


def test_a_tab_shows_its_kind_alone_and_asks_tmdb_for_it(desk: Desk) -> None:
    desk.pages[1] = offered(100, 1, 1)
    desk.open("bijou://search?text=metropolis&tab=movies")
    assert desk.asked == [("metropolis", "movie", 1)]
    assert desk.shown("titles") == ["bijou://movie/1", *(f"bijou://movie/tmdb-{at}" for at in (100, 101, 102))]
    assert (desk.shown("own"), desk.shown("people"), desk.shown("episodes")) == ([], [], [])
    assert desk.page.property("summary") == "1 in your library"
    desk.page.choose("episodes")
    desk.fetch.run()
    desk.ask.run()
    assert (desk.place.where(), desk.shown("titles")) == ("bijou://search?text=metropolis&tab=episodes", [])
    assert len(desk.shown("episodes")) == 1
    assert len(desk.asked) == 1, "TMDB finds no episodes"


def test_page_after_page_until_the_last(desk: Desk) -> None:
    desk.pages = {1: offered(0, 1, 3), 2: offered(2, 2, 3), 3: offered(6, 3, 3)}
    desk.open("bijou://search?text=metropolis")
    for _ in range(5):
        desk.page.more()
        desk.page.more()
        desk.ask.run()
    assert desk.asked == [("metropolis", "all", page) for page in (1, 2, 3)]
    assert desk.shown("titles") == [f"bijou://movie/tmdb-{at}" for at in (0, 1, 2, 3, 4, 6, 7, 8)], "pages overlap"


def test_a_mended_typo_is_told_and_tmdb_asked_for_what_was_meant(desk: Desk) -> None:
    desk.answer = FoundHere((FILM,), corrected="metropolis")
    desk.open("bijou://search?text=metropolsi")
    assert desk.asked == [("metropolis", "all", 1)]
    assert desk.page.property("summary") == "1 in your library · spelled “metropolis”"


def test_without_tmdb_the_library_is_there_and_a_line_says_why(desk: Desk) -> None:
    desk.trouble = Refused("TMDB needs a key; enter yours in Settings, Metadata.")
    desk.open("bijou://search?text=metropolis")
    assert (desk.page.property("state"), desk.page.property("keyless")) == ("ready", True)
    desk.trouble = None
    desk.pages[1] = offered(100, 1, 1)
    desk.page.key_changed()
    desk.ask.run()
    assert (desk.page.property("problem"), len(desk.shown("titles"))) == ("", 3)


def test_what_came_stays_when_the_next_page_does_not_come(desk: Desk) -> None:
    desk.pages = {1: offered(0, 1, 2), 2: offered(3, 2, 2)}
    desk.open("bijou://search?text=metropolis")
    desk.trouble = Unreachable("TMDB: no answer.")
    desk.page.more()
    desk.ask.run()
    assert (desk.page.property("problem"), len(desk.shown("titles"))) == ("TMDB cannot be reached.", 3)
    desk.page.more()
    assert desk.ask.waiting == [], "nobody asks again by scrolling"
    desk.trouble = None
    desk.page.retry()
    desk.ask.run()
    assert (desk.page.property("problem"), len(desk.shown("titles"))) == ("", 6)


def test_the_states_without_results(desk: Desk) -> None:
    desk.open("bijou://search")
    assert (desk.page.property("state"), desk.asked) == ("blank", [])
    desk.answer = FoundHere()
    desk.place.open("bijou://search?text=xyzzy")
    assert desk.page.property("state") == "loading"
    desk.fetch.run()
    assert desk.page.property("state") == "loading"
    desk.ask.run()
    assert desk.page.property("state") == "nothing"


def test_a_library_that_cannot_be_read_says_so_and_can_be_asked_again(desk: Desk) -> None:
    desk.answer = StoreProblem("The library file is locked.")
    desk.open("bijou://search?text=metropolis")
    assert (desk.page.property("state"), desk.page.property("problem")) == ("failed", "The library file is locked.")
    desk.answer = HERE
    desk.page.retry()
    desk.fetch.run()
    assert (desk.page.property("state"), desk.page.property("problem")) == ("ready", "")


def test_a_late_answer_to_other_words_is_nobodys(desk: Desk) -> None:
    desk.open("bijou://search?text=met")
    desk.place.replace("bijou://search?text=metr")
    desk.fetch.run()
    slow = desk.ask.waiting.pop()
    desk.place.replace("bijou://search?text=metro")
    desk.fetch.run()
    desk.pages[1] = offered(1, 1, 1)
    desk.ask.run()
    desk.pages[1] = offered(50, 1, 1)
    desk.ask.waiting.append(slow)
    desk.ask.run()
    assert desk.shown("titles") == [f"bijou://movie/tmdb-{at}" for at in (1, 2, 3)]


def test_typing_changes_the_address_in_place_after_a_pause(desk: Desk, qtbot: QtBot) -> None:
    desk.open("bijou://search")
    depth = desk.place.property("depth")
    with qtbot.waitSignal(desk.place.moved):
        desk.page.type("m")
        desk.page.type("metropolis ")
    assert (desk.place.where(), desk.place.property("depth")) == ("bijou://search?text=metropolis", depth)


def test_the_way_back_reads_as_many_pages_as_there_were(desk: Desk) -> None:
    desk.pages = {at: offered(at * 10, at, 5) for at in range(1, 6)}
    desk.open("bijou://search?text=metropolis")
    desk.page.more()
    desk.ask.run()
    assert len(desk.shown("titles")) == 6
    desk.place.save()
    again = Desk()
    again.kept, again.pages = desk.kept, desk.pages
    again.place = Place(lambda: again.kept, again.kept.update)
    again.page = SearchResults(again.page._searches, again.pictures, again.place)
    again.page.enter()
    again.fetch.run()
    again.ask.run()
    assert len(again.shown("titles")) == 6


def test_pages_elsewhere_are_not_this_ones(desk: Desk) -> None:
    desk.open("bijou://search?text=metropolis")
    desk.page.leave()
    desk.place.open("bijou://movies?text=other")
    assert desk.page.property("text") == "metropolis"
    desk.place.back()
    desk.page.enter()
    assert (desk.fetch.waiting, desk.page.property("state")) == ([], "ready"), "it stands as it was"


def test_a_scan_that_brings_a_title_moves_it_up(desk: Desk) -> None:
    desk.answer = FoundHere()
    entry = (Offered("movie", "19", "Metropolis", released="1927-01-10"),)
    desk.pages[1] = FoundOutside(entry)
    desk.open("bijou://search?text=metropolis")
    assert desk.shown("titles") == ["bijou://movie/tmdb-19"]
    desk.answer, desk.pages[1] = FoundHere((FILM,)), FoundOutside(entry, {("movie", "19"): OwnedTitle(1, "4K", ("Attic",))})
    desk.page.hear(Changes(added={Subject.MOVIE: frozenset({1})}))
    desk.fetch.run()
    desk.ask.run()
    assert (desk.shown("own"), desk.shown("titles")) == (["bijou://movie/1"], [])


def test_posters_and_portraits_come_into_their_cards(desk: Desk) -> None:
    desk.answer = FoundHere((Hit("movie", 1, "Metropolis", poster="1 /m", owned=True),), (PersonHit("Brigitte Helm", 5, None, "tmdb /h"),))
    desk.open("bijou://search?text=metropolis")
    desk.pictures.arrive()
    assert desk.shown("own", "file") == ["file:///cache/1-/m.jpg"]
    assert desk.shown("people", "file") == ["file:///cache/tmdb-/h.jpg"]
    assert desk.shown("people", "initials") == ["BH"]


def test_what_passes_typed_filters_is_shown_and_counted_whole_and_tmdb_is_not_asked(desk: Desk) -> None:
    desk.answer = FoundHere((FILM, SHOW), filtered=(Filtered("movie", "bijou://movies?genre=drama", 120), Filtered("show", "bijou://shows?genre=drama", 1)))
    desk.open("bijou://search?text=genre%3Adrama")
    assert (desk.shown("own"), desk.page.property("state"), desk.asked) == (["bijou://movie/1", "bijou://show/2"], "ready", [])
    assert desk.page.property("summary") == "121 in your library"
    desk.open("bijou://search?text=genre%3Adrama&tab=shows")
    assert desk.page.property("summary") == "1 in your library"


def test_pictures_are_asked_for_as_fine_as_the_screen(desk: Desk) -> None:
    desk.page.drawnAt(2.0)
    desk.answer = FoundHere((msgspec.structs.replace(PILOT, poster="1 /pilot"),))
    desk.pages[1] = FoundOutside((Offered("movie", "5", "Metropolis", art=Art(poster="/m")), Somebody("9", "Anne Helm", "Acting", "/a")))
    desk.open("bijou://search?text=metropolis")
    pixels = {reference: pixels for references, pixels, _, _ in desk.pictures.asks for reference in references}
    assert pixels == {"tmdb /m": 300, "tmdb /a": 152, "1 /pilot": 64}


def test_what_is_wanted_alone_stands_once_among_tmdbs_and_is_not_counted(desk: Desk) -> None:
    """A followed title has a row (ADR 0006): following one leaves its card where it is."""
    other = Hit("show", 8, "Judex", wanted=True)
    desk.answer = FoundHere((FILM, Hit("movie", 7, "Metropolis 1", wanted=True), other))
    desk.pages[1] = msgspec.structs.replace(offered(0, 1, 1), rows={("movie", "1"): 7})
    desk.open("bijou://search?text=metropolis")
    assert desk.shown("own") == ["bijou://movie/1"]
    assert desk.shown("titles") == ["bijou://show/8", *(f"bijou://movie/tmdb-{at}" for at in range(3))]
    assert desk.shown("titles", "stamp") == ["Not owned"] * 4
    assert desk.page.property("summary") == "1 in your library"
