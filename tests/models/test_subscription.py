"""The calendar file's model: where it is, whether it is kept, and what is told of it."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from app.models.subscription import Subscription


def test_a_folder_gets_a_file_of_the_usual_name() -> None:
    model, heard = Subscription("/data/bijou.ics", on=False), []
    model.chosen.connect(lambda on, path: heard.append((on, path)))
    model.setPath(" /home/me/Sync ")
    model.setPath("/home/me/Sync/shows.ICS")
    model.setPath("  ")
    model.setOn(False)
    model.setOn(False)
    assert heard == [(True, "/home/me/Sync/bijou.ics"), (True, "/home/me/Sync/shows.ICS"), (False, "/home/me/Sync/shows.ICS")]


def test_the_address_is_one_that_apps_take() -> None:
    model = Subscription("/home/me/Mine & yours/bijou é.ics", on=True)
    assert model.property("address") == "file:///home/me/Mine%20&%20yours/bijou%20%C3%A9.ics"
    assert model.fileIn(QUrl("file:///home/me/a%20b")) == "/home/me/a b/bijou.ics"


def test_what_came_of_it() -> None:
    model = Subscription("/data/bijou.ics", on=True)
    model.written(1_234, 1_760_000_000, 1_760_000_000)
    assert str(model.property("news")).replace(",", "").startswith("1234 events")
    model.failed("The disk is full.")
    assert model.property("problem") == "The disk is full."
    model.written(2, 1_760_000_000, 1_760_000_000)
    assert model.property("problem") == ""
