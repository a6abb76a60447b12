"""Locking fields: what each line says, changes at once, refused ones, and taking the last one back, over a real library file (D11, D62)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.enrichment import TitleKind
from app.library import keeping, locking
from app.models.field_locks import FieldLocks, FieldVerbs
from app.models.title_refresh import TitleRefresh
from tests.models.holding import HeldFetch
from tests.shelf import Shelf


class Desk:
    def __init__(self, folder: Path) -> None:
        self.shelf = Shelf(folder)
        self.shelf.film("Metropolis", tmdb="19", year=1927, studio="UFA", released="1927-01-10", runtime_minutes=153.0, genres=("Drama", "Silent"))
        database, self.fetch = self.shelf.database, HeldFetch()
        verbs = FieldVerbs(
            partial(locking.fields, database),
            partial(locking.lock, database),
            partial(locking.write, database),
            self.unlock,
            lambda line: keeping.undo(database, line).line,
        )
        self.model = FieldLocks(verbs, self.fetch)
        self.written = QSignalSpy(self.model.written)
        self.decided, self.taken_back = QSignalSpy(self.model.decided), QSignalSpy(self.model.takenBack)
        self.model.open("movie", 1)
        self.fetch.run()

    def unlock(self, kind: TitleKind, number: int, field: str) -> int:
        return locking.unlock(self.shelf.database, kind, number, [field])

    def get(self, name: str) -> Any:
        return getattr(self.model, name)

    def line(self, field: str) -> Any:
        return next(line for line in self.get("lines").rows if line.field == field)

    def do(self, what: str, *said: Any) -> Desk:
        getattr(self.model, what)(*said)
        self.fetch.run()
        return self


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.shelf.database.close()


def test_d11_a_line_says_what_a_field_holds_in_words_and_as_one_types_it(desk: Desk) -> None:
    assert (desk.get("state"), desk.get("title")) == ("ready", "Metropolis")
    said = {line.field: (line.value, line.typed, line.source) for line in desk.get("lines").rows}
    assert said["genres"] == ("Drama, Silent", "Drama, Silent", "Attic")
    assert said["runtime_minutes"] == ("2 h 33 min", "153", "Attic")
    assert said["released"][1] == "1927-01-10"
    assert said["overview"] == ("", "", "")
    assert desk.line("overview").spoken == "Overview, empty"


def test_d62_a_field_is_written_locked_and_taken_back(desk: Desk) -> None:
    desk.do("write", "title", "Mine")
    line = desk.line("title")
    assert (line.value, line.locked, line.source) == ("Mine", True, "Yours · Attic: Metropolis")
    assert (desk.get("news"), desk.written.count()) == ("Title is changed and locked", 1)
    told, back = desk.decided.at(0), desk.taken_back
    assert told[1] == "“Metropolis”: Title is changed and locked"
    desk.do("undo")
    assert (back.at(0)[0], back.count()) == (told[0], 1), "the history hears that it is taken back already"
    assert (desk.line("title").value, desk.line("title").locked, desk.get("news")) == ("Metropolis", False, "")
    desk.do("undo")
    assert desk.get("refused") == "", "there is nothing left to take back"


def test_a_field_is_locked_as_it_is_and_unlocked(desk: Desk) -> None:
    desk.do("lock", "studio")
    assert (desk.line("studio").source, desk.line("studio").locked) == ("Yours · Attic says the same", True)
    desk.do("unlock", "studio")
    assert (desk.line("studio").locked, desk.get("news")) == (False, "Studio is unlocked")
    desk.do("lock", "overview")
    assert desk.line("overview").source == "Yours"


def test_what_is_no_value_is_refused_and_stays_to_be_mended(desk: Desk) -> None:
    desk.do("write", "year", "soon")
    assert desk.get("refused").startswith("A year is")
    assert (desk.written.count(), desk.line("year").value) == (0, "1927")
    desk.do("forget")
    assert desk.get("refused") == ""


def test_a_title_that_is_gone_says_so(desk: Desk) -> None:
    desk.do("open", "movie", 99)
    assert (desk.get("state"), desk.get("problem")) == ("failed", "This title has left the library.")


def test_a_refresh_says_who_is_asked_on_its_own_page(qapp: object) -> None:
    model = TitleRefresh()
    changed = QSignalSpy(model.changed)
    model.show("movie", 1, ["tmdb", "omdb"])
    assert (model.words("movie", 1), model.runs("movie", 2), model.words("movie", 2)) == ("Asking TMDB, OMDb …", False, "")
    before = model.property("turn")
    model.show("movie", 1, [])
    assert (model.words("movie", 1), model.property("turn") != before) == ("Asking its servers …", True)
    model.end("movie", 1)
    model.end("movie", 1)
    assert (model.runs("movie", 1), changed.count()) == (False, 3)
