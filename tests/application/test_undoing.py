"""Taking back by hand what was done by hand: what cannot be taken back says why and does not stand before the rest (D62)."""

from __future__ import annotations

from pathlib import Path

from app.application.undoing import Undoing
from app.domain.wanting import Pointed
from app.library import following
from app.models.toasts import Toasts
from tests.models.holding import HeldFetch
from tests.shelf import Shelf


class Desk:
    """Two followed shows; what was done is told."""

    def __init__(self, folder: Path) -> None:
        self.shelf, self.work, self.toasts = Shelf(folder), HeldFetch(), Toasts()
        self.said: list[str] = []
        self.toasts.appeared.connect(self.said.append)
        self.undoing = Undoing(self.shelf.database, self.work, self.toasts)
        self.shows = [Pointed("show", row) for row, name in enumerate(("Fargo", "The Wire"), 1) if self.shelf.show(name, status="Ended")]
        for show, name in zip(self.shows, ("Fargo", "The Wire"), strict=True):
            self.undoing.done(following.follow(self.shelf.database, show), f"You follow {name}")

    def followed(self) -> list[int]:
        return sorted(one.show_id for one in following.followed_shows(self.shelf.database))

    def undo(self) -> str:
        self.undoing.undo_last()
        self.work.run()
        return self.said[-1]


def test_d62_what_was_changed_since_is_told_and_the_one_before_it_is_next(qapp: object, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    following.unfollow(desk.shelf.database, desk.shows[1])
    assert "changed since" in desk.undo()
    assert desk.undo().strip() == "Undone: You follow Fargo"
    assert desk.followed() == []
    assert desk.undo().strip() == "There is nothing to undo."


def test_d62_a_line_of_activity_taken_back_can_be_done_again(qapp: object, tmp_path: Path) -> None:
    """Also one that was not done in this window."""
    desk = Desk(tmp_path)
    line = following.unfollow(desk.shelf.database, desk.shows[0])
    desk.undoing.undo(line)
    desk.work.run()
    assert (desk.followed(), desk.said[-1].strip()) == ([1, 2], "You follow “Fargo” again")
    desk.undo()
    assert desk.followed() == [2]
