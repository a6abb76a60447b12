"""What changed since one last looked: what came, what left, what has another match, server by server (D60)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.activity import Change, ChangeKind
from app.domain.items import Kind
from app.domain.scanning import Named
from app.library import happened
from app.store.happenings import Where, note_happened, note_many
from tests.shelf import Shelf

ATTIC, CELLAR = Where(1, "Attic", None), Where(2, "Cellar", None)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Metropolis is on both servers, Sunrise on Attic, Fargo on Cellar with an episode."""
    made = Shelf(tmp_path)
    for server in (1, 2):
        made.film("Metropolis", server=server, tmdb="19")
    made.film("Sunrise")
    made.episode(made.show("Fargo", server=2), 1, 1, server=2)
    yield made
    made.database.close()


def changes(shelf: Shelf, mark: int = 0) -> list[Change]:
    return happened.changes_since(shelf.database, mark)[0]


def titles(shelf: Shelf, server: int, kind: ChangeKind, mark: int = 0) -> list[str]:
    return [one.title for one in happened.titles_since(shelf.database, mark, server, kind)]


def note(shelf: Shelf, verb: str, names: list[Named], where: Where) -> int:
    with shelf.database.write() as tx:
        note_many(tx, verb, names, len(names), where, gone=verb == "retired")
        return int(tx.value("SELECT max(id) FROM activity"))


METROPOLIS, SUNRISE, FARGO = Named(Kind.MOVIE, 1, "Metropolis"), Named(Kind.MOVIE, 2, "Sunrise"), Named(Kind.SHOW, 1, "Fargo")


def test_d60_what_came_is_counted_for_its_own_server_whether_in_a_line_each_or_in_one(shelf: Shelf) -> None:
    note(shelf, "added", [METROPOLIS, SUNRISE], ATTIC)
    note(shelf, "added", [FARGO] * 5, CELLAR)
    assert changes(shelf) == [Change(1, "Attic", added=2), Change(2, "Cellar", added=5)]
    assert titles(shelf, 1, "added") == ["Sunrise", "Metropolis"]
    assert titles(shelf, 2, "added") == ["Fargo"] * 5


def test_d60_what_left_is_counted_and_leads_nowhere_unless_its_row_is_there_still(shelf: Shelf) -> None:
    """What is followed or wished keeps its row when its server goes (D14)."""
    shelf.sql("DELETE FROM movies WHERE id = 2")
    note(shelf, "retired", [SUNRISE, METROPOLIS], ATTIC)
    assert changes(shelf) == [Change(1, "Attic", retired=2)]
    assert [(one.title, one.id) for one in happened.titles_since(shelf.database, 0, 1, "retired")] == [("Metropolis", 1), ("Sunrise", 0)]


def test_d60_another_match_counts_on_every_server_that_has_the_title(shelf: Shelf) -> None:
    with shelf.database.write() as tx:
        note_happened(tx, "rematched", METROPOLIS, detail="Metropolis (1927)")
        note_happened(tx, "rematched", FARGO, detail="Fargo (2014)")
    assert changes(shelf) == [Change(1, "Attic", rematched=1), Change(2, "Cellar", rematched=2)]
    assert titles(shelf, 1, "rematched") == ["Metropolis"]
    assert titles(shelf, 2, "rematched") == ["Fargo", "Metropolis"]
    mark = shelf.sql("SELECT min(id) FROM activity")[0][0]
    assert changes(shelf, mark) == [Change(2, "Cellar", rematched=1)], "only the later one"
    assert titles(shelf, 2, "rematched", mark) == ["Fargo"]


def test_what_one_has_looked_at_and_what_tells_of_something_else_is_left_out(shelf: Shelf) -> None:
    mark = note(shelf, "added", [SUNRISE], ATTIC)
    assert changes(shelf, mark) == []
    with shelf.database.write() as tx:
        note_happened(tx, "followed", FARGO)
    assert changes(shelf, mark) == []
    note(shelf, "added", [METROPOLIS], CELLAR)
    assert changes(shelf, mark) == [Change(2, "Cellar", added=1)]
    assert titles(shelf, 2, "added", mark) == ["Metropolis"]


def test_a_server_that_went_is_not_told_of_and_the_users_order_holds(shelf: Shelf) -> None:
    note(shelf, "added", [SUNRISE], ATTIC)
    note(shelf, "added", [FARGO], CELLAR)
    shelf.sql("UPDATE servers SET position = 9 WHERE id = 1")
    assert [one.server for one in changes(shelf)] == ["Cellar", "Attic"]
    shelf.sql("DELETE FROM servers WHERE id = 2")
    assert [one.server for one in changes(shelf)] == ["Attic"]
