"""The wishlist's page: its tree and roll-ups, what narrows and orders it, and taking lines of it away (D40–D42)."""

from __future__ import annotations

import pytest

from app.domain.items import ExternalIds
from app.domain.problems import Missing
from app.domain.wanting import Pointed, Wish
from app.domain.wishlist import Line, Listed, WishCounts, WishQuery, above, line_of, outermost, wish_query
from app.library import following, keeping, wishing, wishlist
from app.store.invariants import broken
from tests.shelf import Shelf

FILMS = WishQuery("movies")
ALL = WishQuery()
FARGO, ELAN = Line("show", 1).key, Line("show", 2).key
FIRST, SECOND = Line("season", 1, 1).key, Line("season", 1, 2).key


def episode(season: int, number: int, show: int = 1) -> int:
    return Line("episode", show, season, number).key


@pytest.fixture
def wished(shelf: Shelf) -> Shelf:
    """Of Fargo S01E01 (owned by now), S01E02, S02E01 and, for when it airs, S02E02; of Élan one that no provider lists; a film that is owned and two not."""
    fargo, elan = shelf.show("Fargo", tmdb="60622"), shelf.show("Élan", tmdb="5")
    for season, number in ((1, 1), (1, 2), (2, 1), (2, 2)):
        shelf.episode(fargo, season, number, title=f"Part {season}-{number}", aired=f"2025-0{season}-0{number}")
    shelf.episode(elan, 5, 1)
    for title, year in (("Metropolis", 1927), ("Ägir", 2024), ("Zardoz", 1974)):
        shelf.film(title, year=year, released=f"{year}-01-01")
    shelf.sql("UPDATE copies SET owned = 0 WHERE kind = 'episode' AND id NOT IN (SELECT copy_id FROM copy_episodes WHERE episode_id = 1)")
    shelf.sql("UPDATE copies SET owned = 0 WHERE movie_id > 1")
    wishing.wish(shelf.database, [Wish(Pointed("show", 1), *at) for at in ((1, 1), (1, 2), (2, 1))] + [Wish(Pointed("show", 2), 3, 7)])
    wishing.wish(shelf.database, [Wish(Pointed("show", 1), 2, 2)], when_aired=True)
    wishing.wish(shelf.database, [Wish(Pointed("movie", row)) for row in (1, 2, 3)])
    return shelf


def lines(shelf: Shelf, query: WishQuery = ALL, *opened: int) -> list[int]:
    return list(wishlist.tree(shelf.database, query, opened).keys)


def one(shelf: Shelf, key: int, query: WishQuery = ALL) -> Listed:
    return wishlist.listed(shelf.database, query, [key])[key]


def rolled(shelf: Shelf, key: int, query: WishQuery = ALL) -> tuple[int, int, int]:
    found = one(shelf, key, query)
    return found.done, found.wanted, found.waiting


def names(shelf: Shelf, query: WishQuery) -> list[str]:
    keys = lines(shelf, query)
    found = wishlist.listed(shelf.database, query, keys)
    return [found[key].title for key in keys]


@pytest.mark.parametrize("line", [Line("movie", 7), Line("show", 7), Line("season", 7, 0), Line("season", 99_999_999, 2025), Line("episode", 7, 2025, 0)])
def test_a_line_and_its_number_say_the_same(line: Line) -> None:
    assert line_of(line.key) == line
    assert abs(line.key) < 1 << 63


def test_a_line_knows_what_it_is_under_and_a_batch_takes_nothing_twice() -> None:
    assert [above(key) for key in (episode(1, 2), FIRST, FARGO, Line("movie", 3).key)] == [FIRST, FARGO, 0, 0]
    assert outermost([FARGO, FIRST, episode(1, 2), ELAN, episode(2, 1), episode(3, 1, 2)]) == [FARGO, ELAN]
    assert outermost([FIRST, episode(1, 2), episode(2, 1)]) == [FIRST, episode(2, 1)]


def test_only_what_is_open_is_read_the_newest_season_first(wished: Shelf) -> None:
    assert lines(wished) == [ELAN, FARGO]
    assert lines(wished, ALL, FARGO) == [ELAN, FARGO, SECOND, FIRST]
    assert lines(wished, ALL, FARGO, FIRST) == [ELAN, FARGO, SECOND, FIRST, episode(1, 1), episode(1, 2)]
    assert lines(wished, ALL, FIRST) == [ELAN, FARGO], "a season of a show that is folded"


def test_the_first_lines_are_those_of_the_whole(wished: Shelf) -> None:
    for query in (ALL, FILMS):
        whole = lines(wished, query)
        for size in (1, 2, 40):
            begun = list(wishlist.beginning(wished.database, query, (), size).keys)
            assert begun == whole[: len(begun)]
            assert len(begun) >= min(size, len(whole))


def test_d42_wanted_and_done_roll_up_and_done_is_the_library_s(wished: Shelf) -> None:
    assert rolled(wished, FARGO) == (1, 2, 1)
    assert rolled(wished, FIRST) == (1, 1, 0)
    assert rolled(wished, SECOND) == (0, 1, 1)
    wished.sql("UPDATE copies SET owned = 1 WHERE kind = 'episode'")
    assert rolled(wished, FARGO) == (4, 0, 0)
    assert one(wished, episode(2, 2)).standing == "done", "also what was to be wished when it had aired"
    assert wishlist.counts(wished.database) == WishCounts(movies=3, shows=2, wanted_movies=2, wanted_episodes=1, done=5)


def test_counts_and_standings(wished: Shelf) -> None:
    assert wishlist.counts(wished.database) == WishCounts(movies=3, shows=2, wanted_movies=2, wanted_episodes=3, done=2)
    assert [one(wished, episode(*at)).standing for at in ((1, 1), (1, 2), (2, 2))] == ["done", "wanted", "when_aired"]
    film = one(wished, -lines_of_films(wished)[0], FILMS)
    assert (film.title, film.year, film.standing, film.air_date, film.title_id) == ("Metropolis", 1927, "done", "1927-01-01", 1)


def lines_of_films(shelf: Shelf) -> list[int]:
    return [row[0] for row in shelf.sql("SELECT id FROM wishlist WHERE kind = 'movie' ORDER BY movie_id")]


def test_a_wish_that_no_provider_lists_yet_is_there_without_a_title(wished: Shelf) -> None:
    unlisted = one(wished, episode(3, 7, 2))
    assert (unlisted.title, unlisted.episode_id, unlisted.standing) == ("", 0, "wanted")
    assert rolled(wished, ELAN) == (0, 1, 0)


def test_each_state_narrows_the_tree_and_what_it_holds(wished: Shelf) -> None:
    assert lines(wished, WishQuery(state="done"), FARGO, FIRST) == [FARGO, FIRST, episode(1, 1)]
    assert lines(wished, WishQuery(state="wanted"), FARGO, FIRST) == [ELAN, FARGO, SECOND, FIRST, episode(1, 2)]
    assert lines(wished, WishQuery(state="when_aired"), FARGO, SECOND) == [FARGO, SECOND, episode(2, 2)]
    assert lines(wished, WishQuery(state="unwanted")) == []
    assert names(wished, WishQuery("movies", state="done")) == ["Metropolis"]


def test_each_order(wished: Shelf) -> None:
    assert names(wished, FILMS) == ["Ägir", "Metropolis", "Zardoz"]
    assert names(wished, WishQuery("movies", sort="newest")) == ["Zardoz", "Ägir", "Metropolis"]
    assert names(wished, WishQuery("movies", sort="air")) == ["Ägir", "Zardoz", "Metropolis"]
    assert names(wished, WishQuery(sort="most")) == ["Fargo", "Élan"]
    assert names(wished, WishQuery(sort="air")) == ["Fargo", "Élan"]
    wished.sql("UPDATE wishlist SET added_at = added_at + 9 WHERE show_id = 2")
    assert names(wished, WishQuery(sort="newest")) == ["Élan", "Fargo"]


def test_d42_the_search_folds_keeps_what_hits_are_under_and_finds_what_exists(wished: Shelf) -> None:
    assert lines(wished, WishQuery(text="ELAN")) == [ELAN]
    assert lines(wished, WishQuery(text=" part 1-2 ")) == [FARGO, FIRST, episode(1, 2)]
    assert wishlist.tree(wished.database, WishQuery(text="part 1-2"), ()).opened == {FARGO, FIRST}
    assert lines(wished, WishQuery(text="part 2", state="wanted")) == [FARGO, SECOND, episode(2, 1)]
    assert lines(wished, WishQuery(text="%")) == []
    assert names(wished, WishQuery("movies", text="agir")) == ["Ägir"]
    assert wishlist.listed(wished.database, ALL, [Line("show", 99).key, episode(9, 9), -999]) == {}, "lines that are gone"


def test_d42_removing_works_at_each_level_and_is_taken_back(wished: Shelf) -> None:
    for key, left in ((episode(1, 2), (1, 1, 1)), (SECOND, (1, 1, 0))):
        line = wishlist.remove(wished.database, ALL, [key])
        assert rolled(wished, FARGO) == left
        keeping.undo(wished.database, line)
        assert rolled(wished, FARGO) == (1, 2, 1)
    line = wishlist.remove(wished.database, ALL, [FARGO, FIRST, episode(1, 1)])
    assert lines(wished) == [ELAN]
    keeping.undo(wished.database, line)
    assert rolled(wished, FARGO) == (1, 2, 1)
    film = lines(wished, FILMS)[0]
    line = wishlist.remove(wished.database, FILMS, [film])
    assert names(wished, FILMS) == ["Metropolis", "Zardoz"]
    keeping.undo(wished.database, line)
    assert names(wished, FILMS) == ["Ägir", "Metropolis", "Zardoz"]
    with pytest.raises(Missing):
        wishlist.remove(wished.database, ALL, [Line("show", 99).key])


def test_removing_takes_only_what_the_state_shows(wished: Shelf) -> None:
    wishlist.remove(wished.database, WishQuery(state="done"), [FARGO])
    assert rolled(wished, FARGO) == (0, 2, 1)


def test_what_is_done_is_cleared_in_one_and_comes_back(wished: Shelf) -> None:
    line = wishlist.remove_done(wished.database)
    assert wishlist.counts(wished.database) == WishCounts(movies=2, shows=2, wanted_movies=2, wanted_episodes=3)
    keeping.undo(wished.database, line)
    assert wishlist.counts(wished.database).done == 2


def test_what_is_not_wanted_is_listed_apart_and_can_be_wished_after_all(wished: Shelf) -> None:
    following.follow(wished.database, Pointed("show", 1))
    wishlist.remove(wished.database, ALL, [SECOND])
    query = WishQuery(state="unwanted")
    assert lines(wished) == [ELAN, FARGO]
    assert lines(wished, query, FARGO, SECOND) == [FARGO, SECOND, episode(2, 1), episode(2, 2)]
    assert one(wished, episode(2, 1), query).standing == "unwanted"
    line = wishlist.want(wished.database, query, [SECOND])
    assert lines(wished, query) == []
    assert rolled(wished, SECOND) == (0, 2, 0)
    keeping.undo(wished.database, line)
    assert lines(wished, query) == [FARGO]


def test_it_is_told_whether_a_wish_came_by_hand(wished: Shelf) -> None:
    wished.sql("UPDATE wishlist SET origin = 'aired' WHERE season = 2")
    assert [one(wished, key).by_hand for key in (FARGO, SECOND, FIRST, episode(2, 1))] == [True, False, True, False]


def test_the_address_says_the_question_and_leaves_out_what_is_unknown() -> None:
    for query in (ALL, FILMS, WishQuery("movies", "é &", "done", "newest"), WishQuery("shows", "", "unwanted", "most")):
        assert wish_query(query.address()) == query
    assert ALL.address() == "bijou://wishlist"
    assert wish_query("bijou://wishlist?tab=songs&state=lost&sort=random") == ALL
    assert wish_query("bijou://wishlist?tab=movies&sort=most") == FILMS


def test_d41_check_db_says_what_is_wished_twice_in_two_shapes(wished: Shelf) -> None:
    with wished.database.read() as reader:
        assert not [line for line in broken(reader) if "wish" in line]
    assert wishing.wish(wished.database, [Wish(Pointed("show", ids=ExternalIds(tmdb="60622"), title="Fargo"), 1, 2)]).already == 1
    wished.sql("UPDATE wishlist SET tmdb = NULL WHERE season = 1")
    wished.sql("INSERT INTO wishlist (kind, title, tmdb, season, number, added_at) VALUES ('episode', 'Fargo', '60622', 1, 2, 1)")
    with wished.database.read() as reader:
        assert [line for line in broken(reader) if "wish" in line] == ["wish 2 is there twice"]
