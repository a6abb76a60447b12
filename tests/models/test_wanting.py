"""The eye and the heart: the same on every card at once, shown when they are pressed and right when the library says otherwise (D30, D40)."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, WantedIds
from app.models.wanting import Wanting

HELD = WantedIds(
    shows=frozenset({3}), shows_tmdb=frozenset({"60622"}), people=frozenset({7}), movies_tmdb=frozenset({"19"}), wishing=frozenset({3}), movies=frozenset({1})
)


def wanting() -> Wanting:
    made = Wanting()
    made.show(HELD)
    return made


def test_d30_a_card_finds_its_show_by_row_or_by_tmdbs_number_and_never_by_another_kinds(qtbot: QtBot) -> None:
    model = wanting()
    assert model.follows("show", 3, "")
    assert model.follows("show", 0, "60622")
    assert not model.follows("show", 4, "19")
    assert model.follows("person", 7, "")
    assert not model.follows("person", 3, "60622"), "a show's number"
    assert not model.follows("show", 0, ""), "a card that knows nothing"


def test_d41_a_film_and_a_show_may_share_a_number(qtbot: QtBot) -> None:
    model = wanting()
    assert model.wishes("movie", 1, "19")
    assert not model.wishes("show", 1, "19")
    assert model.wishes("show", 3, ""), "one of its episodes is wished"


def test_a_press_shows_at_once_on_every_card_and_asks_once(qtbot: QtBot) -> None:
    model, asked = wanting(), list[Any]()
    model.followAsked.connect(lambda whom, wanted: asked.append((whom, wanted)))
    turn = model.property("turn")
    model.toggleFollow("show", 0, "1396", "Breaking Bad", 2008, "tmdb /bb.jpg")
    assert model.follows("show", 0, "1396")
    assert model.property("turn") != turn
    assert asked == [(Pointed("show", 0, ExternalIds(tmdb="1396"), "Breaking Bad", 2008, "tmdb /bb.jpg"), True)]
    model.toggleFollow("show", 3, "60622", "Fargo", 0, "")
    assert not model.follows("show", 3, ""), "by its row, where it was pressed by both"
    assert asked[1] == (Pointed("show", 3, ExternalIds(tmdb="60622"), "Fargo"), False)


def test_what_the_library_says_is_what_stays(qtbot: QtBot) -> None:
    model = wanting()
    model.toggleWish("movie", 0, "27205", "Inception", 2010, "")
    assert model.wishes("movie", 0, "27205")
    model.show(HELD)
    assert not model.wishes("movie", 0, "27205")


def test_d40_the_heart_of_a_show_asks_for_its_episodes_first_and_changes_nothing(qtbot: QtBot) -> None:
    model = wanting()
    with qtbot.waitSignal(model.sheetAsked) as asked, qtbot.assertNotEmitted(model.changed):
        model.toggleWish("show", 5, "", "Dark", 2017, "")
    assert asked.args == [Pointed("show", 5, ExternalIds(), "Dark", 2017), -1]


def test_nothing_is_told_when_nothing_changed(qtbot: QtBot) -> None:
    model = wanting()
    with qtbot.assertNotEmitted(model.changed):
        model.show(HELD)
