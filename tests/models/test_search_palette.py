"""The palette: late answers never replace newer ones, rows change one by one, pages and actions answer at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.domain.cards import Hit, SearchAnswer
from app.domain.problems import StoreProblem
from app.models.search_palette import MOST_HITS, Command, Found, SearchPalette, matching
from tests.models.holding import HeldFetch, HeldPictures

METROPOLIS = Hit("movie", 1, "Metropolis", year=1927, poster="1 /m", owned=True, quality="4K")
NIGHTS = Hit("show", 2, "Metropolis Nights", year=1931, poster="1 /n")
PILOT = Hit("episode", 3, "The Pilot", show_id=2, season=1, number=1, context="Metropolis Nights · S1 E1", owned=True)


class Desk:
    """A palette over answers by text."""

    def __init__(self) -> None:
        self.answers: dict[str, SearchAnswer] = {}
        self.trouble: StoreProblem | None = None
        self.opened: list[str] = []
        self.done: list[str] = []
        self.fetch, self.pictures = HeldFetch(), HeldPictures()
        self.palette = SearchPalette(self.fetch, self.search, self.commands, self.pictures, self.opened.append)
        self.tester = QAbstractItemModelTester(self.palette, QAbstractItemModelTester.FailureReportingMode.Fatal)

    def search(self, text: str) -> SearchAnswer:
        if self.trouble is not None:
            raise self.trouble
        return self.answers.get(text, SearchAnswer())

    def commands(self) -> Sequence[Command]:
        return [
            Command("scan", "Look for what is new", "refresh-cw", lambda: self.done.append("scan"), "F5", "rescan"),
            Command("movies", "Movies", "film", lambda: self.done.append("movies"), "Ctrl 1", "films", page=True),
        ]

    def titles(self) -> list[str]:
        return [row.title for row in self.palette.rows]


def test_pages_come_before_actions_and_words_may_stand_anywhere(qapp: object) -> None:
    commands = Desk().commands()
    assert [one.key for one in matching("", commands)] == ["movies", "scan"]
    assert [one.key for one in matching("Fílms", commands)] == ["movies"]
    assert [one.key for one in matching("new look", commands)] == ["scan"]
    assert matching("zebra", commands) == []


def test_titles_come_above_in_sections_with_their_state(qapp: object) -> None:
    desk = Desk()
    desk.answers["metropolis"] = SearchAnswer((METROPOLIS, NIGHTS, PILOT), None, 3.2)
    desk.palette.look("metropolis")
    desk.fetch.run()
    first, second, third = desk.palette.rows[:3]
    assert (first.section, first.badge, first.tone, first.address) == ("In your library", "Owned · 4K", "good", "bijou://movie/1")
    assert (second.badge, second.tone, second.address) == ("Not owned", "warn", "bijou://show/2")
    assert (third.detail, third.address) == ("Episode · Metropolis Nights · S1 E1", "bijou://show/2?season=1&episode=3")
    assert desk.palette.property("summary") == "3 found in 3 ms"


def test_a_mended_typo_is_told(qapp: object) -> None:
    desk = Desk()
    desk.answers["metropolsi"] = SearchAnswer((METROPOLIS,), "metropolis", 0.2)
    desk.palette.look("metropolsi")
    desk.fetch.run()
    assert desk.palette.property("summary") == "1 found in 1 ms · spelled “metropolis”"


def test_a_late_answer_never_replaces_a_newer_one(qapp: object) -> None:
    desk = Desk()
    desk.answers = {"m": SearchAnswer((NIGHTS,)), "me": SearchAnswer((METROPOLIS,))}
    desk.palette.look("m")
    slow = desk.fetch.waiting.pop()
    desk.palette.look("me")
    desk.fetch.run()
    assert desk.titles()[:1] == ["Metropolis"]
    desk.fetch.waiting.append(slow)
    desk.fetch.run()
    assert desk.titles()[:1] == ["Metropolis"]


def test_until_the_answer_comes_the_last_one_stays(qapp: object) -> None:
    desk = Desk()
    desk.answers = {"met": SearchAnswer((METROPOLIS, NIGHTS)), "metr": SearchAnswer((METROPOLIS,))}
    desk.palette.look("met")
    desk.fetch.run()
    desk.palette.look("metr")
    assert desk.titles()[:2] == ["Metropolis", "Metropolis Nights"]
    assert desk.palette.property("waiting")
    removed, inserted, reset = QSignalSpy(desk.palette.rowsRemoved), QSignalSpy(desk.palette.rowsInserted), QSignalSpy(desk.palette.modelReset)
    desk.fetch.run()
    assert (removed.count(), inserted.count(), reset.count()) == (1, 0, 0)
    assert not desk.palette.property("waiting")


def test_posters_come_later_into_their_rows_alone(qapp: object) -> None:
    desk = Desk()
    desk.answers["m"] = SearchAnswer((METROPOLIS, NIGHTS))
    desk.palette.look("m")
    desk.fetch.run()
    changed = QSignalSpy(desk.palette.dataChanged)
    desk.pictures.arrive()
    assert [row.poster for row in desk.palette.rows[:2]] == ["file:///cache/1-/m.jpg", "file:///cache/1-/n.jpg"]
    assert changed.count() == 2
    desk.palette.look("")
    desk.palette.look("m")
    desk.fetch.run()
    assert desk.palette.rows[0].poster, "known already"
    assert desk.pictures.asked() == []


def test_a_posters_file_that_vanished_is_asked_for_again(qapp: object) -> None:
    desk = Desk()
    desk.answers["m"] = SearchAnswer((METROPOLIS, NIGHTS))
    desk.palette.look("m")
    desk.fetch.run()
    desk.pictures.arrive()
    desk.palette.unreadable("file:///cache/1-/n.jpg")
    assert [row.poster for row in desk.palette.rows[:2]] == ["file:///cache/1-/m.jpg", ""]
    assert desk.pictures.asked() == ["1 /n"]
    desk.pictures.arrive()
    assert desk.palette.rows[1].poster


def test_activating_opens_a_page_or_does_it_and_closes(qapp: object) -> None:
    desk = Desk()
    desk.answers["m"] = SearchAnswer((METROPOLIS,))
    desk.palette.look("m")
    desk.fetch.run()
    closed = QSignalSpy(desk.palette.closed)
    desk.palette.activate("movie:1")
    desk.palette.look("")
    desk.palette.activate("scan")
    desk.palette.activate("nothing")
    assert (desk.opened, desk.done, closed.count()) == (["bijou://movie/1"], ["scan"], 2)


def test_only_the_best_are_shown(qapp: object) -> None:
    desk = Desk()
    desk.answers["m"] = SearchAnswer(tuple(Hit("movie", at, f"Film {at}") for at in range(30)))
    desk.palette.look("m")
    desk.fetch.run()
    assert sum(row.key.startswith("movie:") for row in desk.palette.rows) == MOST_HITS


def test_a_store_that_fails_says_so(qapp: object) -> None:
    desk = Desk()
    desk.trouble = StoreProblem("The library file is locked.")
    desk.palette.look("m")
    desk.fetch.run()
    assert desk.palette.property("summary") == "The library file is locked."


def test_a_row_has_a_role_for_each_of_its_fields(qapp: object) -> None:
    assert {bytes(name.data()).decode() for name in Desk().palette.roleNames().values()} == set(Found._fields)
