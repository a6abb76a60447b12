"""The palette: the library at once and TMDB after a pause, late answers never replace newer ones, rows change one by one, nothing moves a choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from app.demo.faults import Fault
from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.cancel import Cancel
from app.domain.cards import Hit, OwnedTitle, PersonHit
from app.domain.discovered import Famous, Offered, Somebody, What
from app.domain.found import Filtered, FoundHere, FoundOutside
from app.domain.items import Art
from app.domain.problems import BadAnswer, Problem, Refused, StoreProblem, Unreachable
from app.domain.provided import Provider
from app.domain.query import Quality
from app.library.finding import find_here, find_outside, stamped
from app.metadata.registry import open_provider
from app.metadata.tmdb.client import Tmdb
from app.models.search_palette import MOST_HITS, MOST_OFFERED, Searches, SearchPalette
from app.models.search_rows import Command, Found, matching, offered_row
from app.web.web import Web
from app.workers.jobs import Jobs
from tests.models.holding import HeldFetch, HeldPictures
from tests.shelf import Shelf
from tests.web.conftest import web

__all__ = ["web"]  # a fixture

PLACES: tuple[tuple[Quality | None, str], ...] = (("4K", "Attic"), ("1080p", "Cellar"))
METROPOLIS = Hit("movie", 1, "Metropolis", year=1927, poster="1 /m", owned=True, quality="4K", director="Fritz Lang", places=PLACES)
NIGHTS = Hit("show", 2, "Metropolis Nights", year=1931, poster="1 /n")
PILOT = Hit("episode", 3, "The Pilot", show_id=2, season=1, number=1, context="Metropolis Nights · S01E01", owned=True)
HELM = PersonHit("Brigitte Helm", 5, "77", "tmdb /h", "Acting", "Maria", "Metropolis")
REMAKE = Offered("movie", "9606", "Metropolis", "メトロポリス", "2001-05-26", art=Art(poster="/r"))
SERIES = Offered("show", "44", "Metropolis", released=None)
HERE = FoundHere((METROPOLIS, NIGHTS), milliseconds=3.2)


class Desk:
    """A palette over answers by text; what it asks waits."""

    def __init__(self) -> None:
        self.answers: dict[str, FoundHere] = {}
        self.offers: dict[str, FoundOutside] = {}
        self.trouble: Problem | None = None
        self.away: Problem | None = None
        self.opened: list[str] = []
        self.done: list[str] = []
        self.fetch, self.ask, self.pictures = HeldFetch(), HeldFetch(), HeldPictures()
        searches = Searches(self.here, self.outside, lambda _entries: FoundOutside(), self.fetch, self.ask, lambda: "2026-11-22")
        self.palette = SearchPalette(searches, self.commands, self.pictures, self.opened.append, pause_ms=0)
        self.tester = QAbstractItemModelTester(self.palette, QAbstractItemModelTester.FailureReportingMode.Fatal)

    def here(self, text: str, _titles: int, _people: int) -> FoundHere:
        if self.trouble is not None:
            raise self.trouble
        return self.answers.get(text, FoundHere())

    def outside(self, text: str, _what: What, _page: int, _cancel: Cancel) -> FoundOutside:
        if self.away is not None:
            raise self.away
        return self.offers.get(text, FoundOutside())

    def commands(self) -> Sequence[Command]:
        return [
            Command("scan", "Look for what is new", "refresh-cw", lambda: self.done.append("scan"), "F5", "rescan"),
            Command("movies", "Movies", "film", lambda: self.done.append("movies"), "Ctrl 1", "films", page=True),
        ]

    def titles(self) -> list[str]:
        return [row.title for row in self.palette.rows]

    def sections(self) -> dict[str, list[Found]]:
        found: dict[str, list[Found]] = {}
        for row in self.palette.rows:
            found.setdefault(row.section, []).append(row)
        return found

    def look(self, text: str) -> None:
        """Type it; the library answers."""
        self.palette.look(text)
        self.fetch.run()

    def look_outside(self, text: str, qtbot: QtBot) -> None:
        """Type it, pause; both answer."""
        self.look(text)
        qtbot.waitUntil(lambda: bool(self.ask.waiting))
        self.ask.run()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_pages_come_before_actions_and_words_may_stand_anywhere(desk: Desk) -> None:
    commands = desk.commands()
    assert [one.key for one in matching("", commands)] == ["movies", "scan"]
    assert [one.key for one in matching("Fílms", commands)] == ["movies"]
    assert [one.key for one in matching("new look", commands)] == ["scan"]
    assert matching("zebra", commands) == []


def test_titles_come_above_in_sections_with_their_state(desk: Desk) -> None:
    desk.answers["metropolis"] = FoundHere((METROPOLIS, NIGHTS, PILOT), milliseconds=3.2)
    desk.look("metropolis")
    first, second, third = desk.palette.rows[:3]
    assert (first.section, first.detail) == ("In your library", "1927 · Fritz Lang · 4K on Attic, 1080p on Cellar")
    assert (first.badge, first.tone, first.address) == ("Owned", "good", "bijou://movie/1")
    assert (second.badge, second.tone, second.address) == ("Not owned", "warn", "bijou://show/2")
    assert (third.detail, third.address) == ("Episode · Metropolis Nights · S01E01", "bijou://show/2?season=1&episode=3")
    assert desk.palette.property("summary") == "3 library results in 3 ms"


def test_what_matched_is_marked_and_nothing_else_is_markup(desk: Desk) -> None:
    desk.answers["nig"] = FoundHere((NIGHTS, Hit("movie", 9, "<b>Nig</b> & <i>x</i>")))
    desk.look("nig")
    assert [row.marked for row in desk.palette.rows[:2]] == ["Metropolis <b>Nig</b>hts", "&lt;b&gt;<b>Nig</b>&lt;/b&gt; &amp; &lt;i&gt;x&lt;/i&gt;"]


def test_a_mended_typo_is_told_and_tmdb_is_asked_for_what_was_meant(desk: Desk, qtbot: QtBot) -> None:
    desk.answers["metropolsi"] = FoundHere((METROPOLIS,), corrected="metropolis", milliseconds=0.2)
    desk.offers["metropolis"] = FoundOutside((REMAKE,))
    desk.look_outside("metropolsi", qtbot)
    assert desk.palette.property("summary") == "1 library result in 1 ms · spelled “metropolis”"
    assert [row.title for row in desk.sections()["From TMDB"]] == ["Metropolis"]


def test_d5_tmdbs_titles_come_below_stamped_and_without_what_is_above(desk: Desk, qtbot: QtBot) -> None:
    desk.answers["metropolis"] = HERE
    owned = {("movie", "19"): OwnedTitle(1, "4K", ("Attic",)), ("movie", "8"): OwnedTitle(30, "1080p", ("Cellar",))}
    known, elsewhere = Offered("movie", "19", "Metropolis", released="1927-01-10"), Offered("movie", "8", "Metropolis II", released="1999-01-01")
    desk.offers["metropolis"] = FoundOutside((known, REMAKE, SERIES, elsewhere), owned)  # type: ignore[arg-type]
    desk.look_outside("metropolis", qtbot)
    assert list(desk.sections()) == ["In your library", "From TMDB", "Do"]
    rows = [(row.badge, row.tone, row.address, row.detail) for row in desk.sections()["From TMDB"]]
    assert rows == [
        ("Not owned", "warn", "bijou://movie/tmdb-9606", "2001"),
        ("Announced", "info", "bijou://show/tmdb-44", "TV series"),
        ("Owned", "good", "bijou://movie/30", "1999 · 1080p on Cellar"),
    ]
    assert desk.pictures.asked() == ["1 /m", "1 /n", "tmdb /r"]


@pytest.mark.parametrize(
    ("title", "original", "detail"),
    [
        ("Metropolis", "メトロポリス", "2001"),
        ("The Cabinet", "Das Cabinet", "2001 · Das Cabinet"),
        ("Amelie", "Amélie", "2001 · Amélie"),
        ("メトロポリス", "Metropolis", "2001"),
        ("1984", "Nineteen", "2001"),
        ("Metropolis", "1984", "2001 · 1984"),
        ("Metropolis", None, "2001"),
    ],
)
def test_an_original_title_is_told_where_its_script_is_the_titles(title: str, original: str | None, detail: str) -> None:
    assert offered_row(Offered("movie", "1", title, original, "2001-05-26"), None, (), "2026-11-22").detail == detail


def test_only_so_many_of_each_are_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.answers["mm"] = FoundHere(tuple(Hit("movie", at, f"Film {at}") for at in range(30)))
    desk.offers["mm"] = FoundOutside(tuple(Offered("movie", str(at), f"Mm {at}") for at in range(20)))
    desk.look_outside("mm", qtbot)
    assert (len(desk.sections()["In your library"]), len(desk.sections()["From TMDB"])) == (MOST_HITS, MOST_OFFERED)


def test_people_of_the_library_come_first_and_nobody_twice(desk: Desk, qtbot: QtBot) -> None:
    desk.answers["helm"] = FoundHere(people=(HELM,))
    namesake = Somebody("79", "Brigitte Helm", "Directing", titles=(Famous("show", "3", "The Garden"), Famous("movie", "4", "Hedges")))
    entries = (Somebody("77", "Brigitte Helm", "Acting"), namesake, Somebody("78", "Anne Helm", "Acting", "/a"))
    desk.offers["helm"] = FoundOutside(entries, people={"77": 5})
    desk.look_outside("helm", qtbot)
    assert [(row.title, row.detail, row.address) for row in desk.sections()["People"]] == [
        ("Brigitte Helm", "Maria in Metropolis", "bijou://person/5"),
        ("Brigitte Helm", "Director · The Garden", "bijou://person/tmdb-79"),
        ("Anne Helm", "Actor", "bijou://person/tmdb-78"),
    ]


def test_what_tmdb_adds_is_inserted_and_moves_nothing_else(desk: Desk, qtbot: QtBot) -> None:
    """A list view keeps its current row where rows are inserted; a reset, or a library row that moved, would take it away."""
    desk.answers["metropolis"], desk.offers["metropolis"] = HERE, FoundOutside((REMAKE, SERIES))
    desk.look("metropolis")
    before = desk.titles()
    found_here, removed = QSignalSpy(desk.palette.foundHere), QSignalSpy(desk.palette.rowsRemoved)
    inserted, reset = QSignalSpy(desk.palette.rowsInserted), QSignalSpy(desk.palette.modelReset)
    qtbot.waitUntil(lambda: bool(desk.ask.waiting))
    desk.ask.run()
    assert (found_here.count(), removed.count(), reset.count(), inserted.count()) == (0, 0, 0, 1)
    assert [title for at, title in enumerate(desk.titles()) if at not in {2, 3}] == before


def test_a_late_answer_never_replaces_a_newer_one(desk: Desk) -> None:
    desk.answers = {"m": FoundHere((NIGHTS,)), "me": FoundHere((METROPOLIS,))}
    desk.palette.look("m")
    slow = desk.fetch.waiting.pop()
    desk.look("me")
    assert desk.titles()[:1] == ["Metropolis"]
    desk.fetch.waiting.append(slow)
    desk.fetch.run()
    assert desk.titles()[:1] == ["Metropolis"]


def test_tmdb_is_asked_after_a_pause_and_given_up_when_the_text_changes(desk: Desk, qtbot: QtBot) -> None:
    desk.offers = {"met": FoundOutside((SERIES,)), "metr": FoundOutside((REMAKE,))}
    for text in ("m", "me", "met"):
        desk.look(text)
    assert desk.ask.waiting == []
    qtbot.waitUntil(lambda: bool(desk.ask.waiting))
    assert len(desk.ask.waiting) == 1, "nobody asks for each letter"
    slow = desk.ask.waiting.pop()
    desk.look_outside("metr", qtbot)
    assert slow[3].requested
    desk.ask.waiting.append(slow)
    desk.ask.run()
    assert [row.address for row in desk.sections()["From TMDB"]] == ["bijou://movie/tmdb-9606"]


def test_what_still_fits_stays_while_one_types_on(desk: Desk, qtbot: QtBot) -> None:
    desk.offers["met"] = FoundOutside((REMAKE, Offered("movie", "5", "Meteor")))
    desk.look_outside("met", qtbot)
    desk.look("metr")
    assert [row.title for row in desk.sections()["From TMDB"]] == ["Metropolis"]
    desk.look("x")
    assert "From TMDB" not in desk.sections()


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Refused, "TMDB needs a key"),
        (Unreachable, "TMDB is out of reach"),
        (BadAnswer, "TMDB does not answer"),
    ],
)
def test_without_tmdb_its_section_is_absent_and_one_line_says_why(desk: Desk, qtbot: QtBot, problem: type[Problem], said: str) -> None:
    desk.answers["metropolis"], desk.away = HERE, problem("A sentence.")
    desk.look_outside("metropolis", qtbot)
    assert list(desk.sections()) == ["In your library", "Do"]
    assert desk.palette.property("summary") == f"2 library results in 3 ms · {said}"


def test_until_the_answer_comes_the_last_one_stays(desk: Desk) -> None:
    desk.answers = {"met": HERE, "metr": FoundHere((METROPOLIS,))}
    desk.look("met")
    desk.palette.look("metr")
    assert desk.titles()[:2] == ["Metropolis", "Metropolis Nights"]
    assert desk.palette.property("waiting")
    removed, reset = QSignalSpy(desk.palette.rowsRemoved), QSignalSpy(desk.palette.modelReset)
    desk.fetch.run()
    assert (removed.count(), reset.count()) == (1, 0)
    assert not desk.palette.property("waiting")


def test_posters_come_later_into_their_rows_alone_and_are_remembered(desk: Desk) -> None:
    desk.answers["m"] = HERE
    desk.look("m")
    changed = QSignalSpy(desk.palette.dataChanged)
    desk.pictures.arrive()
    assert [row.poster for row in desk.palette.rows[:2]] == ["file:///cache/1-/m.jpg", "file:///cache/1-/n.jpg"]
    assert changed.count() == 2
    desk.palette.clear()
    desk.look("m")
    assert desk.palette.rows[0].poster, "known already"
    assert desk.pictures.asked() == []


def test_a_posters_file_that_vanished_is_asked_for_again(desk: Desk) -> None:
    desk.answers["m"] = HERE
    desk.look("m")
    desk.pictures.arrive()
    desk.palette.unreadable("file:///cache/1-/n.jpg")
    assert [row.poster for row in desk.palette.rows[:2]] == ["file:///cache/1-/m.jpg", ""]
    assert desk.pictures.asked() == ["1 /n"]
    desk.pictures.arrive()
    assert desk.palette.rows[1].poster


def test_activating_opens_a_page_or_does_it_and_closes(desk: Desk) -> None:
    desk.answers["m"] = HERE
    desk.look("m")
    closed = QSignalSpy(desk.palette.closed)
    desk.palette.activate("movie:1")
    desk.palette.activate("all")
    desk.palette.clear()
    desk.palette.activate("scan")
    desk.palette.activate("nothing")
    assert (desk.opened, desk.done, closed.count()) == (["bijou://movie/1", "bijou://search?text=m"], ["scan"], 3)


def test_pages_say_that_one_goes_there(desk: Desk) -> None:
    desk.look("films")
    assert [(row.title, row.keys) for row in desk.sections()["Do"]] == [("Go to Movies", "Ctrl 1")]


def test_a_pasted_address_of_bijou_is_offered_where_there_is_such_a_page(desk: Desk) -> None:
    desk.answers = {"bijou://person/3": FoundHere(address="bijou://person/3"), "bijou://nowhere": FoundHere(address="bijou://nowhere")}
    desk.look("bijou://person/3")
    assert desk.titles() == ["Open bijou://person/3"]
    desk.palette.activate(desk.palette.rows[0].key)
    desk.look("bijou://nowhere")
    assert (desk.titles(), desk.opened) == ([], ["bijou://person/3"])
    assert desk.palette.property("summary") == "There is no page at this address."


@pytest.mark.parametrize(
    ("unknown", "said"),
    [
        ("title", "Not in your library"),
        ("server", "This server is not one of yours"),
        ("video", "YouTube"),
        ("episode", "This address does not say which show"),
    ],
)
def test_what_a_pasted_address_leads_to_and_is_not_there_is_said(desk: Desk, unknown: str, said: str) -> None:
    desk.answers["x"] = FoundHere(unknown=unknown)  # type: ignore[arg-type]
    desk.look("x")
    assert desk.palette.property("summary").startswith(said)


def test_a_store_that_fails_says_so(desk: Desk) -> None:
    desk.trouble = StoreProblem("The library file is locked.")
    desk.look("m")
    assert desk.palette.property("summary") == "The library file is locked."


def test_a_row_has_a_role_for_each_of_its_fields(desk: Desk) -> None:
    assert {bytes(name.data()).decode() for name in desk.palette.roleNames().values()} == set(Found._fields)


@pytest.fixture(scope="module")
def pretend() -> Iterator[PretendServers]:
    with PretendServers().start(options=Options(art="plain")) as servers:
        yield servers


class Real(NamedTuple):
    """A palette over a real library and TMDB's real client, on real threads; `asks` are those that ask TMDB."""

    palette: SearchPalette
    asks: Jobs


@pytest.fixture
def real(tmp_path: Path, pretend: PretendServers, web: Web) -> Iterator[Real]:
    shelf, jobs, asks = Shelf(tmp_path), Jobs(2), Jobs(2)
    shelf.film("Metropolis", tmdb="19")
    tmdb = open_provider(Provider.TMDB, web, pretend.tmdb.key, pretend.tmdb.address)
    assert isinstance(tmdb, Tmdb)
    searches = Searches(
        lambda text, titles, people: find_here(shelf.database, text, titles, people),
        lambda text, what, page, cancel: find_outside(shelf.database, tmdb, text, what, page, cancel),
        partial(stamped, shelf.database),
        jobs,
        asks,
        lambda: "2026-11-22",
    )
    palette = SearchPalette(searches, list, HeldPictures(), lambda _address: None, pause_ms=0)
    yield Real(palette, asks)
    palette.close()
    asks.close()
    jobs.close()
    pretend.clear_faults()
    shelf.database.close()


def test_a_slow_tmdb_that_answers_out_of_order_never_replaces_a_newer_answer(real: Real, pretend: PretendServers, qtbot: QtBot) -> None:
    pretend.set_fault(Fault("delay", route="query=metropolis", site="tmdb", seconds=0.4))
    pretend.forget_requests()
    palette = real.palette
    palette.look("metropolis")
    qtbot.waitUntil(lambda: any("metropolis" in one for one in pretend.requests()))
    palette.look("harold")
    qtbot.waitUntil(lambda: [row.title for row in palette.rows if row.section == "People"] == ["Harold Lloyd"])
    qtbot.waitUntil(lambda: real.asks.idle)  # the slow question has ended too
    assert {row.title for row in palette.rows} == {"Harold Lloyd", "See all results for “harold”"}


def test_tmdb_offers_what_the_library_does_not_have(real: Real, qtbot: QtBot) -> None:
    palette = real.palette
    palette.look("metropolis")
    qtbot.waitUntil(lambda: any(row.section == "From TMDB" for row in palette.rows))
    assert [row.title for row in palette.rows if row.section == "In your library"] == ["Metropolis"]
    assert {row.badge for row in palette.rows if row.section == "From TMDB"} == {"Not owned"}


FILTERED = (Filtered("movie", "bijou://movies?genre=drama", 12), Filtered("show", "bijou://shows?genre=drama", 1))


def test_what_filters_a_page_can_be_taken_there_and_tmdb_is_not_asked(desk: Desk, qtbot: QtBot) -> None:
    desk.answers["genre:drama"] = FoundHere((METROPOLIS,), filtered=FILTERED, milliseconds=2)
    desk.look("genre:dram")
    assert not desk.palette.property("filtered")
    desk.palette.filter()
    assert desk.opened == [], "nothing can be filtered by it"
    desk.look("genre:drama")
    assert desk.palette.property("filtered")
    assert not desk.palette.property("asking")
    assert desk.palette.property("summary") == "13 library results in 2 ms"
    assert [(row.title, row.keys) for row in desk.palette.rows if row.key.startswith("filter:")] == [
        ("Filter Movies by it: 12 titles", "Tab"),
        ("Filter Shows by it: 1 title", ""),
    ]
    desk.palette.filter()
    desk.palette.activate("filter:show")
    assert desk.opened == ["bijou://movies?genre=drama", "bijou://shows?genre=drama"]


def test_pictures_are_asked_for_as_fine_as_the_screen(desk: Desk) -> None:
    desk.answers["m"] = FoundHere((Hit("movie", 1, "M", poster="1 /m"),))
    desk.palette.drawnAt(2.0)
    desk.look("m")
    assert desk.pictures.asks[-1][:2] == (["1 /m"], 64)


def test_what_is_wanted_alone_has_its_own_section_and_stands_once(desk: Desk, qtbot: QtBot) -> None:
    """A followed title has a row (ADR 0006), and TMDB names it too."""
    wanted = Hit("show", 7, "Metropolis", year=2027, wanted=True)
    desk.answers["metropolis"] = FoundHere((METROPOLIS, wanted, NIGHTS))
    desk.offers["metropolis"] = FoundOutside((REMAKE, SERIES), rows={("show", "44"): 7})
    desk.look_outside("metropolis", qtbot)
    sections = desk.sections()
    assert list(sections) == ["In your library", "Followed and wished", "From TMDB", "Do"]
    assert [(row.address, row.badge) for row in sections["Followed and wished"]] == [("bijou://show/7", "Not owned")]
    assert [row.address for row in sections["From TMDB"]] == ["bijou://movie/tmdb-9606"]
    desk.answers["nights"] = FoundHere((wanted, METROPOLIS, NIGHTS))
    desk.look("nights")
    assert list(desk.sections())[:2] == ["Followed and wished", "In your library"], "the best stands first"
