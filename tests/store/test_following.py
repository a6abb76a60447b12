"""The effective list: what was followed, owned shows that still air, minus what was muted (D30, D31); and everything taken back (D62)."""

from __future__ import annotations

import pytest

from app.domain.changes import Changes, Subject
from app.domain.items import ExternalIds
from app.domain.problems import Missing, Problem
from app.domain.wanting import Pointed, WantedIds, Wish
from app.library import following, keeping, wanting, wishing
from app.store.following import followed_count, followed_shows, why_followed
from tests.shelf import NOW, Shelf, actor

OUTSIDE = Pointed("show", ids=ExternalIds(tmdb="1396"), title="Breaking Bad", year=2008, poster="tmdb /bb.jpg")
SIGOURNEY = Pointed("person", ids=ExternalIds(tmdb="10205"), title="Sigourney Weaver", poster="tmdb /sw.jpg")


def listed(shelf: Shelf) -> dict[int, str]:
    found: dict[int, str] = {one.show_id: one.why for one in following.followed_shows(shelf.database)}
    with shelf.database.read() as reader:
        assert why_followed(reader) == found, "what the calendar reads is the same list"
    return found


def watch(shelf: Shelf) -> list[tuple[str, str]]:
    return [tuple(row) for row in shelf.sql("SELECT title, state FROM watchlist ORDER BY id")]


def test_d30_an_owned_show_that_still_airs_is_followed_by_itself_and_ended_ones_are_not(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    shelf.show("The Wire", status="Ended")
    shelf.show("Dark", status="returning series")
    shelf.show("Lost")
    assert listed(shelf) == {1: "airing", 3: "airing"}
    shelf.sql("UPDATE shows SET status = 'Canceled' WHERE id = 1")
    assert listed(shelf) == {3: "airing"}, "computed when read"


def test_d30_what_only_another_server_could_have_is_not_owned_and_not_followed_by_itself(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing", owned=False)
    assert listed(shelf) == {}


def test_d30_unfollowing_an_airing_show_mutes_it_and_following_again_clears_the_mute(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing", tmdb="60622")
    following.unfollow(shelf.database, Pointed("show", 1))
    assert (listed(shelf), watch(shelf)) == ({}, [("Fargo", "mute")])
    following.follow(shelf.database, Pointed("show", 1))
    assert (listed(shelf), watch(shelf)) == ({1: "follow"}, [("Fargo", "follow")])
    following.unfollow(shelf.database, Pointed("show", 1))
    assert watch(shelf) == [("Fargo", "mute")], "the default must not bring it back"


def test_d30_unfollowing_a_show_that_ended_leaves_nothing(shelf: Shelf) -> None:
    shelf.show("The Wire", status="Ended")
    following.follow(shelf.database, Pointed("show", 1))
    assert listed(shelf) == {1: "follow"}
    following.unfollow(shelf.database, Pointed("show", 1))
    assert (listed(shelf), watch(shelf)) == ({}, [])
    with pytest.raises(Missing, match="not followed"):
        following.unfollow(shelf.database, Pointed("show", 1))


def test_d31_a_show_followed_before_it_is_owned_gains_its_library_page_and_keeps_its_follow_when_it_leaves(shelf: Shelf) -> None:
    following.follow(shelf.database, OUTSIDE)
    assert listed(shelf) == {1: "follow"}
    assert shelf.sql("SELECT title, year, poster, tmdb FROM shows") == [("Breaking Bad", 2008, "tmdb /bb.jpg", "1396")]
    shelf.show("Breaking Bad", tmdb="1396", status="Ended")
    assert shelf.sql("SELECT show_id FROM copies") == [(1,)], "the same row"
    assert listed(shelf) == {1: "follow"}
    keeping.remove_server(shelf.database, 1)
    assert listed(shelf) == {1: "follow"}
    following.unfollow(shelf.database, Pointed("show", 1))
    assert shelf.sql("SELECT count(*) FROM shows") == [(0,)], "nobody wants it any more"


def test_d30_a_show_that_airs_and_is_not_owned_is_not_muted_when_it_is_followed_no_more(shelf: Shelf) -> None:
    following.follow(shelf.database, OUTSIDE)
    shelf.sql("UPDATE shows SET status = 'Returning Series'")
    following.unfollow(shelf.database, OUTSIDE)
    assert watch(shelf) == [], "no default would bring it back"


def test_d31_following_again_wipes_no_poster(shelf: Shelf) -> None:
    following.follow(shelf.database, OUTSIDE)
    shelf.sql("UPDATE shows SET poster = NULL")
    following.follow(shelf.database, OUTSIDE)
    assert shelf.sql("SELECT poster, count(*) FROM watchlist") == [("tmdb /bb.jpg", 1)]
    shelf.show("Breaking Bad", tmdb="1396", status="Returning Series")
    following.unfollow(shelf.database, OUTSIDE)
    following.follow(shelf.database, OUTSIDE)
    assert shelf.sql("SELECT state, poster, show_id FROM watchlist") == [("follow", "tmdb /bb.jpg", 1)], "by way of a mute neither"


def test_d40_following_what_is_followed_does_not_begin_anew(shelf: Shelf) -> None:
    line = following.follow(shelf.database, OUTSIDE)
    shelf.sql("UPDATE watchlist SET added_at = 5")
    assert following.follow(shelf.database, OUTSIDE) == line
    assert shelf.sql("SELECT added_at FROM watchlist") == [(5,)]


@pytest.mark.parametrize("whom", [OUTSIDE, SIGOURNEY], ids=["show", "person"])
def test_d30_a_follow_whose_row_went_is_the_same_follow_when_it_is_back(shelf: Shelf, whom: Pointed) -> None:
    following.follow(shelf.database, whom)
    shelf.sql(f"UPDATE watchlist SET {whom.kind}_id = NULL, state = 'follow', added_at = 5")
    following.follow(shelf.database, whom)
    following.unfollow(shelf.database, whom)
    assert watch(shelf) == [], "there was one row of it"


def test_d30_a_mute_of_what_left_is_of_the_row_that_is_made_for_it_anew(shelf: Shelf) -> None:
    shelf.show("Breaking Bad", tmdb="1396", status="Continuing")
    following.unfollow(shelf.database, Pointed("show", 1))
    keeping.remove_server(shelf.database, 1)
    assert shelf.sql("SELECT show_id, state FROM watchlist") == [(None, "mute")]
    wishing.wish(shelf.database, [Wish(OUTSIDE, 1, 1)])
    assert shelf.sql("SELECT w.show_id = s.id, w.state FROM watchlist w, shows s") == [(1, "mute")]


def test_d30_every_card_knows_its_title_by_the_row_and_by_the_number(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing", tmdb="60622")
    shelf.show("Dark", status="Continuing", tmdb="70523")
    shelf.film("Alien", tmdb="348")
    following.follow(shelf.database, OUTSIDE)
    following.follow(shelf.database, SIGOURNEY)
    following.unfollow(shelf.database, Pointed("show", 2))
    wishing.wish(shelf.database, [Wish(Pointed("movie", 1)), Wish(OUTSIDE, 1, 1)])
    person = shelf.sql("SELECT id FROM people WHERE tmdb = '10205'")[0][0]
    assert wanting.wanted(shelf.database) == WantedIds(
        *(frozenset({1, 3}), frozenset({"60622", "1396"})),
        *(frozenset({person}), frozenset({"10205"})),
        *(frozenset({1}), frozenset({"348"})),
        *(frozenset({3}), frozenset({"1396"})),
    )


def test_d5_the_badge_counts_the_effective_list(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    shelf.show("Dark", status="Continuing")
    shelf.show("The Wire", status="Ended")
    following.follow(shelf.database, OUTSIDE)
    following.follow(shelf.database, SIGOURNEY)
    following.unfollow(shelf.database, Pointed("show", 2))
    with shelf.database.read() as reader:
        assert followed_count(reader) == len(followed_shows(reader)) + 1 == 3


def test_d30_the_same_show_from_another_card_is_the_same_follow(shelf: Shelf) -> None:
    shelf.show("Fargo", tmdb="60622", tvdb="269613")
    following.follow(shelf.database, Pointed("show", ids=ExternalIds(tvdb="269613"), title="Fargo (2014)"))
    following.follow(shelf.database, Pointed("show", ids=ExternalIds(tmdb="60622"), title="Fargo"))
    assert shelf.sql("SELECT show_id, tmdb, tvdb FROM watchlist") == [(1, "60622", "269613")]


def test_d30_a_title_that_nobody_knows_cannot_be_followed(shelf: Shelf) -> None:
    with pytest.raises(Problem, match="cannot be followed"):
        following.follow(shelf.database, Pointed("show", 99, title="Gone"))
    with pytest.raises(Problem, match="cannot be followed"):
        following.follow(shelf.database, Pointed("person", 99, title="Somebody"))


def test_d30_people_are_followed_with_or_without_a_row_and_the_roles_that_count(shelf: Shelf) -> None:
    shelf.film("Alien", credits=(actor("Tom Skerritt", "Dallas"),))
    following.follow(shelf.database, SIGOURNEY)
    following.follow(shelf.database, Pointed("person", 1))
    following.set_roles(shelf.database, 2, ["Directing", "Writing"])
    people = following.followed_people(shelf.database)
    assert [(one.name, one.tmdb, one.roles, one.portrait) for one in people] == [
        ("Sigourney Weaver", "10205", ("Directing", "Writing"), "tmdb /sw.jpg"),
        ("Tom Skerritt", None, (), None),
    ]
    following.unfollow(shelf.database, SIGOURNEY)
    assert shelf.sql("SELECT name FROM people") == [("Tom Skerritt",)], "in no title of the library"


def test_d62_follow_mute_and_unfollow_are_taken_back_and_that_is_taken_back(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    mute = following.unfollow(shelf.database, Pointed("show", 1))
    back = keeping.undo(shelf.database, mute)
    assert (listed(shelf), back.want, back.name) == ({1: "airing"}, "muted", "Fargo")
    again = keeping.undo(shelf.database, back.line)
    assert (watch(shelf), listed(shelf)) == ([("Fargo", "mute")], {})
    keeping.undo(shelf.database, again.line)
    assert (watch(shelf), listed(shelf)) == ([], {1: "airing"})


def test_d62_a_follow_from_outside_goes_with_its_row_and_comes_back_under_its_own_id(shelf: Shelf) -> None:
    line = following.follow(shelf.database, OUTSIDE)
    back = keeping.undo(shelf.database, line)
    assert (watch(shelf), shelf.sql("SELECT count(*) FROM shows")) == ([], [(0,)])
    keeping.undo(shelf.database, back.line)
    assert shelf.sql("SELECT s.id, s.tmdb, w.show_id FROM shows s JOIN watchlist w ON w.show_id = s.id") == [(1, "1396", 1)]


def test_d62_what_was_changed_since_is_not_taken_back(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    line = following.follow(shelf.database, Pointed("show", 1))
    following.unfollow(shelf.database, Pointed("show", 1))
    with pytest.raises(Problem, match="changed since"):
        keeping.undo(shelf.database, line)


def test_d61_a_follow_announces_its_row_and_its_show(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Ended")
    heard: list[Changes] = []
    shelf.database.listen(heard.append)
    line = following.follow(shelf.database, Pointed("show", 1))
    assert heard[0].added == {Subject.WATCHLIST: {1}, Subject.ACTIVITY: {line}}
    assert heard[0].updated == {Subject.SHOW: {1}}
    with pytest.raises(Problem):
        following.follow(shelf.database, Pointed("show", 99, title="Gone"))
    assert len(heard) == 1, "what was taken back announces nothing"


def test_d40_since_when_a_show_is_followed(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    shelf.show("The Wire", status="Ended")
    following.follow(shelf.database, Pointed("show", 2))
    shelf.sql("UPDATE shows SET created_at = ? WHERE id = 1", NOW - 500)
    with shelf.database.read() as reader:
        assert {one.show_id: one.since for one in followed_shows(reader)} == {1: NOW - 500, 2: NOW}
        assert [one.show_id for one in followed_shows(reader, [2, 7])] == [2]
