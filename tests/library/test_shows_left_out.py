"""Servers that leave shows out of their listings, or answer with every kind whichever was asked for: no episode is lost, nothing is retired (D12, D13)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Kind, Reported
from app.domain.problems import BadAnswer
from app.sources.source import Page
from app.store.database import Database
from tests.library.pretend_source import PretendSource, episode, film, season, show
from tests.library.scanning import counted, run, value


class Silent(PretendSource):
    """Knows nothing of single items."""

    def items(self, keys: Sequence[tuple[Kind, str]], cancel: Cancel) -> Sequence[Reported]:
        return []


class Broken(PretendSource):
    """Fails when asked for single items."""

    def items(self, keys: Sequence[tuple[Kind, str]], cancel: Cancel) -> Sequence[Reported]:
        raise BadAnswer("attic sent XML that cannot be read, or that was cut short.")


EPISODES = [episode(1, 1, number, show_title="Serial", show_ids=ExternalIds(plex="plex://show/1")) for number in (1, 2, 3)]


def test_a_show_that_the_server_tells_only_of_by_its_episodes_is_there_by_name(database: Database) -> None:
    source = Silent().library("1", "show", *EPISODES)
    report = run(database, source)
    assert (report.whole, report.skipped) == (True, 0)
    assert counted(database, "episodes") == 3
    assert value(database, "SELECT title || ' ' || plex FROM shows") == "Serial plex://show/1"


def test_d12_a_deep_scan_keeps_a_show_that_is_left_out_as_long_as_its_episodes_are_listed(database: Database) -> None:
    source = Silent().library("1", "show", *EPISODES)
    for _ in range(2):
        report = run(database, source, "deep")
        assert (report.whole, report.retired) == (True, 0)
        assert (counted(database, "shows"), counted(database, "episodes"), counted(database, "copies WHERE not_seen_since IS NOT NULL")) == (1, 3, 0)


def test_what_the_server_tells_of_the_show_replaces_the_name_that_stood_in(database: Database) -> None:
    run(database, Silent().library("1", "show", *EPISODES))
    run(database, PretendSource().library("1", "show", show(1, "Serial: The Series", tvdb="7"), *EPISODES))
    assert value(database, "SELECT title || ' ' || tvdb || ' ' || count(*) FROM shows") == "Serial: The Series 7 1"


def test_d13_a_server_that_fails_when_asked_for_the_show_is_reported_and_no_episode_lost(database: Database) -> None:
    report = run(database, Broken().library("1", "show", *EPISODES))
    assert not report.whole
    assert report.libraries[0].problems == ("attic sent XML that cannot be read, or that was cut short.",)
    assert counted(database, "episodes") == 3


def test_an_episode_that_names_no_show_is_skipped_with_its_reason(database: Database) -> None:
    report = run(database, Silent().library("1", "show", show(2), episode(1, 1, 1)))
    assert [(one.remote_key, one.reason) for one in report.skipped_items] == [("s1e1.1", "The server did not list the show it belongs to.")]
    assert report.whole


def test_d12_a_server_that_answers_every_listing_with_every_kind_is_read_right(database: Database) -> None:
    everything = [show(1), season(1, 1), episode(1, 1, 1), episode(1, 1, 2), film(9)]
    source = PretendSource().library("1", "show", *everything)
    source.fault = lambda _library, _kind, start, _page: Page(start, everything if start == 0 else (), (), len(everything))
    for mode in ("full", "deep", "quick"):
        report = run(database, source, mode)
        assert (report.whole, report.skipped, report.retired) == (True, 0, 0)
        assert [counted(database, rows) for rows in ("shows", "seasons", "episodes", "movies")] == [1, 1, 2, 0]
