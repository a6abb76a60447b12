"""The wishlist's model: a flat window over the tree, branches, selection, memory, and what its lines say (D40–D42, D61)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.items import ExternalIds
from app.domain.problems import Problem
from app.domain.wanting import Pointed, Wish
from app.domain.wishlist import Line, Listed, Standing, WishQuery, WishTree, above
from app.library import wishing, wishlist
from app.models.place import Place
from app.models.wish_words import wish_face
from app.models.wishlist import Wishlist, WishReads
from tests.models.holding import HeldFetch
from tests.shelf import Shelf

NOW = datetime(2025, 10, 9, 12, tzinfo=UTC)
FARGO, FIRST, SECOND = Line("show", 1).key, Line("season", 1, 1).key, Line("season", 1, 2).key
ELAN = Line("show", 2).key


class NoPictures:
    """None ever comes; `asked` lists what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, references: Any, *_: Any) -> Cancel:
        self.asked += references
        return Cancel()


def _stumble(trouble: list[Problem]) -> WishTree:
    raise trouble[0]


class Desk:
    """The model over a real library; work waits until `settle`."""

    def __init__(self, shelf: Shelf, kept: Mapping[str, Any] | None = None) -> None:
        self.fetch, self.pictures = HeldFetch(), NoPictures()
        self.kept: dict[str, Any] = dict(kept or {})
        self.place = Place(lambda: self.kept, self.kept.update)
        database = shelf.database
        self.read: list[int] = []
        self.trouble: list[Problem] = []
        read, trouble = self.read, self.trouble

        def listed(query: WishQuery, keys: Any) -> dict[int, Listed]:
            read.extend(keys)
            return wishlist.listed(database, query, keys)

        reads = WishReads(
            lambda *asked: wishlist.beginning(database, *asked) if not trouble else _stumble(trouble),
            lambda *asked: wishlist.tree(database, *asked) if not trouble else _stumble(trouble),
            listed,
            lambda: wishlist.counts(database),
            lambda: NOW,
        )
        self.model = Wishlist(reads, self.fetch, self.pictures, self.place)
        self.positions: list[tuple[int, float, int]] = []
        positions = self.positions
        self.model.positioned.connect(lambda *at: positions.append(at))

    def go(self, address: str = "bijou://wishlist") -> None:
        self.place.open(address)
        self.model.enter()
        self.settle()
        self.model.drawnAt(42)
        self.model.look(0, 8)
        self.settle()

    def settle(self) -> None:
        self.fetch.run()

    def rows(self, *names: str) -> list[Any]:
        model = self.model._rows
        roles = {bytes(name.data()).decode(): role for role, name in model.roleNames().items()}
        told = [tuple(model.data(model.index(row), roles[name]) for name in names) for row in range(model.rowCount())]
        return [one[0] for one in told] if len(names) == 1 else told


@pytest.fixture
def wished(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    fargo, elan = shelf.show("Fargo", tmdb="60622"), shelf.show("Élan")
    for season, number in ((1, 1), (1, 2), (2, 1), (2, 2)):
        shelf.episode(fargo, season, number, title=f"Part {season}-{number}", aired=f"2025-0{season}-0{number}")
    shelf.episode(elan, 5, 1)
    shelf.film("Metropolis", year=1927)
    shelf.sql("UPDATE copies SET owned = 0 WHERE kind <> 'episode' OR id NOT IN (SELECT copy_id FROM copy_episodes WHERE episode_id = 1)")
    wishing.wish(shelf.database, [Wish(Pointed("show", 1), *at) for at in ((1, 1), (1, 2), (2, 1))] + [Wish(Pointed("show", 2), 3, 7)])
    wishing.wish(shelf.database, [Wish(Pointed("movie", 1))])
    yield shelf
    shelf.database.close()


@pytest.fixture
def desk(wished: Shelf) -> Iterator[Desk]:
    made = Desk(wished)
    yield made
    made.model.close()


def test_it_tells_the_tree_and_the_counts(desk: Desk) -> None:
    assert desk.model.property("state") == "loading"
    desk.go()
    assert desk.rows("level", "title", "done", "wanted", "chip") == [
        ("show", "Élan", "0 done", "1 wanted", "1 wanted"),
        ("show", "Fargo", "1 done", "2 wanted", "2 wanted"),
    ]
    assert desk.model.property("countText") == "1 movie · 3 episodes wanted"
    assert [desk.model.property(one) for one in ("state", "movies", "shows", "done")] == ["ready", 1, 2, 1]


def test_a_branch_opens_under_its_line_and_rows_that_stay_stay(desk: Desk) -> None:
    desk.go()
    resets: list[bool] = []
    desk.model._rows.modelReset.connect(lambda: resets.append(True))
    told: list[int] = []
    desk.model._rows.dataChanged.connect(lambda first, _last, roles: told.append(first.row()) if roles else None)
    desk.model.toggle(1)
    desk.settle()
    assert list(desk.model._rows.keys) == [ELAN, FARGO, SECOND, FIRST]
    assert told == [1], "its arrow turns"
    desk.model.toggle(3)
    desk.settle()
    desk.model.look(0, 8)
    desk.settle()
    assert desk.rows("title", "open") == [
        ("Élan", False), ("Fargo", True), ("Season 2", False), ("Season 1", True), ("E1 · Part 1-1", False), ("E2 · Part 1-2", False),
    ]  # fmt: skip
    assert [desk.model.rowAbove(row) for row in (0, 3, 5)] == [-1, 1, 3]
    desk.model.toggle(1)
    desk.settle()
    assert list(desk.model._rows.keys) == [ELAN, FARGO]
    assert resets == []


def test_only_what_is_in_sight_is_read(desk: Desk, wished: Shelf) -> None:
    wishing.wish(wished.database, [Wish(Pointed("movie", ids=ExternalIds(tmdb=str(at)), title=f"Film {at:04}")) for at in range(1, 501)])
    desk.go("bijou://wishlist?tab=movies")
    assert desk.model.property("movies") == 501
    assert len(set(desk.read)) < 60
    desk.model.look(300, 310)
    desk.settle()
    assert len(set(desk.read)) < 140
    assert desk.rows("title")[305] == "Film 0306"


def test_the_search_opens_what_hits_are_under_and_lets_it_be_folded(desk: Desk) -> None:
    desk.go("bijou://wishlist?text=part+1-2")
    assert desk.rows("title") == ["Fargo", "Season 1", "E2 · Part 1-2"]
    desk.model.toggle(1)
    desk.settle()
    assert desk.rows("title") == ["Fargo", "Season 1"]
    desk.model.choose("text", "xyzzy")
    desk.settle()
    assert desk.model.property("state") == "nothing"
    desk.model.clear()
    desk.settle()
    assert desk.model.property("state") == "ready"


def test_d42_a_scan_that_finds_it_makes_it_done_in_place(desk: Desk, wished: Shelf) -> None:
    desk.go()
    desk.model.unfold([FARGO, SECOND])
    desk.settle()
    desk.model.look(0, 8)
    desk.settle()
    told: list[int] = []
    desk.model._rows.dataChanged.connect(lambda first, last, _roles: told.extend(range(first.row(), last.row() + 1)))
    wished.sql("UPDATE copies SET owned = 1 WHERE kind = 'episode'")
    desk.model.apply(Changes(updated={Subject.EPISODE: frozenset({3})}))
    desk.model._again.timeout.emit()
    desk.settle()
    assert dict(desk.rows("title", "chip")) == {
        "Élan": "1 wanted",
        "Fargo": "Complete",
        "Season 2": "Complete",
        "Season 1": "Complete",
        "E1 · Part 2-1": "Done",
    }
    assert 0 not in told, "Élan is not concerned (D61)"
    assert desk.model.property("countText") == "1 movie · 1 episode wanted"


def test_lines_are_selected_singly_in_ranges_and_all(desk: Desk) -> None:
    desk.go()
    desk.model.unfold([FARGO, FIRST])
    desk.settle()
    desk.model.select(1)
    desk.model.draw(1, 3)
    assert desk.rows("selected") == [False, True, True, True, True, True], "what is under a selected show goes with it"
    asked: list[tuple[Any, list[int], str]] = []
    desk.model.removeAsked.connect(lambda *what: asked.append(what))
    desk.model.remove(2)
    assert asked == [(WishQuery(), [FARGO], "Fargo")], "what lies under a selected line goes with it"
    assert desk.model.property("selected") == 0
    desk.model.selectAll()
    assert desk.model.property("selectedText") == "6 selected"
    desk.model.removeSelected()
    assert asked[1][1:] == ([ELAN, FARGO], "")
    desk.model.remove(99)
    desk.model.remove(3)
    assert asked[2:] == [(WishQuery(), [FIRST], "Fargo · Season 1")]


def test_a_branch_stands_for_all_under_it_and_is_partly_selected_by_some(desk: Desk) -> None:
    desk.go()
    desk.model.unfold([FARGO, FIRST])
    desk.settle()
    assert list(desk.model._rows.keys)[:4] == [ELAN, FARGO, SECOND, FIRST]
    desk.model.select(1)
    assert desk.rows("selected") == [False, True, True, True, True, True]
    desk.model.select(4)
    assert desk.rows("selected") == [False, False, True, False, False, True], "it leaves its branches, the others stay"
    assert desk.rows("partly") == [False, True, False, True, False, False]
    desk.model.toggle(3)
    desk.settle()
    assert desk.rows("partly") == [False, True, False, True], "what is folded counts"
    asked: list[tuple[Any, list[int], str]] = []
    desk.model.removeAsked.connect(lambda *what: asked.append(what))
    desk.model.unfold([FIRST])
    desk.settle()
    desk.model.select(4)
    assert desk.rows("selected") == [False, True, True, True, True, True], "all of it is the branch again"
    assert desk.model.property("selectedText") == "1 selected"
    desk.model.selectAll()
    desk.model.select(5)
    desk.model.toggle(3)
    desk.settle()
    desk.model.removeSelected()
    ((_query, keys, _name),) = asked
    assert len(keys) == 3
    assert set(keys) == {ELAN, SECOND, keys[-1]}, "but not the one that was let go, whose branch is folded"
    assert above(keys[-1]) == FIRST


def test_back_and_a_restart_find_branches_place_and_selection_again(desk: Desk, wished: Shelf) -> None:
    desk.go()
    desk.model.toggle(1)
    desk.settle()
    desk.model.look(0, 8)
    desk.settle()
    desk.model.remember(1, 12.0, 3)
    desk.model.select(2)
    desk.place.save()
    again = Desk(wished, desk.kept)
    again.model.enter()
    again.settle()
    assert list(again.model._rows.keys) == [ELAN, FARGO, SECOND, FIRST]
    assert again.positions[-1] == (1, 12.0, 3)
    assert again.rows("selected") == [False, False, True, False]
    again.place.open("bijou://wishlist?tab=movies")
    again.settle()
    again.place.back()
    again.settle()
    assert again.positions[-1] == (1, 12.0, 3)
    again.model.close()


def test_a_letter_leads_to_the_first_that_begins_with_it(desk: Desk) -> None:
    desk.go()
    jumped: list[int] = []
    desk.model.jumped.connect(jumped.append)
    for text in ("fa", "e", "z"):
        desk.model.seek(text)
        desk.settle()
    assert jumped == [1, 0]


def test_a_tab_without_a_wish_is_empty_and_trouble_is_told(desk: Desk, wished: Shelf) -> None:
    wished.sql("DELETE FROM wishlist WHERE kind = 'movie'")
    desk.go("bijou://wishlist?tab=movies")
    assert desk.model.property("state") == "empty"
    desk.trouble.append(Problem("The library is locked."))
    desk.model.choose("tab", "shows")
    desk.settle()
    assert desk.model.property("state") == "error"
    assert desk.model.property("problem") == "The library is locked."
    desk.trouble.clear()
    desk.model.retry()
    desk.settle()
    assert desk.model.property("state") == "ready"


@pytest.mark.parametrize(
    ("listed", "chip", "tone"),
    [
        (Listed(FARGO, "Fargo", done=7, wanted=6), "6 wanted", "accent"),
        (Listed(FARGO, "Fargo", done=7), "Complete", "good"),
        (Listed(FARGO, "Fargo", done=7, waiting=2), "2 to come", "muted"),
        (Listed(Line("episode", 1, 2, 5).key, "", standing="wanted"), "Wanted", "warn"),
        (Listed(Line("episode", 1, 2, 5).key, "", standing="done"), "Done", "good"),
        (Listed(Line("episode", 1, 2, 5).key, "", standing="when_aired", air_date="2025-10-13"), "Airs Mon", "muted"),
        (Listed(Line("episode", 1, 2, 5).key, "", standing="when_aired", air_date="2025-12-01"), "Airs Dec 1", "muted"),
        (Listed(Line("episode", 1, 2, 5).key, "", standing="when_aired", air_date="nonsense"), "When aired", "muted"),
        (Listed(Line("episode", 1, 2, 5).key, "", standing="unwanted"), "Not wanted", "muted"),
    ],
)
def test_how_it_stands_is_a_word(listed: Listed, chip: str, tone: str) -> None:
    face = wish_face(listed, NOW)
    assert (face.chip, face.tone) == (chip, tone)


@pytest.mark.parametrize(
    ("released", "home", "standing", "said"),
    [
        ("2025-10-12", (("2025-12-01", "digital"),), "wanted", "2025 · out Oct 12 · wished Oct 9"),
        ("2025-09-12", (("2025-12-01", "digital"), ("2025-12-24", "physical")), "wanted", "2025 · to stream or buy Dec 1 · wished Oct 9"),
        ("2025-09-12", (("2025-10-01", "digital"), ("2025-12-24", "physical")), "wanted", "2025 · on disc Dec 24 · wished Oct 9"),
        ("2025-09-12", (("2025-10-09", "digital"),), "wanted", "2025 · wished Oct 9"),
        ("2025-09-12", (("2025-12-01", "digital"),), "done", "2025 · wished Oct 9"),
    ],
)
def test_a_film_tells_the_day_that_one_waits_for(released: str, home: tuple[tuple[str, str], ...], standing: Standing, said: str) -> None:
    film = Listed(-1, "The Ferry", 1, 2025, standing=standing, air_date=released, added_at=int(NOW.timestamp()), home=home)
    assert wish_face(film, NOW).detail == said


def test_a_wish_that_is_not_listed_yet_says_where_it_stands_and_hostile_titles_are_text() -> None:
    assert wish_face(Listed(Line("episode", 1, 2, 5).key, "", 1, standing="wanted"), NOW).title == "S02E05"
    assert wish_face(Listed(FARGO, "a\u202e\x00\nb" * 200, 1, wanted=1), NOW).title.isprintable()
    face = wish_face(Listed(Line("season", 1, 0).key, "Fargo", 1, done=1, wanted=3, by_hand=False), NOW)
    assert (face.title, face.share, face.address) == ("Specials", 0.25, "bijou://show/1?season=0")
    assert "aired while its show was followed" in face.origin
