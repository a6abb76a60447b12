"""Wishing and wishing no more, by hand and by airing (D40, D41, D42), and taking it back (D62)."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import apsw
import pytest

from app.domain.changes import Changes, Subject
from app.domain.items import ExternalIds
from app.domain.problems import Missing, Problem
from app.domain.wanting import Pointed, Wish
from app.library import following, keeping, wishing
from app.library.wanting import wanted
from app.store import promoting
from app.store.activity import activity
from tests.shelf import NOW, Shelf

FARGO = Pointed("show", 1)
METROPOLIS = Pointed("movie", ids=ExternalIds(tmdb="19"), title="Metropolis", year=1927, poster="tmdb /m.jpg")
DAY = 86_400


def wished(shelf: Shelf) -> list[tuple[object, ...]]:
    return shelf.sql("SELECT kind, title, season, number, state FROM wishlist ORDER BY season, number, id")


def a_show(shelf: Shelf, status: str = "Continuing") -> str:
    """Fargo with one owned episode, on the shelf for ten days."""
    key = shelf.show("Fargo", tmdb="60622", status=status)
    shelf.episode(key, 1, 1, aired="2025-01-01")
    shelf.sql("UPDATE shows SET created_at = ?", NOW - 10 * DAY)
    return key


def listed(shelf: Shelf, season: int, number: int, air_at: int | None = None, air_date: str | None = None) -> None:
    """An episode that a provider knows and nobody owns."""
    shelf.sql("INSERT OR IGNORE INTO seasons (show_id, number, listed_by) VALUES (1, ?, 'tmdb')", season)
    shelf.sql(
        """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_date, listed_by, created_at)
        SELECT 1, id, number, ?, 'An episode', ?, ?, 'tmdb', 1 FROM seasons WHERE number = ?""",
        number,
        air_at,
        air_date,
        season,
    )


def test_d41_a_film_is_wished_once_whatever_it_is_called_by(shelf: Shelf) -> None:
    first = wishing.wish(shelf.database, [Wish(METROPOLIS)])
    assert (first.added, first.already) == (1, 0)
    again = wishing.wish(shelf.database, [Wish(METROPOLIS), Wish(Pointed("movie", 1))])
    assert (again.added, again.already, again.line) == (0, 2, 0)
    assert shelf.sql("SELECT title, year, poster, tmdb, movie_id FROM wishlist") == [("Metropolis", 1927, "tmdb /m.jpg", "19", 1)]


def test_d41_a_film_and_a_show_may_share_a_number_and_an_episode_has_one_row(shelf: Shelf) -> None:
    show = Pointed("show", ids=ExternalIds(tmdb="19"), title="Nineteen")
    result = wishing.wish(shelf.database, [Wish(METROPOLIS), Wish(show, 1, 1), Wish(show, 1, 1), Wish(show, 1, 2)])
    assert (result.added, result.already, result.refused) == (3, 1, ())
    assert wished(shelf) == [
        ("movie", "Metropolis", None, None, "wanted"),
        ("episode", "Nineteen", 1, 1, "wanted"),
        ("episode", "Nineteen", 1, 2, "wanted"),
    ]


def test_d41_one_bad_entry_in_a_batch_is_told_and_the_others_are_added(shelf: Shelf) -> None:
    a_show(shelf)
    result = wishing.wish(shelf.database, [Wish(Pointed("movie", 99, title="Gone")), Wish(FARGO, 1, None), Wish(FARGO, 1, 2)])
    assert (result.added, len(result.refused)) == (1, 2)
    assert "cannot be followed or wished" in result.refused[0]
    assert wished(shelf) == [("episode", "Fargo", 1, 2, "wanted")]


def test_d62_a_batch_is_taken_back_whole_with_the_rows_that_it_made(shelf: Shelf) -> None:
    a_show(shelf)
    line = wishing.wish(shelf.database, [Wish(METROPOLIS), Wish(FARGO, 1, 2), Wish(FARGO, 1, 3)]).line
    back = keeping.undo(shelf.database, line)
    assert (wished(shelf), shelf.sql("SELECT count(*) FROM movies")) == ([], [(0,)])
    keeping.undo(shelf.database, back.line)
    assert len(wished(shelf)) == 3
    assert shelf.sql("SELECT m.id FROM wishlist w JOIN movies m ON m.id = w.movie_id") == [(1,)]


def test_d60_a_line_of_several_titles_says_how_many(shelf: Shelf) -> None:
    a_show(shelf)
    wishing.wish(shelf.database, [Wish(FARGO, 1, 2), Wish(FARGO, 1, 3)])
    line = wishing.wish(shelf.database, [Wish(METROPOLIS), Wish(FARGO, 1, 4), Wish(FARGO, 1, 5)]).line
    back = keeping.undo(shelf.database, line)
    assert shelf.sql("SELECT verb, detail, count FROM activity ORDER BY id") == [("wished", None, 2), ("wished", "2", 3), ("unwished", "2", 3)]
    assert back.line


def test_d42_wishes_that_are_gone_cannot_be_removed(shelf: Shelf) -> None:
    """Removing at each level: tests/store/test_wishlist_page.py."""
    a_show(shelf, status="Ended")
    wishing.wish(shelf.database, [Wish(FARGO, 1, 2)])
    wishing.unwish(shelf.database, [1, 99])
    assert wished(shelf) == []
    with pytest.raises(Missing):
        wishing.unwish(shelf.database, [1])


def test_d40_what_aired_since_the_show_was_first_owned_is_wished_and_the_back_catalogue_is_not(shelf: Shelf) -> None:
    a_show(shelf)
    listed(shelf, 1, 2, air_at=NOW - 20 * DAY)
    listed(shelf, 1, 3, air_at=NOW - 5 * DAY)
    listed(shelf, 1, 4, air_at=NOW + 5)
    listed(shelf, 1, 5, air_date="2025-10-08")
    listed(shelf, 1, 6, air_date="2025-09-01")
    listed(shelf, 0, 1, air_at=NOW - 5 * DAY)
    assert wishing.promote(shelf.database) == 2
    assert wished(shelf) == [("episode", "Fargo", 1, 3, "wanted"), ("episode", "Fargo", 1, 5, "wanted")]
    assert shelf.sql("SELECT origin, tmdb, show_id FROM wishlist") == [("aired", "60622", 1)] * 2
    assert wishing.promote(shelf.database) == 0, "once"


def test_d40_a_show_followed_by_hand_promotes_from_then_on_and_a_muted_one_nothing(shelf: Shelf) -> None:
    a_show(shelf)
    listed(shelf, 1, 2, air_at=NOW - 5 * DAY)
    following.unfollow(shelf.database, FARGO)
    assert wishing.promote(shelf.database) == 0
    following.follow(shelf.database, FARGO)
    assert wishing.promote(shelf.database) == 0, "it aired before the follow began"
    listed(shelf, 1, 3, air_at=NOW)
    shelf.sql("UPDATE watchlist SET added_at = added_at - 60")
    assert wishing.promote(shelf.database) == 1


def test_d40_an_episode_that_is_wanted_no_more_is_not_wished_again_by_itself(shelf: Shelf) -> None:
    a_show(shelf)
    listed(shelf, 1, 3, air_at=NOW - 5 * DAY)
    wishing.promote(shelf.database)
    line = wishing.unwish(shelf.database, [1])
    assert wishing.promote(shelf.database) == 0
    keeping.undo(shelf.database, line)
    assert wished(shelf) == [("episode", "Fargo", 1, 3, "wanted")]


def test_d40_not_wanted_is_said_before_it_is_wished_and_taken_back(shelf: Shelf) -> None:
    a_show(shelf)
    listed(shelf, 1, 3, air_at=NOW - 5 * DAY)
    line = wishing.unwant(shelf.database, [Wish(FARGO, 1, 3)])
    assert wishing.promote(shelf.database) == 0
    keeping.undo(shelf.database, line)
    assert wishing.promote(shelf.database) == 1


def test_d40_an_owned_episode_is_never_wished_by_itself(shelf: Shelf) -> None:
    key = a_show(shelf)
    shelf.episode(key, 1, 2, aired="2025-10-05")
    assert wishing.promote(shelf.database) == 0


def test_d40_wished_for_when_it_has_aired(shelf: Shelf) -> None:
    a_show(shelf, status="Ended")
    listed(shelf, 2, 1, air_at=NOW + 60)
    wishing.wish(shelf.database, [Wish(FARGO, 2, 1)], when_aired=True)
    assert wishing.promote(shelf.database) == 0
    assert wished(shelf) == [("episode", "Fargo", 2, 1, "when_aired")]
    shelf.sql("UPDATE episodes SET air_at = ? WHERE season = 2", NOW)
    assert wishing.promote(shelf.database, followed=False) == 1
    assert wished(shelf) == [("episode", "Fargo", 2, 1, "wanted")]


def test_d40_one_show_alone_can_be_asked(shelf: Shelf) -> None:
    a_show(shelf)
    listed(shelf, 1, 3, air_at=NOW - 5 * DAY)
    assert wishing.promote(shelf.database, [2]) == 0
    assert wishing.promote(shelf.database, [1]) == 1


def test_d31_a_wished_film_that_comes_to_the_library_is_the_same_row(shelf: Shelf) -> None:
    wishing.wish(shelf.database, [Wish(METROPOLIS)])
    shelf.film("Metropolis", tmdb="19")
    assert shelf.sql("SELECT count(*) FROM movies") == [(1,)]
    assert shelf.sql("SELECT movie_id FROM copies") == [(1,)]


def test_d14_what_is_unwanted_or_muted_keeps_no_title(shelf: Shelf) -> None:
    a_show(shelf)
    wishing.unwant(shelf.database, [Wish(FARGO, 1, 3)])
    following.unfollow(shelf.database, FARGO)
    keeping.remove_server(shelf.database, 1)
    assert shelf.sql("SELECT count(*) FROM shows") == [(0,)]
    shelf.sql("UPDATE wishlist SET title = title")  # the CHECK still holds
    assert shelf.sql("SELECT state, tmdb FROM watchlist UNION ALL SELECT state, tmdb FROM wishlist") == [("mute", "60622"), ("unwanted", "60622")]


def test_d62_what_was_changed_since_is_not_taken_back(shelf: Shelf) -> None:
    line = wishing.wish(shelf.database, [Wish(METROPOLIS)]).line
    wishing.unwish(shelf.database, [1])
    with pytest.raises(Problem, match="changed since"):
        keeping.undo(shelf.database, line)


def test_d14_what_is_muted_or_unwanted_is_so_again_when_its_show_comes_back(shelf: Shelf) -> None:
    a_show(shelf)
    wishing.unwant(shelf.database, [Wish(FARGO, 1, 3)])
    following.unfollow(shelf.database, FARGO)
    keeping.remove_server(shelf.database, 1)
    shelf.show("Fargo", server=2, status="Continuing", tmdb="60622")
    assert shelf.sql("SELECT state, show_id FROM watchlist UNION ALL SELECT state, show_id FROM wishlist") == [("mute", 2), ("unwanted", 2)]
    assert following.followed_shows(shelf.database) == []


def test_d14_what_is_wished_stays_when_its_server_goes(shelf: Shelf) -> None:
    a_show(shelf, status="Ended")
    shelf.film("Metropolis", tmdb="19")
    wishing.wish(shelf.database, [Wish(FARGO, 1, 2), Wish(METROPOLIS)])
    keeping.remove_server(shelf.database, 1)
    assert shelf.sql("SELECT id, title FROM shows UNION ALL SELECT id, title FROM movies") == [(1, "Fargo"), (1, "Metropolis")]
    assert shelf.sql("SELECT coalesce(movie_id, show_id), state FROM wishlist") == [(1, "wanted")] * 2


def test_d40_an_episode_without_a_number_is_not_wished_by_itself(shelf: Shelf) -> None:
    a_show(shelf)
    shelf.sql("INSERT INTO episodes (show_id, season_id, season, title, air_at, listed_by, created_at) "
        "SELECT 1, id, 1, 'Untold', ?, 'tmdb', 1 FROM seasons", NOW - DAY)  # fmt: skip
    assert wishing.promote(shelf.database) == 0


def test_d40_what_was_to_be_wished_waits_while_another_show_is_asked(shelf: Shelf) -> None:
    a_show(shelf, status="Ended")
    listed(shelf, 2, 1, air_at=NOW - 60)
    wishing.wish(shelf.database, [Wish(FARGO, 2, 1)], when_aired=True)
    assert wishing.promote(shelf.database, [2], followed=False) == 0
    assert wishing.promote(shelf.database, [1], followed=False) == 1


def test_d61_what_is_wished_by_itself_announces_its_show_and_exactly_its_wishes(shelf: Shelf) -> None:
    a_show(shelf)
    wishing.wish(shelf.database, [Wish(METROPOLIS)])
    for number in (3, 4):
        listed(shelf, 1, number, air_at=NOW - number * DAY)
    heard: list[Changes] = []
    shelf.database.listen(heard.append)
    wishing.promote(shelf.database)
    assert heard[0].added[Subject.WISHLIST] == {row for (row,) in shelf.sql("SELECT id FROM wishlist WHERE kind = 'episode'")}
    assert heard[0].updated[Subject.SHOW] == {1}


def test_d40_d50_the_day_on_which_a_follow_began_is_the_users(shelf: Shelf) -> None:
    """In Auckland it is the 10th already when somebody follows at 13:00 UTC: what is dated the 9th is back catalogue there, and is not in London."""
    a_show(shelf, status="Ended")
    following.follow(shelf.database, FARGO)
    shelf.sql("UPDATE watchlist SET added_at = ?", int(datetime(2025, 10, 9, 13, tzinfo=UTC).timestamp()))
    listed(shelf, 1, 2, air_date="2025-10-09")
    for zone, new in (("Pacific/Auckland", 0), ("Europe/London", 1)):
        with shelf.database.write() as tx:
            assert promoting.promote(tx, datetime(2025, 10, 14, tzinfo=ZoneInfo(zone))) == new


def test_d41_a_show_and_a_film_may_share_a_number_whichever_comes_first(shelf: Shelf) -> None:
    show = Pointed("show", ids=ExternalIds(tmdb="19"), title="Nineteen")
    result = wishing.wish(shelf.database, [Wish(show, 1, 1), Wish(METROPOLIS)])
    assert (result.added, result.already) == (2, 0)
    wishing.unwish_film(shelf.database, METROPOLIS)
    assert wished(shelf) == [("episode", "Nineteen", 1, 1, "wanted")]


def test_d41_a_wish_whose_row_went_is_the_same_wish(shelf: Shelf) -> None:
    """It is known by its title's row, or by TMDB's number where that row is gone."""
    a_show(shelf)
    wishing.wish(shelf.database, [Wish(METROPOLIS), Wish(FARGO, 1, 2)])
    shelf.sql("UPDATE wishlist SET movie_id = NULL, show_id = NULL")
    again = wishing.wish(shelf.database, [Wish(METROPOLIS), Wish(FARGO, 1, 2)])
    assert (again.added, again.already) == (0, 2)
    assert len(wished(shelf)) == 2


@pytest.mark.parametrize("again", [
    ("movie", None, None, "movie_id", 1), ("movie", None, None, "tmdb", "19"),
    ("episode", 1, 2, "show_id", 1), ("episode", 1, 2, "tmdb", "60622"),
])  # fmt: skip
def test_d41_the_file_itself_holds_a_wish_once_in_both_shapes(shelf: Shelf, again: tuple[object, ...]) -> None:
    a_show(shelf)
    wishing.wish(shelf.database, [Wish(METROPOLIS), Wish(FARGO, 1, 2)])
    kind, season, number, column, value = again
    insert = f"INSERT INTO wishlist (kind, title, season, number, added_at, {column}) VALUES (?, 'Twice', ?, ?, 1, ?)"
    with pytest.raises(apsw.ConstraintError, match="UNIQUE"):
        shelf.sql(insert, kind, season, number, value)


def test_d62_a_wish_that_was_to_wait_waits_again(shelf: Shelf) -> None:
    a_show(shelf)
    wishing.wish(shelf.database, [Wish(FARGO, 1, 2)], when_aired=True)
    line = wishing.wish(shelf.database, [Wish(FARGO, 1, 2)]).line
    keeping.undo(shelf.database, line)
    assert wished(shelf) == [("episode", "Fargo", 1, 2, "when_aired")]


def test_d60_what_is_taken_back_is_told_as_what_it_is(shelf: Shelf) -> None:
    a_show(shelf)
    for line in (wishing.wish(shelf.database, [Wish(FARGO, 1, 2), Wish(FARGO, 1, 3)]).line, following.unfollow(shelf.database, FARGO)):
        keeping.undo(shelf.database, line)
    with shelf.database.read() as reader:
        assert [(row.verb, row.count) for row in activity(reader, 4)] == [("followed", 1), ("unwished", 2), ("muted", 1), ("wished", 2)]


def test_d5_what_is_not_wanted_lights_no_heart(shelf: Shelf) -> None:
    a_show(shelf)
    wishing.unwant(shelf.database, [Wish(FARGO, 1, 2)])
    assert wanted(shelf.database).wishing == frozenset()
    wishing.wish(shelf.database, [Wish(FARGO, 1, 3)])
    assert wanted(shelf.database).wishing == {1}
