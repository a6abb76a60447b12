"""Scanning: what a server has comes in, what goes wrong stays where it went wrong (D12, D13, D15, D18, D60)."""

from __future__ import annotations

import pytest

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.items import Kind
from app.domain.problems import Busy, Missing, Refused, Unreachable
from app.domain.scanning import Progress
from app.library.scan import scan
from app.sources.source import Page
from app.store.database import Database
from app.store.scan_lock import ScanLock
from app.store.scans import scan_report
from app.store.search_merging import MOST_PARTS
from tests.library.pretend_source import CHANGED, PretendSource, changed, episode, film, season, show, skipping
from tests.library.scanning import NOW, counted, films, run, value


def test_a_full_scan_brings_everything_and_says_so(database: Database) -> None:
    source = films(25).library("2", "show", show(1), season(1, 1), *(episode(1, 1, number) for number in range(1, 13)))
    report = run(database, source)
    assert (report.state, report.added, report.changed, report.skipped, report.whole) == ("done", 38, 0, 0, True)
    assert [(library.name, library.read, library.total) for library in report.libraries] == [("Library 1", 25, 25), ("Library 2", 14, 14)]
    assert value(database, "SELECT count(*) FROM movies") == 25
    assert value(database, "SELECT count(*) FROM episodes WHERE season = 1") == 12
    with database.read() as reader:
        assert report.scan_id is not None
        assert scan_report(reader, report.scan_id) == report
    assert value(database, "SELECT count FROM activity WHERE verb = 'added'") == 38  # one line for many (D60)


def test_nothing_changed_writes_nothing_and_asks_little(database: Database) -> None:
    """D12: quick, the same library."""
    source = films(25).library("2", "show", show(1), season(1, 1), episode(1, 1, 1))
    run(database, source)
    source.asked.clear()
    before = value(database, "PRAGMA data_version"), database._writer.total_changes()
    heard: list[Changes] = []
    database.listen(heard.append)
    report = run(database, source, "quick")
    assert report.state == "done"
    assert report.scan_id is None
    assert (value(database, "PRAGMA data_version"), database._writer.total_changes()) == before
    assert heard == []
    assert len(source.asked) <= 2 * 4 + 2


def test_d17_many_small_scans_leave_the_search_in_few_parts(database: Database) -> None:
    for count in range(1, 12):
        run(database, films(count))
        assert counted(database, "(SELECT DISTINCT segid FROM movie_search_idx)") in range(MOST_PARTS + 1)


def test_a_quick_scan_finds_new_and_changed_ones_and_new_episodes_of_known_shows(database: Database) -> None:
    """D12."""
    source = films(25).library("2", "show", show(1), season(1, 1), episode(1, 1, 1))
    run(database, source)
    items = source.items_there
    items["1", Kind.MOVIE].append(film(99, changed_at=CHANGED + 1))
    items["2", Kind.EPISODE].append(episode(1, 1, 2, changed_at=CHANGED + 1))
    report = run(database, source, "quick")
    assert (report.added, report.changed, report.retired) == (2, 0, 0)
    assert value(database, "SELECT count(*) FROM episodes") == 2


def test_a_quick_scan_asks_only_for_what_came_after_the_latest_change(database: Database) -> None:
    """D12: even if everything was added at the same moment; but what is new at this moment is looked at once more."""
    source = films(100)
    run(database, source)
    source.asked.clear()
    run(database, source, "quick")
    assert [start for _, _, start in source.asked] == [0]
    source.items_there["1", Kind.MOVIE].append(film(500, changed_at=NOW - 5))
    run(database, source, "quick")
    source.items_there["1", Kind.MOVIE].append(film(501, changed_at=NOW - 9))
    assert run(database, source, "quick").added == 1


def test_only_a_deep_scan_retires(database: Database) -> None:
    """D12."""
    source = films(25)
    run(database, source)
    del source.items_there["1", Kind.MOVIE][3]
    for mode in ("quick", "full"):
        assert run(database, source, mode).retired == 0
    report = run(database, source, "deep")
    assert (report.retired, [gone.title for gone in report.retired_titles]) == (1, ["Film 0003"])
    assert value(database, "SELECT count(*) FROM movies") == 24
    assert value(database, "SELECT title FROM activity WHERE verb = 'retired'") == "Film 0003"


def test_a_second_scan_of_the_same_server_is_refused_also_from_another_program(database: Database) -> None:
    """D18."""
    other = ScanLock(database.path, 1)
    assert other.take()
    with pytest.raises(Busy, match="being scanned already"):
        run(database, films(1))
    other.give_back()
    assert run(database, films(1)).state == "done"


def test_a_server_that_is_gone_is_not_scanned(database: Database) -> None:
    with pytest.raises(Missing):
        run(database, films(1), server=7)


def test_a_server_that_does_not_answer_is_a_failed_scan_with_its_sentence(database: Database) -> None:
    source = films(1)

    def silent(_cancel: Cancel) -> object:
        raise Unreachable("Attic does not answer.")

    source.describe = silent  # type: ignore[assignment,method-assign]
    report = run(database, source, "quick")
    assert (report.state, report.problems, report.whole) == ("failed", ("Attic does not answer.",), False)
    assert value(database, "SELECT trouble FROM servers") == "Attic does not answer."
    assert value(database, "SELECT verb FROM activity") == "failed"
    assert run(database, films(1)).state == "done"
    assert value(database, "SELECT trouble FROM servers") is None


def test_a_scan_is_cancelled_between_pages_and_keeps_what_it_stored(database: Database) -> None:
    """D18: and the next one resumes there (D13)."""
    source, cancel = films(100), Cancel()

    def stop(_key: str, _kind: Kind, start: int, page: Page) -> Page:
        if start == 40:
            cancel.request()
            cancel.check()
        return page

    source.fault = stop
    report = scan(database, source, 1, "full", cancel)
    assert (report.state, report.whole) == ("cancelled", False)
    source.fault = None
    assert run(database, source).state == "done"
    assert value(database, "SELECT count(*) FROM movies") == 100
    assert value(database, "SELECT count(*) FROM scanned_pages") == 0


def test_progress_has_a_count_a_total_and_a_time_left(database: Database) -> None:
    """D18."""
    source = films(40).library("2", "show", show(1), season(1, 1), *(episode(1, 1, number) for number in range(1, 13)))
    ticks = iter(range(1, 1000))
    heard: list[Progress] = []
    scan(database, source, 1, "full", Cancel(), heard.append, tick=lambda: float(next(ticks)))
    assert heard[-1].done == heard[-1].total == 54
    assert {news.total for news in heard} == {54}
    assert [news.done for news in heard] == sorted(news.done for news in heard)
    assert heard[0].seconds_left is not None
    assert heard[-1].seconds_left == 0


def test_a_token_that_is_no_longer_accepted_stops_the_scan(database: Database) -> None:
    source = films(30).library("2", "movie", *(film(number) for number in range(100, 130)))

    def refuse(key: str, _kind: Kind, start: int, page: Page) -> Page:
        if start == 10:
            raise Refused("Attic does not accept the token any more.")
        return page

    source.fault = refuse
    report = run(database, source)
    assert (report.state, report.problems) == ("failed", ("Attic does not accept the token any more.",))


def test_an_item_that_cannot_be_read_or_stored_is_skipped_and_listed_and_counts_as_seen(database: Database) -> None:
    """D13."""
    source = films(25)
    run(database, source)
    items = source.items_there["1", Kind.MOVIE]
    items[5] = changed(items[5], year=2**80)
    items[6] = changed(items[6], title=None)
    source.fault = lambda _key, _kind, start, page: skipping(page, "m7", "It is not a film.") if start == 0 else page
    report = run(database, source, "deep")
    assert sorted(skipped.remote_key for skipped in report.skipped_items) == ["m5", "m6", "m7"]
    assert (report.skipped, report.retired, report.state) == (3, 0, "done")
    assert value(database, "SELECT count(*) FROM movies") == 25


def test_hostile_text_is_stored_as_text(database: Database) -> None:
    source = PretendSource().library("1", "movie", film(1, "\ud800 half\x00 \u202egnp.exe"), film(2, "x" * 100_000), film(3, "<b>&amp;</b>"))
    report = run(database, source)
    assert (report.added, report.skipped) == (3, 0)
    assert value(database, "SELECT max(length(title)) FROM movies") == 2_000
    assert value(database, "SELECT count(*) FROM movies WHERE title = '<b>&amp;</b>'") == 1


def test_what_is_known_and_not_there_is_not_owned(database: Database) -> None:
    """D15."""
    source = PretendSource().library("1", "show", show(1), season(1, 1), episode(1, 1, 1), episode(1, 1, 2, owned=False))
    run(database, source)
    assert value(database, "SELECT group_concat(owned) FROM (SELECT owned FROM copies WHERE kind = 'episode' ORDER BY number)") == "1,0"


def test_seasons_and_episodes_of_a_show_that_the_listing_left_out_are_not_lost(database: Database) -> None:
    source = PretendSource().library("1", "show", show(1), season(1, 1), episode(1, 1, 1), season(2, 1), episode(2, 1, 1), episode(3, 1, 1))
    source.fault = lambda _key, kind, start, page: Page(start, page.items[:1], (), 1) if kind is Kind.SHOW else page
    source.items_there["1", Kind.SHOW].append(show(2))  # asked for by its key alone
    report = run(database, source)
    assert value(database, "SELECT count(*) FROM shows") == 2
    assert [(skipped.remote_key, skipped.reason) for skipped in report.skipped_items] == [("s3e1.1", "The server did not list the show it belongs to.")]


def test_episodes_without_numbers_and_specials_are_kept(database: Database) -> None:
    odd = [episode(1, 1, None, key="a", season=None), episode(1, 1, None, key="b", season=None, season_key=None), episode(1, 0, 1)]
    run(database, PretendSource().library("1", "show", show(1), season(1, 1), *odd))
    with database.read() as reader:
        found = reader.rows(_PLACES)
    assert found == [("a", 1, None), ("b", 0, None), ("s1e0.1", 0, 1)]


def test_d10_an_episode_of_no_season_is_not_the_special_with_its_number(database: Database) -> None:
    """Nor another episode of no season; and it stays the episode that it was when it changes, or another copy comes."""
    unplaced = [episode(1, 0, 1, key=key, season=None, season_key=None) for key in ("a", "b")]
    source = PretendSource().library("1", "show", show(1), *unplaced, episode(1, 0, 1), episode(1, 0, 2, key="c", season=None, season_key=None))
    run(database, source)
    with database.read() as reader:
        found = reader.rows(_PLACES)
    assert found == [("a", 0, None), ("b", 0, None), ("c", 0, 2), ("s1e0.1", 0, 1)]
    rows = value(database, "SELECT json_group_array(episode_id ORDER BY copy_id) FROM copy_episodes")
    source.items_there["1", Kind.EPISODE] = [changed(one, overview="New") for one in source.items_there["1", Kind.EPISODE]]
    run(database, source)
    assert value(database, "SELECT json_group_array(episode_id ORDER BY copy_id) FROM copy_episodes") == rows


_PLACES = """SELECT c.remote_key, e.season, e.number FROM copies c JOIN copy_episodes l ON l.copy_id = c.id JOIN episodes e ON e.id = l.episode_id
ORDER BY c.remote_key"""


def test_a_scan_announces_exactly_what_it_changed(database: Database) -> None:
    """D61."""
    source = films(25)
    run(database, source)
    source.items_there["1", Kind.MOVIE][4] = changed(source.items_there["1", Kind.MOVIE][4], year=1999)
    heard: list[Changes] = []
    database.listen(heard.append)
    run(database, source)
    titles = frozenset[int]().union(*(change.touched(Subject.MOVIE) for change in heard))
    assert titles == {value(database, "SELECT id FROM movies WHERE year = 1999")}


def test_libraries_that_the_user_left_out_are_not_read(database: Database) -> None:
    source = films(5).library("2", "movie", film(100))
    run(database, source)
    with database.write() as tx:
        tx.execute("UPDATE libraries SET included = 0 WHERE key = '2'")
    source.asked.clear()
    run(database, source)
    assert {key for key, _, _ in source.asked} == {"1"}


def test_a_library_that_the_server_no_longer_names_keeps_its_titles(database: Database) -> None:
    source = films(5).library("2", "movie", film(100))
    run(database, source)
    del source.libraries_there["2"]
    report = run(database, source, "deep")
    assert (report.state, report.retired) == ("partial", 0)
    assert "no longer has this library" in report.libraries[-1].problems[0]
    assert value(database, "SELECT count(*) FROM movies") == 6


def test_a_library_that_held_nothing_and_is_no_longer_named_goes_without_a_word(database: Database) -> None:
    """As the two that stood for an empty folder until its disk was mounted."""
    source = films(5).library("2", "movie")
    run(database, source)
    del source.libraries_there["2"]
    report = run(database, source)
    assert (report.state, [library.key for library in report.libraries]) == ("done", ["1"])
    assert value(database, "SELECT group_concat(key) FROM libraries") == "1"


def test_rows_of_a_scan_that_died_do_not_stay_running(database: Database) -> None:
    with database.write() as tx:
        tx.execute("INSERT INTO scans (server_id, server_name, mode, state, started_at) VALUES (1, 'Attic', 'full', 'running', 1)")
    run(database, films(1))
    assert value(database, "SELECT group_concat(state) FROM (SELECT state FROM scans ORDER BY id)") == "failed,done"
