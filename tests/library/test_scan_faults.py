"""Listings that fail, lie, shift or stop: kept, reported, resumed, and nothing is retired for them (D12, D13)."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from app.domain.items import Kind, Reported
from app.domain.problems import BadAnswer, Late, Unreachable
from app.sources.source import Page
from app.store.database import Database
from tests.library.pretend_source import PretendSource, changed, episode, film, season, show
from tests.library.scanning import NOW, counted, films, run

Fault = Callable[[str, Kind, int, Page], Page]


def failing(*starts: int) -> Fault:
    def fault(_key: str, _kind: Kind, start: int, page: Page) -> Page:
        if start in starts:
            raise BadAnswer("Attic sent half an answer.")
        return page

    return fault


def test_a_page_that_fails_is_reported_and_the_next_scan_resumes_there(database: Database) -> None:
    """D13."""
    source = films(100)
    source.fault = failing(30)
    report = run(database, source)
    assert (report.state, report.added) == ("partial", 90)
    assert report.libraries[0].problems == ("Films: Attic sent half an answer.",)
    source.fault = None
    source.asked.clear()
    report = run(database, source)
    assert (report.state, report.added) == ("done", 10)
    assert [start for _, _, start in source.asked] == [30]
    assert counted(database, "movies") == 100


def test_any_scan_that_reads_the_whole_resumes(database: Database) -> None:
    """D13: a first full scan that was cut short, then the schedule's quick one."""
    source = films(100)
    source.fault = failing(30)
    run(database, source)
    source.fault = None
    source.asked.clear()
    assert (run(database, source, "quick").added, [start for _, _, start in source.asked]) == (10, [30])


def test_what_changed_on_pages_that_were_taken_over_is_found_by_the_next_quick_scan(database: Database) -> None:
    """D12: such pages are as old as the scan that read them."""
    source = films(100)
    source.fault = failing(30)
    run(database, source)
    source.fault = None
    database.now = lambda: NOW + 20 * 3_600
    items = source.items_there["1", Kind.MOVIE]
    items[5] = msgspec.structs.replace(changed(items[5], year=1999), changed_at=NOW + 60)
    items[99] = msgspec.structs.replace(items[99], changed_at=NOW + 19 * 3_600)  # the server's latest change is later
    run(database, source)
    assert counted(database, "movies WHERE year = 1999") == 0
    run(database, source, "quick")
    assert counted(database, "movies WHERE year = 1999") == 1


def test_a_page_that_fails_once_is_asked_for_again(database: Database) -> None:
    source = films(100)
    failed: list[int] = []

    def once(_key: str, _kind: Kind, start: int, page: Page) -> Page:
        if start == 30 and not failed:
            failed.append(start)
            raise Unreachable("Attic does not answer.")
        return page

    source.fault = once
    assert (run(database, source).state, counted(database, "movies")) == ("done", 100)


def test_a_failing_page_blocks_retiring_in_its_own_library_only(database: Database) -> None:
    """D13."""
    source = films(100).library("2", "movie", *(film(number) for number in range(200, 250)))
    run(database, source)
    del source.items_there["1", Kind.MOVIE][7]
    del source.items_there["2", Kind.MOVIE][7]
    source.fault = lambda key, kind, start, page: failing(30)(key, kind, start, page) if key == "1" else page
    report = run(database, source, "deep")
    assert [(library.retired, library.whole) for library in report.libraries] == [(0, False), (1, True)]
    assert counted(database, "movies") == 149


_ALL: list[Reported] = [film(number) for number in range(100)]
FAULTS: dict[str, Fault] = {
    "the same five of 357": lambda _key, _kind, _start, page: Page(page.start, _ALL[:5], (), 357),
    "an empty page in the middle": lambda _key, _kind, start, page: Page(start, (), (), page.total) if start == 20 else page,
    "a short last page": lambda _key, _kind, start, page: Page(start, page.items[: max(0, 98 - start)], (), page.total),
    "items that come twice": lambda _key, _kind, start, page: Page(start, _ALL[start - 1 : start + 9], (), page.total) if start else page,
    "a total that changes": lambda _key, _kind, start, page: Page(start, page.items, (), 100 - start // 50),
    "nothing but a total": lambda _key, _kind, start, page: Page(start, (), (), page.total),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_listing_that_lies_ends_keeps_what_it_sent_and_retires_nothing(database: Database, what: str) -> None:
    """D12, D13."""
    source = films(100)
    run(database, source)
    source.fault = FAULTS[what]
    report = run(database, source, "deep")
    assert (report.retired, counted(database, "movies")) == (0, 100)
    assert report.libraries[0].problems
    assert counted(database, "movies WHERE id IN (SELECT movie_id FROM copies WHERE not_seen_since IS NOT NULL)") == 0


def test_a_server_that_says_357_and_sends_five_is_stored_and_reported_as_cut_short(database: Database) -> None:
    source = films(0)
    source.fault = FAULTS["the same five of 357"]
    report = run(database, source)
    assert (report.added, report.state, report.whole) == (5, "partial", False)
    assert report.libraries[0].problems == ("Films: The server announced 357 items and sent 5: pages were cut short.",)
    assert len(source.asked) < 10


def test_a_server_that_ignores_paging_is_read_whole(database: Database) -> None:
    source = films(100)
    source.fault = lambda _key, _kind, start, page: Page(start, _ALL, (), 100)
    report = run(database, source)
    assert (report.state, report.added, len(source.asked)) == ("done", 100, 1)


def test_pages_that_an_older_scan_read_do_not_count_when_the_library_has_changed_since(database: Database) -> None:
    """D13: resuming is only right in the same library."""
    source = films(100)
    source.fault = failing(30)
    run(database, source)
    source.fault = None
    source.items_there["1", Kind.MOVIE].insert(0, film(500))
    report = run(database, source)
    assert (report.state, counted(database, "movies")) == ("done", 101)


def test_a_resumed_deep_scan_asks_once_more_before_it_retires(database: Database) -> None:
    """D12: what an earlier scan's pages named may have moved in between."""
    source = films(100)
    run(database, source)
    source.fault = failing(30)
    run(database, source, "deep")
    source.fault = None
    items = source.items_there["1", Kind.MOVIE]
    items.insert(0, items.pop(35))  # it moved from the page that is still to be read to one that was read
    report = run(database, source, "deep")
    assert (report.retired, counted(database, "movies")) == (0, 100)
    assert (run(database, source, "deep").state, counted(database, "movies")) == ("done", 100)


def test_a_resumed_deep_scan_retires_only_what_the_server_says_is_gone(database: Database) -> None:
    """D12."""
    source = films(100)
    run(database, source)
    source.fault = failing(30)
    run(database, source, "deep")
    source.fault = None
    items = source.items_there["1", Kind.MOVIE]
    gone = items[35]
    items[35] = film(700)  # the same number of items, another one
    source.items_there["elsewhere", Kind.MOVIE] = [gone]  # not listed, but still there when asked for by its key
    assert (run(database, source, "deep").retired, counted(database, "movies")) == (0, 101)


def test_a_quick_scan_that_was_not_whole_asks_for_the_same_again(database: Database) -> None:
    """D12."""
    source = films(100)
    run(database, source)
    source.items_there["1", Kind.MOVIE] += [film(number, changed_at=NOW) for number in range(200, 260)]
    source.fault = failing(30)
    assert run(database, source, "quick").state == "partial"
    source.fault = None
    assert run(database, source, "quick").state == "done"
    assert counted(database, "movies") == 160


def test_an_empty_episode_list_retires_nothing_of_that_show(database: Database) -> None:
    """D12."""
    both = [*(episode(1, 1, number) for number in (1, 2, 3)), *(episode(2, 1, number) for number in (1, 2, 3))]
    source = PretendSource().library("1", "show", show(1), show(2), season(1, 1), season(2, 1), *both)
    run(database, source)
    source.items_there["1", Kind.EPISODE] = [both[0], both[1]]  # one is gone from the first show, all from the second
    report = run(database, source, "deep")
    assert [gone.title for gone in report.retired_titles] == ["Part 1.3"]
    assert counted(database, "episodes") == 5
    assert report.libraries[0].problems == ("1 shows are listed without any of their episodes; these stay.",)


def test_a_failed_episode_list_retires_nothing(database: Database) -> None:
    """D12."""
    source = PretendSource().library("1", "show", show(1), season(1, 1), *(episode(1, 1, number) for number in range(1, 30)))
    run(database, source)
    del source.items_there["1", Kind.EPISODE][3]

    def fault(_key: str, kind: Kind, start: int, page: Page) -> Page:
        return failing(10)(_key, kind, start, page) if kind is Kind.EPISODE else page

    source.fault = fault
    assert (run(database, source, "deep").retired, counted(database, "episodes")) == (0, 29)


@pytest.mark.parametrize("start", [0, 30])
def test_d13_a_page_that_took_all_its_time_is_left_for_the_next_scan(start: int, database: Database) -> None:
    """A server that hangs is not waited for twice."""
    source = films(50)

    def hang(_key: str, _kind: Kind, at: int, page: Page) -> Page:
        if at == start:
            raise Late("Attic did not answer within 60 seconds.")
        return page

    source.fault = hang
    report = run(database, source)
    assert (report.state, report.libraries[0].problems) == ("partial", ("Films: Attic did not answer within 60 seconds.",))
    assert [at for _, _, at in source.asked].count(start) == 1
    source.fault = None
    assert (run(database, source).state, counted(database, "movies")) == ("done", 50)
