"""Episodes: found in their show by season and number, else by ids; a file may hold several; one that moves keeps its row (D10, D12, D14)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.items import ExternalIds
from app.domain.provided import EpisodeList, ListedEpisode, Provider
from app.store.copies import Place
from app.store.episode_lists import store_lists
from app.store.episodes import Episodes, Slot, Wanted, slots
from app.store.storing import store_items
from tests.library.pretend_source import episode, show
from tests.shelf import HD, UHD, Shelf


def rows(shelf: Shelf) -> list[Any]:
    """(id, season, number, remote keys) of every episode."""
    return shelf.sql("""SELECT e.id, e.season, e.number, (SELECT group_concat(c.remote_key, ' ') FROM copy_episodes l JOIN copies c ON c.id = l.copy_id
        WHERE l.episode_id = e.id) FROM episodes e ORDER BY e.season, e.number, e.id""")


def test_two_servers_copies_of_an_episode_are_one_episode(shelf: Shelf) -> None:
    shelf.show("Dark", tvdb="1", key="s")
    shelf.episode("s", 1, 1, key="a")
    shelf.show("Dark", 2, tvdb="1", key="t")
    shelf.episode("t", 1, 1, 2, key="b")
    assert rows(shelf) == [(1, 1, 1, "a b")]


def test_a_file_with_several_episodes_owns_each_and_its_ids_are_the_firsts(shelf: Shelf) -> None:
    shelf.show("Dark", key="s")
    shelf.episode("s", 1, 1, key="a", number_last=3, title="Secrets", tvdb="55")
    assert rows(shelf) == [(1, 1, 1, "a"), (2, 1, 2, "a"), (3, 1, 3, "a")]
    assert shelf.sql("SELECT tvdb FROM episodes ORDER BY number") == [("55",), (None,), (None,)]
    shelf.episode("s", 1, 1, key="a", number_last=3, title="Secrets!", tvdb="55")
    assert shelf.sql("SELECT tvdb, title FROM episodes ORDER BY number") == [("55", "Secrets!"), (None, "Secrets!"), (None, "Secrets!")]


def test_a_copy_of_one_episode_says_more_of_it_than_a_file_with_several(shelf: Shelf) -> None:
    shelf.show("Dark", tvdb="1", key="s")
    shelf.episode("s", 1, 1, key="a", number_last=2, title="Both")
    shelf.show("Dark", 2, tvdb="1", key="t")
    shelf.episode("t", 1, 2, 2, key="b", title="Lies")
    assert shelf.sql("SELECT title FROM episodes ORDER BY number") == [("Both",), ("Lies",)]


def test_a_last_number_that_makes_no_sense_is_passed_over() -> None:
    assert slots(1, 1, 5, 4) == slots(1, 1, 5, 5) == slots(1, 1, 5, 5_000) == (Slot(1, 1, 5),)


def test_an_episode_that_another_server_numbers_otherwise_is_found_by_its_id(shelf: Shelf) -> None:
    shelf.show("Dark", tvdb="1", key="s")
    shelf.episode("s", 1, 9, key="a", tvdb="909")
    shelf.show("Dark", 2, tvdb="1", key="t")
    shelf.episode("t", 2, 1, 2, key="b", tvdb="909")
    assert rows(shelf) == [(1, 1, 9, "a b")]


def test_one_id_for_all_episodes_of_a_server_joins_nothing(shelf: Shelf) -> None:
    """Some agents give every episode the show's id."""
    shelf.show("Dark", key="s")
    for number in (1, 2, 3):
        shelf.episode("s", 1, number, key=f"e{number}", tvdb="1")
    assert rows(shelf) == [(1, 1, 1, "e1"), (2, 1, 2, "e2"), (3, 1, 3, "e3")]


def test_a_renumbered_episode_keeps_its_row(shelf: Shelf) -> None:
    shelf.show("Dark", key="s")
    shelf.episode("s", 1, 1, key="a")
    shelf.episode("s", 2, 5, key="a")
    assert rows(shelf) == [(1, 2, 5, "a")]
    assert shelf.sql("SELECT number FROM seasons") == [(2,)]  # the empty one went


def test_an_episode_that_moves_to_another_show_keeps_its_row(shelf: Shelf) -> None:
    shelf.show("Dark", key="s")
    shelf.show("1899", key="t")
    shelf.episode("s", 1, 1, key="a")
    shelf.episode("t", 1, 1, key="a")
    assert shelf.sql("SELECT id, show_id FROM episodes") == [(1, 2)]


def test_episodes_that_change_places_keep_their_rows(shelf: Shelf) -> None:
    def told(*numbers: int) -> None:
        items = [episode(1, 1, number, key=key, title=key) for key, number in zip("abc", numbers, strict=True)]
        with shelf.database.write() as tx:
            store_items(tx, Place(1, 2), items[0].kind, items)

    with shelf.database.write() as tx:
        store_items(tx, Place(1, 2), show(1).kind, [show(1)])
    told(1, 2, 3)
    told(2, 1, 4)
    assert rows(shelf) == [(2, 1, 1, "b"), (1, 1, 2, "a"), (3, 1, 4, "c")]
    assert shelf.sql("SELECT title FROM episodes ORDER BY number") == [("b",), ("a",), ("c",)]


def test_an_episode_renumbered_to_one_that_is_there_gives_way_to_it(shelf: Shelf) -> None:
    shelf.show("Dark", key="s")
    shelf.episode("s", 1, 1, key="a")
    shelf.episode("s", 1, 2, key="b")
    shelf.sql("INSERT INTO activity (at, verb, title, episode_id) VALUES (1, 'added', 'x', 2)")
    shelf.episode("s", 1, 1, key="b")
    assert rows(shelf) == [(1, 1, 1, "a b")]
    assert shelf.sql("SELECT old_id, episode_id FROM redirects") == [(2, 1)]
    assert shelf.sql("SELECT episode_id FROM activity") == [(1,)]


def test_what_a_provider_knows_stays_where_it_is_when_a_file_is_renumbered(shelf: Shelf) -> None:
    """D14."""
    shelf.show("Dark", key="s")
    shelf.episode("s", 1, 1, key="a")
    shelf.sql("UPDATE episodes SET listed_by = 'tvdb'")
    shelf.episode("s", 1, 2, key="a")
    assert rows(shelf) == [(1, 1, 1, None), (2, 1, 2, "a")]


def test_an_episode_gets_its_number_later(shelf: Shelf) -> None:
    shelf.show("Dark", key="s")
    shelf.episode("s", 1, None, key="a", title="Untitled")
    shelf.episode("s", 1, None, key="b", title="Untitled")
    shelf.episode("s", 1, 7, key="a", title="Untitled")
    assert rows(shelf) == [(2, 1, None, "b"), (1, 1, 7, "a")]


def test_a_replaced_file_replaces(shelf: Shelf) -> None:
    """D12."""
    shelf.show("Dark", key="s")
    shelf.episode("s", 1, 1, key="a", files=(HD, HD))
    shelf.episode("s", 1, 1, key="a", files=(UHD,))
    assert shelf.sql("SELECT height FROM files") == [(2160,)]


_NUMBER = st.one_of(st.none(), st.integers(1, 6))
_PLACE = st.tuples(st.integers(0, 2), _NUMBER, st.one_of(st.none(), st.integers(1, 8)))


@settings(max_examples=200)
@given(before=st.lists(_PLACE, min_size=1, max_size=8), after=st.data())
def test_every_copy_has_its_episodes_whatever_moves(before: list[Any], after: st.DataObject) -> None:
    """Each copy ends at the slots where its server places it, and no two rows stand in one."""

    class Nothing:
        """A library without rows."""

        def gathered(self, *_asked: object) -> list[Any]:
            return []

    def wanted(places: list[Any]) -> list[Wanted]:
        return [Wanted(copy, slots(1, *place), ExternalIds()) for copy, place in enumerate(places, 1)]

    episodes = Episodes(Nothing(), [1], 1)  # type: ignore[arg-type]
    first = episodes.place(wanted(before), range(1, 200), {}, {})
    held = {copy: list(rows) for copy, rows in first.episodes.items()}
    others: dict[int, set[int]] = {}
    for copy, some in held.items():
        for row in some:
            others.setdefault(row, set()).add(copy)
    places = after.draw(st.lists(_PLACE, min_size=len(before), max_size=len(before)))
    second = episodes.place(wanted(places), range(200, 400), held, others)
    stands = {row: slot for row, (slot, _) in first.made.items()} | second.moved | {row: slot for row, (slot, _) in second.made.items()}
    for one in wanted(places):
        assert [stands[row] for row in second.episodes[one.copy_id]] == list(one.slots)
    used = [stands[row] for row in {row for some in second.episodes.values() for row in some} if stands[row].number is not None]
    assert len(used) == len(set(used))


SPECIALS = (
    ListedEpisode(0, 1, "Bloopers", air_date="2020-02-01"),
    ListedEpisode(0, 2, "Making of", air_date="2020-03-01"),
    ListedEpisode(0, 3, "Special 3", ids=ExternalIds(tvdb="33")),
)


def with_specials(shelf: Shelf, *owned: tuple[int, dict[str, Any]], first: str) -> list[Any]:
    """(number, title, listed, owned) of the specials of a show whose list comes first, or whose server does; the server is read twice."""
    shelf.show("Dark", key="s")

    def read() -> None:
        for at, (number, said) in enumerate(owned):
            shelf.episode("s", 0, number, key=f"sp{at}", **said)

    def listed() -> None:
        with shelf.database.write() as tx:
            store_lists(tx, {(1, Provider.TMDB): EpisodeList((), SPECIALS)})

    for step in (listed, read) if first == "list" else (read, listed):
        step()
    read()
    listed()
    return shelf.sql(
        """SELECT number, title, listed_by IS NOT NULL, EXISTS (SELECT 1 FROM copy_episodes l WHERE l.episode_id = e.id) FROM episodes e
        ORDER BY number, id * (SELECT iif(? = 'list', 1, -1))""",
        first,
    )


@pytest.mark.parametrize("first", ["list", "server"])
@pytest.mark.parametrize(
    ("number", "said", "is_number"),
    [
        (1, {"title": "bloopérs"}, 1),
        (1, {"title": "Outtakes", "aired": "2020-02-01"}, 1),
        (1, {"title": "Outtakes", "aired": "2020-02-02"}, 1),
        (7, {"title": "Odd one", "tvdb": "33"}, 3),
        (1, {"title": "Christmas"}, None),
        (1, {"title": "Christmas", "aired": "2020-12-24"}, None),
        (1, {"title": "Episode 1"}, None),
        (3, {"title": "Special 3"}, None),
    ],
    ids=["title", "date", "a day apart", "id", "another title", "another date", "no title", "only a generic title"],
)
def test_d23_a_special_is_the_listed_one_of_its_number_only_where_title_or_date_say_so(
    shelf: Shelf, first: str, number: int, said: dict[str, Any], is_number: int | None
) -> None:
    rows = with_specials(shelf, (number, said), first=first)
    owned = [row for row in rows if row[3]]
    assert len(owned) == 1
    assert (len(rows), bool(owned[0][2])) == ((3, True) if is_number else (4, False))
    missing = {row[1] for row in rows if not row[3]}
    assert missing == {one.title for one in SPECIALS if one.number != is_number}


def test_d23_another_servers_special_goes_where_its_title_says(shelf: Shelf) -> None:
    """Attic's first special is another than the list's; Cellar's is the list's."""
    shelf.show("Dark", key="s", tvdb="1")
    shelf.episode("s", 0, 1, key="a", title="Christmas")
    with shelf.database.write() as tx:
        store_lists(tx, {(1, Provider.TMDB): EpisodeList((), SPECIALS[:1])})
    shelf.show("Dark", 2, key="t", tvdb="1")
    shelf.episode("t", 0, 1, 2, key="b", title="Bloopers")
    assert rows(shelf) == [(1, 0, 1, "a"), (2, 0, 1, "b")]


def test_d10_shows_that_become_one_keep_two_specials_of_one_number(shelf: Shelf) -> None:
    """One that a server has and one that is only listed, of other titles."""
    shelf.show("Dark", key="s", tmdb="1")
    with shelf.database.write() as tx:
        store_lists(tx, {(1, Provider.TMDB): EpisodeList((), SPECIALS[:2])})
    shelf.show("Dark", 2, key="t")
    shelf.episode("t", 0, 1, 2, key="a", title="Christmas")
    shelf.episode("t", 0, 2, 2, key="b", title="Making Of")
    shelf.show("Dark", 2, key="t", tmdb="1")
    assert shelf.sql("SELECT count(*) FROM shows") == [(1,)]
    assert [(number, keys) for _, _, number, keys in rows(shelf)] == [(1, None), (1, "a"), (2, "b")]
