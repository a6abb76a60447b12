"""The verbs of browsing: each reads the library as it is now, by the user's date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.items import Kind
from app.domain.query import LibraryQuery
from app.library import browse
from app.library.finding import find_here
from tests.shelf import NOW, TODAY, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.database.close()


def test_a_film_from_wall_to_page(shelf: Shelf) -> None:
    shelf.film("Metropolis", year=1927)
    database = shelf.database
    ids = browse.titles(database, LibraryQuery()).ids
    assert [card.title for card in browse.cards(database, "movie", ids)] == ["Metropolis"]
    assert browse.facets(database, "movie").decades == ((1920, 1),)
    assert browse.counts(database).movies == 1
    assert find_here(database, "metro").hits[0].id == ids[0]
    page = browse.movie_page(database, ids[0])
    assert page is not None
    assert page.copies == browse.copies(database, Kind.MOVIE, ids[0])
    assert browse.copies(database, Kind.MOVIE, 99) == ()


def test_type_to_jump(shelf: Shelf) -> None:
    for title in ("The Amber Road", "Metropolis", "Zulu"):
        shelf.film(title)
    assert browse.from_prefix(shelf.database, "movie", "Mé") == [2, 3]
    assert browse.from_prefix(shelf.database, "movie", "zz") == []


def test_a_show_and_its_episodes(shelf: Shelf) -> None:
    show = shelf.show("Series")
    shelf.episode(show, 1, 1, aired="2001-01-01")
    page = browse.show_page(shelf.database, 1)
    assert page is not None
    assert page.percent == 100
    (row,) = browse.season_episodes(shelf.database, 1, 1)
    assert row.state == "owned"
    assert [copy.server for copy in browse.copies(shelf.database, Kind.EPISODE, row.id)] == ["Attic"]
    assert browse.season_episodes(shelf.database, 99, 1) == []
    counts = browse.counts(shelf.database)
    assert (counts.shows, counts.episodes) == (1, 1)


@pytest.mark.parametrize(("zone", "today"), [("UTC", TODAY), ("Pacific/Kiritimati", TODAY), ("Pacific/Pago_Pago", "2025-10-08")])
def test_d51_today_is_the_users_date(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, zone: str, today: str) -> None:
    import time

    if not hasattr(time, "tzset"):
        pytest.skip("this system has no tzset")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        found = browse.present(shelf.database).date().isoformat()
    time.tzset()
    assert found == today


def test_settings_are_kept_and_go_back_to_nothing(shelf: Shelf) -> None:
    assert browse.setting(shelf.database, "theme") is None
    browse.put_setting(shelf.database, "theme", '"dark"')
    browse.put_setting(shelf.database, "theme", '"light"')
    assert browse.setting(shelf.database, "theme") == '"light"'
    browse.put_setting(shelf.database, "theme", None)
    assert browse.setting(shelf.database, "theme") is None


def test_servers_with_what_they_hold(shelf: Shelf) -> None:
    shelf.film("One")
    shelf.film("Two", server=2)
    show = shelf.show("Series", server=2)
    shelf.episode(show, 1, 1, server=2)
    shelf.sql("UPDATE copies SET not_seen_since = 5 WHERE movie_id = 2")
    shelf.sql("UPDATE servers SET position = 9 WHERE id = 1")
    cellar, attic = browse.servers(shelf.database)
    assert (attic.name, attic.kind, attic.movies, attic.shows, attic.episodes) == ("Attic", "plex", 1, 0, 0)
    assert (cellar.name, cellar.movies, cellar.shows, cellar.episodes) == ("Cellar", 1, 1, 1)
    assert [(one.key, one.kind, one.titles, one.not_seen, one.included) for one in cellar.libraries] == [("m", "movie", 1, 1, True), ("s", "show", 1, 0, True)]
    assert tuple(browse.libraries(shelf.database, 2)) == cellar.libraries
    assert browse.server(shelf.database, 2) == cellar
    assert browse.server(shelf.database, 77) is None


def test_scans_newest_first_and_their_reports(shelf: Shelf) -> None:
    head = "INSERT INTO scans (server_id, server_name, mode, state, started_at, ended_at, added, report) VALUES"
    report = '{"server_id":1,"server":"Attic","mode":"full","state":"done","started_at":1,"ended_at":2,"added":3,"problems":["It was slow."]}'
    shelf.sql(f"{head} (1, 'Attic', 'full', 'done', 1, 2, 3, ?)", report)
    shelf.sql(f"{head} (2, 'Cellar', 'quick', 'running', 5, NULL, 0, NULL)")
    running, done = browse.scan_reports(shelf.database)
    assert (running.server, running.state, running.ended_at) == ("Cellar", "running", None)
    assert browse.scan_reports(shelf.database, server_id=1) == [done]
    whole = browse.scan_report(shelf.database, done.id)
    assert whole is not None
    assert (whole.scan_id, whole.added, whole.problems) == (done.id, 3, ("It was slow.",))
    bare = browse.scan_report(shelf.database, running.id)
    assert bare is not None
    assert (bare.state, bare.server, bare.libraries) == ("running", "Cellar", ())
    assert browse.scan_report(shelf.database, 99) is None


def test_a_scan_outlives_its_server_by_name(shelf: Shelf) -> None:
    shelf.sql("INSERT INTO scans (server_id, server_name, mode, state, started_at) VALUES (1, 'Attic', 'full', 'done', 1)")
    shelf.sql("DELETE FROM servers WHERE id = 1")
    (scan,) = browse.scan_reports(shelf.database)
    assert (scan.server_id, scan.server) == (None, "Attic")


def test_d60_activity_newest_first_in_pages(shelf: Shelf) -> None:
    shelf.sql(
        'INSERT INTO activity (at, verb, title, count, listed, server_id) VALUES (?, \'added\', \'Attic\', 2, \'[["movie",1,"One"],["movie",2,"Two"]]\', 1)',
        NOW,
    )
    shelf.sql("INSERT INTO activity (at, verb, title, undo) VALUES (?, 'merged', 'One', '{}')", NOW)
    newest, bulk = browse.activity(shelf.database)
    assert (newest.verb, newest.can_undo, newest.listed) == ("merged", True, ())
    assert (bulk.count, bulk.listed, bulk.can_undo) == (2, (("movie", 1, "One"), ("movie", 2, "Two")), False)
    assert browse.activity(shelf.database, limit=5, before=newest.id) == [bulk]
