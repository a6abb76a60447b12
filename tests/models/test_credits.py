"""All cast and crew: by department, searched as one types, and only the portraits in sight are fetched."""

from __future__ import annotations

from app.domain.pages import PersonCredit
from app.models.credits import Credits
from app.models.people_lines import everybody
from tests.models.holding import HeldPictures, rows_of

CAST = tuple(PersonCredit(at, f"Actor {at:03}", "Acting", character=f"Part {at}", portrait=f"1 /{at}", departments=("Acting",)) for at in range(1, 301))
CREW = (
    PersonCredit(900, "Éloïse Núñez", "Directing", job="Director / Writer", departments=("Directing", "Writing")),
    PersonCredit(901, "Actor 007", "Writing", job="Writer", departments=("Writing",)),
)


def sheet() -> tuple[Credits, HeldPictures]:
    pictures = HeldPictures()
    one = Credits(pictures)
    one.show(everybody(CAST, CREW))
    return one, pictures


def names(one: Credits) -> list[str]:
    return [line.name for line in rows_of(one, "people")]


def test_a_department_shows_its_own_and_everybody_who_worked_in_it() -> None:
    one, _ = sheet()
    assert (one.property("total"), len(names(one))) == (302, 302)
    one.choose("Writing")
    assert names(one) == ["Éloïse Núñez", "Actor 007"]
    one.choose("")
    assert len(names(one)) == 302


def test_words_find_names_and_parts_without_case_and_accents_in_every_department() -> None:
    one, _ = sheet()
    one.look("ELOISE nunez")
    assert names(one) == ["Éloïse Núñez"]
    assert [row.text for row in rows_of(one, "departments")] == ["Everybody · 1", "Cast · 0", "Directing · 1", "Writing · 1"]
    one.look("part 17")
    assert names(one) == ["Actor 017", "Actor 117", *(f"Actor {at}" for at in range(170, 180)), "Actor 217"]
    one.look("007")
    one.choose("Acting")
    assert names(one) == ["Actor 007"]
    one.look("nobody")
    assert names(one) == []
    one.open()
    assert (one.property("text"), one.property("department"), len(names(one))) == ("", "", 302)


def test_only_portraits_in_sight_are_fetched_and_those_of_rows_that_left_are_not() -> None:
    one, pictures = sheet()
    assert pictures.asked() == []
    one.seen(0, 9, 2.0)
    assert pictures.asked() == [f"1 /{at}" for at in range(1, 11)]
    assert pictures.asks[0][1] == 88, "device pixels"
    one.seen(100, 104, 2.0)
    assert pictures.asked() == [f"1 /{at}" for at in range(101, 106)]
    pictures.arrive()
    one.seen(100, 105, 2.0)
    assert pictures.asked() == ["1 /106"], "those that are there are not asked for again"
    assert rows_of(one, "people")[100].file == "file:///cache/1-/101.jpg"
    one.look("actor 101")
    assert [line.file for line in rows_of(one, "people")] == ["file:///cache/1-/101.jpg"]
    one.clear()
    assert (pictures.asked(), names(one), one.property("total")) == ([], [], 0)


def test_the_same_title_read_again_keeps_what_is_chosen_and_typed() -> None:
    one, _ = sheet()
    one.choose("Writing")
    one.look("writer")
    one.show(everybody(CAST, CREW[:1]))
    assert (names(one), one.property("department"), one.property("text")) == (["Éloïse Núñez"], "Writing", "writer")
