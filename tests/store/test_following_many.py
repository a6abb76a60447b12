"""Many shows followed, or followed no more, at once, and all of it taken back (D30, D60, D62)."""

from __future__ import annotations

from app.domain.wanting import Pointed
from app.library import browse, following, keeping
from tests.shelf import Shelf


def watch(shelf: Shelf) -> list[tuple[str, str]]:
    return [tuple(row) for row in shelf.sql("SELECT title, state FROM watchlist ORDER BY title")]


def listed(shelf: Shelf) -> dict[int, str]:
    return {one.show_id: one.why for one in following.followed_shows(shelf.database)}


def shows(shelf: Shelf) -> None:
    """One that airs, one that airs and is muted, one that ended, one that ended and is followed."""
    for title, status in (("Fargo", "Continuing"), ("Dark", "Continuing"), ("The Wire", "Ended"), ("Lost", "Ended")):
        shelf.show(title, status=status)
    following.unfollow(shelf.database, Pointed("show", 2))
    following.follow(shelf.database, Pointed("show", 4))


def test_d30_many_are_followed_by_hand_and_mutes_are_gone(shelf: Shelf) -> None:
    shows(shelf)
    line, many = following.follow_all(shelf.database, [1, 2, 3, 4], followed=True)
    assert many == 3, "one was followed by hand already"
    assert listed(shelf) == dict.fromkeys((1, 2, 3, 4), "follow")
    assert shelf.sql("SELECT verb, count FROM activity WHERE id = ?", line) == [("followed", 3)]


def test_d30_many_are_followed_no_more_and_those_that_air_are_muted(shelf: Shelf) -> None:
    shows(shelf)
    _, many = following.follow_all(shelf.database, [1, 2, 3, 4], followed=False)
    assert many == 2
    assert (listed(shelf), watch(shelf)) == ({}, [("Dark", "mute"), ("Fargo", "mute")])


def test_d62_one_line_takes_all_of_it_back_and_does_it_again(shelf: Shelf) -> None:
    shows(shelf)
    for followed in (True, False):
        before = watch(shelf)
        line, _ = following.follow_all(shelf.database, [1, 2, 3, 4], followed=followed)
        after = watch(shelf)
        assert after != before
        back = keeping.undo(shelf.database, line).line
        assert watch(shelf) == before
        again = keeping.undo(shelf.database, back).line
        assert watch(shelf) == after
        keeping.undo(shelf.database, again)


def test_nothing_is_told_where_nothing_changed(shelf: Shelf) -> None:
    shows(shelf)
    assert following.follow_all(shelf.database, [4], followed=True) == (0, 0)
    assert following.follow_all(shelf.database, [2, 3], followed=False) == (0, 0)


def test_d30_a_card_says_whether_its_show_is_followed(shelf: Shelf) -> None:
    shows(shelf)
    ids = [1, 2, 3, 4]
    assert [card.followed for card in browse.cards(shelf.database, "show", ids)] == [True, False, False, True]
    following.follow_all(shelf.database, ids, followed=False)
    assert [card.followed for card in browse.cards(shelf.database, "show", ids)] == [False] * 4
