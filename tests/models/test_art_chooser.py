"""Choosing a title's pictures: three kinds, what each tile says, what becomes of a choice, and what is shown when somebody cannot be asked (D11, D62)."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.art_choices import ArtChoice, ArtChoices
from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.problems import Missing, Problem
from app.models.art_chooser import PAGE, ArtChooser, ArtVerbs
from tests.models.holding import HeldFetch, HeldPictures

MINE = ArtChoice("poster", "1 /thumb", "plex:1", "Attic")
ENGLISH = ArtChoice("poster", "tmdb /en.jpg", "tmdb", "TMDB", "en", 1000, 1500, 5.4, 12)
BARE = ArtChoice("poster", "tmdb /bare.jpg", "tmdb", "TMDB", None, 500, 750, 0.0, 0)
LOGO = ArtChoice("logo", "tmdb /logo.png", "tmdb", "TMDB", "de")
FOUND = ArtChoices("Metropolis", (MINE, ENGLISH, BARE, LOGO), {"poster": "1 /thumb"})


class Desk:
    def __init__(self) -> None:
        self.fetch, self.pictures = HeldFetch(), HeldPictures()
        self.found = FOUND
        self.trouble: Problem | None = None
        self.kept: list[tuple[Any, ...]] = []
        self.model = ArtChooser(ArtVerbs(self.choices, self.choose, self.unlock), self.fetch, self.pictures)
        self.decided, self.closed = QSignalSpy(self.model.decided), QSignalSpy(self.model.closed)

    def choices(self, kind: TitleKind, number: int, _cancel: Cancel) -> ArtChoices:
        assert (kind, number) == ("movie", 12)
        if self.trouble is not None:
            raise self.trouble
        return self.found

    def choose(self, *said: Any) -> int:
        if self.trouble is not None:
            raise self.trouble
        self.kept.append(said)
        return 41

    def unlock(self, *said: Any) -> int:
        self.kept.append(said)
        return 42

    def open(self, field: str = "poster") -> Desk:
        self.model.open("movie", 12, field)
        self.fetch.run()
        return self

    def get(self, name: str) -> Any:
        return getattr(self.model, name)

    @property
    def tiles(self) -> Any:
        return self.get("tiles").rows


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_a_tile_says_whose_it_is_its_language_size_and_votes(desk: Desk) -> None:
    desk.model.open("movie", 12)
    assert desk.get("state") == "loading"
    desk.fetch.run()
    assert [(tile.name, tile.facts, tile.current) for tile in desk.tiles] == [
        ("Attic", "", True),
        ("TMDB · English", "1000\u202f×\u202f1500 · ★\u202f5.4", False),
        ("TMDB · No words", "500\u202f×\u202f750", False),
    ]
    assert desk.tiles[0].spoken == "Attic, shown now"
    assert desk.tiles[1].spoken.endswith("12 votes")
    assert not desk.get("locked")
    assert [tab["text"] for tab in desk.get("tabs")] == ["Poster · 3", "Backdrop", "Logo · 1"]


def test_pictures_come_and_one_that_never_will_is_marked(desk: Desk) -> None:
    desk.open()
    assert desk.pictures.asked() == ["1 /thumb", "tmdb /en.jpg", "tmdb /bare.jpg"]
    desk.pictures.deny("tmdb /bare.jpg")
    desk.pictures.arrive()
    assert [bool(tile.file) for tile in desk.tiles] == [True, True, True]
    assert [tile.broken for tile in desk.tiles] == [False, False, True]
    desk.model.show("logo")
    desk.model.show("poster")
    assert desk.pictures.asked() == [], "what is there is not asked for again"


def test_d62_the_choice_is_kept_and_told_with_what_takes_it_back(desk: Desk) -> None:
    desk.open().model.use("tmdb /en.jpg")
    assert desk.get("state") == "saving"
    desk.model.use("tmdb /bare.jpg")
    desk.fetch.run()
    assert desk.kept == [("movie", 12, "poster", "tmdb /en.jpg")], "once"
    assert (desk.closed.count(), desk.decided.at(0)) == (1, [41, "Poster of “Metropolis” chosen"])


def test_d11_a_choice_is_given_back_to_servers_and_providers(desk: Desk) -> None:
    desk.found = ArtChoices("Metropolis", (MINE,), {"poster": "1 /thumb"}, ("poster",))
    desk.open()
    assert desk.get("locked")
    desk.model.unlock()
    desk.fetch.run()
    assert desk.kept == [("movie", 12, "poster")]
    assert desk.decided.at(0)[0] == 42


def test_another_kind_shows_its_own(desk: Desk) -> None:
    desk.open("logo")
    assert [(tile.reference, tile.spoken) for tile in desk.tiles] == [("tmdb /logo.png", "TMDB, Deutsch")]
    desk.model.show("backdrop")
    assert desk.tiles == []


def test_many_are_shown_a_page_at_a_time(desk: Desk) -> None:
    desk.found = ArtChoices("Metropolis", tuple(ArtChoice("poster", f"tmdb /{number}.jpg", "tmdb", "TMDB") for number in range(PAGE + 5)))
    desk.open()
    assert (len(desk.tiles), desk.get("left"), len(desk.pictures.asked())) == (PAGE, 5, PAGE)
    desk.model.more()
    assert (len(desk.tiles), desk.get("left")) == (PAGE + 5, 0)


def test_who_could_not_be_asked_is_told_beside_the_others_pictures(desk: Desk) -> None:
    desk.found = ArtChoices("Metropolis", (MINE,), {}, (), ("TVDB: no way.",), ("TMDB",))
    desk.open()
    assert (desk.get("trouble"), desk.get("keyless")) == ("TVDB: no way.", "With a key of TMDB there are more to choose from.")
    assert len(desk.tiles) == 1


def test_trouble_is_told_and_can_be_tried_again(desk: Desk) -> None:
    desk.trouble = Missing("This title has left the library.")
    desk.open()
    assert (desk.get("state"), desk.get("problem")) == ("failed", "This title has left the library.")
    desk.trouble = None
    desk.model.again()
    desk.fetch.run()
    assert (desk.get("state"), len(desk.tiles)) == ("ready", 3)
    desk.model.close()
    assert desk.pictures.asked() == []


def test_pictures_are_asked_for_as_fine_as_the_screen(desk: Desk) -> None:
    desk.open()
    assert {pixels for _, pixels, _, _ in desk.pictures.asks} == {150}
    desk.model.drawnAt(2.0)
    desk.model.show("logo")
    assert desk.pictures.asks[-1][1] == 480
