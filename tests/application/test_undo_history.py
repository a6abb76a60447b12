"""What is taken back next, and done again next (D62)."""

from __future__ import annotations

from app.application.undo_history import MOST, Deed, UndoHistory


def test_d62_the_last_goes_first_and_comes_back_in_the_same_order() -> None:
    history = UndoHistory()
    history.done(1, "follow")
    history.done(2, "wish")
    assert getattr(history.last_done, "text", "") == "wish"
    assert history.undone(2, 3) == "wish"
    assert history.undone(1, 4) == "follow"
    assert [history.last_done, history.last_undone] == [None, Deed(4, "follow")]
    assert history.done_again(4, 5) == "follow"
    assert history.done_again(3, 6) == "wish"
    assert [history.last_done, history.last_undone] == [Deed(6, "wish"), None]


def test_what_was_taken_back_is_not_done_again_after_something_else() -> None:
    history = UndoHistory()
    history.done(1, "follow")
    history.undone(1, 2)
    history.done(3, "wish")
    assert history.last_undone is None


def test_a_toasts_own_undo_takes_its_line_out_of_the_middle() -> None:
    history = UndoHistory()
    for line, text in enumerate(("follow", "wish", "lock"), 1):
        history.done(line, text)
    assert history.undone(2, 4) == "wish"
    assert history.last_done == Deed(3, "lock")
    history.undone(3, 5)
    assert history.last_done == Deed(1, "follow")


def test_what_cannot_be_taken_back_any_more_does_not_stand_in_the_way() -> None:
    history = UndoHistory()
    history.done(1, "follow")
    history.done(2, "wish")
    history.forget(2)
    assert history.last_done == Deed(1, "follow")
    assert history.undone(2, 3) is None
    assert history.done_again(2, 3) is None


def test_the_same_line_is_taken_back_once_and_the_oldest_go() -> None:
    history = UndoHistory()
    history.done(1, "follow")
    history.done(1, "follow")
    history.undone(1, 2)
    assert history.last_done is None
    for line in range(10, 10 + MOST + 1):
        history.done(line, "")
    for line in range(10 + MOST, 10, -1):
        assert history.undone(line, -line) == ""
    assert history.last_done is None
